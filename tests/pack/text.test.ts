import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackDocument } from '../../electron/pack/document.ts'
import { table } from '../../electron/pack/table.ts'
import { layText, marked, paragraph, plain } from '../../electron/pack/text.ts'
import { readPdf } from './read-pdf.ts'

function document(): PackDocument {
  return new PackDocument({
    title: 'Test',
    author: 'Test',
    subject: 'Test',
    created: new Date('2026-12-01T00:00:00Z'),
    known: { pages: 1, anchors: new Map() },
    furniture: () => {},
  })
}

const letters = 'abc deéfg ŵŷ łż ğış–- Tŷ 12,345 −2.6 £5'

describe('text', () => {
  it('keeps every letter and no line is wider than its room', () => {
    const doc = document()
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...letters), { maxLength: 120 }),
        fc.integer({ min: 20, max: 300 }),
        (chars, width) => {
          const text = chars.join('')
          const laid = layText(doc, text, 'body', width)
          const lines = laid.lines.map((line) => line.pieces.map((piece) => piece.text).join(''))
          expect(lines.join('')).toBe(text)
          for (const line of laid.lines) expect(line.width).toBeLessThanOrEqual(width + 0.02)
          expect(laid.height).toBeCloseTo(laid.lines.reduce((sum, line) => sum + line.height, 0))
        },
      ),
    )
  })

  it('breaks after a hyphen inside a word but never inside a number or a range', () => {
    const doc = document()
    const lines = (text: string, width: number): string[] =>
      layText(doc, text, 'body', width).lines.map((line) =>
        line.pieces
          .map((piece) => piece.text)
          .join('')
          .trim(),
      )
    expect(lines('well-known', 30)).toEqual(['well-', 'known'])
    expect(lines('pages 27–31 of it', 62)).toEqual(['pages 27–31', 'of it'])
    expect(lines('of −2.6 points', 40)).toEqual(['of −2.6', 'points'])
  })

  it('breaks where it is told to', () => {
    expect(layText(document(), 'one\ntwo\n', 'body', 200).lines).toHaveLength(3)
  })

  it('draws no letter that only says where a word may be parted', () => {
    const [line] = layText(document(), 'per\u00adsis\u200btent', 'body', 200).lines
    expect(line?.pieces.map((piece) => piece.text)).toEqual(['persistent'])
  })

  it('reads double asterisks as bold', () => {
    const runs = marked('Fund it, **£186,000 a year**, now')
    expect(runs).toEqual(['Fund it, ', { text: '£186,000 a year', face: 'bold' }, ', now'])
    expect(plain(runs)).toBe('Fund it, £186,000 a year, now')
  })

  it('has a glyph for every letter of Welsh, Polish and Turkish, and for the signs of figures, in every face', () => {
    const doc = document()
    const letters =
      'âêîôûŵŷÂÊÎÔŴŶáéíóúẃýàèìòùẁỳäëïöüẅÿąćęłńóśźżĄĆĘŁŃÓŚŹŻçğıİöşüÇĞŞÖÜ–−×±…“”‘’£%½≥≤·→'
    for (const face of ['serif', 'regular', 'semibold', 'bold', 'italic'] as const) {
      const missing = doc.lettersMissing(letters, face)
      expect(missing).toEqual([])
    }
    expect(doc.lettersMissing('a漢', 'regular')).toEqual(['漢'])
  })

  it('gives its words back whole, ligatures and accents too', async () => {
    const doc = document()
    const frame = doc.addPage({ name: 'Test' })
    const words = 'Officers find five flights of fluffy affidavits; Gwŷr ŵy Łódź Iğdır −2.6 to 4'
    paragraph(doc, words, { x: frame.left, y: frame.top, width: frame.width })
    paragraph(doc, words, { x: frame.left, y: frame.top + 40, width: frame.width, style: 'title' })
    const [text = ''] = (await readPdf(doc.finish())).text
    expect(text.split(words).length).toBe(3)
  })
})

describe('a table', () => {
  const columns = [
    { head: 'School', width: 200, names: true },
    { head: 'Value', width: 80, align: 'right' as const, slot: true },
  ]

  it('repeats its heads and the heading of its rows on every page and drops no row', async () => {
    const doc = document()
    const { left, top } = doc.addPage({ name: 'Test' })
    const rows = Array.from({ length: 120 }, (_, i) => ({
      cells: [`School number ${i + 1}`, String(i)],
    }))
    table(doc, { x: left, y: top, columns, rows: [{ cells: ['Primary'], kind: 'group' }, ...rows] })
    const read = await readPdf(doc.finish())
    expect(read.pages).toBeGreaterThan(2)
    for (const text of read.text) expect(text).toContain('School Value')
    expect(read.text[1]).toContain('Primary , continued')
    for (let n = 1; n <= 120; n++) expect(read.text.join(' ')).toContain(`School number ${n} `)
  })

  it('repeats the totals under the rows of every page where that is asked for', async () => {
    const doc = document()
    const { left, top } = doc.addPage({ name: 'Test' })
    const rows = Array.from({ length: 80 }, (_, i) => ({ cells: [`School number ${i + 1}`, '7'] }))
    const totals = ['Trust', 'England'].map((name) => ({
      kind: 'total' as const,
      cells: [name, '9'],
    }))
    const options = { x: left, y: top, columns, rows: [...rows, ...totals], repeatTotals: true }
    const end = table(doc, options)
    expect(end).toBeLessThanOrEqual(doc.frame.bottom)
    const read = await readPdf(doc.finish())
    expect(read.pages).toBeGreaterThan(1)
    for (const text of read.text) expect(text).toMatch(/Trust 9 +England 9/)
    for (let n = 1; n <= 80; n++) expect(read.text.join(' ')).toContain(`School number ${n} `)
  })

  it('splits a row that is taller than a page and cuts nothing off', async () => {
    const doc = document()
    const { left, top } = doc.addPage({ name: 'Test' })
    const words = Array.from({ length: 3000 }, (_, i) => `w${i}`)
    const end = table(doc, {
      x: left,
      y: top,
      columns,
      rows: [{ cells: [words.join(' '), '1'] }, { cells: ['After', '2'] }],
    })
    expect(end).toBeLessThanOrEqual(doc.frame.bottom)
    const read = await readPdf(doc.finish())
    const found = new Set(read.text.join(' ').split(' '))
    expect(words.filter((word) => !found.has(word))).toEqual([])
    expect(read.text.at(-1)).toContain('After')
  })

  it('keeps a heading with the row after it', async () => {
    const doc = document()
    const { left, bottom } = doc.addPage({ name: 'Test' })
    table(doc, {
      x: left,
      y: bottom - 45,
      columns: columns.map(({ width }) => ({ width })),
      rows: [
        { cells: ['Heading'], kind: 'group' },
        { cells: ['First', '1'], height: 30 },
      ],
    })
    const read = await readPdf(doc.finish())
    expect(read.text[0]).not.toContain('Heading')
    expect(read.text[1]).toContain('Heading')
  })
})
