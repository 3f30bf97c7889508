/**
 * The attack: a paper that is small and has no end: lists that hold themselves twice over, pages that unpack to
 * far more than they are, a table that turns out wrong late. It is appended or refused, soon, and never stops the
 * pack.
 */
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../electron/pack/append/read-paper.ts'
import { append } from '../pack/append/append.ts'
import { onePage, rawPdf } from '../pack/append/raw.ts'

const font =
  '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
const seen = { dict: '', data: 'BT /F1 12 Tf 50 500 Td (Seen) Tj ET' }

describe('a list that holds itself twice over', () => {
  it('of structure elements makes each of them once', async () => {
    const read = await append(
      onePage({
        catalog: '/MarkInfo << /Marked true >> /StructTreeRoot << /K 6 0 R >>',
        more: { 6: '[<< /S /P /K 6 0 R >> << /S /P /K 6 0 R >>]' },
      }),
    )
    expect(read.text[0]).toContain('Seen')
    expect(read.bytes.length).toBeLessThan(200_000)
  })

  it('of layers is named once', async () => {
    const again = '7 0 R '.repeat(50)
    const read = await append(
      onePage({
        catalog: '/OCProperties << /OCGs [5 0 R] /D << /Order 7 0 R >> >>',
        more: { 5: '<< /Type /OCG /Name (a) >>', 7: `[5 0 R ${again}]` },
      }),
    )
    expect(read.text[0]).toContain('Seen')
    expect(read.bytes.length).toBeLessThan(200_000)
  })

  it('of pages gives each of its nodes once', async () => {
    const paper = await readPaper(
      rawPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids 5 0 R /Count 1 >>',
        3: `<< /Type /Page /MediaBox [0 0 400 600] /Contents 4 0 R ${font} >>`,
        4: seen,
        5: '[3 0 R << /Kids 5 0 R >> << /Kids 5 0 R >>]',
      }),
    )
    expect(paper.status === 'readable' && paper.pages.length).toBe(3)
  })
})

describe('a page', () => {
  it('that lies a hundred and fifty nodes deep is not lost', async () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [
        10 + i,
        `<< /Type /Pages /Count 1 /Kids [${i === 149 ? 3 : 11 + i} 0 R] >>`,
      ]),
    )
    const read = await append(
      rawPdf({
        1: '<< /Type /Catalog /Pages 10 0 R >>',
        3: `<< /Type /Page /MediaBox [0 0 400 600] /Contents 4 0 R ${font} >>`,
        4: seen,
        ...nodes,
      }),
    )
    expect(read.text[0]).toContain('Seen')
  })

  it.each(['Q ', 'q ', '/P BMC '])(
    'with millions of operators that stand loose is refused: %s',
    async (operator) => {
      const data = deflateSync(Buffer.from(operator.repeat(1_000_000))).toString('latin1')
      const bytes = onePage({ more: { 4: { dict: '/Filter /FlateDecode', data } } })
      const paper = await readPaper(bytes)
      expect(paper.status === 'refused' && paper.reason).toMatch(/unpacks to more/)
    },
  )

  it('that unpacks one stream again and again is refused', async () => {
    const data = deflateSync(Buffer.alloc(300_000, ' ')).toString('latin1')
    const paper = await readPaper(
      rawPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: `<< /Type /Page /MediaBox [0 0 400 600] /Contents [${'4 0 R '.repeat(2500)}] ${font} >>`,
        4: { dict: '/Filter /FlateDecode', data },
      }),
    )
    expect(paper.status === 'refused' && paper.reason).toMatch(/unpacks to more/)
  })
})

describe('a table that is wrong about an object that only the copying asks for', () => {
  it('is known before: a paper whose pages nothing else finds is refused', async () => {
    // A search for objects passes over the data of streams, where this file's table finds its pages.
    const pages = '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj'
    const whole = Buffer.from(
      rawPdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        3: `<< /Type /Page /MediaBox [0 0 400 600] /Contents 4 0 R ${font.replace('/Font <<', '/ExtGState << /G 6 0 R >> /Font <<')} >>`,
        4: seen,
        5: { dict: '', data: pages },
        6: '<< /Type /ExtGState /LW 2 >>',
      }),
    ).toString('latin1')
    const places = [...whole.matchAll(/\d{10} \d{5} [nf] \n/g)].map(([line]) => line)
    const entry = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`
    const spoiled = places.with(2, entry(whole.indexOf(pages))).with(6, entry(whole.indexOf('/LW')))
    const bytes = Buffer.from(whole.replace(places.join(''), spoiled.join('')), 'latin1')
    const paper = await readPaper(bytes)
    expect(paper.status === 'refused' && paper.reason).toMatch(/damaged/)
  })
})
