import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { fontFace } from '../../../electron/pack/fonts.ts'
import { PdfWriter } from '../../../electron/pack/pdf/writer.ts'
import { readPdf } from '../read-pdf.ts'
import { checkWithQpdf, hasQpdf } from './qpdf.ts'
import type { Face } from '../../../electron/domain/look.ts'

const about = {
  ...{ title: 'Ŵ (one)', author: 'A', subject: 'S' },
  created: new Date('2026-12-01T00:00:00Z'),
}
const claims = { accessible: true, archival: 'A' as const }

/** Writes so many pages, each with its words as a paragraph; `more` runs on the page. */
function written(
  words: readonly string[],
  more: (writer: PdfWriter<Face>, page: number) => void = () => {},
): Uint8Array {
  const writer = new PdfWriter<Face>(fontFace)
  words.forEach((text, i) => {
    const page = writer.addPage(200, 100)
    const element = writer.structure.begin('P')
    writer.content.beginContent('P', element.mark(page))
    writer.content.fillColor('#000000').text(text, 10, 50, writer.font('regular'), 9)
    writer.content.endContent()
    writer.structure.end()
    more(writer, i + 1)
  })
  return writer.finish(about, claims)
}

/** The words of each page, letter by letter as the file says them; viewers make like letters of unlike ones. */
async function lettersOf(bytes: Uint8Array): Promise<string[]> {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const file = await opening.promise
  const out: string[] = []
  for (let n = 1; n <= file.numPages; n++) {
    const { items } = await (await file.getPage(n)).getTextContent({ disableNormalization: true })
    out.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await opening.destroy()
  return out
}

describe('a written document', () => {
  it('gives its words back as they were: ligatures, accents, and letters that share a glyph', async () => {
    const words = ['Office affidavit', 'Ŵŷ Łódź İıĞğ', 'µ μ Ω Ω ; ;', '漢 (2\\3)', 'ﬁn']
    expect(await lettersOf(written(words))).toEqual(words)
  })

  it('is the same bytes when it is written again', () => {
    const once = written(['a', 'b'])
    expect(Buffer.compare(once, written(['a', 'b']))).toBe(0)
    expect(Buffer.compare(once, written(['a', 'c']))).not.toBe(0)
  })

  it('has all its pages, in order, when they are many', async () => {
    const words = Array.from({ length: 200 }, (_, i) => `page ${i + 1}`)
    expect((await readPdf(written(words))).text).toEqual(words)
  })

  it('leads by links and bookmarks to named places, forward and back', async () => {
    const read = await readPdf(
      written(['one', 'two', 'three'], (writer, page) => {
        writer.name(`plåce ${page}`, 10)
        writer.outline.add(`Part ${page}`, page === 2 ? 1 : 0, writer.place(0))
        const element = writer.structure.begin('Link')
        const box = { x: 10, y: 40, width: 50, height: 12 }
        writer.link(box, { name: `plåce ${4 - page}` }, `To ${4 - page}`, element)
        writer.structure.end()
      }),
    )
    expect(read.links.map(({ page, words, to }) => [page, words, to])).toEqual([
      ...[
        [1, 'To 3', 3],
        [2, 'To 2', 2],
        [3, 'To 1', 1],
      ],
    ])
    expect(read.bookmarks).toEqual([
      { title: 'Part 1', page: 1, items: [{ title: 'Part 2', page: 2, items: [] }] },
      { title: 'Part 3', page: 3, items: [] },
    ])
    expect(read.info.Title).toBe('Ŵ (one)')
  })

  it('is broken by no words, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (words) => {
        const bytes = written([words], (writer) => {
          writer.name(words, 0)
          writer.outline.add(words, 0, writer.place(0))
          const element = writer.structure.begin('Link', { alt: words, actual: words, id: words })
          const box = { x: 0, y: 0, width: 9, height: 9 }
          writer.link(box, { name: words }, words, element)
          writer.link(box, { address: `https://example.org/${words}` }, words, element)
          writer.structure.end()
        })
        const { pages, links, bookmarks } = await readPdf(bytes)
        expect(pages).toBe(1)
        expect(links.map((link) => link.to ?? link.url)).toEqual([1, expect.any(String)])
        expect(bookmarks[0]?.page).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  it('has a structure that a viewer can walk', async () => {
    const opening = getDocument({ data: new Uint8Array(written(['one'])), verbosity: 0 })
    const page = await (await opening.promise).getPage(1)
    const tree = await page.getStructTree()
    await opening.destroy()
    expect(JSON.stringify(tree)).toContain('"role":"P"')
  })

  it('leaves out no level of its headings, whatever ranks are asked for', () => {
    const { structure } = new PdfWriter<Face>(fontFace)
    const levels = ['H1', 'H2', 'H4', 'H4', 'H3', 'H5', 'H2', 'H1', 'H3', 'H3'].map((kind) => {
      const { kind: written } = structure.begin(kind)
      structure.end()
      return written
    })
    expect(levels).toEqual(['H1', 'H2', 'H3', 'H3', 'H3', 'H4', 'H2', 'H1', 'H2', 'H2'])
  })

  it('refuses a kind of element that readers do not know', () => {
    expect(() => new PdfWriter<Face>(fontFace).structure.begin('Paragraph')).toThrow('no kind')
  })

  it.skipIf(!hasQpdf)('is found whole by qpdf (skipped where qpdf is not installed)', () => {
    expect(checkWithQpdf(written(Array.from({ length: 70 }, (_, i) => `page ${i}`)))).toContain(
      'No syntax or stream encoding errors',
    )
  })
})
