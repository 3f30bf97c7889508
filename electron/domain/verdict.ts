/**
 * Whether a figure is clearly different from what it is held against, whether it changed, and whether it
 * met its target. The rules are those of LOOK §2-4 and DESIGN §7, and are printed beside every rating:
 *
 * - A figure is rated only where its whole 95 % interval lies to one side of the reference. The
 *   reference (England) is taken as exact: its own uncertainty is far smaller than a school's.
 * - From fewer than 11 pupils, or more where the trust says so, nothing is rated (rules.ts).
 * - A trust figure of fewer than half of its schools is not rated (coverage.ts).
 * - Without an interval nothing is rated, and the reason is said.
 * - Polarity turns above and below into better and worse; `context` is never rated; for `band` the
 *   reference is the band itself.
 * - A change is clear only where the two 95 % intervals have no value in common: stricter than a test
 *   of the difference, and a trustee can see it in the chart.
 */
import { isThin, partlyCovered } from './coverage.ts'
import type { Change, Figure, Interval, TargetStatus, Verdict } from './figure.ts'
import { clearOf } from './interval.ts'
import type { Kpi } from './kpi.ts'
import { fixedRules, usualRules, type TrustRules } from './rules.ts'
import {
  countedBy,
  countWord,
  formatRange,
  formatValue,
  roundTo,
  stateSentence,
} from './wording.ts'

/** Whether a figure comes from so few pupils that it is not rated. Not known is not small. */
export function isSmall(denominator: number | null, { unratedBelow }: Small = usualRules): boolean {
  return denominator !== null && denominator < unratedBelow
}

/** Plus 1 where a high value is good, minus 1 where a low one is, 0 where neither is. */
export function goodDirection(kpi: Pick<Kpi, 'polarity'>): 1 | -1 | 0 {
  if (kpi.polarity === 'higher') return 1
  return kpi.polarity === 'lower' || kpi.polarity === 'zero' ? -1 : 0
}

/** Where a rating ends. */
type Small = Pick<TrustRules, 'unratedBelow'>

/** What a verdict needs of a figure. */
export type Judged = Pick<Figure, 'kpi' | 'state' | 'value' | 'interval' | 'small' | 'coverage'>

/** What the figure is held against; `unlike` says why, though shown, it must not rate the figure. */
export type Reference = { value: number | null; label: string; unlike?: string }

const shorts = {
  better: { above: 'Above, better', below: 'Below, better' },
  worse: { above: 'Above, worse', below: 'Below, worse' },
} as const

/** The verdict on a figure, by the rules at the head of this file. */
export function judge(
  figure: Judged,
  reference: Reference,
  { unratedBelow }: Small = usualRules,
): Verdict {
  const { kpi, value, interval } = figure
  const unrated = (why: string): Verdict => ({
    kind: 'not-rated',
    direction: null,
    against: reference.label,
    reference: reference.value,
    words: 'Not rated',
    why,
  })
  if (value === null || figure.state !== 'value') return unrated(`${stateSentence(figure.state)}.`)
  if (kpi.polarity === 'context')
    return unrated('It describes context: neither high nor low is good.')
  if (figure.small) return unrated(`It comes from fewer than ${unratedBelow} ${countedBy(kpi)}.`)
  if (isThin(figure)) return unrated(`It covers ${partlyCovered(figure)}, fewer than half.`)
  if (kpi.polarity === 'band') return judgeBand(figure, reference, unrated)
  if (reference.value === null) return unrated('There is no figure for England to hold it against.')
  if (reference.unlike !== undefined) return unrated(reference.unlike)
  if (interval === null) return unrated(whyNoInterval(kpi))

  const shown = kpiShowing(kpi, interval, reference.value)
  const there = formatValue(shown, reference.value)
  const range = formatRange(shown, interval)
  const side =
    interval.lower > reference.value ? 'above' : interval.upper < reference.value ? 'below' : null
  if (side === null) {
    return {
      kind: 'no-clear-difference',
      direction: null,
      against: reference.label,
      reference: reference.value,
      words: 'No clear difference',
      why: `The 95% interval, ${range}, includes ${there}.`,
    }
  }
  const kind = (side === 'above') === (goodDirection(kpi) === 1) ? 'better' : 'worse'
  return {
    kind,
    direction: side,
    against: reference.label,
    reference: reference.value,
    words: shorts[kind][side],
    why: `The whole 95% interval, ${range}, lies ${side} ${there}.`,
  }
}

/**
 * The KPI with so many decimals that a bound which lies beyond the reference is not rounded onto it:
 * "78 to 91 lies above 78" would read as a mistake.
 */
