/** The figures that ask for words, as plain data for a window or a command line: what the page of exceptions lists. */
import { z } from 'zod'
import { englandOf } from './england.ts'
import { expectedOf, worseOf, type Exception, type ExceptionsOf } from './exceptions.ts'
import { rangeRules } from './expected-range.ts'
import type { FigureBook } from './figures.ts'
import { pupilGroups } from './kpi.ts'
import { byOwnLimits, ownLimits, readMeasure } from './reading.ts'
import { schoolSchema } from './school.ts'
import { measureHead, measureHeadSchema } from './scorecard-view.ts'
import { isFine, sparklineOf, timeAxis, type TimeAxis } from './series-chart.ts'
import { sparklineSchema } from './sparkline.ts'
import { formatRange, formatValue, plural } from './wording.ts'

export const exceptionViewSchema = z.strictObject({
  /** Null for the trust's own. */
  urn: z.string().nullable(),
  kpi: measureHeadSchema,
  group: z.enum(pupilGroups),
  period: z.string(),
  provisional: z.boolean(),
  /** As printed: `92.1%`. */
  text: z.string(),
  direction: z.enum(['above', 'below']),
  /** `Below, worse`. */
  verdict: z.string(),
  /** `93.1 to 95.0 (better than its own past)`, or why it has no range. */
  expected: z.string(),
  /** As printed; null where there is none. */
  england: z.string().nullable(),
  /** By which rule it is listed, in sentences. */
  why: z.array(z.string()),
  /** Its series against its range, and which periods it spans; null where there is no series. */
  series: z
    .strictObject({ sparkline: sparklineSchema, from: z.string(), to: z.string() })
    .nullable(),
})
export type ExceptionView = z.infer<typeof exceptionViewSchema>

export const exceptionsViewSchema = z.array(
  z.strictObject({
    /** Null for the trust as a whole. */
    school: schoolSchema.pick({ urn: true, name: true }).nullable(),
    exceptions: z.array(exceptionViewSchema),
  }),
)
export type ExceptionsView = z.infer<typeof exceptionsViewSchema>

/** Of `exceptionsOf`: those that ask for words, in the order of the page. */
export function exceptionsView(book: FigureBook, all: readonly ExceptionsOf[]): ExceptionsView {
  const worse = worseOf(all)
  const axis = timeAxis(
    worse
      .flatMap(({ exceptions }) => exceptions)
      .flatMap(({ figure: { urn, kpi, group } }) => {
        const series = book.series(urn, kpi.code, group)
        return isFine(series) ? [] : series.map(({ period }) => period)
      }),
  )
  return worse.map(({ school, exceptions }) => ({
    school: school && { urn: school.urn, name: school.name },
    exceptions: exceptions.map((one) => viewOf(book, one, axis)),
  }))
}

function viewOf(book: FigureBook, exception: Exception, shared: TimeAxis | null): ExceptionView {
  const { figure, direction, words } = exception
  const { urn, kpi, group, period, provisional, value } = figure
  const england = englandOf(figure)
  const { range, note } = expectedOf(book, exception)
  const series = readMeasure(book, urn, kpi.code, { group })
  const axis = shared ?? timeAxis(series?.series.map((point) => point.period) ?? [])
  const printed = (one: number): string => formatValue(kpi, one, { percentSign: true })
  const [first, last] = [series?.series[0], series?.series.at(-1)]
  return {
    ...{ urn, group, period, provisional, direction },
    kpi: measureHead(kpi),
    text: value === null ? '' : printed(value),
    verdict: words,
    expected: range === null ? note : note === '' ? range : `${range} (${note})`,
    england: england === null ? null : printed(england),
    why: whyOf(book, exception),
    series:
      series === null || axis === null || first === undefined || last === undefined
        ? null
        : {
            sparkline: sparklineOf(series, axis, null),
            from: first.period,
            to: last.period,
          },
  }
}

/** The rules that list it: its own past, then England or its own limits. */
function whyOf(book: FigureBook, { figure, reading, kind }: Exception): string[] {
  const { verdict } = byOwnLimits(book, figure)
  const range = reading?.kind === kind ? reading.range : null
  const points = range?.basis === 'limits' ? 'earlier point' : 'earlier year'
  return [
    ...(range === null
      ? []
      : [
          `Expected ${formatRange(figure.kpi, range)}, from ${plural(range.points, points)}: ${rangeRules[range.basis]}.`,
        ]),
    // Its own limits are those of the range, where there is one.
    ...(verdict.kind === kind && (range === null || verdict.against !== ownLimits)
      ? [verdict.why]
      : []),
  ]
}
