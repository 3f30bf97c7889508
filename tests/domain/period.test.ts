import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfIso, isoDate, isoOf, weekOf, weeksInYear } from '../../electron/domain/calendar.ts'
import {
  academicYearOf,
  comparePeriods,
  formatPeriod,
  latestPeriod,
  nextPeriod,
  parsePeriod,
  periodLabel,
  previousPeriod,
  samePeriodLastYear,
} from '../../electron/domain/period.ts'

const year = fc.integer({ min: 1990, max: 2090 })
const slashed = (y: number) => `${y}/${String((y + 1) % 100).padStart(2, '0')}`
const anyDay = fc.integer({ min: 7000, max: 40000 }).map(isoOf)
const anyPeriod = fc.oneof(
  year.map(slashed),
  year.map((y) => `FY${slashed(y)}`),
  fc
    .tuple(year, fc.constantFrom('autumn', 'spring', 'summer'))
    .map(([y, t]) => `${slashed(y)} ${t}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => isoDate(y, m, 1).slice(0, 7)),
  anyDay.map((day) => {
    const week = weekOf(dayOfIso(day) ?? 0)
    return `${week.year}-W${String(week.week).padStart(2, '0')}`
  }),
  anyDay,
)

describe('parsePeriod', () => {
  it.each([
    ['2017/18', '2017-09-01', '2018-08-31'],
    ['1999/00', '1999-09-01', '2000-08-31'],
    ['2017/18 autumn', '2017-09-01', '2017-12-31'],
    ['2017/18 spring', '2018-01-01', '2018-03-31'],
    ['2017/18 summer', '2018-04-01', '2018-08-31'],
    ['2025-11', '2025-11-01', '2025-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-W47', '2025-11-17', '2025-11-23'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2025-11-23', '2025-11-23', '2025-11-23'],
    ['FY2024/25', '2024-09-01', '2025-08-31'],
  ])('reads %s as %s to %s', (text, start, end) => {
    expect(parsePeriod(text)).toMatchObject({ start, end })
  })

  it('ends a maintained school’s financial year in March where asked', () => {
    expect(parsePeriod('FY2024/25', { financialYearEnds: 'march' })).toMatchObject({
      start: '2024-04-01',
      end: '2025-03-31',
    })
  })

  it.each([
    '2017/19',
    '2017/1',
    '17/18',
    '2017-18',
    '2017/18 winter',
    '2017/18  autumn',
    'FY2024/25 autumn',
    'FY2024',
    '2025-13',
    '2025-00',
    '2025-W54',
    '2025-W53',
    '2025-W00',
    '2025-W1',
    '2025-02-30',
    '2025-2-3',
    '2023-02-29',
    '0000/01',
    '',
    ' 2017/18',
    '2017/18 ',
    '2017/18 Autumn',
    'autumn',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeNull()
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyPeriod, (text) => {
        const period = parsePeriod(text)
        expect(period && formatPeriod(period)).toBe(text)
      }),
    )
  })

  it('never throws, and reads nothing that it would not write', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789/-W FYautmn') }), (text) => {
        const period = parsePeriod(text)
        if (period) expect(formatPeriod(period)).toBe(text)
      }),
    )
  })

  it('has weeks of seven days that begin on a Monday and are 52 or 53 to the year', () => {
    expect(weeksInYear(2020)).toBe(53)
    expect(weeksInYear(2025)).toBe(52)
    fc.assert(
      fc.property(anyDay, (day) => {
        const days = dayOfIso(day) ?? 0
        const { year: y, week } = weekOf(days)
        const found = parsePeriod(`${y}-W${String(week).padStart(2, '0')}`)
        expect(found && found.start <= day && day <= found.end).toBe(true)
      }),
    )
  })
})

describe('the order of periods', () => {
  it('goes by first day, then last day, then kind', () => {
    const periods = [
      '2018/19',
      'FY2017/18',
      '2017/18',
      '2017/18 autumn',
      '2017-09',
      '2017-W35',
      '2017-09-01',
    ]
    expect(periods.toSorted(comparePeriods)).toEqual([
      '2017-W35',
      '2017-09-01',
      '2017-09',
      '2017/18 autumn',
      '2017/18',
      'FY2017/18',
      '2018/19',
    ])
  })

  it('puts text that is no period last', () => {
    expect(['x', '2017/18', 'a'].toSorted(comparePeriods)).toEqual(['2017/18', 'a', 'x'])
  })

  it('is a total order that agrees with the first days', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, anyPeriod, (a, b, c) => {
        expect(Math.sign(comparePeriods(a, b)) + Math.sign(comparePeriods(b, a))).toBe(0)
        expect(comparePeriods(a, b) === 0).toBe(a === b)
        if (comparePeriods(a, b) < 0 && comparePeriods(b, c) < 0) {
          expect(comparePeriods(a, c)).toBeLessThan(0)
        }
        const [from, to] = [parsePeriod(a)?.start ?? '', parsePeriod(b)?.start ?? '']
        if (from < to) expect(comparePeriods(a, b)).toBeLessThan(0)
      }),
    )
  })

  it('finds the latest as the one that ends last, and of those the longest', () => {
    expect(latestPeriod(['2017/18 spring', '2017/18', '2017/18 summer', '2016/17'])).toBe('2017/18')
    expect(latestPeriod(['2024/25', '2025-11'])).toBe('2025-11')
    expect(latestPeriod(['rubbish'])).toBeNull()
  })
})

describe('the same period last year', () => {
  it.each([
    ['2017/18', '2016/17'],
    ['2000/01', '1999/00'],
    ['2017/18 spring', '2016/17 spring'],
    ['2025-11', '2024-11'],
    ['2025-W47', '2024-W47'],
    ['2025-11-23', '2024-11-23'],
    ['FY2024/25', 'FY2023/24'],
    // 2019 has no week 53, 2023 no 29 February: the last there is stands for it.
    ['2020-W53', '2019-W52'],
    ['2024-02-29', '2023-02-28'],
  ])('of %s is %s', (text, earlier) => {
    expect(samePeriodLastYear(text)).toBe(earlier)
  })

  it('has none for nonsense', () => {
    expect(samePeriodLastYear('2017/19')).toBeNull()
    expect(nextPeriod('2017/19')).toBeNull()
  })
})

describe('neighbouring periods', () => {
  it.each([
    ['2017/18 autumn', '2017/18 spring'],
    ['2017/18 summer', '2018/19 autumn'],
    ['2025-12', '2026-01'],
    ['2020-W52', '2020-W53'],
    ['2020-W53', '2021-W01'],
    ['2024-02-28', '2024-02-29'],
    ['FY2024/25', 'FY2025/26'],
  ])('after %s comes %s', (text, next) => {
    expect(nextPeriod(text)).toBe(next)
    expect(previousPeriod(next)).toBe(text)
  })

  it('touch without overlap, and each undoes the other', () => {
    fc.assert(
      fc.property(anyPeriod, (text) => {
        const next = nextPeriod(text) ?? ''
        expect(previousPeriod(next)).toBe(text)
        const end = dayOfIso(parsePeriod(text)?.end ?? '') ?? 0
        expect(dayOfIso(parsePeriod(next)?.start ?? '')).toBe(end + 1)
      }),
    )
  })
})

describe('academicYearOf', () => {
  it.each([
    ['2018-08-31', '2017/18'],
    ['2018-09-01', '2018/19'],
    ['2018-01', '2017/18'],
    ['2018/19 summer', '2018/19'],
    ['FY2024/25', '2024/25'],
    // Thursday 3 September 2020: most of the week is in the new year.
    ['2020-W36', '2020/21'],
    // Thursday 30 August 2018, though Saturday is 1 September.
    ['2018-W35', '2017/18'],
  ])('of %s is %s', (text, expected) => {
    expect(academicYearOf(text)).toBe(expected)
  })
})

describe('periodLabel', () => {
  it.each([
    ['2017/18', '2017/18'],
    ['2017/18 autumn', 'autumn term 2017/18'],
    ['2025-11', 'November 2025'],
    ['2025-W47', 'week 47 of 2025 (17 to 23 November)'],
    ['2025-W40', 'week 40 of 2025 (29 September to 5 October)'],
    ['2026-W01', 'week 1 of 2026 (29 December 2025 to 4 January 2026)'],
    ['2025-11-23', '23 November 2025'],
    ['FY2024/25', 'financial year 2024/25'],
    ['whenever', 'whenever'],
  ])('prints %s as %s', (text, label) => {
    expect(periodLabel(text)).toBe(label)
  })
})
