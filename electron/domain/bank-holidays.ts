/**
 * Bank holidays in England, for any year, by the rules that made them: the Banking and Financial Dealings
 * Act 1971, schedule 1 (Easter Monday, the last Mondays of May and August, and a Boxing Day that is not a
 * Sunday), New Year's Day and the first Monday of May by royal proclamation, Good Friday and Christmas Day
 * by common law; where a fixed one falls at a weekend, a weekday after it is proclaimed in its stead. The
 * days that were moved or given once are listed. The results are those of gov.uk/bank-holidays.
 */
import { dateOf, dayNumber, dayOfIso, isoDate, isoOf, weekday } from './calendar.ts'

export type BankHoliday = {
  /** ISO date. */
  date: string
  name: string
}

/** What a trust changes of the list: a day proclaimed since, or one that does not hold for it. */
export type HolidayChanges = { added: readonly BankHoliday[]; dropped: readonly string[] }

/** Where the list comes from, in words. */
export const bankHolidaySource =
  'Banking and Financial Dealings Act 1971 and royal proclamations, as listed at gov.uk/bank-holidays'

/** Easter Sunday. Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, 1991, ch. 8). */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** The first Monday on or after a day. */
export function mondayFrom(day: number): number {
  return day + ((8 - weekday(day)) % 7)
}

/** The last Monday of a month of 31 days. */
export function lastMondayOf(year: number, month: 5 | 8 | 10): number {
  return mondayFrom(dayNumber(year, month, 25))
}

/** A Monday moved for one year, and what took its place. */
const moved: Record<string, string> = {
  '1995-05-01': '1995-05-08',
  '2002-05-27': '2002-06-04',
  '2012-05-28': '2012-06-04',
  '2020-05-04': '2020-05-08',
  '2022-05-30': '2022-06-02',
}

const once: readonly BankHoliday[] = [
  { date: '1999-12-31', name: 'Millennium holiday' },
  { date: '2002-06-03', name: 'Golden Jubilee' },
  { date: '2011-04-29', name: 'Royal wedding' },
  { date: '2012-06-05', name: 'Diamond Jubilee' },
  { date: '2022-06-03', name: 'Platinum Jubilee' },
  { date: '2022-09-19', name: 'State funeral of Queen Elizabeth II' },
  { date: '2023-05-08', name: 'Coronation of King Charles III' },
]

/** The bank holidays of a calendar year from 1978 on, in order, as England keeps them. */
export function bankHolidays(year: number): BankHoliday[] {
  const easter = easterSunday(year)
  const newYear = dayNumber(year, 1, 1)
  const christmas = dayNumber(year, 12, 25)
  const christmasDay = weekday(christmas)
  const days: [number, string][] = [
    [weekday(newYear) < 6 ? newYear : mondayFrom(newYear), 'New Year’s Day'],
    [easter - 2, 'Good Friday'],
    [easter + 1, 'Easter Monday'],
    [mondayFrom(dayNumber(year, 5, 1)), 'Early May bank holiday'],
    [lastMondayOf(year, 5), 'Spring bank holiday'],
    [lastMondayOf(year, 8), 'Summer bank holiday'],
    // On a Saturday or Sunday Christmas Day's stand-in is the 27th; Boxing Day's is the first weekday left.
    [christmasDay < 6 ? christmas : christmas + 2, 'Christmas Day'],
    [christmas + (christmasDay === 5 || christmasDay === 6 ? 3 : 1), 'Boxing Day'],
  ]
  return [
    ...days.map(([day, name]) => ({ date: moved[isoOf(day)] ?? isoOf(day), name })),
    ...once.filter(({ date }) => date.startsWith(`${year}-`)),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** The bank holidays of a calendar year as the trust keeps them, in order; an added one replaces its namesake of the day. */
export function holidaysOf(year: number, changes: HolidayChanges): BankHoliday[] {
  const added = changes.added.filter(({ date }) =>
    date.startsWith(`${isoDate(year, 1, 1).slice(0, 4)}-`),
  )
  const taken = new Set([...changes.dropped, ...added.map(({ date }) => date)])
  return [...bankHolidays(year).filter(({ date }) => !taken.has(date)), ...added].toSorted((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}

/** Whether a day is worked: Monday to Friday and no bank holiday. `day` is a day number. */
export function isWorkingDay(day: number, changes: HolidayChanges): boolean {
  if (weekday(day) > 5) return false
  return !holidaysOf(dateOf(day).year, changes).some(({ date }) => dayOfIso(date) === day)
}

/** The day itself where it is worked, else the last working day before it. `day` is a day number. */
export function workingDayUpTo(day: number, changes: HolidayChanges): number {
  let at = day
  while (!isWorkingDay(at, changes)) at -= 1
  return at
}
