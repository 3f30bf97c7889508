import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTyped, typedText, typedStates } from '../../electron/domain/typed-value.ts'
import type { Kpi } from '../../electron/domain/kpi.ts'
import { stateWord } from '../../electron/domain/wording.ts'

const percent: Pick<Kpi, 'unit' | 'decimals' | 'range'> = {
  unit: 'percent',
  decimals: 0,
  range: [0, 100],
}
const count: typeof percent = { unit: 'count', decimals: 0, range: [null, null] }
const score: typeof percent = { unit: 'score', decimals: 1, range: [80, 120] }
const pounds: typeof percent = { unit: 'pounds', decimals: 0, range: [null, null] }

const value = (
  number: number,
  numerator: number | null = null,
  denominator: number | null = null,
) => ({
  value: { state: 'value', value: number, numerator, denominator },
})

describe('a typed value', () => {
  it.each([
    [percent, '57', value(57)],
    [percent, ' 57.5 % ', value(57.5)],
    [percent, '26 of 40', value(65, 26, 40)],
    [percent, '26/40', value(65, 26, 40)],
    [percent, '57% of 46', value(57, null, 46)],
    [score, '104.2 of 46', value(104.2, null, 46)],
    [count, '1,204', value(1204)],
    [pounds, '−£1,204', value(-1204)],
    [percent, '', null],
    [
      percent,
      'Hidden',
      { value: { state: 'suppressed', value: null, numerator: null, denominator: null } },
    ],
    [
      percent,
      'due',
      { value: { state: 'awaiting', value: null, numerator: null, denominator: null } },
    ],
  ])('for %j as %j is understood', (kpi, text, reading) => {
    expect(readTyped(kpi, text)).toEqual(reading)
  })

  it.each([
    [percent, '101', 'from 0 to 100'],
    [percent, '-1', 'from 0 to 100'],
    [percent, '50 of 46', 'a whole number from 0 to 46'],
    [percent, '5 of 0', 'a whole number above nought'],
    [percent, 'lots', 'a number, a share such as 26 of 46 or a word such as hidden or due'],
    [score, '79.9', 'from 80 to 120'],
    [count, '-3', '0 or more'],
    [count, '2.5', 'a whole number'],
  ])('for %j as %j is a problem', (kpi, text, expected) => {
    expect(readTyped(kpi, text)).toMatchObject({ problem: { expected } })
  })

  it('stands in the cell again as it is stored', () => {
    const typed = fc.oneof(
      fc.constantFrom(...typedStates).map(stateWord),
      fc.integer({ min: 0, max: 100 }).map(String),
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 90 }))
        .map(([n, of]) => `${n} of ${of}`),
      fc
        .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 90 }))
        .map(([n, of]) => `${n}% of ${of}`),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readTyped(percent, text)
        if (!reading || 'problem' in reading) throw new Error(text)
        expect(readTyped(percent, typedText(percent, reading.value))).toEqual(reading)
      }),
    )
  })
})
