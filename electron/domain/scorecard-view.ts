/**
 * The scorecard as a window, a command line or a file of it is given it: only what is shown, as plain data.
 * A cell says no more than an exception has: 6,000 of them travel in a blink.
 */
import { z } from 'zod'
import { partlyCoveredShort } from './coverage.ts'
import type { Figure } from './figure.ts'
import type { FigureBook } from './figures.ts'
import { phases, pupilGroups, units } from './kpi.ts'
import type { Phase, PupilGroup } from './kpi.ts'
import { markRule, weightRule } from './mark-rule.ts'
import { states } from './observation.ts'
import { knownYears } from './scorecard-columns.ts'
import type { Chosen } from './scorecard-columns.ts'
import { scorecard } from './scorecard.ts'
import { shortSchoolNames } from './school-names.ts'
import { schoolsByPhase } from './school-order.ts'
import type { Vision } from './vision.ts'
import { phaseLabel, roundTo } from './wording.ts'

/** A figure as a cell shows it. What is not said is the rule: a value, not clearly different, of pupils enough. */
export const cellSchema = z.strictObject({
  /** As printed: rounded to the measure's decimals. Null where there is none. */
  value: z.number().nullable(),
  /** Why there is no value, or `unreliable` beside one. */
  state: z.enum(states).optional(),
  kind: z.enum(['better', 'worse', 'not-rated']).optional(),
  direction: z.enum(['above', 'below']).optional(),
  /** From fewer pupils than the trust rates. */
  small: z.literal(true).optional(),
  provisional: z.literal(true).optional(),
  /** Of a trust figure in which some schools are missing: `3 of 20`. */
  covers: z.string().optional(),
})
export type Cell = z.infer<typeof cellSchema>

export const measureHeadSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  unit: z.enum(units),
  decimals: z.int(),
})
export type MeasureHead = z.infer<typeof measureHeadSchema>

const cells = z.array(cellSchema.nullable())

export const scorecardViewSchema = z.strictObject({
  finding: z.string(),
  sentence: z.string(),
  tooLoose: z.string().nullable(),
  group: z.enum(pupilGroups),
  columns: z.array(
    measureHeadSchema.extend({
      period: z.string(),
      provisional: z.boolean(),
      strand: z.int().nullable(),
      target: z.number().nullable(),
    }),
  ),
  /** Headings over neighbouring columns, each over so many of them. */
  groups: z.array(
    z.strictObject({ title: z.string(), strand: z.int().nullable(), columns: z.int() }),
  ),
  sections: z.array(
    z.strictObject({
      phase: z.enum(phases),
      title: z.string(),
      rows: z.array(
        z.strictObject({ urn: z.string(), name: z.string(), short: z.string(), cells }),
      ),
    }),
  ),
  /** The trust's own row: of one phase's schools where one was asked for. */
  total: z.strictObject({ name: z.string(), phase: z.enum(phases).nullable(), cells }),
  england: z.array(z.number().nullable()),
  /** How marks and trust figures come about, in sentences. */
  rule: z.string(),
  /** Who published the figures. */
  source: z.string(),
  /** What can be chosen. */
  choices: z.strictObject({
    strands: z.array(z.strictObject({ number: z.int(), title: z.string() })),
    phases: z.array(z.strictObject({ phase: z.enum(phases), title: z.string() })),
    years: z.array(z.string()),
  }),
})
export type ScorecardView = z.infer<typeof scorecardViewSchema>
export type ScorecardSection = ScorecardView['sections'][number]

/** What a cell shows of a figure; null where it cannot exist. */
export function cellOf(figure: Figure | null): Cell | null {
  if (figure === null) return null
  const { value, state, verdict, small, provisional, kpi } = figure
  const covers = partlyCoveredShort(figure)
  return {
    value: value === null ? null : roundTo(value, kpi.decimals),
    ...(state === 'value' ? {} : { state }),
    ...(value === null || verdict.kind === 'no-clear-difference' ? {} : { kind: verdict.kind }),
    ...(value === null || verdict.direction === null ? {} : { direction: verdict.direction }),
    ...(small ? { small } : {}),
    ...(provisional ? { provisional } : {}),
    ...(covers === '' ? {} : { covers }),
  }
}

/** Who published the measures, each once: `Sources: Key stage 2 performance tables, DfE; …`. */
export function sourceLine(
  kpis: Iterable<{ source: { title: string; publisher: string } }>,
): string {
  const named = new Set([...kpis].map(({ source }) => `${source.title}, ${source.publisher}`))
  return named.size === 0
    ? ''
    : `${named.size === 1 ? 'Source' : 'Sources'}: ${[...named].join('; ')}.`
}

/** The scorecard of the chosen measures, schools, pupils and period. `trust` names the trust's own row. */
export function scorecardView(options: {
  book: FigureBook
  vision: Vision | null
  trust: string
  include?: Chosen | undefined
  phase?: Phase | undefined
  group?: PupilGroup | undefined
  period?: string | null | undefined
}): ScorecardView {
  const { book, vision, trust, include, phase, group = 'all', period = null } = options
  const card = scorecard({
    ...{ book, vision, group, period },
    ...(include === undefined || vision === null ? {} : { include }),
    ...(phase === undefined ? {} : { phase }),
  })
  const short = shortSchoolNames(card.phases.flatMap(({ rows }) => rows.map((row) => row.school)))
  const all = [
    ...card.phases.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    ...card.trust,
  ]
  return {
    finding: card.finding,
    sentence: card.sentence,
    tooLoose: card.tooLoose,
    group,
    columns: card.columns.map(({ kpi, period: of, provisional, strand, target }) => ({
      ...measureHead(kpi),
      ...{ period: of, provisional, strand, target },
    })),
    groups: card.groups.map(({ title, strand, columns }) => ({
      ...{ title, strand },
      columns: columns.length,
    })),
    sections: card.phases.map(({ phase: of, title, rows }) => ({
      ...{ phase: of, title },
      rows: rows.map(({ school, cells: row }) => ({
        urn: school.urn,
        name: school.name,
        short: short.get(school.urn) ?? school.name,
        cells: row.map(cellOf),
      })),
    })),
    total: {
      name: phase === undefined ? trust : `Our schools, ${phaseLabel(phase).toLowerCase()}`,
      phase: phase ?? null,
      cells: card.trust.map(cellOf),
    },
    england: card.england.map((value, i) =>
      value === null ? null : roundTo(value, card.columns[i]?.kpi.decimals ?? 0),
    ),
    rule: `${markRule(all, book.rules)} ${weightRule}`,
    source: sourceLine(card.columns.map(({ kpi }) => kpi)),
    choices: {
      strands: (vision?.strands ?? []).map(({ title, short: few }, i) => ({
        number: i + 1,
        title: few ?? title,
      })),
      phases: schoolsByPhase(book.schools).map(({ phase: of, title }) => ({ phase: of, title })),
      years: knownYears(book, group),
    },
  }
}

/** What the head of a column says of a measure. */
export function measureHead(kpi: MeasureHead): MeasureHead {
  const { code, name, short, unit, decimals } = kpi
  return { code, name, short, unit, decimals }
}
