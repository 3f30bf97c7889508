/**
 * The attack: a paper whose table of objects is right for its pages and wrong for what they show, so that a letter,
 * a picture or a page’s end is lost without a word. It is found before anything is copied: the objects themselves
 * are looked for, and the clerk is told that the paper is damaged and was repaired.
 */
import { describe, expect, it } from 'vitest'
import { readPaper } from '../../electron/pack/append/read-paper.ts'
import { append } from '../pack/append/append.ts'
import { rawPdf } from '../pack/append/raw.ts'

const objects = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
  4: { dict: '', data: 'BT /F1 12 Tf 50 500 Td (Seen) Tj ET /X Do' },
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  6: {
    dict: '/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /Font << /F1 5 0 R >> >>',
    data: 'BT /F1 12 Tf 50 400 Td (Drawn 42) Tj ET',
  },
  7: '<< /Nothing true >>',
}

/** The file with the entries of its table changed: each given by what stands at its place. */
function withTable(
  change: (entry: (at: string) => string, lines: string[]) => string[],
): Uint8Array {
  const whole = Buffer.from(rawPdf(objects)).toString('latin1')
  const lines = [...whole.matchAll(/\d{10} \d{5} [nf] \n/g)].map(([line]) => line)
  const entry = (at: string): string => `${String(whole.indexOf(at)).padStart(10, '0')} 00000 n \n`
  return Buffer.from(whole.replace(lines.join(''), change(entry, lines).join('')), 'latin1')
}

describe('a table that is wrong', () => {
  it.each([
    [
      'about a picture',
      (lines: string[], entry: (at: string) => string) => lines.with(6, entry('7 0 obj')),
    ],
    [
      'about a font',
      (lines: string[], entry: (at: string) => string) => lines.with(5, entry('/BaseFont')),
    ],
    [
      'about two at once',
      (lines: string[]) => lines.with(5, lines[6] ?? '').with(6, lines[5] ?? ''),
    ],
    ['by a place beyond the file', (lines: string[]) => lines.with(6, '0009999999 00000 n \n')],
  ])('%s loses nothing of it, and is told', async (_about, change) => {
    const bytes = withTable((entry, lines) => change(lines, entry))
    expect(await readPaper(bytes)).toMatchObject({ status: 'readable', repaired: true })
    expect((await append(bytes)).text.join(' ')).toMatch(/Seen.*Drawn 42/)
  })

  it('about what stands in an object stream loses nothing of it, and is told', async () => {
    // Object 6 is said to be in a stream that holds only object 7; it stands by itself.
    const plain = Buffer.from(rawPdf(objects)).toString('latin1')
    const head = plain.slice(0, plain.indexOf('xref\n'))
    const inside = '7 0 << /Nothing true >>'
    const packed = `8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${inside.length} >>\nstream\n${inside}\nendstream\nendobj\n`
    const at = head.length + packed.length
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => {
      if (n === 6 || n === 7) return [2, 0, 8, 0]
      const place = n === 8 ? head.length : n === 9 ? at : plain.indexOf(`${n} 0 obj`)
      return [1, place >> 8, place & 255, 0]
    })
    const data = Buffer.from(rows.flat()).toString('latin1')
    const table = `9 0 obj\n<< /Type /XRef /Size 10 /Index [1 9] /W [1 2 1] /Root 1 0 R /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`
    const bytes = Buffer.from(head + packed + table, 'latin1')
    expect(await readPaper(bytes)).toMatchObject({ status: 'readable', repaired: true })
    expect((await append(bytes)).text.join(' ')).toMatch(/Seen.*Drawn 42/)
  })
})
