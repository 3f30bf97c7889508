import { describe, expect, it } from 'vitest'
import { contradictions, type StoredValues, whyKept } from '../../electron/domain/kpi-change.ts'
import { kpi } from './builders.ts'

const before = kpi({ code: 'own.lead', cadence: 'term', range: [0, 100] })
const stored: StoredValues = {
  count: 12,
  least: 20,
  most: 85,
  periods: ['2024/25 autumn', '2025/26 autumn'],
  schools: 6,
}
const none: StoredValues = { count: 0, least: null, most: null, periods: [], schools: 0 }

describe('changing a KPI of the trust’s own', () => {
  it('is free while the vault holds no value of it', () => {
    expect(contradictions(before, { ...before, unit: 'count', range: [0, 1] }, none)).toEqual([])
  })

  it('is free where each number stays what it was', () => {
    const after = { ...before, name: 'Leaders', decimals: 1, polarity: 'lower' as const }
    expect(contradictions(before, after, stored)).toEqual([])
    expect(contradictions(before, { ...before, range: [20, 85] }, stored)).toEqual([])
    expect(contradictions(before, { ...before, cadence: 'month' }, stored)).toEqual([])
  })

  it.each([
    [{ unit: 'score' as const }, /12 values in the present unit/],
    [{ range: [30, 100] as [number, number] }, /a value of 20%, below the least/],
    [{ range: [0, 80] as [number, number] }, /a value of 85%, above the most/],
    [{ aggregation: 'sum' as const }, /not counted to be added up/],
    [{ cadence: 'year' as const }, /shorter periods, such as 2024\/25 autumn/],
  ])('is refused where stored values stand against it: %#', (change, words) => {
    expect(contradictions(before, { ...before, ...change }, stored)).toEqual([
      expect.stringMatching(words),
    ])
  })
})

describe('removing a KPI of the trust’s own', () => {
  it('is for one without values that serves no strand', () => {
    expect(whyKept(none, [])).toBeNull()
    expect(whyKept(stored, [])).toMatch(/12 values.*Retire it instead\.$/)
    expect(whyKept(none, [2, 3])).toBe(
      'It measures strands 2 and 3 of the vision. Untie it there first.',
    )
    expect(whyKept(none, [2])).toMatch(/^It measures strand 2 of/)
  })
})
