/**
 * XmR charts (process behaviour charts) by the rules of NHS England's Making Data Count, in every
 * question of ties as the NHS-R Community's R package NHSRplotthedots decides it (0.2.x:
 * `ptd_spc_standard.R`, `ptd_calculate_point_type.R`, `ptd_calculate_assurance_type.R`).
 *
 * - Limits: mean ± 2.66 × mean moving range, over all points. Moving ranges of 3.267 × their mean or
 *   more are screened out once and the mean moving range taken again, unless asked not to
 *   (`screen_outliers`); the mean itself keeps every point.
 * - Near limits: two thirds of the way, mean ± 1.773 × mean moving range.
 * - Special cause, in this order, the first that fits naming the point: outside a limit (a point on
 *   the limit is inside); part of seven or more points that each rise, or each fall (equal neighbours
 *   end a run); one of two of three consecutive points beyond the near limit, but inside the outer one,
 *   where all three lie on one side of the mean; part of seven or more on one side of the mean (a point
 *   on the mean lies on neither).
 * - A point is high or low by the side on which it lies; in a run that rises or falls, by the direction
 *   of the run. High is an improvement where increase is good, and so on.
 * - Variation is the type of the last point. Assurance: a target above both limits is consistently
 *   failed where increase is good and passed where decrease is; below both the other way round; on or
 *   between them inconsistent; neutral measures have none.
 *
 * Two things differ from the package, on purpose. A series that never varies has limits on its mean and
 * is common cause throughout, where the package gives no limits. Where one run ends beside the start of
 * another, each point takes the direction of its own run, where the package reads the step between them.
 */

import { fixedRules } from './rules.ts'

export type SpcDirection = 'increase' | 'decrease' | 'neutral'
export type SpcType = 'common' | 'improvement' | 'concern' | 'neutral'
export type SpcRule = 'outside-limits' | 'trend' | 'two-of-three' | 'shift'
export type Assurance = 'pass' | 'fail' | 'inconsistent'

/** `date` is any text that names the point; points stand in order of time. */
export type SpcPoint = { date: string; value: number }

export type SpcOptions = {
  direction: SpcDirection
  target?: number | null
  /** Keep moving ranges that screening would leave out. */
  keepOutliers?: boolean
}

/** The shape that `plumbline spc --json` prints. */
export type SpcResult = {
  mean: number
  /** Limits, within which all but about one point in a hundred lies unless something has changed. */
  lower: number
  upper: number
  points: (SpcPoint & { type: SpcType; rule: SpcRule | null })[]
  /** Type of the last point. */
  variation: SpcType
  assurance: Assurance | null
}

const { limitFactor, screenFactor, runLength } = fixedRules

/**
 * Analyses a series of at least one point. From a single point no range can be told: its limits lie on
 * its value. Twelve points or more make limits worth printing.
 * @throws RangeError for an empty series or a value that is not a finite number; callers check first.
 */
export function analyse(points: readonly SpcPoint[], options: SpcOptions): SpcResult {
  const values = points.map((point) => point.value)
  if (values.length === 0 || !values.every((value) => Number.isFinite(value))) {
    throw new RangeError(
      'A series needs at least one point, and every value must be a finite number',
    )
  }
  const mean = average(values)
  const range = meanMovingRange(values, options.keepOutliers ?? false)
  // Sums of decimals differ in the last binary places: closer than this is on the line.
  const hair = 1e-9 * Math.max(...values.map(Math.abs), 1e-300)
  const limits = { lower: mean - limitFactor * range, upper: mean + limitFactor * range }
  const nearLimit = ((limitFactor * 2) / 3) * range
  const sides = values.map((value) => sign(value - mean, hair))
  const outside = values.map((value) => value > limits.upper + hair || value < limits.lower - hair)
  const near = values.map((value, i) => !outside[i] && Math.abs(value - mean) > nearLimit + hair)
  const trends = trendRuns(values, hair)
  const twoOfThree = nearPairs(near, sides)
  const shifts = shiftRuns(sides)

  const judged = points.map((point, i) => {
    const side = sides[i] ?? 0
    const [rule, way]: [SpcRule | null, number] = outside[i]
      ? ['outside-limits', side]
      : trends[i]
        ? ['trend', trends[i]]
        : twoOfThree[i]
          ? ['two-of-three', side]
          : shifts[i]
            ? ['shift', side]
            : [null, 0]
    return {
      date: point.date,
      value: point.value,
      type: typeOf(rule, way, options.direction),
      rule,
    }
  })
  return {
    mean,
    ...limits,
    points: judged,
    variation: judged.at(-1)?.type ?? 'common',
    assurance: assuranceOf(limits, options),
  }
}

function typeOf(rule: SpcRule | null, way: number, direction: SpcDirection): SpcType {
  if (rule === null) return 'common'
  if (direction === 'neutral') return 'neutral'
  return way > 0 === (direction === 'increase') ? 'improvement' : 'concern'
}

function assuranceOf(
  limits: { lower: number; upper: number },
  { direction, target }: SpcOptions,
): Assurance | null {
  if (target === null || target === undefined || direction === 'neutral') return null
  if (target > limits.upper) return direction === 'increase' ? 'fail' : 'pass'
  if (target < limits.lower) return direction === 'increase' ? 'pass' : 'fail'
  return 'inconsistent'
}

/** Mean of the numbers, corrected once by the mean of what is left over (as R's `mean` does). */
function average(numbers: readonly number[]): number {
  const first = numbers.reduce((sum, x) => sum + x, 0) / numbers.length
  return first + numbers.reduce((sum, x) => sum + (x - first), 0) / numbers.length
}

function meanMovingRange(values: readonly number[], keepOutliers: boolean): number {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))
  if (ranges.length === 0) return 0
  const all = average(ranges)
  if (keepOutliers || all === 0) return all
  // At least one range is at or below the mean, so something is always kept.
  return average(ranges.filter((range) => range < screenFactor * all))
}

function sign(difference: number, hair: number): -1 | 0 | 1 {
  if (Math.abs(difference) <= hair) return 0
  return difference > 0 ? 1 : -1
}

/** For each point the direction of the latest run of seven or more that it is part of, else 0. */
function trendRuns(values: readonly number[], hair: number): number[] {
  const runs = values.map(() => 0)
  for (let end = runLength - 1; end < values.length; end += 1) {
    const steps = values
      .slice(end - runLength + 2, end + 1)
      .map((value, i) => sign(value - (values[end - runLength + 1 + i] ?? value), hair))
    const [way] = steps
    if (way === undefined || way === 0 || steps.some((step) => step !== way)) continue
    for (let i = end - runLength + 1; i <= end; i += 1) runs[i] = way
  }
  return runs
}

/** Points of a run of seven or more on one side of the mean. */
function shiftRuns(sides: readonly number[]): boolean[] {
  const part = sides.map(() => false)
  for (let start = 0, i = 1; i <= sides.length; i += 1) {
    if (i < sides.length && sides[i] === sides[start]) continue
    if (sides[start] !== 0 && i - start >= runLength) part.fill(true, start, i)
    start = i
  }
  return part
}

/** Points near a limit in a window of three on one side of the mean that holds at least two such. */
function nearPairs(near: readonly boolean[], sides: readonly number[]): boolean[] {
  const part = near.map(() => false)
  for (let start = 0; start + 3 <= near.length; start += 1) {
    const side = sides[start]
    if (side === 0 || sides[start + 1] !== side || sides[start + 2] !== side) continue
    const window = [start, start + 1, start + 2].filter((i) => near[i])
    if (window.length >= 2) for (const i of window) part[i] = true
  }
  return part
}
