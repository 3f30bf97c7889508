/**
 * Schools compared, measure by measure: an interval row for each school with England as the plumb line
 * (LOOK §3.7). One measure for all schools, or several measures for a few; the same model either way. Schools
 * stand in alphabetical order within their phase, never in that of their figures.
 */
import { z } from 'zod'
import { isThin, partlyCovered } from './coverage.ts'
import { cohortWords } from './cohort-words.ts'
import { benchmarkLabel } from './benchmark.ts'
import { englandOf } from './england.ts'
import type { Figure } from './figure.ts'
import type { FigureBook } from './figures.ts'
import { spokenName } from './finding.ts'
import { intervalRowSchema, type IntervalRowInput } from './interval-row.ts'
import { phases, polarities, pupilGroups } from './kpi.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import { markRule, weightRule } from './mark-rule.ts'
import { byOwnLimits } from './reading.ts'
import { cellOf, cellSchema, measureHead, measureHeadSchema, sourceLine } from './scorecard-view.ts'
import { columnPeriod, knownYears } from './scorecard-columns.ts'
import { schoolsByPhase } from './school-order.ts'
import { shortSchoolNames } from './school-names.ts'
import { strandLinks } from './school-report.ts'
import type { School } from './school.ts'
import type { Vision } from './vision.ts'
import {
  capitalise,
  countWord,
  formatValue,
  joinNames,
  phaseLabel,
  stateSentence,
} from './wording.ts'

export const comparedRowSchema = z.strictObject({
  /** Null for the trust's own row. */
  urn: z.string().nullable(),
  name: z.string(),
  phase: z.enum(phases).nullable(),
  cell: cellSchema,
  /** `57%`, or why there is none. */
  text: z.string(),
  verdict: z.string(),
  cohort: z.string(),
  /** What its chart draws; null where there is no value. */
  interval: intervalRowSchema.nullable(),
})
export type ComparedRow = z.infer<typeof comparedRowSchema>

export const comparedMeasureSchema = z.strictObject({
  /** The finding, as a sentence without its stop. */
  finding: z.string(),
  kpi: measureHeadSchema.extend({ polarity: z.enum(polarities), source: z.string() }),
  period: z.string(),
  strand: z.int().nullable(),
  /** The phases whose schools these are, where the measure's others are held against another figure for England. */
  of: z.string().nullable(),
  england: z.strictObject({ label: z.string(), value: z.number() }).nullable(),
  rows: z.array(comparedRowSchema),
  /** The trust, or its schools of this phase, where there is such a figure. */
  trust: comparedRowSchema.nullable(),
})
export type ComparedMeasure = z.infer<typeof comparedMeasureSchema>

export const comparisonViewSchema = z.strictObject({
  group: z.enum(pupilGroups),
  schools: z.array(
    z.strictObject({
      urn: z.string(),
      name: z.string(),
      short: z.string(),
      phase: z.enum(phases),
      chosen: z.boolean(),
    }),
  ),
  measures: z.array(comparedMeasureSchema),
  /** Every measure for which the chosen schools can be compared. */
  choices: z.strictObject({
    measures: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    years: z.array(z.string()),
  }),
  rule: z.string(),
  source: z.string(),
})
export type ComparisonView = z.infer<typeof comparisonViewSchema>

/**
 * Compares schools. `urns`: which, or all of them where it is empty. `kpi`: the one measure; where it is null,
 * all that at least two of the named schools have a value for, the vision's first; of all schools the first alone.
 */
