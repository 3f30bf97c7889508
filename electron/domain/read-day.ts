/** A day as a person writes it in Britain. */
import { dayOfIso, isoDate, monthNames } from './calendar.ts'

/**
 * ISO date of `9/12/2026`, `9.12.26`, `9 December 2026`, `Wednesday 9 Dec 2026` or `2026-12-09`; a year of two
 * digits is of this century. Null for anything that is no day of the calendar.
 */
export function readDay(text: string): string | null {
  const bare = text.trim().replace(/^[a-z]+day,?\s+/i, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare)
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{2}|\d{4})$/.exec(bare)
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,})\.?,?\s+(\d{2}|\d{4})$/i.exec(bare)
  const [year = '', month = 0, day = ''] = iso
    ? [iso[1], Number(iso[2]), iso[3]]
    : numbers
      ? [numbers[3], Number(numbers[2]), numbers[1]]
      : words
        ? [words[3], monthOf(words[2] ?? ''), words[1]]
        : []
  const full = Number(year) + (year.length === 2 ? 2000 : 0)
  const date = isoDate(full, month, Number(day))
  return dayOfIso(date) === null ? null : date
}

/** Number of a month from the beginning of its name, at least three letters; 0 where there is none. */
function monthOf(word: string): number {
  const begins = word.toLowerCase()
  return monthNames.findIndex((name) => name.toLowerCase().startsWith(begins)) + 1
}
