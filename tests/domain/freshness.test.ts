import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInName, freshness } from '../../electron/domain/freshness.ts'

const ks2 = (period: string, provisional: boolean) => [
  { code: 'ks2.rwm.expected', period, provisional },
]
const one = (held: Parameters<typeof freshness>[0], today: string) => freshness(held, [], today)[0]

describe('how current results are', () => {
  it('are provisional until DfE publishes them finally', () => {
    expect(one(ks2('2025/26', true), '2026-11-24')).toMatchObject({
      name: 'Key stage 2',
      state: 'provisional',
      next: 'final due Dec',
    })
    expect(one(ks2('2025/26', true), '2027-01-15')).toMatchObject({
      state: 'late',
      next: 'final is published',
    })
    expect(one(ks2('2025/26', false), '2027-01-15')).toMatchObject({ state: 'current', next: null })
  })

  it('are late when the next year is out, and not in the month in which it comes', () => {
    expect(one(ks2('2024/25', false), '2026-09-20')).toMatchObject({ state: 'current' })
    expect(one(ks2('2024/25', false), '2026-10-05')).toMatchObject({
      state: 'late',
      next: '2025/26 is published',
    })
  })

  it('take the latest period of any measure of the family', () => {
    const held = [
      { code: 'attendance.overall', period: '2026-10', provisional: false },
      { code: 'attendance.overall', period: '2025/26', provisional: false },
    ]
    expect(one(held, '2026-11-24')).toMatchObject({
      latest: { period: '2026-10' },
      state: 'current',
    })
    expect(one(held, '2027-01-20')).toMatchObject({ state: 'late', next: '2026-11 due' })
  })

  it('say of a register when it was brought in, and that a newer one exists after two months', () => {
    const registers = [{ name: 'Ofsted', at: '2026-10-20T10:00:00Z', of: '2026-09-01' }]
    expect(freshness([], registers, '2026-10-30')[0]).toMatchObject({
      latest: { date: '2026-09-01' },
      state: 'current',
    })
    expect(freshness([], registers, '2026-11-24')[0]).toMatchObject({ state: 'late' })
  })

  it('do not take the day on which a register came in for its own', () => {
    const of = (days: string) => [{ name: 'GIAS', at: days, of: null }]
    expect(freshness([], of('2026-11-20T10:00:00Z'), '2026-11-24')[0]).toMatchObject({
      state: 'unknown',
      next: null,
    })
    expect(freshness([], of('2026-01-20T10:00:00Z'), '2026-11-24')[0]).toMatchObject({
      state: 'late',
    })
    expect(dayInName('edubasealldata20250422.csv')).toBe('2025-04-22')
    expect(dayInName('inspections as at 2026-02-28.csv')).toBe('2026-02-28')
    expect(dayInName('extract-20221399.csv')).toBeNull()
    expect(dayInName('extract.csv')).toBeNull()
  })

  it('never become more current as time goes on', () => {
    const rank = { current: 0, provisional: 0, unknown: 0, late: 1 }
    const day = fc.integer({ min: 0, max: 2000 })
    const date = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)
    fc.assert(
      fc.property(
        fc.constantFrom('ks2.a', 'ks4.a', 'ks5.a', 'attendance.a', 'absence.a', 'finance.a'),
        fc.constantFrom('2023/24', '2024-11', '2024/25 autumn', '2024-W30', 'FY2023/24'),
        fc.boolean(),
        day,
        day,
        (code, period, provisional, a, b) => {
          const [first, second] = [Math.min(a, b), Math.max(a, b)].map(
            (n) => freshness([{ code, period, provisional }], [], date(n))[0]!.state,
          )
          expect(rank[second!]).toBeGreaterThanOrEqual(rank[first!])
        },
      ),
    )
  })
})
