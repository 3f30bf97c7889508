import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { states } from '../../electron/domain/observation.ts'
import {
  countWord,
  formatCohort,
  formatCoverage,
  formatDate,
  formatNumber,
  formatRange,
  formatValue,
  joinNames,
  lowerFirst,
  plural,
  roundTo,
  stateSentence,
  stateWord,
} from '../../electron/domain/wording.ts'

describe('numbers as printed', () => {
  it('has a true minus, commas between thousands and the KPI’s decimals', () => {
    expect(formatNumber(-2.6, 1)).toBe('−2.6')
    expect(formatNumber(1102)).toBe('1,102')
    expect(formatNumber(1234567.5, 1)).toBe('1,234,567.5')
    expect(formatValue({ unit: 'score', decimals: 1 }, 104)).toBe('104.0')
    expect(formatValue({ unit: 'pounds', decimals: 0 }, -4200)).toBe('−£4,200')
  })

  it('has no negative zero', () => {
    expect(formatNumber(-0.04, 1)).toBe('0.0')
    expect(Object.is(roundTo(-0.04, 1), 0)).toBe(true)
  })

  it('rounds the digits that a reader sees, half away from zero', () => {
    expect(formatNumber(1.005, 2)).toBe('1.01')
    expect(formatNumber(0.285, 2)).toBe('0.29')
    expect(formatNumber(62.5)).toBe('63')
    expect(formatNumber(-62.5)).toBe('−63')
    expect(formatNumber(1e-9, 2)).toBe('0.00')
  })

  it('shows the percent sign only where asked', () => {
    expect(formatValue({ unit: 'percent', decimals: 0 }, 57)).toBe('57')
    expect(formatValue({ unit: 'percent', decimals: 0 }, 57, { percentSign: true })).toBe('57%')
    expect(formatValue({ unit: 'score', decimals: 0 }, 57, { percentSign: true })).toBe('57')
  })

  it('writes a range with "to", since a dash reads as a minus', () => {
    expect(formatRange({ unit: 'score', decimals: 1 }, { lower: -1.2, upper: 0.4 })).toBe(
      '−1.2 to 0.4',
    )
  })

  it('prints a number that reads back within half a step', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e7, max: 1e7, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (x, d) => {
          const back = Number(formatNumber(x, d).replace('−', '-').replaceAll(',', ''))
          expect(Math.abs(back - x)).toBeLessThanOrEqual(0.5 * 10 ** -d + 1e-6)
        },
      ),
    )
  })
})

describe('names, counts and dates', () => {
  it('joins names as one speaks', () => {
    expect(joinNames([])).toBe('')
    expect(joinNames(['A'])).toBe('A')
    expect(joinNames(['A', 'B'])).toBe('A and B')
    expect(joinNames(['A', 'B', 'C'])).toBe('A, B and C')
  })

  it('says how many pupils stand behind a percentage below 100', () => {
    expect(formatCohort(26, 46)).toBe('26 of 46 pupils')
    expect(formatCohort(260, 460)).toBe('460 pupils')
    expect(formatCohort(null, 46)).toBe('46 pupils')
    expect(formatCohort(1, 1)).toBe('1 of 1 pupil')
    expect(formatCohort(26, null)).toBe('')
  })

  it('says how many schools a figure covers', () => {
    expect(formatCoverage({ schools: 14, of: 16 })).toBe('14 of 16 schools')
    expect(formatCoverage({ schools: 16, of: 16 })).toBe('all 16 schools')
    expect(formatCoverage({ schools: 1, of: 1 })).toBe('1 school')
    expect(formatCoverage({ schools: 0, of: 1 })).toBe('0 of 1 school')
  })

  it('counts in words below ten', () => {
    expect([0, 2, 9, 10, 1200].map(countWord)).toEqual(['no', 'two', 'nine', '10', '1,200'])
    expect(plural(1, 'child', 'children')).toBe('1 child')
    expect(plural(2, 'child', 'children')).toBe('2 children')
  })

  it('prints dates without a locale', () => {
    expect(formatDate('2026-12-09')).toBe('9 December 2026')
    expect(formatDate('2026-12-09', 'short')).toBe('9 Dec 2026')
    expect(formatDate('2026-09-01T10:00:00Z', 'short')).toBe('1 Sept 2026')
    expect(formatDate('2026-12-09', 'weekday')).toBe('Wednesday 9 December 2026')
    expect(formatDate('soon')).toBe('soon')
  })

  it('makes a first word small inside a sentence, but not an abbreviation', () => {
    expect(lowerFirst('Reading at 11')).toBe('reading at 11')
    expect(lowerFirst('KS2 reading')).toBe('KS2 reading')
    expect(lowerFirst('A levels')).toBe('A levels')
    expect(lowerFirst('EBacc entry')).toBe('EBacc entry')
  })
})

describe('states', () => {
  it('each has a word and a sentence, and a value has neither', () => {
    for (const state of states) {
      expect(stateWord(state) === '').toBe(state === 'value')
      expect(stateSentence(state) === '').toBe(state === 'value')
    }
    expect(stateWord('suppressed')).toBe('hidden')
    expect(stateWord('not-published')).toBe('not pub.')
    expect(stateWord('awaiting')).toBe('due')
  })
})
