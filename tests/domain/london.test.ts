import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { londonDay } from '../../electron/domain/london.ts'

describe('the day in London', () => {
  it.each([
    ['2026-06-30T22:59:59.999Z', '2026-06-30'],
    ['2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['2026-12-31T23:30:00.000Z', '2026-12-31'],
    ['2026-03-28T23:30:00.000Z', '2026-03-28'],
    ['2026-03-29T23:00:00.000Z', '2026-03-30'],
    ['2026-10-24T23:30:00.000Z', '2026-10-25'],
    ['2026-10-25T23:30:00.000Z', '2026-10-25'],
    ['2026-06-30', '2026-06-30'],
  ])('at %s is %s', (moment, day) => {
    expect(londonDay(moment)).toBe(day)
  })

  it('is what the time zone data base says', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
    const moments = fc.date({
      min: new Date('1996-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, fc.constantFrom(null, 22, 23), (moment, hour) => {
        if (hour !== null) moment.setUTCHours(hour)
        expect(londonDay(moment.toISOString())).toBe(zone.format(moment))
      }),
    )
  })
})
