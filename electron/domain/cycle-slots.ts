/** When each item of the cycle falls due in a school year, 1 September to 31 August. */
import { daysInMonth, dayOfIso, isoDate, isoOf, monthNames, parseIsoDate } from './calendar.ts'
import type { Cadence } from './cycle.ts'
import { parsePeriod } from './period.ts'
import type { YearOfTerms } from './terms.ts'
import { formatNumber } from './wording.ts'

/** One time that an item is due. ISO dates, both days included. */
export type Slot = {
  /** What tells it from the others of the year: `October 2026`, `2 of 6`, `Autumn term`. */
  label: string
  /** From when something done counts for it. */
  opens: string
  due: string
  /** Until when something done counts for it, though late. */
  closes: string
  /**
   * Whether it takes what was done in the order in which it was done, as the second of six times; else whatever
   * was done while it was open.
   */
  inOrder: boolean
}

/**
 * The times of a school year (`2026/27`) at which something is due, the first first.
 * @param last the last time that it was done, before or in the year; only `years` asks for it
 */
export function slotsOf(
  cadence: Cadence,
  year: string,
  terms: readonly YearOfTerms[],
  last: string | null,
): Slot[] {
  const span = parsePeriod(year)
  if (span?.kind !== 'year') return []
  const { start, end } = span
  const whole = { opens: start, closes: end, inOrder: false }
  switch (cadence.every) {
    case 'month':
      return months(span.year).map(({ label, from, to }) => ({
        label,
        opens: from,
        due: to,
        closes: to,
        inOrder: false,
      }))
    case 'times': {
      const ends = months(span.year).map(({ to }) => to)
      return Array.from({ length: cadence.times }, (_, i) => ({
        ...whole,
        label: `${formatNumber(i + 1)} of ${formatNumber(cadence.times)}`,
        due: ends[Math.floor((12 * (i + 1)) / cadence.times) - 1] ?? end,
        inOrder: true,
      }))
    }
    case 'term':
      return termSlots(year, terms)
    case 'year':
      return [{ ...whole, label: year, due: monthEnd(span.year, cadence.by) }]
    case 'years': {
      const due = last === null ? end : yearsAfter(last, cadence.years)
      // What is long overdue stands in every year until it is done.
      return due > end ? [] : [{ ...whole, label: year, due: due < start ? start : due }]
    }
  }
}

function months(first: number): { label: string; from: string; to: string }[] {
  return Array.from({ length: 12 }, (_, i) => {
    const month = ((i + 8) % 12) + 1
    const year = month >= 9 ? first : first + 1
    return {
      label: `${monthNames[month - 1] ?? ''} ${year}`,
      from: isoDate(year, month, 1),
      to: monthEnd(first, month),
    }
  })
}

/** Last day of a month of the school year that begins in `first`. */
function monthEnd(first: number, month: number): string {
  const year = month >= 9 ? first : first + 1
  return isoDate(year, month, daysInMonth(year, month))
}

/** The trust's own terms, else the fixed cut of periods. A holiday belongs to the term before it. */
function termSlots(year: string, years: readonly YearOfTerms[]): Slot[] {
  const own = years.find((one) => one.year === year)?.terms ?? []
  const spans =
    own.length > 0
      ? own.map(({ name, from, to }) => ({ name, from, to }))
      : (['autumn', 'spring', 'summer'] as const).flatMap((term) => {
          const span = parsePeriod(`${year} ${term}`)
          const name = term.slice(0, 1).toUpperCase() + term.slice(1)
          return span ? [{ name, from: span.start, to: span.end }] : []
        })
  const whole = parsePeriod(year)
  return spans.map(({ name, from, to }, i) => {
    const next = spans[i + 1]
    return {
      label: `${name} term`,
      opens: i === 0 ? (whole?.start ?? from) : from,
      due: to,
      closes: next ? dayBefore(next.from) : (whole?.end ?? to),
      inOrder: false,
    }
  })
}

function dayBefore(date: string): string {
  return isoOf((dayOfIso(date) ?? 0) - 1)
}

/** The same day so many years later; 29 February becomes the 28th where there is none. */
function yearsAfter(date: string, years: number): string {
  const found = parseIsoDate(date)
  if (!found) return date
  const year = found.year + years
  return isoDate(year, found.month, Math.min(found.day, daysInMonth(year, found.month)))
}
