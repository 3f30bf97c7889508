import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Interval } from '../../electron/domain/figure.ts'
import { polarities } from '../../electron/domain/kpi.ts'
import {
  changeBetween,
  isSmall,
  judge,
  meetsTarget,
  targetStatus,
  type Judged,
} from '../../electron/domain/verdict.ts'
import { kpi } from './builders.ts'

const interval = (lower: number, upper: number): Interval => ({ lower, upper, basis: 'wilson' })
const figure = (given: Partial<Judged> = {}): Judged => ({
  kpi: kpi(),
  state: 'value',
  value: 57,
  interval: interval(43, 71),
  small: false,
  coverage: null,
  ...given,
})
const england = (value: number | null) => ({ value, label: 'England, state-funded schools' })

describe('the verdict against England', () => {
  it.each([
    ['higher', interval(63, 80), 'better', 'Above, better'],
    ['higher', interval(40, 61), 'worse', 'Below, worse'],
    ['lower', interval(63, 80), 'worse', 'Above, worse'],
    ['lower', interval(40, 61), 'better', 'Below, better'],
    ['zero', interval(63, 80), 'worse', 'Above, worse'],
    ['higher', interval(40, 62), 'no-clear-difference', 'No clear difference'],
    ['higher', interval(62, 80), 'no-clear-difference', 'No clear difference'],
  ] as const)('%s with %o is %s: "%s"', (polarity, given, kind, words) => {
    const verdict = judge(figure({ kpi: kpi({ polarity }), interval: given }), england(62))
    expect(verdict).toMatchObject({
      kind,
      words,
      reference: 62,
      against: 'England, state-funded schools',
    })
    expect(verdict.why).toContain('95% interval')
  })

  it.each([
    ['a state', figure({ state: 'suppressed', value: null }), 62, /^Hidden/],
    ['an unreliable value', figure({ state: 'unreliable' }), 62, /unreliable/],
    ['context', figure({ kpi: kpi({ polarity: 'context' }) }), 62, /neither high nor low/],
    ['fewer than 11 pupils', figure({ small: true }), 62, /fewer than 11 pupils/],
    ['no figure for England', figure(), null, /no figure for England/],
    ['no cohort', figure({ interval: null }), 62, /number of pupils/],
    [
      'no published interval',
      figure({ kpi: kpi({ significance: 'published' }), interval: null }),
      62,
      /published/,
    ],
    [
      'a score without interval',
      figure({ kpi: kpi({ significance: 'none' }), interval: null }),
      62,
      /kind/,
    ],
    ['a band that is not set', figure({ kpi: { ...kpi(), polarity: 'band' } }), 62, /No band/],
  ] as const)('is not rated for %s', (_what, given, reference, why) => {
    const verdict = judge(given, england(reference))
    expect(verdict).toMatchObject({ kind: 'not-rated', words: 'Not rated', direction: null })
    expect(verdict.why).toMatch(why)
  })

  it('is not rated against schools of another kind, and says so', () => {
    const verdict = judge(figure({ interval: interval(0, 5) }), {
      ...england(62),
      unlike: 'Mostly mainstream.',
    })
    expect(verdict).toMatchObject({ kind: 'not-rated', why: 'Mostly mainstream.', reference: 62 })
  })

  it('against a band is worse on either side and within else', () => {
    const band = kpi({ polarity: 'band', goodBand: [70, 80] })
    const at = (given: Interval) => judge(figure({ kpi: band, interval: given }), england(null))
    expect(at(interval(81, 90))).toMatchObject({
      kind: 'worse',
      words: 'Above, worse',
      against: 'the band 70 to 80',
    })
    expect(at(interval(50, 69))).toMatchObject({ kind: 'worse', words: 'Below, worse' })
    expect(at(interval(60, 71))).toMatchObject({ kind: 'no-clear-difference', words: 'Within' })
  })

  it('shows enough decimals that a bound beyond the reference is not rounded onto it', () => {
    expect(judge(figure({ interval: interval(62.04, 80.4) }), england(62)).why).toBe(
      'The whole 95% interval, 62.04 to 80.40, lies above 62.00.',
    )
    expect(judge(figure({ interval: interval(61.8, 80.4) }), england(62)).why).toBe(
      'The 95% interval, 61.8 to 80.4, includes 62.0.',
    )
    expect(judge(figure({ interval: interval(62, 80.4) }), england(62)).why).toBe(
      'The 95% interval, 62 to 80, includes 62.',
    )
  })

  it('is rated exactly where the whole interval lies to one side', () => {
    const bounds = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(
        bounds,
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(...polarities),
        ([a, b], there, polarity) => {
          const [lower, upper] = [Math.min(a, b), Math.max(a, b)]
          const verdict = judge(
            figure({ kpi: { ...kpi(), polarity }, interval: interval(lower, upper), value: lower }),
            england(there),
          )
          const rated = verdict.kind === 'better' || verdict.kind === 'worse'
          if (polarity === 'context' || polarity === 'band') expect(rated).toBe(false)
          else expect(rated).toBe(there < lower || there > upper)
        },
      ),
    )
  })

  it('draws the line for small groups below 11', () => {
    expect([10, 11, null].map((pupils) => isSmall(pupils))).toEqual([true, false, false])
    expect(isSmall(20, { unratedBelow: 21 })).toBe(true)
  })
})

