import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfIso, isoOf } from '../../electron/domain/calendar.ts'
import { academicYearOf } from '../../electron/domain/period.ts'
import { termOf, termProblems, usualTerms } from '../../electron/domain/terms.ts'

const usual = usualTerms(2026)

describe('terms', () => {
  it('say where a day lies', () => {
    const words = (date: string) => termOf(date, [usual])?.words ?? null
    expect(words('2026-09-02')).toBe('Autumn term 2026/27, first half')
    expect(words('2026-10-28')).toBe('Autumn half-term 2026/27')
    expect(words('2026-12-09')).toBe('Autumn term 2026/27, second half')
    expect(words('2026-12-25')).toBe('Holiday after autumn term 2026/27')
    expect(words('2027-08-31')).toBe('Holiday after summer term 2026/27')
    expect(words('2026-09-01')).toBeNull()
    expect(words('2027-09-10')).toBeNull()
  })

  it('of the usual pattern are in order in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2200 }), (first) => {
        const year = usualTerms(first)
        expect(termProblems(year)).toEqual([])
        const lengths = year.terms.map(
          ({ from, to }) => (dayOfIso(to) ?? 0) - (dayOfIso(from) ?? 0) + 1,
        )
        for (const length of lengths) {
          expect(length).toBeGreaterThan(55)
          expect(length).toBeLessThan(125)
        }
      }),
    )
  })

  it('of the usual pattern are those of 2026/27', () => {
    expect(usual.terms.map(({ from, to }) => [from, to])).toEqual([
      ['2026-09-02', '2026-12-18'],
      ['2027-01-04', '2027-03-25'],
      ['2027-04-12', '2027-07-21'],
    ])
  })

  it('give every day from the first of the year one place, in its own academic year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 363 }), (n) => {
        const date = isoOf((dayOfIso('2026-09-02') ?? 0) + n)
        const place = termOf(date, [usual])
        expect(place?.year).toBe(academicYearOf(date))
      }),
    )
  })

  it('that overlap, turn round or lie in another year are told', () => {
    const [autumn, spring] = usual.terms
    if (!autumn || !spring) throw new Error('no terms')
    const problems = (terms: typeof usual.terms) => termProblems({ year: '2026/27', terms })
    expect(problems([{ ...autumn, to: '2026-09-01' }])).toContain(
      'Autumn term ends before it begins.',
    )
    expect(problems([autumn, { ...spring, from: '2026-12-18' }])).toEqual([
      'Spring term begins before Autumn term ends.',
    ])
    expect(problems([{ ...autumn, halfTerm: { from: '2026-12-17', to: '2026-12-21' } }])).toEqual([
      'The half-term holiday of Autumn term is not within the term.',
    ])
    expect(termProblems({ year: '2025/26', terms: [autumn] })).toHaveLength(1)
  })
})
