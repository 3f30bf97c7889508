import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, type SpcOptions } from '../../electron/domain/spc.ts'

const series = (...values: number[]) => values.map((value, i) => ({ date: String(i + 1), value }))
const rules = (values: number[], options: Partial<SpcOptions> = {}) =>
  analyse(series(...values), { direction: 'increase', ...options }).points.map(
    (point) => point.rule,
  )
const types = (values: number[], options: Partial<SpcOptions> = {}) =>
  analyse(series(...values), { direction: 'increase', ...options }).points.map(
    (point) => point.type,
  )
/** Two thirds of the way from the mean to the upper limit. */
const nearUpper = ({ mean, upper }: { mean: number; upper: number }) =>
  mean + (2 / 3) * (upper - mean)
const flat = (n: number) => Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -1))

describe('limits', () => {
  it('are the mean and 2.66 mean moving ranges on either side', () => {
    const found = analyse(series(10, 12, 11, 13), { direction: 'increase' })
    const range = (2 + 1 + 2) / 3
    expect(found.mean).toBe(11.5)
    expect(found.upper).toBeCloseTo(11.5 + 2.66 * range, 10)
    expect(found.lower).toBeCloseTo(11.5 - 2.66 * range, 10)
  })

  it('screen moving ranges of 3.267 times their mean or more once, unless they are to be kept', () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 30, 1, 2, 1, 2, 1, 2, 1]
    const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0)))
    const all = ranges.reduce((a, b) => a + b) / ranges.length
    const screened = analyse(series(...values), { direction: 'increase' })
    expect(screened.upper - screened.mean).toBeCloseTo(2.66, 10)
    const kept = analyse(series(...values), { direction: 'increase', keepOutliers: true })
    expect(kept.upper - kept.mean).toBeCloseTo(2.66 * all, 10)
    // The mean keeps every point either way.
    expect(kept.mean).toBe(screened.mean)
  })

  it('of a series that never varies lie on its mean, and nothing is special', () => {
    const found = analyse(series(...Array.from({ length: 12 }, () => 94.3)), {
      direction: 'increase',
    })
    expect([found.lower, found.mean, found.upper]).toEqual([94.3, 94.3, 94.3])
    expect(found.points.every((point) => point.rule === null)).toBe(true)
  })

  it('of a single point lie on it; an empty series or a hole is refused', () => {
    expect(analyse(series(5), { direction: 'increase' })).toMatchObject({
      mean: 5,
      lower: 5,
      upper: 5,
    })
    expect(() => analyse([], { direction: 'increase' })).toThrow(RangeError)
    expect(() => analyse(series(1, NaN), { direction: 'increase' })).toThrow(RangeError)
  })
})

describe('a point outside the limits', () => {
  it('is special on either side', () => {
    const high = rules([...flat(16), 9])
    expect(high.at(-1)).toBe('outside-limits')
    expect(rules([...flat(16), -9]).at(-1)).toBe('outside-limits')
    expect(high.slice(0, -1).every((rule) => rule === null)).toBe(true)
  })

  it('on the limit itself is inside', () => {
    // The last point x lies on the upper limit where x = mean + 2.66 × mean range, both linear in x.
    const calm = flat(16)
    const n = calm.length + 1
    const moves = 2 * (calm.length - 1)
    const x = (2.66 * ((moves + 1) / (n - 1))) / (1 - 1 / n - 2.66 / (n - 1))
    const last = (value: number) =>
      analyse(series(...calm, value), { direction: 'increase', keepOutliers: true })
    expect(last(x).upper).toBeCloseTo(x, 10)
    expect(last(x).points.at(-1)?.rule).toBeNull()
    expect(last(x + 0.001).points.at(-1)?.rule).toBe('outside-limits')
  })
})

