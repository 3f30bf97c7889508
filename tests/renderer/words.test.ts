import { describe, expect, it } from 'vitest'
import { ago, meets, size, wholeDays } from '../../renderer/parts/words.ts'

/** Half past nine in the morning, by the clock of the machine that runs the test. */
const now = new Date(2026, 10, 23, 9, 30)

describe('times in words', () => {
  it('say when a meeting is, in calendar days', () => {
    expect(meets('2026-11-23', now)).toBe('meets today')
    expect(meets('2026-11-24', now)).toBe('meets tomorrow')
    expect(meets('2026-12-09', now)).toBe('meets in 16 days')
    expect(meets('2026-11-22', now)).toBe('met yesterday')
    expect(meets('2026-11-01', now)).toBe('met 22 days ago')
  })

  it('count a day from midnight to midnight, over the change of the clocks too', () => {
    expect(wholeDays(new Date(2026, 9, 24, 23, 59), new Date(2026, 9, 26, 0, 1))).toBe(2)
    expect(wholeDays(new Date(2026, 2, 28, 23, 59), new Date(2026, 2, 30, 0, 1))).toBe(2)
  })

  it('say when something was done', () => {
    expect(ago(new Date(2026, 10, 23, 8, 5).toISOString(), now)).toBe('today at 08:05')
    expect(ago(new Date(2026, 10, 22, 23, 59).toISOString(), now)).toBe('yesterday')
    expect(ago('2026-09-01T12:00:00Z', now)).toBe('1 September 2026')
  })
})

describe('sizes in words', () => {
  it('have as many digits as are of use', () => {
    expect([size(1), size(999), size(312_400), size(8_340_000), size(83_400_000)]).toEqual([
      '1 byte',
      '999 bytes',
      '312 kB',
      '8.3 MB',
      '83 MB',
    ])
  })
})
