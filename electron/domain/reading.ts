/**
 * A measure as a board reads it: its latest figure against the range in which its own past lets one
 * expect it, or, where there is too little past, against England. Pages, screens and the standing of a
 * strand read the same verdict here.
 */
import { againstRange, expectedRange } from './expected-range.ts'
import type { ExpectedRange, YearlyValue } from './expected-range.ts'
import { isThin, partlyCovered } from './coverage.ts'
import type { Figure, Verdict } from './figure.ts'
import type { About, FigureBook, SeriesPoint } from './figures.ts'
import type { PupilGroup } from './kpi.ts'
import { joinable, unpublishedReason, whyNotJoined } from './kpi-rules.ts'
import { comparePeriods, nextPeriod, parsePeriod, periodLabel } from './period.ts'
import { fixedRules } from './rules.ts'
import { analyse } from './spc.ts'
import { countedBy, formatRange, formatValue, stateSentence } from './wording.ts'

export type Reading = {
  figure: Figure
  /** Figures up to this one, oldest first. */
  series: readonly SeriesPoint[]
  range: ExpectedRange | null
  kind: 'better' | 'worse' | 'within' | 'not-rated'
  direction: 'above' | 'below' | null
  /** What it was held against: its own range, England, or nothing. */
  by: ExpectedRange['basis'] | 'england' | 'nothing'
  /** `Below, worse`, `Within`, `No clear difference`, `Not rated`, `Not published`. */
  words: string
  /** Under the words: `104.2 to 105.8`, `England 62`, `since 2023/24`. */
  detail: string
}

/** Whether the figure was held against its own past. Its range is null where that may not be shown. */
export function isByOwnPast({ by }: Pick<Reading, 'by'>): boolean {
  return by !== 'england' && by !== 'nothing'
}

/** Earlier figures of the same method, back to the last gap in publication, oldest first. */
function earlierOf(series: readonly SeriesPoint[], figure: Figure): Figure[] {
  const before = series.map((point) => point.figure)
  return before.filter(
    (past) =>
      comparePeriods(past.period, figure.period) < 0 &&
      past.value !== null &&
      !isThin(past) &&
      joinable(figure.kpi, past.period, figure.period),
  )
}

function yearly(figure: Figure & { value: number }): YearlyValue {
  const published = figure.interval !== null && figure.interval.basis !== 'wilson'
  return {
    period: figure.period,
    value: figure.value,
    denominator: figure.denominator,
    published: published ? figure.interval : null,
  }
}

/**
 * The range for the latest figure of a series. Twelve points or more give XmR limits from the points
 * before the last; fewer give the prediction range of expected-range.ts; under three earlier, none.
 */
export function rangeOf(series: readonly SeriesPoint[], figure: Figure): ExpectedRange | null {
  if (figure.value === null) return null
  const past = earlierOf(series, figure).flatMap((one) =>
    one.value === null ? [] : [{ ...one, value: one.value }],
  )
  const [first, last] = [past[0], past.at(-1)]
  if (first === undefined || last === undefined || past.length < fixedRules.fewestEarlierYears)
    return null
  if (past.length + 1 >= fixedRules.fewestForLimits) {
    const points = past.map(({ period, value }) => ({ date: period, value }))
    const { lower, upper, mean } = analyse(points, {
      direction: 'neutral',
      target: null,
      keepOutliers: false,
    })
    return {
      lower,
      upper,
      mean,
      basis: 'limits',
      points: past.length,
      from: first.period,
      to: last.period,
    }
  }
  return expectedRange(figure.kpi, past.map(yearly), yearly({ ...figure, value: figure.value }))
}

/** In place of limits that would tell of a hidden figure. */
const rangeHidden = 'range not shown'
/** The same, as the foot of a page says it. */
export const rangeHiddenRule = 'Range not shown: a hidden figure is part of it.'

/**
 * A reading of all figures as a book may show it. A hidden figure has no verdict; limits that one is part of
 * would tell what it is, so the verdict stands without them.
 */
function releaseReading(book: FigureBook, about: About, reading: Reading): Reading {
  const { kpi, group } = reading.figure
  const shown = (figure: Figure): Figure =>
    book.figure(about, kpi.code, group, figure.period) ?? figure
  const figure = shown(reading.figure)
  const series = reading.series.map((point) => ({ ...point, figure: shown(point.figure) }))
  if (figure.value === null) {
    const nothing = { range: null, kind: 'not-rated', direction: null, by: 'nothing' } as const
    return { figure, series, ...nothing, ...without(figure, series) }
  }
  const { range } = reading
  const tells =
    range !== null &&
    reading.series.some(
      (point, i) => point.figure.value !== null && series[i]?.figure.value === null,
    )
  return { ...reading, figure, series, ...(tells ? { range: null, detail: rangeHidden } : {}) }
}

/**
 * Reads the latest figure of a measure. `now` is the latest year that the page is about: where nothing was
 * published for it, the reading says so instead of passing an older figure off as the latest.
 * @returns null where such a figure cannot exist or nothing is known of it.
 */
