import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePaste, placePaste } from '../../electron/domain/paste.ts'
import { readTyped } from '../../electron/domain/typed-value.ts'

describe('copied cells', () => {
  it.each([
    ['', []],
    ['57', [['57']]],
    [
      '57\t58\r\n59\t60\r\n',
      [
        ['57', '58'],
        ['59', '60'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['\t', [['', '']]],
    ['"two\nlines"\tx', [['two\nlines', 'x']]],
    ['"say ""so"""', [['say "so"']]],
    ['6" nails\tx', [['6" nails', 'x']]],
    ['"loose', [['"loose']]],
  ])('%j are read as a spreadsheet meant them', (text, rows) => {
    expect(parsePaste(text)).toEqual(rows)
  })

  it('are read whatever their length', () => {
    const long = 'a'.repeat(20_000_000)
    expect(parsePaste(`"${long}"\tb`)[0]?.map(({ length }) => length)).toEqual([long.length, 1])
  })

  it.each(['\t', ','] as const)(
    'come back as they were written with %j, whatever stands in them',
    (comma) => {
      const cell = fc.string({ unit: fc.constantFrom('a', '5', '"', '\t', ',', '\n', '\r', ' ') })
      fc.assert(
        fc.property(
          fc
            .integer({ min: 1, max: 4 })
            .chain((width) =>
              fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
            ),
          (rows) => {
            const write = (text: string) =>
              /[\t,\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
            const text = `${rows.map((row) => row.map(write).join(comma)).join('\r\n')}\r\n`
            expect(parsePaste(text, comma)).toEqual(rows)
          },
        ),
      )
    },
  )
})

describe('a pasted table', () => {
  const grid = {
    rows: [
      ['Ash Primary', '100001'],
      ['Beech Primary', '100002'],
      ['St Mary’s', '100003'],
    ],
    columns: [
      ['2023/24', '2023-24'],
      ['2024/25', '2024-25'],
    ],
  }
  const focus = { row: 1, column: 0 }

  it('without headings goes in from the focused cell, and what falls beyond the edge is counted', () => {
    expect(placePaste([['1', '2', '3'], ['4', '5'], ['6']], grid, focus)).toEqual({
      cells: [
        { row: 1, column: 0, text: '1' },
        { row: 1, column: 1, text: '2' },
        { row: 2, column: 0, text: '4' },
        { row: 2, column: 1, text: '5' },
      ],
      unknown: [],
      beyond: 2,
    })
  })

  it('with headings on both sides goes where they say, in any order', () => {
    const table = [
      ['School', '2024-25', '2023/24'],
      ["st mary's", '1', '2'],
      ['Cedar', '9', '9'],
      ['100001', '3', '4'],
    ]
    expect(placePaste(table, grid, focus)).toEqual({
      cells: [
        { row: 2, column: 1, text: '1' },
        { row: 2, column: 0, text: '2' },
        { row: 0, column: 1, text: '3' },
        { row: 0, column: 0, text: '4' },
      ],
      unknown: ['Cedar'],
      beyond: 0,
    })
  })

  it('with headings of rows alone goes in from the focused column', () => {
    expect(
      placePaste(
        [
          ['Ash Primary', '5'],
          ['St Mary’s', '6'],
        ],
        grid,
        { row: 1, column: 1 },
      ).cells,
    ).toEqual([
      { row: 0, column: 1, text: '5' },
      { row: 2, column: 1, text: '6' },
    ])
  })

  it('with headings of columns alone goes in from the focused row', () => {
    expect(placePaste([['2024/25'], ['7'], ['8']], grid, focus).cells).toEqual([
      { row: 1, column: 1, text: '7' },
      { row: 2, column: 1, text: '8' },
    ])
  })

  it('never leaves the grid, and loses no cell without saying so', () => {
    const cells = fc.array(
      fc.array(fc.constantFrom('1', '2.5', 'hidden', ''), { minLength: 1, maxLength: 5 }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(cells, fc.nat({ max: 2 }), fc.nat({ max: 1 }), (table, row, column) => {
        const { cells: placed, beyond, unknown } = placePaste(table, grid, { row, column })
        expect(unknown).toEqual([])
        expect(placed.length + beyond).toBe(table.flat().length)
        for (const one of placed) {
          expect(grid.rows[one.row]).toBeDefined()
          expect(grid.columns[one.column]).toBeDefined()
        }
      }),
    )
  })
})

describe('a cell longer than any value', () => {
  it('is cut, still refused, and not told whole', () => {
    const grid = { rows: [['a']], columns: [['b']] }
    const { cells } = placePaste([[`57${' '.repeat(5000)}x`]], grid, { row: 0, column: 0 })
    const { text = '' } = cells[0] ?? {}
    expect(text.length).toBeLessThan(300)
    const reading = readTyped({ unit: 'percent', decimals: 0, range: [0, 100] }, text)
    expect(reading).toMatchObject({ problem: { expected: expect.stringContaining('a number') } })
    expect(JSON.stringify(reading).length).toBeLessThan(400)
  })
})
