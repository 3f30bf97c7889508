/**
 * One figure opened: all that can be asked of it, as plain data for a window or a command line. In the order
 * of LOOK §6: value and verdict, series, why it is marked, what it counts, where it came from, where it is used.
 */
import { z } from 'zod'
import { cohortWords } from './cohort-words.ts'
import { benchmarkLabel } from './benchmark.ts'
import { rangeRules } from './expected-range.ts'
import type { Figure } from './figure.ts'
import type { About, FigureBook, SeriesPoint } from './figures.ts'
import { phases, pupilGroups, polarities } from './kpi.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import { lineChartSchema } from './line-chart.ts'
import { provenanceSchema, type Observation } from './observation.ts'
import { byOwnLimits, ownLimits, readMeasure, type Reading } from './reading.ts'
import { cellOf, cellSchema, measureHead, measureHeadSchema } from './scorecard-view.ts'
import { lineChartOf } from './series-chart.ts'
import { meetsTarget } from './verdict.ts'
import type { Vision } from './vision.ts'
import {
  capitalise,
  formatCoverage,
  formatRange,
  formatValue,
  phaseLabel,
  roundTo,
  stateSentence,
} from './wording.ts'

const benchmarkSchema = z.strictObject({
  /** `England, primary schools`. */
  label: z.string(),
  value: z.number().nullable(),
  source: provenanceSchema,
})

const targetSchema = z.strictObject({
  target: z.number(),
  kind: z.enum(['met', 'not-met', 'no-figure']),
  metIn: z.strictObject({ met: z.int(), of: z.int() }),
  words: z.string(),
})

export const figureViewSchema = z.strictObject({
  about: z.strictObject({
    /** Null for the trust. */
    urn: z.string().nullable(),
    phase: z.enum(phases).nullable(),
    name: z.string(),
  }),
  kpi: measureHeadSchema.extend({
    definition: z.string(),
    polarity: z.enum(polarities),
    source: z.string(),
  }),
  group: z.enum(pupilGroups),
  period: z.string(),
  cell: cellSchema,
  /** As printed: `92.1%`, or why there is none. */
  text: z.string(),
  /** Words beside the mark: `Below, worse`. */
  verdict: z.string(),
  /** `26 of 46 pupils`, `provisional`; empty where nothing is to be said. */
  cohort: z.string(),
  interval: z.string().nullable(),
  /** Why it is marked, or not, by which rule, in sentences. */
  why: z.array(z.string()),
  /** How it was weighted and what it covers. */
  notes: z.array(z.string()),
  chart: lineChartSchema.nullable(),
  series: z.array(
    z.strictObject({
      period: z.string(),
      cell: cellSchema,
      england: z.number().nullable(),
      la: z.number().nullable(),
      /** Why no line is drawn to it from the one before. */
      gap: z.string().nullable(),
    }),
  ),
  benchmarks: z.array(benchmarkSchema),
  target: targetSchema.nullable(),
  sources: z.array(provenanceSchema),
  /** Cells beyond those in `sources`: a trust's figure has one for each school. */
  moreSources: z.int(),
  strands: z.array(
    z.strictObject({
      number: z.int(),
      title: z.string(),
      reason: z.string(),
      target: z.number().nullable(),
    }),
  ),
})
export type FigureView = z.infer<typeof figureViewSchema>

/** As many source cells as anyone reads. */
const shownSources = 30

/**
 * The figure of a school, the trust or a phase; of the latest period where none is given.
 * @returns null where no such figure can exist
 */
