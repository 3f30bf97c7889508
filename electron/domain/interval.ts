/**
 * 95 % intervals. Wilson's score interval for proportions (E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22, 1927, pp. 209-212; recommended for proportions of
 * small groups by R. G. Newcombe, Statistics in Medicine 17, 1998), and the interval that DfE publishes.
 */
import type { Interval } from './figure.ts'
import type { Kpi } from './kpi.ts'

/** Two-sided 95 % point of the normal distribution. */
export const z95 = 1.959963984540054

/**
 * Wilson's 95 % interval of `numerator` out of `denominator`, in percent.
 * @returns null where there is no group (denominator not above 0) or the counts contradict each other.
 */
export function wilson(numerator: number, denominator: number): Interval | null {
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator) return null
  const p = numerator / denominator
  const z2 = z95 * z95
  const scale = 1 + z2 / denominator
  const centre = (p + z2 / (2 * denominator)) / scale
  const half =
    (z95 * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator))) / scale
  // At 0 and at all the bound is exactly 0 and 100; rounding must not push it past the proportion.
  const lower = numerator === 0 ? 0 : Math.min(p, centre - half)
  const upper = numerator === denominator ? 1 : Math.max(p, centre + half)
  return { lower: Math.max(0, lower) * 100, upper: Math.min(1, upper) * 100, basis: 'wilson' }
}

/** Whole pupils who met a percentage of a cohort: the nearest count, since files print rounded percentages. */
export function pupilsFrom(percentage: number, cohort: number): number {
  return Math.min(Math.max(Math.round((percentage / 100) * cohort), 0), Math.floor(cohort))
}

/** Wilson's 95 % interval from a percentage (0 to 100) and a cohort, where the count is not known. */
export function wilsonFromPercentage(percentage: number, cohort: number): Interval | null {
  if (!(percentage >= 0 && percentage <= 100) || !(cohort > 0)) return null
  return wilson(pupilsFrom(percentage, cohort), cohort)
}

/** The interval as published; null where a bound is missing or they are the wrong way round. */
export function publishedInterval(lower: number | null, upper: number | null): Interval | null {
  if (lower === null || upper === null || lower > upper) return null
  return { lower, upper, basis: 'published' }
}

/** Standard error behind a 95 % interval that is symmetrical about its value. */
export function standardError(interval: Interval): number {
  return (interval.upper - interval.lower) / (2 * z95)
}

/** The numbers that an interval is made from; those of an observation fit. */
export type Sample = {
  value: number | null
  numerator: number | null
  denominator: number | null
  lower: number | null
  upper: number | null
}

/**
 * The 95 % interval of a value by the KPI's rule: Wilson's for a percentage with a known cohort, DfE's
 * where DfE publishes one, none otherwise.
 */
export function intervalOf(
  kpi: Pick<Kpi, 'significance' | 'unit'>,
  sample: Sample,
): Interval | null {
  if (sample.value === null) return null
  if (kpi.significance === 'published') return publishedInterval(sample.lower, sample.upper)
  if (kpi.significance === 'none' || kpi.unit !== 'percent') return null
  const { value, numerator, denominator } = sample
  if (denominator === null) return null
  // A count that contradicts the percentage is of something else: trust what is printed.
  const counted =
    numerator !== null && Math.abs((numerator / denominator) * 100 - value) <= 1 ? numerator : null
  return counted === null ? wilsonFromPercentage(value, denominator) : wilson(counted, denominator)
}

/** Whether two intervals have no value in common. */
export function clearOf(a: Interval, b: Interval): boolean {
  return a.lower > b.upper || b.lower > a.upper
}
