import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfIso, isoOf } from '../../electron/domain/calendar.ts'
import { readDay } from '../../electron/domain/read-day.ts'
import { formatDate } from '../../electron/domain/wording.ts'

describe('a day as it is written', () => {
  it.each([
    '9/12/2026',
    '09.12.26',
    '9 12 2026',
    '9 December 2026',
    '9th dec 2026',
    'Wednesday, 9 December 2026',
    ' 2026-12-09 ',
  ])('is read: %s', (text) => expect(readDay(text)).toBe('2026-12-09'))

  it.each([
    '',
    '31/02/2026',
    '9/13/2026',
    'soon',
    '9 Ma 2026',
    '9/12',
    '12/2026',
    '9 decembre 2026',
  ])('is refused: %s', (text) => expect(readDay(text)).toBeNull())

  it('comes back from every way in which it is printed', () => {
    const days = fc.integer({ min: dayOfIso('1900-01-01') ?? 0, max: dayOfIso('2199-12-31') ?? 0 })
    fc.assert(
      fc.property(days.map(isoOf), fc.constantFrom('long', 'short', 'weekday'), (iso, style) => {
        expect(readDay(formatDate(iso, style as 'long'))).toBe(iso)
      }),
    )
  })
})
