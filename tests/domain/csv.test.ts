import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neutralise, toCsv, type CsvCell } from '../../electron/domain/csv.ts'

/** Text as files hold it, with what makes formulas, separators and quotation marks much more often than chance. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '"',
        ',',
        ';',
        ' ',
        "'",
        '\0',
        '\uFF1D',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const rowsOf = (csv: string, delimiter = ','): string[][] =>
  parse(csv, { bom: true, delimiter, relax_quotes: true, relax_column_count: true })

/** What a spreadsheet would run. */
const isFormula = (cell: string) => /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell)

describe('toCsv', () => {
  it('writes a table that a spreadsheet reads', () => {
    expect(
      toCsv(
        ['School', 'Reading'],
        [
          ['St Anne’s, Thrush', 104.2],
          ['The "Old" School', -2.6],
          ['Café', null],
        ],
      ),
    ).toBe(
      '\uFEFFSchool,Reading\r\n"St Anne’s, Thrush",104.2\r\n"The ""Old"" School",-2.6\r\nCafé,\r\n',
    )
  })

  it.each(['=1+1', '+44 20', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\uFF1D1'])(
    'takes the formula from %j',
    (text) => {
      const [, [cell = ''] = []] = rowsOf(toCsv(['Found'], [[text]]))
      expect(isFormula(cell)).toBe(false)
      expect(cell.replaceAll("'", '')).toBe(text)
    },
  )

  it('takes the formula from a heading too', () => {
    expect(toCsv(['=HYPERLINK("x")'], [])).toContain(`'=HYPERLINK`)
  })

  it('refuses what is no number', () => {
    expect(() => toCsv(['x'], [[Number.NaN]])).toThrow(RangeError)
  })

  it('gives back every cell, and none as a formula, split at commas or semicolons', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { minLength: 1 }), (rows) => {
        const csv = toCsv(['a', 'b'], rows)
        const read = rowsOf(csv).slice(1)
        // A line that is empty to the last cell is skipped by readers, never one with two cells.
        expect(read).toEqual(rows.map((row) => row.map(neutralise)))
        for (const cell of [...read, ...rowsOf(csv.replaceAll('"', ''), ';')].flat())
          expect(isFormula(cell)).toBe(false)
      }),
    )
  })

  it('keeps numbers as numbers', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const row: CsvCell[] = [number, 'x']
        const [, [cell = ''] = []] = rowsOf(toCsv(['a', 'b'], [row]))
        expect(Number(cell)).toBe(number === 0 ? Number(String(number)) : number)
      }),
    )
  })
})
