/** Whether a KPI of the trust's own may be changed or removed, given what the vault holds of it. */
import type { Kpi } from './kpi.ts'
import { parsePeriod, type PeriodKind } from './period.ts'
import { formatValue, joinNames, plural } from './wording.ts'

/** What the vault holds of one KPI now. */
export type StoredValues = {
  count: number
  /** The least and the most of its values; null where there is no number. */
  least: number | null
  most: number | null
  /** Every period of which there is something. */
  periods: string[]
  schools: number
}

/** The lengths of period that figures of a cadence may come in: its own, and longer ones that sum it up. */
const lengths: Record<Kpi['cadence'], readonly PeriodKind[]> = {
  day: ['day', 'week', 'month', 'term', 'year'],
  week: ['week', 'month', 'term', 'year'],
  month: ['month', 'term', 'year', 'financial-year'],
  'half-term': ['month', 'term', 'year'],
  term: ['term', 'year'],
  year: ['year', 'financial-year'],
}

/**
 * Why values that are stored stand against a changed KPI, each a sentence; empty where none does. Names,
 * words, decimals and the reading of high and low may always change: they leave each number what it was.
 */
export function contradictions(before: Kpi, after: Kpi, values: StoredValues): string[] {
  if (values.count === 0) return []
  const held = plural(values.count, 'value')
  const found: string[] = []
  if (before.unit !== after.unit) {
    found.push(`The vault holds ${held} in the present unit, so the unit cannot change.`)
  }
  if (before.aggregation !== after.aggregation && after.aggregation === 'sum') {
    found.push(`The vault holds ${held} that were not counted to be added up.`)
  }
  const [least, most] = after.range
  if (least !== null && values.least !== null && values.least < least) {
    found.push(
      `The vault holds a value of ${formatValue(after, values.least, { percentSign: true })}, below the least that you allow.`,
    )
  }
  if (most !== null && values.most !== null && values.most > most) {
    found.push(
      `The vault holds a value of ${formatValue(after, values.most, { percentSign: true })}, above the most that you allow.`,
    )
  }
  const unfit = values.periods.filter((period) => {
    const kind = parsePeriod(period)?.kind
    return kind !== undefined && !lengths[after.cadence].includes(kind)
  })
  if (unfit.length > 0 && before.cadence !== after.cadence) {
    found.push(`The vault holds values for shorter periods, such as ${unfit[0]}.`)
  }
  return found
}

/**
 * Why a KPI cannot be removed, as a sentence; null where it can. One with values is retired instead, so that
 * figures of the past keep their name and definition.
 */
export function whyKept(values: StoredValues, strands: readonly number[]): string | null {
  if (values.count > 0) {
    return `The vault holds ${plural(values.count, 'value')} of it, which would lose their name and definition. Retire it instead.`
  }
  if (strands.length === 0) return null
  const numbers = strands.map((number) => `${number}`)
  return `It measures ${numbers.length === 1 ? 'strand' : 'strands'} ${joinNames(numbers)} of the vision. Untie it there first.`
}
