/** The rules behind marks and trust figures in words, as they stand under every table, on screen, on paper and in exports. */
import type { Figure } from './figure.ts'
import { ownLimits } from './reading.ts'
import { fixedRules, type TrustRules } from './rules.ts'

/** The rule behind the marks; that of months only where a figure was judged by it. */
export function markRule(
  figures: Iterable<Pick<Figure, 'verdict'> | null>,
  { unratedBelow }: Pick<TrustRules, 'unratedBelow'>,
): string {
  const byLimits = [...figures].some((figure) => figure?.verdict.against === ownLimits)
  const months = byLimits
    ? ` A month is marked where it leaves the limits of its own series, mean ± ${fixedRules.limitFactor} × average moving range.`
    : ''
  return `A triangle points the way the number went: solid worse, hollow better. Marked where the whole 95% interval (Wilson’s for proportions, DfE’s where published) lies to one side of England.${months} Not rated: without an interval or limits, or from fewer than ${unratedBelow} people.`
}

/** How a trust figure is made of its schools’. */
export const weightRule =
  'Trust: weighted by the pupils, staff or answers behind each school’s figure; “3 of 20” where some schools have none, not rated under half.'
