/** The day in England at a moment: a board that meets there means its own clock, summer time included. */
import { dayNumber, dayOfIso, isoDate, isoOf, weekday } from './calendar.ts'

/**
 * The date in London. Source: the Summer Time Order 2002 — from one o'clock Greenwich time on the last Sunday of
 * March to the same hour on the last Sunday of October, clocks stand one hour ahead of Greenwich.
 * @param moment ISO date and time at Greenwich, `2026-06-30T23:30:00.000Z`; a date alone is given back
 */
export function londonDay(moment: string): string {
  const date = moment.slice(0, 10)
  const day = dayOfIso(date)
  if (day === null || moment.slice(11, 13) !== '23') return date
  const year = Number(date.slice(0, 4))
  // The hour before midnight is never the one in which the clocks change.
  const isSummer = date >= lastSunday(year, 3) && date < lastSunday(year, 10)
  return isSummer ? isoOf(day + 1) : date
}

/** Of a month of 31 days. */
function lastSunday(year: number, month: number): string {
  return isoDate(year, month, 31 - (weekday(dayNumber(year, month, 31)) % 7))
}
