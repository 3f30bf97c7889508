import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays, holidaysOf, isWorkingDay } from '../../electron/domain/bank-holidays.ts'
import { dayOfIso, isoOf, weekday } from '../../electron/domain/calendar.ts'
import {
  clearDaysBefore,
  noticeInWords,
  packDates,
  usualNotice,
} from '../../electron/domain/notice.ts'

const none = { added: [], dropped: [] }
const day = (iso: string) => dayOfIso(iso) ?? Number.NaN
const anyDay = fc.integer({ min: day('1990-01-01'), max: day('2090-12-31') }).map(isoOf)

describe('bank holidays', () => {
  const dates = (year: number) => bankHolidays(year).map(({ date }) => date.slice(5))

  it('are those that gov.uk lists', () => {
    expect(dates(2021)).toEqual([
      ...['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
    ])
    expect(dates(2022)).toEqual([
      ...['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
    ])
    expect(dates(2023)).toEqual([
      ...['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
    ])
    expect(dates(2026)).toEqual([
      ...['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
    ])
    expect(dates(2020)).toContain('05-08')
    expect(dates(2020)).not.toContain('05-04')
  })

  it('are never at a weekend, and eight a year but for those given once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2200 }), (year) => {
        const days = bankHolidays(year).map(({ date }) => day(date))
        expect(days.every((one) => weekday(one) < 6)).toBe(true)
        expect(new Set(days).size).toBe(8)
      }),
    )
  })

  it('are as the trust changes them', () => {
    const changes = {
      added: [{ date: '2026-07-20', name: 'Proclaimed' }],
      dropped: ['2026-08-31'],
    }
    const names = holidaysOf(2026, changes)
    expect(names.some(({ date }) => date === '2026-08-31')).toBe(false)
    expect(isWorkingDay(day('2026-08-31'), changes)).toBe(true)
    expect(isWorkingDay(day('2026-07-20'), changes)).toBe(false)
    expect(holidaysOf(2027, changes)).toEqual(bankHolidays(2027))
  })
})

describe('clear days', () => {
  it('leave out the day of the notice and the day of the meeting', () => {
    expect(clearDaysBefore('2026-12-09', 7)).toBe('2026-12-01')
    expect(clearDaysBefore('2026-12-09', 0)).toBe('2026-12-08')
  })

  it('pass over weekends and bank holidays where only working days count', () => {
    // Seven working days before Wednesday 9 December: 30 November to 8 December.
    expect(clearDaysBefore('2026-12-09', 7, 'working-days')).toBe('2026-11-27')
    // Good Friday and Easter Monday lie between.
    expect(clearDaysBefore('2026-04-08', 1, 'working-days')).toBe('2026-04-02')
  })

  it('lie wholly between, however they are counted', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 30 }), (meeting, n) => {
        const given = day(clearDaysBefore(meeting, n))
        expect(day(meeting) - given - 1).toBe(n)
        const working = day(clearDaysBefore(meeting, n, 'working-days'))
        const between = Array.from(
          { length: day(meeting) - working - 1 },
          (_, i) => working + 1 + i,
        )
        expect(between.filter((one) => isWorkingDay(one, none))).toHaveLength(n)
        expect(isWorkingDay(working, none)).toBe(true)
        expect(working).toBeLessThanOrEqual(given)
      }),
    )
  })
})

describe('the dates of a pack', () => {
  it('are in order, worked, and never leave less notice than the rule', () => {
    const rule = fc.record({
      clearDays: fc.integer({ min: 0, max: 30 }),
      count: fc.constantFrom('every-day', 'working-days'),
      papersDays: fc.integer({ min: 0, max: 60 }),
    })
    fc.assert(
      fc.property(anyDay, rule, (date, { clearDays, count, papersDays }) => {
        const notice = { clearDays, count: count as 'every-day', papersDays }
        const dates = packDates({ date }, notice, none)
        expect(dates.papersIn <= dates.goesOut).toBe(true)
        expect(dates.goesOut <= dates.noticeBy).toBe(true)
        expect(dates.noticeBy < date).toBe(true)
        expect(isWorkingDay(day(dates.goesOut), none)).toBe(true)
        expect(isWorkingDay(day(dates.papersIn), none)).toBe(true)
        expect(day(date) - day(dates.papersIn)).toBeGreaterThanOrEqual(papersDays)
      }),
    )
  })

  it('keep the day on which a pack says that it is issued', () => {
    const dates = packDates({ date: '2026-12-09', issued: '2026-11-30' }, usualNotice, none)
    expect(dates).toEqual({
      papersIn: '2026-11-27',
      goesOut: '2026-11-30',
      noticeBy: '2026-12-01',
      meeting: '2026-12-09',
    })
  })

  it('say their rule', () => {
    expect(noticeInWords(usualNotice)).toBe(
      'The pack goes out with seven clear days of notice: the day it goes out and the day of the meeting are not counted; papers are due 12 days before the meeting.',
    )
    expect(noticeInWords({ clearDays: 1, count: 'working-days', papersDays: 1 })).toContain(
      'one clear working day of notice',
    )
  })
})
