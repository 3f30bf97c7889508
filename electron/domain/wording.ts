/**
 * Numbers, dates, names and states as they are printed, on screen and on paper (LOOK §1, §4, §7).
 * No locale is consulted: the same input gives the same text on every machine.
 */
import { dayNumber, monthNames, parseIsoDate, weekday, weekdayNames } from './calendar.ts'
import { isVoice } from './kpi.ts'
import type { Kpi, Phase, PupilGroup, Unit } from './kpi.ts'
import type { State } from './observation.ts'
import { londonDay } from './london.ts'

/** The true minus sign, U+2212. */
export const minus = '\u2212'

/** Rounds half away from zero, on the decimal digits that a reader sees (1.005 to two places is 1.01). */
export function roundTo(value: number, decimals: number): number {
  const size = Math.abs(value)
  const scaled = Number(`${size}e${decimals}`)
  const rounded = Number.isNaN(scaled) ? size : Number(`${Math.round(scaled)}e-${decimals}`)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}

/** A number with so many decimals, commas between thousands and a true minus: `1,102`, `−2.6`. */
export function formatNumber(value: number, decimals = 0): string {
  const rounded = roundTo(value, decimals)
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${rounded < 0 ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/**
 * A value of a KPI as printed, with the KPI's decimals: `57`, `104.2`, `−2.6`, `£1,204`.
 * The percent sign is left out unless asked for, since the head of a column carries the unit.
 */
export function formatValue(
  kpi: Pick<Kpi, 'unit' | 'decimals'>,
  value: number,
  options: { percentSign?: boolean } = {},
): string {
  const text = formatNumber(value, kpi.decimals)
  if (kpi.unit === 'pounds') {
    return text.startsWith(minus) ? `${minus}£${text.slice(1)}` : `£${text}`
  }
  return kpi.unit === 'percent' && options.percentSign ? `${text}%` : text
}

/** Two ends of an interval or limits: `104.2 to 105.8`; "to", since a dash reads as a minus. */
export function formatRange(
  kpi: Pick<Kpi, 'unit' | 'decimals'>,
  range: { lower: number; upper: number },
): string {
  return `${formatValue(kpi, range.lower)} to ${formatValue(kpi, range.upper)}`
}

/**
 * An ISO date (or a moment at Greenwich, of which the day in London) as printed: `long` 9 December 2026, `short` 9 Dec 2026,
 * `weekday` Wednesday 9 December 2026. Text that is no date is given back.
 */
export function formatDate(iso: string, style: 'long' | 'short' | 'weekday' = 'long'): string {
  const date = parseIsoDate(londonDay(iso))
  if (!date) return iso
  const name = monthNames[date.month - 1] ?? ''
  if (style === 'short') {
    return `${date.day} ${name === 'September' ? 'Sept' : name.slice(0, 3)} ${date.year}`
  }
  const long = `${date.day} ${name} ${date.year}`
  if (style === 'long') return long
  const day = weekday(dayNumber(date.year, date.month, date.day))
  return `${weekdayNames[day - 1]} ${long}`
}

/** `A`, `A and B`, `A, B and C`. */
export function joinNames(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Whole numbers below ten as words, as in running text; `no` for none. */
export function countWord(count: number): string {
  return numberWords[count] ?? formatNumber(count)
}

/** `1 school`, `14 schools`; give the plural where it is not an added s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

/** A sentence's first letter made large. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The first word small again inside a sentence, unless it is an abbreviation or a name: `reading at 11`, `KS2 reading`. */
export function lowerFirst(text: string): string {
  const first = text.split(' ')[0] ?? ''
  return /^[A-Z][a-z]*$/.test(first.replace(/[^A-Za-z]/g, '')) && first.length > 1
    ? text.slice(0, 1).toLowerCase() + text.slice(1)
    : text
}

/**
 * How many stand behind a percentage: `26 of 46 pupils` below 100 pupils (LOOK §4), where the count is
 * known; `46 pupils` otherwise; empty where neither is known.
 */
export function formatCohort(
  numerator: number | null,
  denominator: number | null,
  what = 'pupil',
): string {
  if (denominator === null) return ''
  if (numerator === null || denominator >= 100) return plural(denominator, what)
  return `${formatNumber(numerator)} of ${plural(denominator, what)}`
}

/** Whom a figure counts: a survey's answers, staff, else pupils. */
export function countedBy(kpi: Pick<Kpi, 'code' | 'evidence'>): 'answers' | 'staff' | 'pupils' {
  if (isVoice(kpi)) return 'answers'
  return /^(own\.)?staff\./.test(kpi.code) ? 'staff' : 'pupils'
}

/** `14 of 16 schools`; `all 16 schools` or `both schools` where none is missing. */
export function formatCoverage(coverage: { schools: number; of: number }): string {
  if (coverage.schools === coverage.of) {
    if (coverage.of === 2) return 'both schools'
    return coverage.of === 1 ? '1 school' : `all ${plural(coverage.of, 'school')}`
  }
  return `${formatNumber(coverage.schools)} of ${plural(coverage.of, 'school')}`
}

/** Why there is no number: a word for the cell, and a sentence for the key and for screen readers. */
const stateText: Record<State, { word: string; sentence: string }> = {
  value: { word: '', sentence: '' },
  suppressed: { word: 'hidden', sentence: 'Hidden, because so few people could be recognised' },
  'not-applicable': { word: 'n/a', sentence: 'Does not apply to this school' },
  'not-available': { word: 'no figure', sentence: 'No figure is available' },
  'not-published': { word: 'not pub.', sentence: 'Not published' },
  'no-entries': { word: 'no entries', sentence: 'No pupil was entered' },
  'low-coverage': { word: 'few covered', sentence: 'Covers too few of the pupils to be published' },
  'rounds-to-zero': { word: 'under 0.5', sentence: 'Above zero, but it rounds to zero' },
  unreliable: { word: 'unreliable', sentence: 'The publisher marks it as unreliable' },
  'new-school': { word: 'new', sentence: 'The school is too new to have results' },
  awaiting: { word: 'due', sentence: 'Awaiting the figure' },
}

/** The word in a cell: `hidden`, `not pub.`, `due`; empty for a value. */
export function stateWord(state: State): string {
  return stateText[state].word
}

/** The whole reason, without a full stop; empty for a value. */
export function stateSentence(state: State): string {
  return stateText[state].sentence
}

const groupText: Record<PupilGroup, string> = {
  all: 'all pupils',
  boys: 'boys',
  girls: 'girls',
  disadvantaged: 'disadvantaged pupils',
  'not-disadvantaged': 'pupils not disadvantaged',
  eal: 'pupils with English as an additional language',
  'sen-support': 'pupils with SEN support',
  ehcp: 'pupils with an education, health and care plan',
  'non-mobile': 'pupils who did not change school',
  'prior-low': 'pupils with low prior attainment',
  'prior-middle': 'pupils with middle prior attainment',
  'prior-high': 'pupils with high prior attainment',
}

/** Pupil group in words. */
export function groupLabel(group: PupilGroup): string {
  return groupText[group]
}

const phaseText: Record<Phase, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  '16-plus': '16 to 19',
  special: 'Special',
  'all-through': 'All-through',
}

/** Phase as a heading. */
export function phaseLabel(phase: Phase): string {
  return phaseText[phase]
}

const unitText: Record<Unit, string> = {
  percent: '%',
  score: 'score',
  points: 'points',
  count: 'number',
  rate: 'per 100 pupils',
  ratio: 'ratio',
  pounds: '£',
  days: 'days',
}

/** Unit for the head of a column or the line below a title. */
export function unitLabel(unit: Unit): string {
  return unitText[unit]
}
