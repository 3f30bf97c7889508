import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clearOf,
  intervalOf,
  publishedInterval,
  pupilsFrom,
  standardError,
  wilson,
  wilsonFromPercentage,
} from '../../electron/domain/interval.ts'
import { kpi } from './builders.ts'

describe('Wilson’s interval', () => {
  it('gives the published worked values (Newcombe 1998, table I)', () => {
    const close = (n: number, of: number, lower: number, upper: number) => {
      const interval = wilson(n, of)
      expect(interval?.lower).toBeCloseTo(lower, 1)
      expect(interval?.upper).toBeCloseTo(upper, 1)
    }
    close(81, 263, 25.53, 36.62)
    close(15, 148, 6.24, 16.05)
    close(0, 20, 0, 16.11)
    close(1, 29, 0.61, 17.18)
  })

  it('is exactly 0 or 100 at the ends', () => {
    expect(wilson(0, 30)?.lower).toBe(0)
    expect(wilson(30, 30)?.upper).toBe(100)
  })

  it('has none for no group or for counts that contradict each other', () => {
    expect(wilson(0, 0)).toBeNull()
    expect(wilson(5, 4)).toBeNull()
    expect(wilson(-1, 4)).toBeNull()
    expect(wilson(NaN, 4)).toBeNull()
    expect(wilsonFromPercentage(101, 20)).toBeNull()
    expect(wilsonFromPercentage(50, 0)).toBeNull()
  })

  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))

  it('lies within 0 to 100 and holds the proportion', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        const { lower, upper } = wilson(n, of) ?? { lower: NaN, upper: NaN }
        const p = (n / of) * 100
        expect(lower).toBeGreaterThanOrEqual(0)
        expect(upper).toBeLessThanOrEqual(100)
        expect(lower).toBeLessThanOrEqual(p)
        expect(upper).toBeGreaterThanOrEqual(p)
        expect(upper).toBeGreaterThan(lower)
      }),
    )
  })

  it('is the mirror image for those who did not', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        expect(wilson(n, of)?.lower).toBeCloseTo(100 - (wilson(of - n, of)?.upper ?? NaN), 8)
      }),
    )
  })

  it('narrows as the group grows', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        const width = (k: number) => {
          const interval = wilson(n * k, of * k)
          return interval ? interval.upper - interval.lower : NaN
        }
        expect(width(4)).toBeLessThan(width(1))
      }),
    )
  })

  it('takes the nearest whole pupils from a rounded percentage', () => {
    expect(pupilsFrom(63, 46)).toBe(29)
    expect(pupilsFrom(100, 17808.125)).toBe(17808)
    expect(wilsonFromPercentage(63, 46)).toEqual(wilson(29, 46))
  })
})

describe('the interval by a KPI’s rule', () => {
  const sample = { value: 57, numerator: null, denominator: 46, lower: null, upper: null }

  it('is Wilson’s for a proportion, from the count where it is known', () => {
    expect(intervalOf(kpi(), sample)).toEqual(wilson(26, 46))
    expect(intervalOf(kpi(), { ...sample, numerator: 26 })).toEqual(wilson(26, 46))
  })

  it('passes over a count that contradicts the percentage', () => {
    expect(intervalOf(kpi(), { ...sample, numerator: 40 })).toEqual(wilson(26, 46))
  })

  it('is the published one where DfE publishes it, and none where a bound is missing', () => {
    const progress = kpi({ unit: 'points', significance: 'published' })
    const given = { ...sample, value: -2.6, lower: -4.1, upper: -1.1 }
    expect(intervalOf(progress, given)).toEqual({ lower: -4.1, upper: -1.1, basis: 'published' })
    expect(intervalOf(progress, { ...given, upper: null })).toBeNull()
    expect(publishedInterval(2, 1)).toBeNull()
  })

  it('is none without a cohort, without a value, or for a measure that has none', () => {
    expect(intervalOf(kpi(), { ...sample, denominator: null })).toBeNull()
    expect(intervalOf(kpi(), { ...sample, value: null })).toBeNull()
    expect(intervalOf(kpi({ significance: 'none' }), sample)).toBeNull()
    expect(intervalOf(kpi({ unit: 'rate' }), sample)).toBeNull()
  })

  it('knows its standard error and whether two are clear of each other', () => {
    expect(standardError({ lower: -1.96, upper: 1.96, basis: 'published' })).toBeCloseTo(1, 4)
    const at = (lower: number, upper: number) => ({ lower, upper, basis: 'wilson' as const })
    expect(clearOf(at(1, 2), at(2, 3))).toBe(false)
    expect(clearOf(at(1, 2), at(2.1, 3))).toBe(true)
    expect(clearOf(at(5, 6), at(2.1, 3))).toBe(true)
  })
})
