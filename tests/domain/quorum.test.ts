import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fractions,
  isQuorate,
  quorumOf,
  quorumProblem,
  quorumWords,
  type Fraction,
  type QuorumRule,
} from '../../electron/domain/quorum.ts'

const rule = (number: number | null, fraction: Fraction | null): QuorumRule => ({
  number,
  fraction,
  counts: 'in-office',
})

/** Each fraction as numerator and denominator; a majority is whatever is above a half. */
const parts: Record<Fraction, [number, number]> = {
  quarter: [1, 4],
  third: [1, 3],
  half: [1, 2],
  majority: [1, 2],
  'two-thirds': [2, 3],
}

describe('a quorum', () => {
  it.each([
    [3, 'third', 10, 4],
    [3, 'third', 9, 3],
    [3, 'third', 7, 3],
    [3, null, 12, 3],
    [null, 'half', 7, 4],
    [null, 'half', 8, 4],
    [null, 'majority', 8, 5],
    [null, 'two-thirds', 10, 7],
    [null, 'quarter', 9, 3],
  ] as const)('of %s and %s, with %i in office, is %i', (number, fraction, inOffice, needs) => {
    expect(quorumOf(rule(number, fraction), inOffice, null).needs).toBe(needs)
  })

  it('counts vacant places only where the rule says so, and says how many there are', () => {
    const whole = { ...rule(3, 'third'), counts: 'places' as const }
    expect(quorumOf(whole, 8, 12)).toEqual({ needs: 4, of: 12, vacancies: 4, possible: true })
    expect(quorumOf(rule(3, 'third'), 8, 12)).toMatchObject({ needs: 3, of: 8, vacancies: 4 })
    // More than there are places: those in office count all the same.
    expect(quorumOf(whole, 13, 12)).toMatchObject({ needs: 5, of: 13, vacancies: 0 })
  })

  it('cannot be made where too few are in office, and is never nobody', () => {
    expect(quorumOf(rule(3, 'third'), 2, 9)).toMatchObject({ needs: 3, possible: false })
    expect(quorumOf(rule(null, 'third'), 0, null)).toMatchObject({ needs: 1, possible: false })
  })

  it('is the least number that is both enough and enough of the whole', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 20 })),
        fc.constantFrom(null, ...fractions),
        fc.integer({ min: 0, max: 200 }),
        (number, fraction, inOffice) => {
          const { needs } = quorumOf(rule(number, fraction), inOffice, null)
          const holds = (present: number): boolean => {
            const [top, bottom] = fraction ? parts[fraction] : [0, 1]
            const enough =
              fraction === 'majority'
                ? present * bottom > top * inOffice
                : present * bottom >= top * inOffice
            return present >= 1 && present >= (number ?? 0) && enough
          }
          expect(holds(needs)).toBe(true)
          expect(holds(needs - 1)).toBe(false)
          expect(isQuorate({ needs }, needs)).toBe(true)
          expect(isQuorate({ needs }, needs - 1)).toBe(false)
        },
      ),
    )
  })

  it('never falls as a body grows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fractions), fc.nat(200), (fraction, inOffice) => {
        const [fewer, more] = [inOffice, inOffice + 1].map(
          (size) => quorumOf(rule(3, fraction), size, null).needs,
        )
        expect(more).toBeGreaterThanOrEqual(fewer ?? 0)
      }),
    )
  })

  it('is told in words, and refused where it says nothing', () => {
    expect(quorumWords(rule(3, 'third'))).toBe(
      'The greater of 3 and one third, rounded up, of those who hold office and may vote',
    )
    expect(quorumWords(rule(2, null))).toBe('2 who may vote')
    expect(quorumWords({ ...rule(null, 'majority'), counts: 'places' })).toBe(
      'More than half of all places, vacant ones too',
    )
    expect(quorumProblem(rule(null, null), 9)).toMatch(/a number, a fraction/)
    expect(quorumProblem({ ...rule(3, 'third'), counts: 'places' }, null)).toMatch(
      /how many places/,
    )
    expect(quorumProblem({ ...rule(3, 'third'), counts: 'places' }, 9)).toBeNull()
  })
})
