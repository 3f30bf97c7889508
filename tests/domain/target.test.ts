import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polarities, units } from '../../electron/domain/kpi.ts'
import {
  readTarget,
  targetBounds,
  targetHint,
  targetProblem,
  type Targeted,
  whyNoTarget,
} from '../../electron/domain/target.ts'
import { formatValue } from '../../electron/domain/wording.ts'
import { kpi } from './builders.ts'

const percent = kpi()
const scaled = kpi({ unit: 'score', decimals: 1, range: [80, 120] })
const progress = kpi({ unit: 'score', decimals: 1, range: [null, null] })
const pounds = kpi({ unit: 'pounds', decimals: 0, range: [0, null] })

describe('the target of a KPI', () => {
  it.each([
    [percent, '60', 60],
    [percent, ' 60 % ', 60],
    [percent, '0', 0],
    [scaled, '104.5', 104.5],
    [progress, '−0.5', -0.5],
    [pounds, '£1,204', 1204],
  ])('is read as it is typed', (given, text, target) => {
    expect(readTarget(given, text)).toEqual({ target })
  })

  it('is none where nothing is typed', () => {
    expect(readTarget(percent, '  ')).toEqual({ target: null })
  })

  it.each([
    [percent, '101', 'The target has to be 0 to 100%.'],
    [percent, '-1', 'The target has to be 0 to 100%.'],
    [scaled, '60', 'The target has to be 80 to 120.'],
    [pounds, '-5', 'The target has to be £0 or more.'],
    [percent, '60.5', 'The target has to be a whole number, as the figures are.'],
    [scaled, '104.55', 'The target has at most 1 decimal place, as the figures have.'],
    [percent, 'most', '“most” is not a number.'],
    [percent, '1e1', '“1e1” is not a number.'],
    // Decimals of another country, which would else be read as fifteen and as thousands.
    [progress, '1,5', '“1,5” is not a number.'],
    [pounds, '12,34', '“12,34” is not a number.'],
  ])('is refused with a reason: %#', (given, text, problem) => {
    expect(readTarget(given, text)).toEqual({ problem })
  })

  it('is not for context, nor where the good range is the aim', () => {
    expect(whyNoTarget(kpi({ polarity: 'context' }))).toBe(
      'It describes context, so there is nothing to aim for.',
    )
    expect(targetProblem(kpi({ polarity: 'band', goodBand: [70, 80] }), 75)).toBe(
      'Its aim is its good range, 70% to 80%.',
    )
    expect(whyNoTarget(percent)).toBeNull()
  })

  it('reads back what it prints, whatever the KPI', () => {
    const bound = fc.option(fc.integer({ min: -200, max: 200 }), { nil: null })
    const kpis: fc.Arbitrary<Targeted> = fc.record({
      unit: fc.constantFrom(...units),
      decimals: fc.integer({ min: 0, max: 3 }),
      polarity: fc.constantFrom(...polarities.filter((one) => one !== 'context')),
      range: fc.tuple(bound, bound),
      goodBand: fc.constant(undefined),
    })
    fc.assert(
      fc.property(kpis, fc.integer({ min: -300_000, max: 300_000 }), (given, scaled) => {
        const target = Number(`${scaled}e-${given.decimals}`)
        const printed = formatValue(given, target, { percentSign: true })
        const [least, most] = targetBounds(given)
        const inside = (least === null || target >= least) && (most === null || target <= most)
        expect(readTarget(given, printed)).toEqual(
          inside
            ? { target: target === 0 ? 0 : target }
            : { problem: `The target has to be ${targetHint(given)}.` },
        )
      }),
    )
  })
})
