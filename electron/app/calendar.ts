/** When things are due before a meeting, and where days lie in the school year. */
import { noticeInWords, noticeSource, packDates } from '../domain/notice.ts'
import { termOf } from '../domain/terms.ts'
import { settingQueries } from '../store/index.ts'
import type { Handlers } from './dispatch.ts'
import { findMeeting } from './meetings.ts'
import { today } from './today.ts'

export const calendarHandlers: Pick<Handlers, 'calendar.dates' | 'calendar.terms'> = {
  'calendar.dates': (context, { meeting, date }) => {
    const { db } = context.vault()
    const notice = settingQueries.get(db, 'notice')
    const held = date === undefined ? findMeeting(context, meeting ?? 'next').meeting : { date }
    return {
      ...packDates(held, notice, settingQueries.get(db, 'holidays')),
      term: termOf(held.date, settingQueries.get(db, 'terms').years),
      rule: noticeInWords(notice),
      source: noticeSource,
    }
  },
  'calendar.terms': (context) => {
    const { years } = settingQueries.get(context.vault().db, 'terms')
    return { years, today: termOf(today(context), years) }
  },
}
