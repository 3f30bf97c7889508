/**
 * From a reading to what is drawn: the sparkline of a row and the line chart of a school, both with
 * uprights for years without publication and no line over a gap.
 */
import type { ChartPoint, ChartRange, LineChart } from './line-chart.ts'
import { dayOfIso, monthNames } from './calendar.ts'
import type { Figure } from './figure.ts'
import type { SeriesPoint } from './figures.ts'
import { spokenName } from './finding.ts'
import { academicYearOf, comparePeriods, middleOf, parsePeriod, periodLabel } from './period.ts'
import { isByOwnPast, type Reading } from './reading.ts'
import type { LinePoint, SparklineInput } from './sparkline.ts'
import { analyse } from './spc.ts'
import { capitalise, formatValue, lowerFirst, stateSentence, unitLabel } from './wording.ts'

/** A point of a series as a line knows it: cut before it where nothing may be joined. */
export function linePoint(point: SeriesPoint): LinePoint {
  const { figure, gapBefore, period } = point
  return {
    period,
    value: figure.value,
    unpublished: figure.state === 'not-published',
    startsAnew: gapBefore !== null,
  }
}

/** Whether the points of a series lie closer than terms: such a series has a time axis of its own. */
export function isFine(series: readonly Pick<SeriesPoint, 'period'>[]): boolean {
  const kind = parsePeriod(series.at(-1)?.period ?? '')?.kind
  return kind === 'month' || kind === 'week' || kind === 'day'
}

/** The school years that a column of sparklines spans, in days since 1970. */
export type TimeAxis = { start: number; end: number; from: string; to: string }

/** The axis from the first to the last of some periods, in whole school years; null of none. */
export function timeAxis(periods: Iterable<string>): TimeAxis | null {
  const known = new Set([...periods].flatMap((period) => academicYearOf(period) ?? []))
  const years = [...known].toSorted(comparePeriods)
  const [from, to] = [years[0], years.at(-1)]
  const [first, last] = [parsePeriod(from ?? ''), parsePeriod(to ?? '')]
  if (from === undefined || to === undefined || first === null || last === null) return null
  return { start: dayOfIso(first.start) ?? 0, end: dayOfIso(last.end) ?? 0, from, to }
}

/** A period's place on the axis, 0 to 1: a school year's middle is the middle of its year. */
export function placeOn(axis: TimeAxis, period: string): number {
  const parsed = parsePeriod(period)
  if (parsed === null) return 1
  // Half a year is cut off each end, so that yearly points reach from edge to edge.
  const [start, end] = [axis.start + 182, axis.end - 182]
  const day = dayOfIso(middleOf(parsed)) ?? end
  return end <= start ? 1 : Math.min(1, Math.max(0, (day - start) / (end - start)))
}

function outsideOf(reading: Reading): SparklineInput['outside'] {
  if (reading.kind === 'within' || reading.direction === null) return null
  return reading.kind
}

/**
 * What a sparkline draws of a reading. Periods before the axis are left out. Months and weeks would be a
 * blot on an axis of years, so such a series fills the width by itself, and its row must say so.
 */
export function sparklineOf(
  reading: Reading,
  axis: TimeAxis,
  target: number | null,
): SparklineInput {
  const fine = isFine(reading.series)
  const inside = reading.series.filter(
    ({ period }) => fine || (academicYearOf(period) ?? '') >= axis.from,
  )
  const place = (period: string): number => {
    if (!fine) return placeOn(axis, period)
    const i = inside.findIndex((point) => point.period === period)
    return inside.length < 2 ? 1 : Math.max(0, i) / (inside.length - 1)
  }
  const points = inside.map((point) => ({ ...linePoint(point), at: place(point.period) }))
  const { range } = reading
  return {
    points,
    range: range && { lower: range.lower, upper: range.upper, from: place(range.from) },
    target,
    outside: isByOwnPast(reading) ? outsideOf(reading) : null,
  }
}

/** From this many years on, an axis names them without their century. */
const manyYears = 7

/** Under the axis: `S` for September, `2018/19` or, where there are many, `18/19`, `aut 25`. */
function label(figure: Figure, of: number): string {
  const parsed = parsePeriod(figure.period)
  if (parsed?.kind === 'month') return (monthNames[parsed.month - 1] ?? '').slice(0, 1)
  if (parsed?.kind === 'year') return of < manyYears ? figure.period : figure.period.slice(2)
  if (parsed?.kind === 'term') return `${figure.period.slice(8, 11)} ${figure.period.slice(2, 7)}`
  return periodLabel(figure.period)
}

function chartPoint(point: SeriesPoint, of: number): ChartPoint {
  const { figure } = point
  const words = figure.value === null ? lowerFirst(stateSentence(figure.state)) : null
  return { ...linePoint(point), label: label(figure, of), provisional: figure.provisional, words }
}

