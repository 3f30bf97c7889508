import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableCsv, tableHtml, tableTsv, type TableText } from '../../electron/domain/table-text.ts'

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '<b>x</b>',
    'a\tb',
    'a\nb',
    '"q"',
    'a;=1',
  ),
)
const table: fc.Arbitrary<TableText> = fc.record({
  title: hostile,
  notes: fc.array(hostile, { maxLength: 3 }),
  head: fc.array(hostile, { minLength: 1, maxLength: 4 }),
  rows: fc.array(
    fc.array(fc.oneof(hostile, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 }),
    { maxLength: 5 },
  ),
})

describe('a table that is taken away', () => {
  it('carries its title first, its rows, and its rule and source last', () => {
    const text = tableCsv({
      title: 'Scorecard: nothing to ask',
      notes: ['The rule.', 'Source: DfE.'],
      head: ['School', 'Reading'],
      rows: [
        ['Ash', 57],
        ['Elm', null],
      ],
    })
    expect(parse(text, { bom: true, relax_column_count: true })).toEqual([
      ['Scorecard: nothing to ask'],
      [''],
      ['School', 'Reading'],
      ['Ash', '57'],
      ['Elm', ''],
      [''],
      ['The rule.'],
      ['Source: DfE.'],
    ])
  })

  it('holds no cell that a spreadsheet would take for a formula, in a file or from the clipboard', () => {
    fc.assert(
      fc.property(table, (given) => {
        const texts = tableTsv(given)
          .split(/[\n\t]/)
          .concat(...parse(tableCsv(given), { bom: true, relax_column_count: true }))
        const formula = texts.find(
          (text) => /^\s*[=+@\uFF1D\uFF0B\uFF20-]/.test(text) && !/^-?\d+$/.test(text),
        )
        expect(formula).toBeUndefined()
      }),
    )
  })

  it('keeps one line of text for each row, and as many cells', () => {
    fc.assert(
      fc.property(table, (given) => {
        const lines = tableTsv(given).split('\n')
        expect(lines).toHaveLength(given.rows.length + given.notes.length + 4)
        given.rows.forEach((row, i) => {
          expect(lines[3 + i]!.split('\t')).toHaveLength(row.length)
        })
      }),
    )
  })

  it('is HTML in which a cell stays text', () => {
    fc.assert(
      fc.property(table, (given) => {
        const html = tableHtml(given)
        const tags = new Set([...html.matchAll(/<\/?([^>]*)>/g)].map(([, tag]) => tag))
        for (const tag of tags)
          expect(['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'p']).toContain(tag)
      }),
    )
  })
})
