import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { againstRange, expectedRange } from '../../electron/domain/expected-range.ts'
import type { YearlyValue } from '../../electron/domain/expected-range.ts'
import { kpiSchema } from '../../electron/domain/kpi.ts'
import { wilson } from '../../electron/domain/interval.ts'

function kpi(over: Record<string, unknown> = {}) {
  return kpiSchema.parse({
    code: 'ks2.rwm.expected',
    name: 'Reading, writing and maths',
    short: 'RWM',
    definition: 'Pupils at the expected standard in all three.',
    unit: 'percent',
    decimals: 0,
    polarity: 'higher',
    phases: ['primary'],
    evidence: 'outcomes',
    origin: 'both',
    cadence: 'year',
    aggregation: 'mean',
    significance: 'wilson',
    range: [0, 100],
    source: { title: 'Key stage 2', publisher: 'DfE' },
    ...over,
  })
}

function years(values: number[], denominator: number | null = 60): YearlyValue[] {
  return values.map((value, i) => ({
    period: `20${15 + i}/${16 + i}`,
    value,
    denominator,
    published: null,
  }))
}

describe('the expected range', () => {
  it('has no range from fewer than three earlier years', () => {
    expect(expectedRange(kpi(), years([60, 62]), { denominator: 60, published: null })).toBeNull()
  })

  it('is the binomial range of this cohort round the share of all earlier pupils', () => {
    const range = expectedRange(kpi(), years([50, 60, 70], 100), {
      denominator: 100,
      published: null,
    })
    // p = 0.6, n = 100, N = 300: 1.96 × √(0.24 × (1/100 + 1/300)) = 0.11087
    expect(range).toMatchObject({ basis: 'cohort', points: 3, from: '2015/16', to: '2017/18' })
    expect(range?.mean).toBeCloseTo(60, 10)
    expect(range?.lower).toBeCloseTo(60 - 11.087, 2)
    expect(range?.upper).toBeCloseTo(60 + 11.087, 2)
  })

  it('weights the earlier years by their pupils', () => {
    const earlier = years([40, 60, 60])
    earlier[0] = { period: '2015/16', value: 40, denominator: 600, published: null }
    expect(expectedRange(kpi(), earlier, { denominator: 60, published: null })?.mean).toBeCloseTo(
      43.33,
      2,
    )
  })

  it('is a Student prediction interval where neither pupils nor an interval are known', () => {
    const score = kpi({ unit: 'score', significance: 'none', decimals: 1, range: [80, 120] })
    const range = expectedRange(score, years([103, 104, 105], null), {
      denominator: null,
      published: null,
    })
    // mean 104, s = 1, t(2) = 4.303: 4.303 × √(4/3) = 4.969
    expect(range?.basis).toBe('spread')
    expect(range?.lower).toBeCloseTo(104 - 4.969, 2)
    expect(range?.upper).toBeCloseTo(104 + 4.969, 2)
  })

  it('is never narrower than the rounding of the figure', () => {
    const score = kpi({ unit: 'score', significance: 'none', decimals: 1, range: [80, 120] })
    const range = expectedRange(score, years([104, 104, 104], null), {
      denominator: null,
      published: null,
    })
    expect(range).toMatchObject({ lower: 103.9, upper: 104.1 })
  })

  it('takes the standard errors that DfE publishes', () => {
    const progress = kpi({
      unit: 'score',
      significance: 'published',
      decimals: 1,
      range: [null, null],
    })
    const earlier = years([1, 2, 3], null).map((year) => ({
      ...year,
      published: { lower: year.value - 1.96, upper: year.value + 1.96 },
    }))
    const now = { denominator: null, published: { lower: -1.96, upper: 1.96 } }
    const range = expectedRange(progress, earlier, now)
    // standard error 1 in every year: 1.96 × √(1 + 3/9)
    expect(range?.basis).toBe('published')
    expect(range?.upper).toBeCloseTo(2 + 1.96 * Math.sqrt(4 / 3), 6)
  })

  it('stays inside the values that a share can take and holds its mean', () => {
    const value = fc.integer({ min: 0, max: 100 })
    const cohort = fc.integer({ min: 1, max: 3000 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, cohort), { minLength: 3, maxLength: 8 }),
        cohort,
        (past, n) => {
          const earlier = past.map(([v, denominator], i) => ({
            period: `20${15 + i}/${16 + i}`,
            value: v,
            denominator,
            published: null,
          }))
          const range = expectedRange(kpi(), earlier, { denominator: n, published: null })
          if (range === null) return false
          const { lower, upper, mean } = range
          return lower >= 0 && upper <= 100 && lower <= mean + 1e-9 && upper >= mean - 1e-9
        },
      ),
    )
  })

  it('agrees with the Wilson interval when the mean is certain', () => {
    const past = years([60, 60, 60], 1e9)
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const met = Math.round(share * n)
          const range = expectedRange(kpi(), past, { denominator: n, published: null })
          const interval = wilson(met, n)
          if (range === null || interval === null) return false
          const value = (100 * met) / n
          const outside = value < range.lower - 1e-3 || value > range.upper + 1e-3
          const inside = value > range.lower + 1e-3 && value < range.upper - 1e-3
          const misses = interval.lower > 60 || interval.upper < 60
          return outside ? misses : inside ? !misses : true
        },
      ),
    )
  })
})

describe('a value against its range', () => {
  const range = expectedRange(kpi(), years([60, 60, 60], 100), {
    denominator: 100,
    published: null,
  })

  it('reads the way it went by the polarity of the measure', () => {
    if (range === null) throw new Error('there is a range')
    expect(againstRange(kpi(), 80, range)).toMatchObject({ kind: 'better', words: 'Above, better' })
    expect(againstRange(kpi(), 40, range)).toMatchObject({ kind: 'worse', words: 'Below, worse' })
    expect(againstRange(kpi(), 60, range)).toMatchObject({ kind: 'within', words: 'Within' })
    expect(againstRange(kpi({ polarity: 'lower' }), 80, range)).toMatchObject({ kind: 'worse' })
    expect(againstRange(kpi({ polarity: 'context' }), 80, range)).toMatchObject({
      kind: 'not-rated',
      words: 'Above',
    })
  })
})