/** School years under a row of months. */
function spansOf(points: readonly ChartPoint[]): LineChart['spans'] {
  if (!points.some(({ period }) => parsePeriod(period)?.kind === 'month')) return []
  const spans: { from: number; to: number; label: string }[] = []
  points.forEach(({ period }, i) => {
    const year = academicYearOf(period) ?? ''
    const last = spans.at(-1)
    if (last?.label === year) last.to = i
    else spans.push({ from: i, to: i, label: year })
  })
  return spans
}

/** `in 2017/18`, `in November 2025`, `in autumn term 2017/18`. */
function when(period: string): string {
  return `in ${periodLabel(period)}`
}

function finding(reading: Reading): string {
  const { figure, kind, by, direction } = reading
  const name = capitalise(spokenName(figure.kpi))
  if (figure.value === null) return `${name} has no figure ${when(figure.period)}`
  const value = formatValue(figure.kpi, figure.value, { percentSign: true })
  if (isByOwnPast(reading) && direction !== null) {
    return `${name} ${direction === 'above' ? 'rose' : 'fell'} out of its range ${when(figure.period)}`
  }
  if (isByOwnPast(reading)) return `${name} held within its range`
  if (by === 'england' && kind !== 'within') {
    return `${name} was ${direction ?? 'other'} England ${when(figure.period)}`
  }
  if (by === 'england')
    return `${name} was not clearly different from England ${when(figure.period)}`
  return `${name} was ${value} ${when(figure.period)}`
}

/** England and, where it is asked for, the local authority, where they have the same periods. */
function benchmarksOf(series: Reading['series'], la: boolean): LineChart['comparisons'] {
  const lines = [
    { name: 'England', of: 'england' as const },
    ...(la ? [{ name: 'LA', of: 'la' as const }] : []),
  ]
  return lines.flatMap(({ name, of }) => {
    const values = series.map(({ figure }) => figure[of]?.value ?? null)
    return values.some((value) => value !== null) ? [{ name, of, values }] : []
  })
}

/**
 * The chart of a reading's series, its finding as title. England is drawn where it has the same periods, and
 * so is the local authority where `la` asks for it.
 */
export function lineChartOf(reading: Reading, options: { la?: boolean } = {}): LineChart {
  const { figure, series, range } = reading
  const { kpi } = figure
  const points = series.map((point) => chartPoint(point, series.length))
  const at = points.findIndex(({ period }) => period === figure.period)
  const ranges: ChartRange[] = []
  if (range !== null) {
    const from = Math.max(
      0,
      points.findIndex(({ period }) => period === range.from),
    )
    ranges.push({ from, to: at, lower: range.lower, upper: range.upper, mean: range.mean })
  }
  const outside: { index: number; kind: 'better' | 'worse' | 'not-rated'; words: string }[] = []
  if (
    isByOwnPast(reading) &&
    reading.direction !== null &&
    reading.kind !== 'within' &&
    figure.value !== null
  ) {
    const side = reading.direction === 'above' ? 'above its range' : 'below its range'
    const words = `${formatValue(kpi, figure.value)} ${when(figure.period)}, ${side}`
    outside.push({ index: at, kind: reading.kind, words })
  }
  const months = points.some(({ period }) => parsePeriod(period)?.kind === 'month')
  const comparisons = months ? [] : benchmarksOf(series, options.la ?? false)
  const breaks = series.flatMap(({ gapBefore }, index) =>
    gapBefore?.kind === 'method' && index > 0 ? [{ index, words: 'new method' }] : [],
  )
  const [first, last] = [points[0]?.period, points.at(-1)?.period]
  const span =
    first === last
      ? periodLabel(first ?? '')
      : `${periodLabel(first ?? '')} to ${periodLabel(last ?? '')}`
  const unit = unitLabel(kpi.unit)
  return {
    title: finding(reading),
    subtitle: `${kpi.name}, ${unit}, ${span}`,
    points,
    ranges,
    outside,
    comparisons,
    target: null,
    breaks,
    spans: spansOf(points),
    decimals: kpi.decimals,
  }
}

/**
 * The process behaviour chart (XmR) of a reading with limits: every point that is a signal by the rules of spc.ts is
 * marked, the latest in words.
 */
export function xmrChartOf(reading: Reading): LineChart {
  const chart = lineChartOf(reading)
  const { kpi } = reading.figure
  const told = reading.series.flatMap(({ figure, period }, index) =>
    figure.value === null ? [] : [{ date: period, value: figure.value, index }],
  )
  if (reading.range?.basis !== 'limits' || told.length === 0) return chart
  const direction =
    kpi.polarity === 'higher'
      ? ('increase' as const)
      : kpi.polarity === 'lower' || kpi.polarity === 'zero'
        ? ('decrease' as const)
        : ('neutral' as const)
  const spoken = new Set(chart.outside.map(({ index }) => index))
  const kinds = { improvement: 'better', concern: 'worse', neutral: 'not-rated' } as const
  const signals = analyse(told, { direction }).points.flatMap(({ type }, i) => {
    const index = told[i]?.index
    if (type === 'common' || index === undefined || spoken.has(index)) return []
    return [{ index, kind: kinds[type], words: '' }]
  })
  return { ...chart, outside: [...signals, ...chart.outside] }
}