describe('a trend', () => {
  it('needs seven points that each rise, and marks all seven', () => {
    expect(rules([1, 2, 3, 4, 5, 6])).toEqual(Array.from({ length: 6 }, () => null))
    expect(rules([1, 2, 3, 4, 5, 6, 7]).filter((rule) => rule === 'trend').length).toBe(5)
    // The ends of so short a series are outside its own limits, which goes first.
    expect(rules([1, 2, 3, 4, 5, 6, 7])[0]).toBe('outside-limits')
  })

  const wave = [0, 8, 0, 8, 0, 8, 0, 8]
  const rise = [2, 2.5, 3, 3.5, 4.5, 5, 5.5]

  it('is broken by equal neighbours', () => {
    const whole = rules([...wave, ...rise, 0, 8, 0, 8])
    expect(whole.slice(8, 15)).toEqual(Array.from({ length: 7 }, () => 'trend'))
    expect(whole.filter((rule) => rule === 'trend')).toHaveLength(7)
    const tied = [2, 2.5, 3, 3, 4.5, 5, 5.5]
    expect(rules([...wave, ...tied, 0, 8, 0, 8])).not.toContain('trend')
  })

  it('takes its direction for all its points, whichever side of the mean they lie on', () => {
    const values = [...wave, ...rise, 0, 8, 0, 8]
    expect(types(values).slice(8, 15)).toEqual(Array.from({ length: 7 }, () => 'improvement'))
    expect(types(values, { direction: 'decrease' }).slice(8, 15)).toEqual(
      Array.from({ length: 7 }, () => 'concern'),
    )
    expect(types(values, { direction: 'neutral' }).slice(8, 15)).toEqual(
      Array.from({ length: 7 }, () => 'neutral'),
    )
  })

  it('gives a peak shared by a rise and a fall to the later', () => {
    const fall = [5, 4.5, 3.5, 3, 2.5, 2]
    const found = analyse(series(...wave, ...rise, ...fall, 8, 0, 8), { direction: 'increase' })
    expect(found.points[14]).toMatchObject({ value: 5.5, rule: 'trend', type: 'concern' })
    expect(found.points[13]).toMatchObject({ rule: 'trend', type: 'improvement' })
  })
})

describe('a shift', () => {
  const wave = [9, 1, 9, 1, 9, 1, 9, 1]

  it('needs seven points on one side of the mean', () => {
    const six = [6, 5.5, 6, 5.5, 6, 5.5]
    const found = analyse(series(0, ...wave, ...six, 0), { direction: 'increase' })
    expect(found.mean).toBeLessThan(5.5)
    expect(found.points.map((point) => point.rule)).not.toContain('shift')
    const seven = rules([0, ...wave, ...six, 6, 0])
    expect(seven.filter((rule) => rule === 'shift')).toHaveLength(7)
  })

  it('is broken by a point exactly on the mean', () => {
    // The mean is 5 in both; the fourth of the seven lies on it in the second.
    const above = [6, 5.5, 6, 5.5, 6, 5.5, 6]
    const onMean = [6, 5.5, 6, 5, 6, 5.5, 6]
    const below = (values: number[]) => 5 * (values.length + 11) - values.reduce((a, b) => a + b, 0)
    const rest = (values: number[]) => {
      const left = below(values) - 40 // eight points of the wave
      return [...wave, ...values, left / 3, left / 3 + 1, left / 3 - 1]
    }
    expect(analyse(series(...rest(above)), { direction: 'increase' }).mean).toBeCloseTo(5, 12)
    expect(rules(rest(above)).filter((rule) => rule === 'shift')).toHaveLength(7)
    expect(rules(rest(onMean))).not.toContain('shift')
  })

  it('is not undone by the last binary place of the mean', () => {
    const values = Array.from({ length: 20 }, () => 0.1 + 0.2)
    values.push(0.3, 0.3)
    expect(rules(values)).not.toContain('shift')
  })
})

describe('two of three near a limit', () => {
  const calm = flat(40)
  const find = (...tail: number[]) => analyse(series(...calm, ...tail), { direction: 'increase' })

  it('marks the two, not the third', () => {
    const found = find(4.6, 1, 4.6, -1, 1, -1)
    expect(nearUpper(found)).toBeLessThan(4.6)
    expect(found.upper).toBeGreaterThan(4.6)
    expect(found.points.slice(40, 43).map((point) => point.rule)).toEqual([
      'two-of-three',
      null,
      'two-of-three',
    ])
    expect(found.points[40]?.type).toBe('improvement')
  })

  it('needs all three on one side of the mean', () => {
    // NHSRplotthedots, issue 143: near opposite limits is not a signal; nor across the mean.
    for (const tail of [
      [4.6, -1, 4.6, -1, 1, -1],
      [4.6, -4.6, 1, -1],
    ]) {
      const found = find(...tail)
      expect(nearUpper(found)).toBeLessThan(4.6)
      expect(found.points.map((point) => point.rule)).not.toContain('two-of-three')
    }
  })

  it('does not count a point beyond the outer limit as near it', () => {
    const found = find(9, 1, 4.6, -1, 1, -1)
    expect(nearUpper(found)).toBeLessThan(4.6)
    expect(found.points[40]?.rule).toBe('outside-limits')
    expect(found.points.map((point) => point.rule)).not.toContain('two-of-three')
  })

  it('needs a whole window of three: two near a limit after a point below the mean are not enough', () => {
    const found = find(4.6, 4.6)
    expect(nearUpper(found)).toBeLessThan(4.6)
    expect(found.points.map((point) => point.rule)).not.toContain('two-of-three')
    expect(find(4.6, 4.6, 1).points[41]?.rule).toBe('two-of-three')
  })
})