export function readMeasure(
  book: FigureBook,
  about: About,
  code: string,
  options: { group?: PupilGroup; now?: string | null } = {},
): Reading | null {
  if (book.whole !== book) {
    const reading = readMeasure(book.whole, about, code, options)
    return reading && releaseReading(book, about, reading)
  }
  const { group = 'all', now = null } = options
  const latest = book.latest(about, code, group)
  if (latest === null) return null
  const current = nowFigure(book, about, latest, now) ?? latest
  const series = upTo(book, about, book.series(about, code, group), current)
  const base = { figure: current, series }
  const nothing = { range: null, kind: 'not-rated', direction: null, by: 'nothing' } as const
  const unrated = { figure: current, series, ...nothing }
  if (current.value === null) return { ...unrated, ...without(current, series) }
  if (current.small || current.state !== 'value' || isThin(current)) {
    const detail = current.small
      ? `under ${book.rules.unratedBelow} ${countedBy(current.kpi)}`
      : isThin(current)
        ? partlyCovered(current)
        : stateSentence(current.state)
    return { ...unrated, words: 'Not rated', detail }
  }
  const range = rangeOf(series, current)
  if (range !== null) {
    const detail = formatRange(current.kpi, range)
    return {
      ...base,
      range,
      ...againstRange(current.kpi, current.value, range),
      by: range.basis,
      detail,
    }
  }
  const { verdict } = current
  const detail =
    verdict.reference === null
      ? 'nothing to compare'
      : `England ${formatValue(current.kpi, verdict.reference)}`
  const kind = verdict.kind === 'no-clear-difference' ? 'within' : verdict.kind
  const by = verdict.kind === 'not-rated' ? 'nothing' : 'england'
  return {
    ...base,
    range: null,
    kind,
    direction: verdict.direction,
    by,
    words: verdict.words,
    detail,
  }
}

/** What a figure is held against that its own series judges. */
export const ownLimits = 'its own limits'

/** Figures are made once, so what their own limits make of them is kept; two books may share one, and not its words. */
const judgedByLimits = new WeakMap<FigureBook, WeakMap<Figure, Figure>>()

/**
 * The figure of a month, week or day judged by whether it leaves the limits of its own series (LOOK's rule for
 * attendance: its England figure has no interval, and a month is held against the months before it). A
 * figure of a longer period, or of a series too short for limits, is given back as it is.
 */
export function byOwnLimits(book: FigureBook, figure: Figure): Figure {
  const known = judgedByLimits.get(book) ?? new WeakMap<Figure, Figure>()
  judgedByLimits.set(book, known)
  const judged = known.get(figure) ?? judgeByLimits(book, figure)
  known.set(figure, judged)
  return judged
}

function judgeByLimits(book: FigureBook, figure: Figure): Figure {
  const length = parsePeriod(figure.period)?.kind
  if (length !== 'month' && length !== 'week' && length !== 'day') return figure
  const about = figure.urn ?? (figure.phase === null ? null : { phase: figure.phase })
  if (book.whole !== book) {
    if (figure.value === null) return figure
    const known = book.whole.figure(about, figure.kpi.code, figure.group, figure.period)
    if (known === null) return figure
    const { verdict } = byOwnLimits(book.whole, known)
    const tells =
      verdict.against === ownLimits &&
      readMeasure(book, about, figure.kpi.code, { group: figure.group })?.range === null
    return { ...figure, verdict: tells ? { ...verdict, why: rangeHiddenRule } : verdict }
  }
  const reading = readMeasure(book, about, figure.kpi.code, { group: figure.group })
  if (reading?.range?.basis !== 'limits' || reading.figure.period !== figure.period) return figure
  if (reading.kind === 'not-rated') return figure
  const { kind, direction, words, detail, range } = reading
  const verdict: Verdict = {
    kind: kind === 'within' ? 'no-clear-difference' : kind,
    direction,
    against: ownLimits,
    reference: figure.verdict.reference,
    words,
    why:
      direction === null
        ? `It lies within the limits of its own ${range.points} points before, ${detail}.`
        : `It lies ${direction} the limits of its own ${range.points} points before, ${detail}.`,
  }
  return { ...figure, verdict }
}

/** The series with the years after its last that were not published, so that a chart ends where its page does. */
function upTo(
  book: FigureBook,
  about: About,
  series: SeriesPoint[],
  current: Figure,
): SeriesPoint[] {
  const longer = [...series]
  for (;;) {
    const last = longer.at(-1)
    const period = last === undefined ? null : nextPeriod(last.period)
    if (last === undefined || period === null || comparePeriods(period, current.period) > 0)
      return longer
    const figure = book.figure(about, current.kpi.code, current.group, period)
    if (figure === null) return longer
    longer.push({ period, figure, gapBefore: whyNotJoined(current.kpi, last.period, period) })
  }
}

function nowFigure(
  book: FigureBook,
  about: About,
  latest: Figure,
  now: string | null,
): Figure | null {
  if (now === null || parsePeriod(latest.period)?.kind !== parsePeriod(now)?.kind) return null
  if (comparePeriods(now, latest.period) <= 0 || unpublishedReason(latest.kpi, now) === null)
    return null
  return book.figure(about, latest.kpi.code, latest.group, now)
}

/** Words of a figure without a value, and since when there has been none. */
function without(
  figure: Figure,
  series: readonly SeriesPoint[],
): { words: string; detail: string } {
  const last = series.findLast((point) => point.figure.value !== null)
  const words = stateSentence(figure.state).split(',')[0] ?? ''
  return { words, detail: last === undefined ? '' : `since ${periodLabel(last.period)}` }
}
