import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfIso, isoOf } from '../../electron/domain/calendar.ts'
import { parsePeriod, periodLabel } from '../../electron/domain/period.ts'
import { periodOn } from '../../electron/domain/period-now.ts'
import { readPeriod } from '../../electron/domain/read-period.ts'

const written: [string, string[]][] = [
  [
    '2026/27',
    ['2026/27', '2026-27', '2026–27', '2026/2027', '2026 to 2027', 'Academic year 2026/27'],
  ],
  ['2009/10', ['2009/10', '2009/2010', '2009 to 10']],
  ['FY2026/27', ['FY2026/27', 'fy 2026-27', 'Financial year 2026/27']],
  ['2026/27 autumn', ['autumn 2026', 'Autumn term 2026', '2026/27 autumn', 'autumn term 2026/27']],
  ['2026/27 spring', ['Spring 2027', 'spring term of 2026-27', '2027 spring']],
  ['2026/27 summer', ['summer term, 2027', 'Summer 2026/27']],
  ['2026-11', ['November 2026', 'nov 2026', 'Nov. 2026', '11/2026', '11.2026', '2026-11']],
  [
    '2026-W47',
    ['2026-W47', '2026-w47', 'week 47 of 2026', 'Week 47 2026', 'W47 2026', '2026 week 47'],
  ],
  ['2026-W47', ['week beginning 16 November 2026', 'w/c 16/11/2026', 'week of 18 Nov 2026']],
  ['2026-11-23', ['23 November 2026', '23/11/2026', 'Monday 23 Nov 2026', '2026-11-23']],
]

describe('a period as it is written', () => {
  it.each(written)('is read: %s', (period, texts) => {
    for (const text of texts) expect([text, readPeriod(text)]).toEqual([text, period])
  })

  it.each([
    '',
    '2026',
    'November',
    'autumn',
    '2026/28',
    '2026/11',
    '13/2026',
    'week 54 of 2026',
    'Mon 2026',
    'Ma 2026',
    '31 November 2026',
    'autumn 2026/28',
    'autumn spring 2026',
    'soon',
  ])('is refused where it is none or could be two: %s', (text) =>
    expect(readPeriod(text)).toBeNull(),
  )

  const days = fc
    .integer({ min: dayOfIso('1900-01-01') ?? 0, max: dayOfIso('2199-12-31') ?? 0 })
    .map(isoOf)
  const periods = fc
    .tuple(days, fc.constantFrom('day', 'week', 'month', 'term', 'year', 'financial'))
    .map(([day, kind]) =>
      kind === 'financial' ? `FY${periodOn(day, 'year')}` : periodOn(day, kind),
    )

  it('comes back from its own text and from every way in which it is printed, in any case and spacing', () => {
    fc.assert(
      fc.property(periods, fc.boolean(), (period, isLoud) => {
        for (const text of [period, periodLabel(period), `  ${periodLabel(period)} `]) {
          expect(readPeriod(isLoud ? text.toUpperCase() : text)).toBe(period)
        }
      }),
    )
  })

  it('is a period or nothing, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...['2026', '27', '/', '-', ' ', 'autumn', 'term', 'week', 'W', 'FY', 'Nov', '47', 'of', '('],
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 7 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const read = readPeriod(text)
        if (read !== null) expect(parsePeriod(read)).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})
