/**
 * How much of the trust its figure covers (DESIGN §7). It is said wherever the figure stands and not every school
 * that could have it is in it; a figure of fewer than half of them is shown and not rated, nor held against its
 * past or a target, since it tells of those schools and not of the trust.
 */
import type { Figure } from './figure.ts'
import { fixedRules } from './rules.ts'
import { formatCoverage, formatNumber } from './wording.ts'

type Covering = Pick<Figure, 'coverage'>

/** Whether so few of the schools are in it that it is not rated. A school's own figure never is. */
export function isThin({ coverage }: Covering): boolean {
  return coverage !== null && 100 * coverage.schools < fixedRules.ratedCoverage * coverage.of
}

/** `3 of 20 schools` where some are missing from a figure; empty where none is, and for a school's own. */
export function partlyCovered({ coverage, value }: Pick<Figure, 'coverage' | 'value'>): string {
  const missing = coverage !== null && value !== null && coverage.schools < coverage.of
  return missing ? formatCoverage(coverage) : ''
}

/** The same where there is little room: `3 of 20`. */
export function partlyCoveredShort(figure: Pick<Figure, 'coverage' | 'value'>): string {
  const { coverage } = figure
  return coverage === null || partlyCovered(figure) === ''
    ? ''
    : `${formatNumber(coverage.schools)} of ${formatNumber(coverage.of)}`
}
