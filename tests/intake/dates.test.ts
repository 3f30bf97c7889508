import { describe, expect, it } from 'vitest'
import { isoDateOf } from '../../electron/intake/dates.ts'

describe('dates of published files', () => {
  it('reads the ways of GIAS, Ofsted and ISO', () => {
    expect(isoDateOf('31-08-1992')).toBe('1992-08-31')
    expect(isoDateOf(' 06/01/2026 ')).toBe('2026-01-06')
    expect(isoDateOf('1/9/2013')).toBe('2013-09-01')
    expect(isoDateOf('2026-01-06')).toBe('2026-01-06')
    expect(isoDateOf('06/01/2026 00:00')).toBe('2026-01-06')
    expect(isoDateOf('2026-01-06T00:00:00.000Z')).toBe('2026-01-06')
    expect(isoDateOf('29/02/2024')).toBe('2024-02-29')
  })

  it('takes nothing for a date that is none', () => {
    for (const text of [
      '',
      'NULL',
      '31/02/2020',
      '29-02-1900',
      '13/13/2020',
      '00/01/2020',
      '2020',
      '5/6/20',
      null,
      undefined,
    ]) {
      expect(isoDateOf(text)).toBeNull()
    }
  })
})
