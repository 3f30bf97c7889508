import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../electron/domain/read-number.ts'
import { readCell } from '../../electron/intake/cell.ts'

const number = (value: number) => ({ state: 'value', value })
const without = (state: string) => ({ state, value: null })

describe('reading a cell', () => {
  it.each([
    ['63%', 63],
    ['63.0%', 63],
    ['51.20%', 51.2],
    ['-1.2', -1.2],
    ['−1.2', -1.2],
    ['+0.3', 0.3],
    [' 12 ', 12],
    ['1,234', 1234],
    ['1,234,567.5', 1_234_567.5],
    ['.5', 0.5],
    ['7.12917930313698e-05', 0.0000712917930313698],
    ['94.8177959913282', 94.8177959913282],
    ['£1,200', 1200],
    ['-0', 0],
  ])('reads %s as the number that it writes', (text, value) => {
    expect(readCell(text, 'wide')).toEqual(number(value))
    expect(readCell(text, 'tidy')).toEqual(number(value))
  })

  it.each([
    ['SUPP', 'suppressed'],
    ['RE', 'suppressed'],
    ['NE', 'no-entries'],
    ['NP', 'not-published'],
    ['NEW', 'new-school'],
    ['LOWCOV', 'low-coverage'],
    ['SP', 'rounds-to-zero'],
    ['DNS', 'not-available'],
    ['c', 'suppressed'],
    ['z', 'not-applicable'],
    ['x', 'not-available'],
    ['low', 'rounds-to-zero'],
    ['k', 'rounds-to-zero'],
    ['~', 'rounds-to-zero'],
    ['u', 'unreliable'],
    [':', 'not-available'],
    ['.', 'not-available'],
    ['..', 'not-available'],
    ['*', 'suppressed'],
    ['-', 'not-available'],
    ['NULL', 'not-available'],
    ['[c]', 'suppressed'],
    ['[low]', 'rounds-to-zero'],
  ])('reads the symbol %s as %s in both kinds of file', (text, state) => {
    expect(readCell(text, 'wide')).toEqual(without(state))
    expect(readCell(` ${text} `, 'tidy')).toEqual(without(state))
  })

  it('reads what differs between the two by where it stands', () => {
    expect(readCell('NA', 'wide')).toEqual(without('not-applicable'))
    expect(readCell('NA', 'tidy')).toEqual(without('not-available'))
    expect(readCell('C', 'tidy')).toEqual(without('suppressed'))
    expect(readCell('C', 'wide'), 'a grade').toBeNull()
  })

  it('keeps a number that its publisher calls unreliable, and says so', () => {
    expect(readCell('12.5 [u]', 'tidy')).toEqual({ state: 'unreliable', value: 12.5 })
  })

  it('tells an empty cell, and does not guess at other text', () => {
    expect(readCell('  ', 'wide')).toBe('blank')
    for (const text of [
      'Above average',
      'B-',
      '12 13',
      '1,23',
      '1.2.3',
      '12/20',
      '=1+1',
      '--1',
      'Infinity',
      'NaN',
      '0x1f',
    ]) {
      expect(readCell(text, 'wide'), text).toBeNull()
      expect(readCell(text, 'tidy'), text).toBeNull()
    }
  })

  it('gives back every number that a file can write, without drift', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        (digits, places, percent) => {
          const text = (digits / 10 ** places).toFixed(places)
          expect(readNumber(percent ? `${text}%` : text)).toBe(
            Number(text) === 0 ? 0 : Number(text),
          )
        },
      ),
    )
  })

  it('never makes a number of text that has none, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('wide' as const, 'tidy' as const), (text, style) => {
        const cell = readCell(text, style)
        if (cell === null || cell === 'blank') return
        const hasNumber = cell.value !== null
        expect(hasNumber).toBe(
          cell.state === 'value' || (cell.state === 'unreliable' && /\d/.test(text)),
        )
        if (hasNumber) expect(text).toMatch(/\d/)
      }),
    )
  })
})