function kpiShowing(
  kpi: Kpi,
  interval: Interval,
  reference: number,
): Pick<Kpi, 'unit' | 'decimals'> {
  const { unit } = kpi
  for (let decimals = kpi.decimals; decimals < kpi.decimals + 3; decimals += 1) {
    const at = roundTo(reference, decimals)
    const hidden = [interval.lower, interval.upper].some(
      (bound) => bound !== reference && roundTo(bound, decimals) === at,
    )
    if (!hidden) return { unit, decimals }
  }
  return { unit, decimals: kpi.decimals + 3 }
}

/** Good inside the band: clearly outside is worse; inside, or not clearly outside, is within. */
function judgeBand(
  { kpi, interval }: Judged,
  reference: Reference,
  unrated: (why: string) => Verdict,
): Verdict {
  if (!kpi.goodBand) return unrated('No band is set in which it would be good.')
  if (interval === null) return unrated(whyNoInterval(kpi))
  const [low, high] = kpi.goodBand
  const band = formatRange(kpi, { lower: low, upper: high })
  const side = interval.lower > high ? 'above' : interval.upper < low ? 'below' : null
  return {
    kind: side === null ? 'no-clear-difference' : 'worse',
    direction: side,
    against: `the band ${band}`,
    reference: reference.value,
    words: side === null ? 'Within' : shorts.worse[side],
    why:
      side === null
        ? `The 95% interval, ${formatRange(kpi, interval)}, meets the band ${band}.`
        : `The whole 95% interval, ${formatRange(kpi, interval)}, lies ${side} the band ${band}.`,
  }
}

function whyNoInterval(kpi: Kpi): string {
  if (kpi.significance === 'published') return 'No 95% interval was published for it.'
  if (kpi.significance === 'wilson') {
    return `The number of ${countedBy(kpi)} behind it is not known, so no 95% interval can be worked out.`
  }
  return 'No 95% interval can be worked out for a measure of this kind.'
}

/**
 * The change from an earlier figure of the same KPI, group and method.
 * @returns null where either has no value. The caller makes sure that the two may be held against each other.
 */
export function changeBetween(
  earlier: Pick<Figure, 'period' | 'value' | 'interval' | 'small' | 'state' | 'coverage'>,
  later: Pick<Figure, 'kpi' | 'value' | 'interval' | 'small' | 'state' | 'coverage'>,
): Change | null {
  if (earlier.value === null || later.value === null) return null
  const by = later.value - earlier.value
  const direction = goodDirection(later.kpi)
  const unrated =
    direction === 0 ||
    earlier.small ||
    later.small ||
    isThin(earlier) ||
    isThin(later) ||
    earlier.state !== 'value' ||
    later.state !== 'value' ||
    !earlier.interval ||
    !later.interval
  if (unrated) return { from: earlier.period, by, kind: 'not-rated' }
  if (!clearOf(earlier.interval!, later.interval!)) {
    return { from: earlier.period, by, kind: 'no-clear-difference' }
  }
  return { from: earlier.period, by, kind: by * direction > 0 ? 'better' : 'worse' }
}

/**
 * Whether a value meets a target, both as printed (rounded to the KPI's decimals), so that a page never
 * shows 95.0 as short of 95. `higher`: at least; `lower` and `zero`: at most; `band`: inside the band,
 * or at the target where no band is set. Null for `context`, which has nothing to meet.
 */
export function meetsTarget(kpi: Kpi, value: number, target: number): boolean | null {
  const shown = roundTo(value, kpi.decimals)
  if (kpi.polarity === 'context') return null
  if (kpi.polarity === 'band') {
    return kpi.goodBand ? shown >= kpi.goodBand[0] && shown <= kpi.goodBand[1] : shown === target
  }
  return goodDirection(kpi) === 1 ? shown >= target : shown <= target
}

/**
 * A target held against the figures of one KPI and group in order of period, the latest last; those
 * without a value are passed over. Give only figures of one method.
 * Words by LOOK §2: `met every time`, `met two in four`, `not met`; after a single period `met`.
 * @returns null where there is no target, or the KPI cannot meet one.
 */
export function targetStatus(
  kpi: Kpi,
  target: number | null,
  figures: readonly Pick<Figure, 'value'>[],
): TargetStatus | null {
  if (target === null || kpi.polarity === 'context') return null
  const values = figures.flatMap((figure) => (figure.value === null ? [] : [figure.value]))
  const recent = values.slice(-fixedRules.targetPeriods)
  const met = recent.map((value) => meetsTarget(kpi, value, target) === true)
  const last = met.at(-1)
  const count = met.filter(Boolean).length
  if (last === undefined) {
    return { target, kind: 'no-figure', metIn: { met: 0, of: 0 }, words: 'no figure yet' }
  }
  return {
    target,
    kind: last ? 'met' : 'not-met',
    metIn: { met: count, of: met.length },
    words:
      count === 0
        ? 'not met'
        : met.length === 1
          ? 'met'
          : count === met.length
            ? 'met every time'
            : `met ${countWord(count)} in ${countWord(met.length)}`,
  }
}