describe('variation and assurance', () => {
  it('variation is the type of the last point', () => {
    expect(analyse(series(...flat(16), 9), { direction: 'increase' }).variation).toBe('improvement')
    expect(analyse(series(...flat(16), 9), { direction: 'decrease' }).variation).toBe('concern')
    expect(analyse(series(...flat(16), 9), { direction: 'neutral' }).variation).toBe('neutral')
    expect(analyse(series(...flat(16), 9, 0), { direction: 'increase' }).variation).toBe('common')
  })

  it('assurance tells whether the limits leave room for the other side of the target', () => {
    const given = (target: number | null, direction: SpcOptions['direction']) =>
      analyse(series(...flat(16)), { direction, target }).assurance
    expect(given(10, 'increase')).toBe('fail')
    expect(given(10, 'decrease')).toBe('pass')
    expect(given(-10, 'increase')).toBe('pass')
    expect(given(-10, 'decrease')).toBe('fail')
    expect(given(0, 'increase')).toBe('inconsistent')
    expect(given(null, 'increase')).toBeNull()
    expect(given(10, 'neutral')).toBeNull()
  })

  it('a target on a limit is inconsistent', () => {
    const { upper, lower } = analyse(series(...flat(16)), { direction: 'increase' })
    for (const target of [upper, lower]) {
      expect(analyse(series(...flat(16)), { direction: 'increase', target }).assurance).toBe(
        'inconsistent',
      )
    }
  })
})

describe('for any series', () => {
  const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 40 })

  it('each rule holds exactly where its definition, read point by point, says so', () => {
    fc.assert(
      fc.property(values, (given) => {
        const found = analyse(series(...given), { direction: 'increase' })
        const { mean, lower, upper } = found
        const [nearLower, high] = [mean - (2 / 3) * (mean - lower), nearUpper(found)]
        const hair = 1e-7
        // Points this close to a line are decided by rounding: they are for the tests of ties.
        fc.pre(
          given.every((x) =>
            [lower, upper, nearLower, high].every((line) => Math.abs(x - line) > hair),
          ),
        )
        const side = (x: number) => (Math.abs(x - mean) < hair ? 0 : Math.sign(x - mean))
        const out = (x: number) => x > upper || x < lower
        const near = (x: number) => !out(x) && (x > high || x < nearLower)
        const windows = (i: number, size: number) =>
          given.flatMap((_, start) =>
            start <= i && i < start + size && start + size <= given.length
              ? [given.slice(start, start + size)]
              : [],
          )
        const steps = (w: number[]) => w.slice(1).map((x, k) => Math.sign(x - (w[k] ?? x)))
        for (const [i, x] of given.entries()) {
          const trend = windows(i, 7).some((w) => Math.abs(steps(w).reduce((a, b) => a + b)) === 6)
          const shift = windows(i, 7).some(
            (w) => Math.abs(w.map(side).reduce((a, b) => a + b, 0)) === 7,
          )
          const two =
            near(x) &&
            windows(i, 3).some(
              (w) =>
                w.filter(near).length >= 2 &&
                Math.abs(w.map(side).reduce((a, b) => a + b, 0)) === 3,
            )
          const expected = out(x)
            ? 'outside-limits'
            : trend
              ? 'trend'
              : two
                ? 'two-of-three'
                : shift
                  ? 'shift'
                  : null
          expect(found.points[i]?.rule).toBe(expected)
        }
      }),
    )
  })

  it('turning it upside down turns improvement into concern and leaves the rules', () => {
    fc.assert(
      fc.property(values, (given) => {
        const up = analyse(series(...given), { direction: 'increase' })
        const down = analyse(series(...given.map((x) => -x)), { direction: 'decrease' })
        expect(down.points.map((point) => point.type)).toEqual(up.points.map((point) => point.type))
        expect(down.points.map((point) => point.rule)).toEqual(up.points.map((point) => point.rule))
      }),
    )
  })

  it('screening never widens the limits, and the mean lies between them', () => {
    fc.assert(
      fc.property(values, (given) => {
        const screened = analyse(series(...given), { direction: 'increase' })
        const kept = analyse(series(...given), { direction: 'increase', keepOutliers: true })
        expect(screened.upper - screened.lower).toBeLessThanOrEqual(kept.upper - kept.lower + 1e-9)
        expect(screened.lower).toBeLessThanOrEqual(screened.mean)
        expect(screened.upper).toBeGreaterThanOrEqual(screened.mean)
        expect(screened.points).toHaveLength(given.length)
      }),
    )
  })
})
