/**
 * Notice of a meeting: when its pack must go out, and when papers must be in so that it can.
 *
 * "Clear days" are counted as the articles of academy trusts define them: the day on which notice is given
 * and the day of the meeting are both left out. Seven clear days before Wednesday 9 December are the 2nd to
 * the 8th, so the pack goes out on 1 December at the latest. How many, and whether weekends and bank
 * holidays count, is for each trust's own articles or terms of reference to say.
 */
import { isWorkingDay, workingDayUpTo, type HolidayChanges } from './bank-holidays.ts'
import { dayOfIso, isoOf } from './calendar.ts'
import { countWord, plural } from './wording.ts'

/** Whether every day counts towards notice, or only Mondays to Fridays that are no bank holiday. */
export const dayCounts = ['every-day', 'working-days'] as const
export type DayCount = (typeof dayCounts)[number]

export type NoticeRule = {
  clearDays: number
  count: DayCount
  /** Papers are with the clerk so many days before the meeting. */
  papersDays: number
}

/** What stands in the articles of most trusts; a trust sets its own. */
export const usualNotice: NoticeRule = { clearDays: 7, count: 'every-day', papersDays: 12 }

export const noticeSource =
  'The trust’s own articles of association or terms of reference; seven clear days are usual'

/**
 * The last day on which notice of `n` clear days can be given for a meeting on `meeting` (ISO dates).
 * @throws RangeError where `meeting` is no date of the calendar.
 */
export function clearDaysBefore(
  meeting: string,
  n: number,
  count: DayCount = 'every-day',
  holidays: HolidayChanges = { added: [], dropped: [] },
): string {
  const day = dayOf(meeting)
  if (count === 'every-day') return isoOf(day - n - 1)
  let at = day - 1
  for (let left = n; left > 0 || !isWorkingDay(at, holidays); at -= 1) {
    if (isWorkingDay(at, holidays)) left -= 1
  }
  return isoOf(at)
}

export type PackDates = {
  /** ISO dates. Papers are with the clerk by the end of this day. */
  papersIn: string
  /** The day on which the pack goes out: the last working day on which notice is still given in time. */
  goesOut: string
  /** The last day on which notice can be given, be it worked or not. */
  noticeBy: string
  meeting: string
}

/**
 * The dates that lead up to a meeting. Both days on which somebody must act are working days: where the
 * count ends at a weekend or on a bank holiday, it is the working day before. A pack that has an `issued`
 * date of its own goes out on that day. Papers are never due after the pack goes out.
 */
export function packDates(
  meeting: { date: string; issued?: string | undefined },
  rule: NoticeRule,
  holidays: HolidayChanges,
): PackDates {
  const noticeBy = clearDaysBefore(meeting.date, rule.clearDays, rule.count, holidays)
  const goesOut = meeting.issued ?? isoOf(workingDayUpTo(dayOf(noticeBy), holidays))
  const due = isoOf(workingDayUpTo(dayOf(meeting.date) - rule.papersDays, holidays))
  return { papersIn: due < goesOut ? due : goesOut, goesOut, noticeBy, meeting: meeting.date }
}

/** The rule in a sentence, as it stands beside the dates. */
export function noticeInWords(rule: NoticeRule): string {
  const days = `${countWord(rule.clearDays)} clear ${rule.count === 'every-day' ? '' : 'working '}${rule.clearDays === 1 ? 'day' : 'days'}`
  const left = 'the day it goes out and the day of the meeting are not counted'
  const papers = `papers are due ${plural(rule.papersDays, 'day')} before the meeting`
  return `The pack goes out with ${days} of notice: ${left}; ${papers}.`
}

function dayOf(date: string): number {
  const day = dayOfIso(date)
  if (day === null) throw new RangeError(`${date} is no date of the calendar`)
  return day
}
