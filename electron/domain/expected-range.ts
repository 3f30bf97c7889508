/**
 * The expected range of a yearly figure: where this year's value would lie, nineteen times in twenty, if
 * nothing had changed but chance. A board has three to six yearly points, too few for control limits
 * (twelve or more: see spc.ts), so the range is the 95 % prediction interval of one more year round the
 * mean of the earlier ones:
 *
 * - `cohort`, for a proportion with its pupils: p ± 1.96 √(p(1−p)(1/n + 1/N)), where p is the share of all
 *   N earlier pupils and n this year's pupils. The limits of a funnel plot (Spiegelhalter, "Funnel plots
 *   for comparing institutional performance", Statistics in Medicine 24, 2005) with the uncertainty of
 *   the mean added; without that term a value is outside exactly when its Wilson interval misses p.
 * - `published`, where DfE publishes the figure's 95 % interval: the same, with its standard errors.
 * - `spread`, for a score without either: m ± t √(1 + 1/k) s, with Student's t for k − 1 degrees of
 *   freedom (Hahn and Meeker, "Statistical Intervals", 1991, §4.7). With three years it is wide, and so it
 *   should be. It is never narrower than the figure's own rounding.
 *
 * Earlier years count only back to the last change of method or year without publication. With fewer than
 * three there is no range: the figure is then held against England by its own interval.
 */
import { z95 as z } from './interval.ts'
import type { Kpi } from './kpi.ts'
import { fixedRules } from './rules.ts'
import { roundTo } from './wording.ts'

/** A year's figure, as far as the rule needs it. */
export type YearlyValue = {
  period: string
  value: number
  denominator: number | null
  /** The published 95 % interval, where there is one. */
  published: { lower: number; upper: number } | null
}

export type ExpectedRange = {
  lower: number
  upper: number
  mean: number
  basis: 'cohort' | 'published' | 'spread' | 'limits'
  /** How many earlier periods made it, the first and the last of them. */
  points: number
  from: string
  to: string
}

/** Student's t, two-sided 95 %, for 1 to 12 degrees of freedom. */
const t = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179]

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** Keeps a range inside the values that the KPI can take; a share of pupils is from 0 to 100. */
function clip(kpi: Kpi, range: ExpectedRange): ExpectedRange {
  const [least, most] = range.basis === 'cohort' ? [0, 100] : kpi.range
  return {
    ...range,
    lower: Math.max(range.lower, least ?? -Infinity),
    upper: Math.min(range.upper, most ?? Infinity),
  }
}

/**
 * The range for `now` from `earlier`, oldest first, which the caller has cut to the years that a line may
 * join to it. Null with fewer than three earlier years.
 */
export function expectedRange(
  kpi: Kpi,
  earlier: readonly YearlyValue[],
  now: Pick<YearlyValue, 'denominator' | 'published'>,
): ExpectedRange | null {
  const [first, last] = [earlier[0], earlier.at(-1)]
  if (first === undefined || last === undefined || earlier.length < fixedRules.fewestEarlierYears)
    return null
  const k = earlier.length
  const made = { points: k, from: first.period, to: last.period }
  const round = (basis: ExpectedRange['basis'], mean: number, half: number): ExpectedRange =>
    clip(kpi, { lower: mean - half, upper: mean + half, mean, basis, ...made })

  const cohorts = earlier.map((year) => year.denominator ?? 0)
  if (kpi.significance === 'wilson' && kpi.unit === 'percent' && cohorts.every((n) => n > 0)) {
    if (now.denominator !== null && now.denominator > 0) {
      const all = sum(cohorts)
      const p = sum(earlier.map((year, i) => (year.value / 100) * (cohorts[i] ?? 0))) / all
      const half = z * Math.sqrt(p * (1 - p) * (1 / now.denominator + 1 / all))
      return round('cohort', 100 * p, 100 * half)
    }
  }
  const mean = sum(earlier.map((year) => year.value)) / k
  const errors = earlier.map(({ published: i }) =>
    i === null ? null : (i.upper - i.lower) / (2 * z),
  )
  if (
    kpi.significance === 'published' &&
    now.published !== null &&
    errors.every((e) => e !== null)
  ) {
    const ofNow = (now.published.upper - now.published.lower) / (2 * z)
    const ofMean = sum(errors.map((e) => e ** 2)) / k ** 2
    return round('published', mean, z * Math.sqrt(ofNow ** 2 + ofMean))
  }
  const s = Math.sqrt(sum(earlier.map((year) => (year.value - mean) ** 2)) / (k - 1))
  const half = (t[Math.min(k - 1, t.length) - 1] ?? z) * Math.sqrt(1 + 1 / k) * s
  return round('spread', mean, Math.max(half, 10 ** -kpi.decimals))
}

/** The rule behind a range in words, as a pack prints it at the foot of a page. */
export const rangeRules: Record<ExpectedRange['basis'], string> = {
  cohort: 'for shares, chance in such a cohort round the earlier share',
  published: 'where DfE publishes an interval, that interval round the mean of earlier years',
  spread: 'for scores, Student’s t from the earlier years',
  limits: `from ${fixedRules.fewestForLimits} points on, mean ± ${fixedRules.limitFactor} × average moving range`,
}

export type RangeVerdict = {
  kind: 'better' | 'worse' | 'within' | 'not-rated'
  direction: 'above' | 'below' | null
  /** `Below, worse`, `Within`, `Above`. */
  words: string
}

/**
 * Where a value lies against its range, read by the KPI's polarity. Both are taken as printed (rounded to
 * the KPI's decimals), so that a page never calls 73 below a range of 73 to 79.
 */
export function againstRange(kpi: Kpi, value: number, range: ExpectedRange): RangeVerdict {
  const shown = roundTo(value, kpi.decimals)
  const [lower, upper] = [roundTo(range.lower, kpi.decimals), roundTo(range.upper, kpi.decimals)]
  const direction = shown > upper ? 'above' : shown < lower ? 'below' : null
  if (direction === null) return { kind: 'within', direction, words: 'Within' }
  const word = direction === 'above' ? 'Above' : 'Below'
  if (kpi.polarity === 'context' || kpi.polarity === 'band') {
    return { kind: 'not-rated', direction, words: word }
  }
  const better = (kpi.polarity === 'higher') === (direction === 'above')
  return better
    ? { kind: 'better', direction, words: `${word}, better` }
    : { kind: 'worse', direction, words: `${word}, worse` }
}