export function compareSchools(options: {
  book: FigureBook
  vision: Vision | null
  trust: string
  urns: readonly string[]
  kpi: string | null
  group: PupilGroup
  period: string | null
}): ComparisonView {
  const { book, vision, trust, urns, group, period } = options
  const ordered = schoolsByPhase(book.schools).flatMap(({ schools }) => schools)
  const chosen = urns.length === 0 ? ordered : ordered.filter(({ urn }) => urns.includes(urn))
  const short = shortSchoolNames(ordered)
  const nameOf = ({ urn, name }: School) => short.get(urn) ?? name
  const links = strandLinks(vision)
  const kpis = [
    ...[...links.keys()].flatMap((code) => book.kpi(code) ?? []),
    ...book.kpis.filter(({ code }) => !links.has(code)),
  ]
  const figuresOf = (kpi: Kpi) => {
    const of = columnPeriod(book, kpi.code, group, period)
    return of === null
      ? null
      : { period: of, figures: chosen.map(({ urn }) => book.figure(urn, kpi.code, group, of)) }
  }
  const comparable = kpis.filter((kpi) => {
    const values = figuresOf(kpi)?.figures.filter((figure) => figure?.value != null) ?? []
    return values.length >= Math.min(2, chosen.length)
  })
  // Of all schools one measure is shown: rather one that can be rated, else one that has the plumb line.
  const someOf = (is: (figure: Figure) => boolean) => (kpi: Kpi) =>
    figuresOf(kpi)?.figures.some((one) => one !== null && is(one)) ?? false
  const first =
    comparable.find(someOf((one) => byOwnLimits(book, one).verdict.kind !== 'not-rated')) ??
    comparable.find(someOf(({ england }) => england !== null))
  const shared =
    urns.length > 0 ? comparable : comparable.filter((kpi) => kpi === (first ?? comparable[0]))
  const wanted = options.kpi === null ? shared : kpis.filter(({ code }) => code === options.kpi)
  const shown: Figure[] = []
  const measures = wanted.flatMap((kpi): ComparedMeasure[] => {
    const found = figuresOf(kpi)
    if (found === null) return []
    const pairs = chosen.flatMap((school, i) => {
      const figure = found.figures[i]
      return figure ? [{ school, figure: byOwnLimits(book, figure) }] : []
    })
    shown.push(...pairs.map(({ figure }) => figure))
    // One upright can stand for one England alone: primary and secondary absence each have their own.
    const plumbs = Map.groupBy(pairs, ({ figure }) => heldAgainst(figure))
    return [...plumbs].map(([reference, members]) => {
      const ofPhases = [...new Set(members.map(({ school }) => school.phase))]
      const [phase] = ofPhases
      const about = phase !== undefined && ofPhases.length === 1 ? { phase } : null
      const whole = book.figure(about, kpi.code, group, found.period)
      const rows = members.map(({ school, figure }) =>
        rowOf(book, figure, { urn: school.urn, phase: school.phase, name: nameOf(school) }, whole),
      )
      const england = members.find(({ figure }) => figure.england !== null)?.figure.england
      return {
        finding: findingOf(kpi, rows),
        kpi: {
          ...measureHead(kpi),
          polarity: kpi.polarity,
          source: `${kpi.source.title}, ${kpi.source.publisher}`,
        },
        period: found.period,
        strand: links.get(kpi.code)?.strand ?? null,
        of: plumbs.size === 1 ? null : joinNames(ofPhases.map(phaseLabel)),
        england:
          reference === null
            ? null
            : {
                label: england ? benchmarkLabel(england) : 'England, by definition',
                value: reference,
              },
        rows,
        trust:
          whole &&
          rowOf(
            book,
            byOwnLimits(book, whole),
            { urn: null, phase: whole.phase, name: trust },
            null,
          ),
      }
    })
  })
  return {
    group,
    schools: ordered.map(({ urn, name, phase }) => ({
      ...{ urn, name, phase },
      short: short.get(urn) ?? name,
      chosen: urns.includes(urn),
    })),
    measures,
    choices: {
      measures: comparable.map(({ code, name }) => ({ code, name })),
      years: knownYears(book, group),
    },
    rule: `${markRule(shown, book.rules)} ${weightRule}`,
    source: sourceLine(wanted),
  }
}

/** The England that a figure is held against; null of a number that was counted over all of England. */
export function heldAgainst(figure: Figure): number | null {
  return figure.kpi.unit === 'count' ? null : englandOf(figure)
}

function rowOf(
  book: FigureBook,
  figure: Figure,
  whose: Pick<ComparedRow, 'urn' | 'name' | 'phase'>,
  whole: Figure | null,
): ComparedRow {
  const { kpi, value } = figure
  return {
    ...whose,
    cell: cellOf(figure) ?? { value: null },
    text:
      value === null ? stateSentence(figure.state) : formatValue(kpi, value, { percentSign: true }),
    verdict: value === null ? '' : figure.small ? 'Not rated' : figure.verdict.words,
    cohort:
      value === null
        ? ''
        : [partlyCovered(figure), cohortWords(figure)].filter((part) => part !== '').join(', '),
    interval: intervalOf(figure, whole, book.lastYear(figure)),
  }
}

/** What an interval row draws of a figure with the trust's and last year's beside it; null without a value. */
export function intervalOf(
  figure: Figure,
  whole: Figure | null,
  lastYear: Figure | null,
): IntervalRowInput | null {
  const { kpi, value, interval, verdict } = figure
  if (value === null) return null
  const kind = verdict.kind
  return {
    value,
    interval: interval && { lower: interval.lower, upper: interval.upper },
    england: heldAgainst(figure),
    // What all schools count together is nothing that one of them lies to one side of.
    trust: whole === null || isThin(whole) || kpi.unit === 'count' ? null : whole.value,
    lastYear: lastYear?.value ?? null,
    polarity: kpi.polarity,
    clear: kind === 'better' || kind === 'worse' ? kind : null,
  }
}

/** A title has room for so many names. */
const namedSchools = 3

function findingOf(kpi: Kpi, rows: readonly ComparedRow[]): string {
  const name = capitalise(spokenName(kpi))
  const worse = rows.filter(({ cell }) => cell.kind === 'worse')
  const better = rows.filter(({ cell }) => cell.kind === 'better')
  const rated = rows.filter(({ cell }) => cell.value !== null && cell.kind !== 'not-rated')
  const valued = rows.filter(({ cell }) => cell.value !== null)
  if (valued.length === 0) return `${name} has no figure for these schools`
  if (rated.length === 0) return `${name} cannot be rated for these schools`
  const who = (list: readonly ComparedRow[]) =>
    list.length <= namedSchools
      ? joinNames(list.map((row) => row.name))
      : `${countWord(list.length)} of ${countWord(rated.length)} schools`
  const parts = [
    worse.length > 0 ? `clearly worse at ${who(worse)}` : '',
    better.length > 0 ? `clearly better at ${who(better)}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0
    ? `${name}: no school is clearly different`
    : `${name}: ${parts.join(', ')}`
}
