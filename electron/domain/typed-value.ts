/**
 * A value as a person types it into a cell of the grid: a number, so many of so many, or the word for why there
 * is none. The same rule judges the cell while it is typed and the value when it is saved.
 */
import { kpiExists, wasClosed } from './kpi-rules.ts'
import type { Kpi } from './kpi.ts'
import type { Observation, State } from './observation.ts'
import { parsePeriod, periodLabel } from './period.ts'
import { readNumber } from './read-number.ts'
import type { School } from './school.ts'
import { formatValue, stateWord } from './wording.ts'

export type TypedValue = Pick<Observation, 'state' | 'value' | 'numerator' | 'denominator'>

/** What is wrong with a cell, as a sentence with its full stop, and what would be right. */
export type TypedProblem = { expected: string; message: string }

/** `null` where nothing was typed. */
export type TypedReading = { value: TypedValue } | { problem: TypedProblem } | null

/** The reasons that a person may give instead of a number, in the order in which they are offered. */
export const typedStates = [
  'suppressed',
  'not-applicable',
  'not-available',
  'not-published',
  'no-entries',
  'awaiting',
  'new-school',
] as const satisfies State[]

/** Further words for them, in small letters: what spreadsheets of trusts and DfE's files say. */
const otherWords: Record<string, State> = {
  supp: 'suppressed',
  suppressed: 'suppressed',
  c: 'suppressed',
  na: 'not-applicable',
  z: 'not-applicable',
  'not applicable': 'not-applicable',
  x: 'not-available',
  none: 'not-available',
  'not available': 'not-available',
  'not published': 'not-published',
  awaiting: 'awaiting',
  'new school': 'new-school',
}
const words = new Map<string, State>([
  ...Object.entries(otherWords),
  ...typedStates.map((state) => [stateWord(state), state] as const),
  ...typedStates.map((state) => [state, state] as const),
])

/** `26 of 46`, `57% of 46`, `26/46`. */
const ofMany = /^(.+?)\s*(?:\bof\b|\/)\s*([\d,]+)$/i

/** More characters than this are no value, and none is shown whole. */
export const longestTyped = 200

type Measured = Pick<Kpi, 'unit' | 'decimals' | 'range'>

/**
 * Reads what was typed for a KPI. `26 of 46` gives a percentage with both its numbers; `57% of 46` and
 * `104.2 of 46` give a value with the number whom it is about, which weighs schools and hides small numbers.
 */
export function readTyped(kpi: Measured, text: string): TypedReading {
  const bare = text.trim()
  if (bare === '') return null
  if (bare.length > longestTyped) return { problem: notNumber(kpi, `${bare.slice(0, 40)}…`) }
  const state = words.get(bare.toLowerCase())
  if (state !== undefined)
    return { value: { state, value: null, numerator: null, denominator: null } }
  const many = ofMany.exec(bare)
  const [, front = bare, behind] = many ?? []
  const number = readNumber(front)
  const denominator = behind === undefined ? null : readNumber(behind)
  if (number === null || (many && denominator === null)) return { problem: notNumber(kpi, bare) }
  if (denominator === null) return checked(kpi, number, null, null)
  if (!Number.isInteger(denominator) || denominator === 0) {
    return wrong('a whole number above nought', `${behind} cannot be how many there are.`)
  }
  const isShare = kpi.unit === 'percent' && !front.includes('%')
  if (!isShare) return checked(kpi, number, null, denominator)
  if (!Number.isInteger(number) || number < 0 || number > denominator) {
    return wrong(
      `a whole number from 0 to ${denominator}`,
      `${front} of ${denominator} is no share. For a percentage write ${front}% of ${denominator}.`,
    )
  }
  return checked(kpi, (100 * number) / denominator, number, denominator)
}

function checked(
  kpi: Measured,
  value: number,
  numerator: number | null,
  denominator: number | null,
): TypedReading {
  const [from, to] = rangeOf(kpi)
  if ((from !== null && value < from) || (to !== null && value > to)) {
    const expected = rangeWords(kpi)
    return wrong(expected, `${bound(kpi, value)} is outside what the measure can be: ${expected}.`)
  }
  if (kpi.unit === 'count' && kpi.decimals === 0 && !Number.isInteger(value))
    return wrong('a whole number', 'This measure counts, so it takes a whole number.')
  return { value: { state: 'value', value, numerator, denominator } }
}

/** What the measure can be; nothing that is counted is below nought. */
function rangeOf({ unit, range: [from, to] }: Measured): [number | null, number | null] {
  return [from ?? (unit === 'count' || unit === 'days' ? 0 : null), to]
}

/** `from 0 to 100`, `0 or more`, `a number`: what may be typed, in words. */
export function rangeWords(kpi: Measured): string {
  const [from, to] = rangeOf(kpi)
  if (from !== null && to !== null) return `from ${bound(kpi, from)} to ${bound(kpi, to)}`
  if (from !== null) return `${bound(kpi, from)} or more`
  return to === null ? 'a number' : `${bound(kpi, to)} or less`
}

/** A number in a sentence: with decimals only where it has some. */
function bound({ unit, decimals }: Measured, value: number): string {
  return formatValue({ unit, decimals: Number.isInteger(value) ? 0 : Math.max(1, decimals) }, value)
}

function notNumber(kpi: Measured, text: string): TypedProblem {
  const share = kpi.unit === 'percent' ? ', a share such as 26 of 46' : ''
  return {
    expected: `a number${share} or a word such as hidden or due`,
    message: `“${text}” is neither a number${share} nor a word for why there is none.`,
  }
}

function wrong(expected: string, message: string): TypedReading {
  return { problem: { expected, message } }
}

/** What is in the cell to type over: `57`, `26 of 46`, `hidden`; the whole precision of what is stored. */
export function typedText(kpi: Measured, value: TypedValue): string {
  if (value.value === null) return stateWord(value.state)
  const number = String(value.value)
  if (value.denominator === null) return number
  if (kpi.unit !== 'percent') return `${number} of ${value.denominator}`
  const share = value.numerator === null ? null : (100 * value.numerator) / value.denominator
  return share === value.value
    ? `${value.numerator} of ${value.denominator}`
    : `${number}% of ${value.denominator}`
}

/** Why a value cannot be of that measure, school and period; null where it can. `school` null: the trust. */
export function whyNotTyped(kpi: Kpi, school: School | null, period: string): TypedProblem | null {
  if (parsePeriod(period) === null) {
    return {
      expected: 'a period such as 2024/25, 2024/25 autumn or 2025-11',
      message: `“${period}” is not a period.`,
    }
  }
  if (!kpiExists(kpi, period)) {
    return {
      expected: 'a period in which the measure exists',
      message: `${kpi.name} did not exist in ${periodLabel(period)}.`,
    }
  }
  if (school && wasClosed(school, period)) {
    return {
      expected: 'a period in which the school was open',
      message: `${school.name} was closed before ${periodLabel(period)}.`,
    }
  }
  return null
}
