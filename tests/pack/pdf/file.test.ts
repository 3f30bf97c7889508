import { PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PdfFile } from '../../../electron/pack/pdf/file.ts'
import { readPdf } from '../read-pdf.ts'
import { checkWithQpdf, hasQpdf } from './qpdf.ts'

/** A file of one page that says `Hello`, with `more` put in between. */
function small(more: (file: PdfFile) => void = () => {}): Uint8Array {
  const file = new PdfFile()
  const [root, pages, page, content, font, info] = Array.from({ length: 6 }, () => file.reserve())
  file.put(root!, `<< /Type /Catalog /Pages ${pages} 0 R >>`)
  more(file)
  file.put(
    page!,
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 200 200] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> >> >>`,
  )
  file.putStream(content!, '', Buffer.from('BT /F 12 Tf 20 100 Td (Hello) Tj ET'), 'deflate')
  file.put(font!, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'))
  file.put(pages!, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`)
  file.put(info!, '<< /Title (A title) >>')
  return file.finish({ root: root!, info: info! })
}

describe('a file', () => {
  it('opens, whatever the order in which its objects were put', async () => {
    const read = await readPdf(small())
    expect(read.text).toEqual(['Hello'])
    expect(read.info.Title).toBe('A title')
  })

  it('gives back every object that was put, across object streams', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 450 }), async (count) => {
        const numbers: number[] = []
        const bytes = small((file) => {
          for (let i = 0; i < count; i++) {
            const number = file.reserve()
            numbers.push(number)
            if (i % 50 === 49) file.putLoose(number, '<< /I ', Buffer.from(`${i}`), ' >>')
            else if (i % 50 === 48) file.putStream(number, `/I ${i}`, Buffer.from('x'), 'as-is')
            else file.put(number, `<< /I ${i} >>`)
          }
        })
        const read = await PDFDocument.load(bytes, { updateMetadata: false })
        numbers.forEach((number, i) => {
          const object = read.context.lookup(PDFRef.of(number))
          const dict =
            object instanceof PDFDict ? object : (object as unknown as { dict: PDFDict }).dict
          expect(String(dict.get(PDFName.of('I')))).toBe(String(i))
        })
      }),
      { numRuns: 12 },
    )
  })

  it('has an identifier that follows from its content', () => {
    const id = (bytes: Uint8Array): string =>
      /\/ID \[(<[0-9a-f]{32}>) \1\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? ''
    expect(id(small())).not.toBe('')
    expect(id(small())).toBe(id(small()))
    expect(Buffer.compare(small(), small())).toBe(0)
    expect(id(small((file) => file.put(file.reserve(), '(other)')))).not.toBe(id(small()))
  })

  it('takes no number twice', () => {
    const file = new PdfFile()
    const number = file.reserve()
    file.put(number, 'null')
    expect(() => file.put(number, 'null')).toThrow('put twice')
    expect(() => file.putLoose(number, 'null')).toThrow('put twice')
  })

  it.skipIf(!hasQpdf)('is found whole by qpdf (skipped where qpdf is not installed)', () => {
    const bytes = small((file) => {
      file.reserve()
      for (let i = 0; i < 450; i++) file.put(file.reserve(), `[${i}]`)
    })
    expect(checkWithQpdf(bytes)).toContain('No syntax or stream encoding errors')
  })
})