export function figureView(options: {
  book: FigureBook
  vision: Vision | null
  /** The trust's name. */
  trust: string
  about: About
  code: string
  group: PupilGroup
  period: string | null
}): FigureView | null {
  const { book, vision, trust, about, code, group, period } = options
  const bare =
    period === null ? book.latest(about, code, group) : book.figure(about, code, group, period)
  if (bare === null) return null
  const figure = byOwnLimits(book, bare)
  const { kpi, value } = figure
  const reading = readMeasure(book, about, code, { group })
  const strands = strandsOf(vision, code)
  const target = strands.find((one) => one.target !== null)?.target ?? null
  return {
    about: {
      urn: figure.urn,
      phase: figure.phase,
      name:
        typeof about === 'string'
          ? (book.school(about)?.name ?? about)
          : about === null
            ? trust
            : `Our schools, ${phaseLabel(about.phase).toLowerCase()}`,
    },
    kpi: {
      ...measureHead(kpi),
      definition: kpi.definition,
      polarity: kpi.polarity,
      source: `${kpi.source.title}, ${kpi.source.publisher}`,
    },
    group,
    period: figure.period,
    cell: cellOf(figure) ?? { value: null },
    text:
      value === null ? stateSentence(figure.state) : formatValue(kpi, value, { percentSign: true }),
    verdict: value === null ? '' : figure.verdict.words,
    cohort: [value === null ? '' : cohortWords(figure), figure.provisional ? 'provisional' : '']
      .filter((part) => part !== '')
      .join(', '),
    interval: figure.interval && value !== null ? formatRange(kpi, figure.interval) : null,
    why: whyOf(figure, reading),
    notes: [
      ...(figure.note !== null && figure.note !== figure.verdict.why ? [figure.note] : []),
      ...(figure.coverage ? [`Covers ${formatCoverage(figure.coverage)}.`] : []),
    ],
    chart:
      reading === null || reading.series.length < 2
        ? null
        : { ...lineChartOf(reading, { la: figure.urn !== null }), target: targetOn(kpi, target) },
    series: book.series(about, code, group).map(seriesRow),
    benchmarks: [figure.england, figure.la].flatMap((row) => (row ? [benchmark(row)] : [])),
    target: book.target(figure, target),
    sources: figure.sources.slice(0, shownSources).map(({ source }) => source),
    moreSources: Math.max(0, figure.sources.length - shownSources),
    strands,
  }
}

function seriesRow({ period, figure, gapBefore }: SeriesPoint): FigureView['series'][number] {
  const rounded = (value: number | null | undefined) =>
    value == null ? null : roundTo(value, figure.kpi.decimals)
  return {
    period,
    cell: cellOf(figure) ?? { value: null },
    england: rounded(figure.england?.value),
    la: rounded(figure.la?.value),
    gap: gapBefore?.words ?? null,
  }
}

function benchmark(row: Observation): FigureView['benchmarks'][number] {
  return { label: benchmarkLabel(row), value: row.value, source: row.source }
}

/** A line for the target only where the measure can meet one. */
function targetOn(kpi: Kpi, target: number | null): number | null {
  return target !== null && meetsTarget(kpi, target, target) !== null ? target : null
}

function strandsOf(vision: Vision | null, code: string): FigureView['strands'] {
  return (vision?.strands ?? []).flatMap(({ title, kpis }, i) =>
    kpis
      .filter((link) => link.code === code)
      .map(({ reason, target }) => ({ number: i + 1, title, reason, target })),
  )
}

function whyOf(figure: Figure, reading: Reading | null): string[] {
  const { kpi, verdict, period } = figure
  const byItself = verdict.against === ownLimits
  const range = reading?.range ?? null
  const why = [verdict.why]
  if (byItself && range !== null) why.push(`The limits: ${rangeRules[range.basis]}.`)
  if (verdict.reference !== null) {
    const against = byItself ? 'England, for information' : capitalise(verdict.against)
    why.push(`${against}: ${formatValue(kpi, verdict.reference, { percentSign: true })}.`)
  }
  if (!byItself && reading !== null && range !== null && reading.figure.period === period) {
    why.push(
      `Against its own past: ${reading.words.toLowerCase()}. Expected ${formatRange(kpi, range)}, by this rule: ${rangeRules[range.basis]}.`,
    )
  }
  return why
}