describe('change', () => {
  const at = (value: number | null, given: Interval | null, more = {}) => ({
    ...figure({ value, interval: given }),
    period: '2016/17',
    ...more,
  })

  it('is clear only where the two intervals are clear of each other', () => {
    expect(changeBetween(at(50, interval(45, 55)), at(60, interval(56, 64)))).toEqual({
      from: '2016/17',
      by: 10,
      kind: 'better',
    })
    expect(changeBetween(at(60, interval(56, 64)), at(50, interval(45, 55)))?.kind).toBe('worse')
    expect(changeBetween(at(50, interval(45, 55)), at(60, interval(55, 64)))?.kind).toBe(
      'no-clear-difference',
    )
  })

  it('turns with the polarity', () => {
    const low = at(60, interval(56, 64), { kpi: kpi({ polarity: 'lower' }) })
    expect(changeBetween(at(50, interval(45, 55)), low)?.kind).toBe('worse')
  })

  it('is not rated without intervals, for few pupils, or where neither way is good', () => {
    const before = at(50, interval(45, 55))
    const after = at(60, interval(56, 64))
    expect(changeBetween(at(50, null), after)?.kind).toBe('not-rated')
    expect(changeBetween({ ...before, small: true }, after)?.kind).toBe('not-rated')
    expect(changeBetween(before, { ...after, state: 'unreliable' })?.kind).toBe('not-rated')
    expect(changeBetween(before, { ...after, kpi: kpi({ polarity: 'context' }) })?.kind).toBe(
      'not-rated',
    )
    expect(changeBetween(at(null, null), after)).toBeNull()
  })
})

describe('targets', () => {
  const values = (...list: (number | null)[]) => list.map((value) => ({ value }))

  it.each([
    [values(96, 95, 97), 'met', 'met every time'],
    [values(90, 96, 91, 95), 'met', 'met two in four'],
    [values(96, 95, 91, 90), 'not-met', 'met two in four'],
    [values(90, 91), 'not-met', 'not met'],
    [values(95), 'met', 'met'],
    [values(94), 'not-met', 'not met'],
    [values(), 'no-figure', 'no figure yet'],
    [values(null), 'no-figure', 'no figure yet'],
  ])('%o against 95: %s, "%s"', (figures, kind, words) => {
    expect(targetStatus(kpi(), 95, figures)).toMatchObject({ kind, words, target: 95 })
  })

  it('looks back over six periods at most', () => {
    expect(targetStatus(kpi(), 95, values(96, 90, 90, 90, 90, 90, 96))).toMatchObject({
      metIn: { met: 1, of: 6 },
      words: 'met one in six',
    })
  })

  it('is met as printed, so that 95.0 is never shown short of 95', () => {
    const attendance = kpi({ decimals: 1 })
    expect(meetsTarget(attendance, 94.96, 95)).toBe(true)
    expect(meetsTarget(attendance, 94.94, 95)).toBe(false)
  })

  it('turns with the polarity', () => {
    expect(meetsTarget(kpi({ polarity: 'lower' }), 4, 5)).toBe(true)
    expect(meetsTarget(kpi({ polarity: 'zero' }), 1, 0)).toBe(false)
    expect(meetsTarget(kpi({ polarity: 'band', goodBand: [70, 80] }), 75, 0)).toBe(true)
    expect(targetStatus(kpi({ polarity: 'context' }), 95, values(96))).toBeNull()
    expect(targetStatus(kpi(), null, values(96))).toBeNull()
  })
})
