/**
 * The target of a KPI in a strand: which KPIs can have one, which numbers it can be, and how it is typed.
 * A target is compared with figures as they are printed, so it has no more decimals than they have.
 */
import type { Kpi } from './kpi.ts'
import { readTypedNumber } from './read-number.ts'
import { formatNumber, formatValue, roundTo } from './wording.ts'

export type Targeted = Pick<Kpi, 'unit' | 'decimals' | 'polarity' | 'range' | 'goodBand'>

/** Why a KPI has no target of its own, as a sentence; null where it can have one. */
export function whyNoTarget(kpi: Targeted): string | null {
  if (kpi.polarity === 'context') return 'It describes context, so there is nothing to aim for.'
  if (kpi.polarity === 'band' && kpi.goodBand) {
    const [low, high] = kpi.goodBand
    return `Its aim is its good range, ${withUnit(kpi, low)} to ${withUnit(kpi, high)}.`
  }
  return null
}

/** The least and the most that a target can be, both included; null for no bound. */
export function targetBounds(kpi: Targeted): [number | null, number | null] {
  const [least, most] = kpi.range
  if (kpi.unit === 'percent') return [least ?? 0, most ?? (least === null ? 100 : null)]
  if (kpi.unit === 'count' || kpi.unit === 'days') return [least ?? 0, most]
  return [least, most]
}

/** What may be typed, for the field: `0 to 100%`, `80 to 120`, `0 or more`; empty for any number. */
export function targetHint(kpi: Targeted): string {
  const [least, most] = targetBounds(kpi)
  if (least !== null && most !== null) return `${formatNumber(least)} to ${withUnit(kpi, most)}`
  if (least !== null) return `${withUnit(kpi, least)} or more`
  return most === null ? '' : `${withUnit(kpi, most)} or less`
}

/** What is wrong with a target, as a sentence; null where nothing is. */
export function targetProblem(kpi: Targeted, target: number): string | null {
  const not = whyNoTarget(kpi)
  if (not !== null) return not
  const [least, most] = targetBounds(kpi)
  if ((least !== null && target < least) || (most !== null && target > most)) {
    return `The target has to be ${targetHint(kpi)}.`
  }
  if (roundTo(target, kpi.decimals) === target) return null
  return kpi.decimals === 0
    ? 'The target has to be a whole number, as the figures are.'
    : `The target has at most ${kpi.decimals} decimal ${kpi.decimals === 1 ? 'place' : 'places'}, as the figures have.`
}

/**
 * Reads what was typed into the field of a target: `60`, `60%`, `£1,204`, `-0.5`. Nothing is no target.
 * @returns the target, or the problem as a sentence
 */
export function readTarget(
  kpi: Targeted,
  text: string,
): { target: number | null } | { problem: string } {
  if (text.trim() === '') return { target: null }
  const target = readTypedNumber(text)
  if (target === null) return { problem: `“${text.trim()}” is not a number.` }
  const problem = targetProblem(kpi, target)
  return problem === null ? { target } : { problem }
}

function withUnit(kpi: Targeted, value: number): string {
  return formatValue({ unit: kpi.unit, decimals: decimalsOf(value) }, value, { percentSign: true })
}

function decimalsOf(value: number): number {
  return Math.min(3, `${roundTo(value, 3)}`.split('.')[1]?.length ?? 0)
}
