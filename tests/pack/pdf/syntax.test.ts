import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, factor, name, num, text } from '../../../electron/pack/pdf/syntax.ts'

describe('what is written in a file', () => {
  it('has numbers without exponents, to the hundredth of a point', () => {
    expect([0, -0, 1, -1, 0.1, 0.05, 12.345, -0.004, 595.28].map(num)).toEqual([
      '0',
      '0',
      '1',
      '-1',
      '0.1',
      '0.05',
      '12.35',
      '0',
      '595.28',
    ])
    fc.assert(
      fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), (value) => {
        expect(num(value)).toMatch(/^-?\d+(\.\d{1,2})?$/)
        expect(Math.abs(Number(num(value)) - value)).toBeLessThanOrEqual(0.00501)
      }),
    )
  })

  it('has factors without exponents, to the hundred-thousandth', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (value) => {
        expect(factor(value)).toMatch(/^-?\d+(\.\d{1,5})?$/)
        expect(Math.abs(Number(factor(value)) - value)).toBeLessThan(0.0000101)
      }),
    )
    expect(factor(0.00001)).toBe('0.00001')
  })

  it('has names whose other letters are escaped', () => {
    expect(name('Table')).toBe('/Table')
    expect(name('a b#é/')).toBe('/a#20b#23#c3#a9#2f')
  })

  it('has texts with brackets escaped, and every other script in UTF-16', () => {
    expect(text('a (b) \\')).toBe('(a \\(b\\) \\\\)')
    expect(text('Tŷ')).toBe('<feff00540177>')
    expect(text('a\nb')).toBe('<feff0061000a0062>')
  })

  it('has dates in UTC', () => {
    expect(date(new Date('2026-12-09T08:07:06Z'))).toBe('(D:20261209080706Z)')
  })
})
