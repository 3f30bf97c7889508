/**
 * Dates as whole days, without a clock, a time zone or a locale: the proleptic Gregorian calendar and
 * the weeks of ISO 8601. A date is its ISO text, `2025-11-23`; a day number counts from 1970-01-01.
 */

export type CalendarDate = { year: number; month: number; day: number }

/** Day number of a date. Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOf(days: number): CalendarDate {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  const month = m < 10 ? m + 3 : m - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Number of days in a month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    return leap ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** ISO text of a date. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** ISO text of a day number. */
export function isoOf(days: number): string {
  const { year, month, day } = dateOf(days)
  return isoDate(year, month, day)
}

/** Reads `2025-11-23`; null for anything that is not a date of the calendar, such as 30 February. */
export function parseIsoDate(text: string): CalendarDate | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return null
  const year = Number(found[1])
  const month = Number(found[2])
  const day = Number(found[3])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return { year, month, day }
}

/** Day number of an ISO date; null for nonsense. */
export function dayOfIso(text: string): number | null {
  const date = parseIsoDate(text)
  return date ? dayNumber(date.year, date.month, date.day) : null
}

/** Day of the week by ISO 8601: Monday is 1, Sunday is 7. */
export function weekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** Day number of the Monday of an ISO week. Week 1 is the one that holds 4 January. */
export function mondayOfWeek(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4)
  return fourth - (weekday(fourth) - 1) + (week - 1) * 7
}

/** Number of ISO weeks in a year, 52 or 53. */
export function weeksInYear(year: number): 52 | 53 {
  return (mondayOfWeek(year + 1, 1) - mondayOfWeek(year, 1)) / 7 === 53 ? 53 : 52
}

/** ISO week of a day: the year and week of its Thursday. */
export function weekOf(days: number): { year: number; week: number } {
  const thursday = days - (weekday(days) - 1) + 3
  const { year } = dateOf(thursday)
  return { year, week: Math.floor((thursday - mondayOfWeek(year, 1)) / 7) + 1 }
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
