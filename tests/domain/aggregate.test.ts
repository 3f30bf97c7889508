import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, type Part } from '../../electron/domain/aggregate.ts'
import { wilson } from '../../electron/domain/interval.ts'
import { kpi, observation } from './builders.ts'

const part = (value: number | null, denominator: number | null, given = {}): Part => ({
  observation: observation({ value, denominator, ...given }),
  roll: null,
})

describe('the trust’s figure', () => {
  it('weights each school by its own cohort', () => {
    const found = aggregate(kpi({ unit: 'score', significance: 'none' }), 'all', [
      part(100, 10),
      part(106, 50),
    ])
    expect(found.value).toBe(105)
    expect(found.denominator).toBe(60)
    expect(found.coverage).toEqual({ schools: 2, of: 2, pupils: 60 })
    expect(found.note).toContain('Weighted by the pupils')
  })

  it('pools the counts where all are known, and gives Wilson’s interval of them', () => {
    const found = aggregate(kpi(), 'all', [
      part(63, 46, { numerator: 29 }),
      part(50, 20, { numerator: 10 }),
    ])
    expect(found.numerator).toBe(39)
    expect(found.value).toBeCloseTo((39 / 66) * 100, 10)
    expect(found.interval).toEqual(wilson(39, 66))
  })

  it('does not pool a count that contradicts its percentage', () => {
    const found = aggregate(kpi(), 'all', [
      part(63, 46, { numerator: 5 }),
      part(50, 20, { numerator: 10 }),
    ])
    expect(found.numerator).toBeNull()
    expect(found.value).toBeCloseTo((63 * 46 + 50 * 20) / 66, 10)
    expect(found.interval).toEqual(wilson(39, 66))
  })

  it('combines the standard errors behind published intervals', () => {
    const progress = kpi({ unit: 'points', significance: 'published' })
    const found = aggregate(progress, 'all', [
      part(1, 30, { lower: -1, upper: 3 }),
      part(-1, 30, { lower: -3, upper: 1 }),
    ])
    expect(found.value).toBe(0)
    expect(found.interval?.basis).toBe('combined')
    // Two equal halves: the half-width is 2 ÷ √2.
    expect(found.interval?.upper).toBeCloseTo(Math.SQRT2, 10)
    expect(found.interval?.lower).toBeCloseTo(-Math.SQRT2, 10)
    expect(
      aggregate(progress, 'all', [part(1, 30, { lower: -1, upper: 3 }), part(0, 9)]).interval,
    ).toBeNull()
  })

  it('never averages over a state, and says whom it covers', () => {
    const found = aggregate(kpi(), 'all', [
      part(60, 30),
      part(null, null, { state: 'suppressed' }),
      part(10, 30, { state: 'unreliable' }),
      { observation: null, roll: 210 },
    ])
    expect(found.value).toBe(60)
    expect(found.coverage).toEqual({ schools: 1, of: 4, pupils: 30 })
    expect(found.sources).toHaveLength(1)
  })

  it('does not count schools that could not have it', () => {
    const found = aggregate(kpi(), 'all', [
      part(60, 30),
      part(null, null, { state: 'not-applicable' }),
      part(null, null, { state: 'new-school' }),
    ])
    expect(found.coverage).toEqual({ schools: 1, of: 1, pupils: 30 })
  })

  it('leaves out a school whose cohort is unknown rather than guess', () => {
    const found = aggregate(kpi(), 'all', [part(60, 30), part(90, null), part(90, 0)])
    expect(found.value).toBe(60)
    expect(found.coverage).toEqual({ schools: 1, of: 3, pupils: 30 })
  })

  it('weights by pupils on roll where no cohort is known, and says so', () => {
    const staff = [
      { ...part(70, null), roll: 100 },
      { ...part(90, null), roll: 300 },
    ]
    const found = aggregate(kpi(), 'all', staff)
    expect(found.value).toBe(85)
    expect(found.note).toContain('pupils on roll')
    expect(found.interval).toBeNull()
    expect(found.coverage).toEqual({ schools: 2, of: 2, pupils: null })
  })

  it('has no figure where nothing can weight it', () => {
    expect(aggregate(kpi(), 'all', [part(70, null), part(90, null)])).toMatchObject({
      state: 'not-available',
      value: null,
      note: 'The files do not say how many pupils each figure is about.',
    })
    // Pupils on roll say nothing of how many are disadvantaged.
    expect(aggregate(kpi(), 'disadvantaged', [{ ...part(70, null), roll: 100 }]).value).toBeNull()
  })

  it('takes the state that all share, waits where one is awaited, and else has none', () => {
    const of = (...states: ('suppressed' | 'awaiting' | 'not-published')[]) =>
      aggregate(
        kpi(),
        'all',
        states.map((state) => part(null, null, { state })),
      ).state
    expect(of('not-published', 'not-published')).toBe('not-published')
    expect(of('suppressed', 'awaiting')).toBe('awaiting')
    expect(of('suppressed', 'not-published')).toBe('not-available')
    expect(aggregate(kpi(), 'all', []).note).toBe('No school of the trust can have this figure.')
  })

  it('adds counts', () => {
    const exclusions = kpi({ unit: 'count', aggregation: 'sum', significance: 'none' })
    const found = aggregate(exclusions, 'all', [
      part(3, null),
      part(0, null),
      { observation: null, roll: 9 },
    ])
    expect(found.value).toBe(3)
    expect(found.coverage).toEqual({ schools: 2, of: 3, pupils: null })
  })

  const schools = fc.array(
    fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      denominator: fc.integer({ min: 1, max: 2000 }),
    }),
    { minLength: 1, maxLength: 20 },
  )

  it('lies between the least and the greatest school', () => {
    fc.assert(
      fc.property(schools, (given) => {
        const found = aggregate(
          kpi(),
          'all',
          given.map((one) => part(one.value, one.denominator)),
        )
        const values = given.map((one) => one.value)
        expect(found.value).toBeGreaterThanOrEqual(Math.min(...values))
        expect(found.value).toBeLessThanOrEqual(Math.max(...values))
      }),
    )
  })

  it('does not depend on the order of the schools', () => {
    fc.assert(
      fc.property(schools, (given) => {
        const parts = given.map((one) => part(one.value, one.denominator))
        const found = aggregate(kpi(), 'all', parts)
        const other = aggregate(kpi(), 'all', parts.toReversed())
        expect(other.value).toBeCloseTo(found.value ?? NaN, 9)
        expect(other.coverage).toEqual(found.coverage)
      }),
    )
  })

  it('of pooled counts lies inside its interval', () => {
    const counted = fc.array(
      fc
        .integer({ min: 1, max: 300 })
        .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of))),
      { minLength: 1, maxLength: 20 },
    )
    fc.assert(
      fc.property(counted, (given) => {
        const parts = given.map(([n, of]) => part(Math.round((n / of) * 100), of, { numerator: n }))
        const { value, interval } = aggregate(kpi(), 'all', parts)
        expect(interval?.lower).toBeLessThanOrEqual(value ?? NaN)
        expect(interval?.upper).toBeGreaterThanOrEqual(value ?? NaN)
      }),
    )
  })
})
