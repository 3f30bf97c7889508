/**
 * One tool appends the papers of a folder, in a process of its own, so that time and memory are its alone:
 * `append-one.ts plumbline|pdf-lib FOLDER OUT`. Prints milliseconds from the papers' bytes to the pack's, with
 * the tool loaded as it is in a running program, and its peak memory in megabytes.
 */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Appender } from '../../electron/pack/append/appender.ts'
import { placeOnA4 } from '../../electron/pack/append/placement.ts'
import { readPaper } from '../../electron/pack/append/read-paper.ts'
import { fontFace } from '../../electron/pack/fonts.ts'
import { PdfWriter } from '../../electron/pack/pdf/writer.ts'
import type { Face } from '../../electron/domain/look.ts'

const [tool = '', folder = '', out = ''] = process.argv.slice(2)
const papers = readdirSync(folder)
  .filter((name) => name.toLowerCase().endsWith('.pdf'))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))

/** What stands at head and foot. */
function stamp(pdf: PdfWriter<Face>, name: string, number: number): void {
  const { content, page } = pdf
  const face = pdf.font('regular')
  content.beginArtifact('/Type /Pagination /Subtype /Header')
  content.fillColor('#444444').text(`Item ${name}`, 40, 24, face, 8)
  content.endArtifact()
  content.beginArtifact('/Type /Pagination /Subtype /Footer')
  content.text(`Page ${number}`, page.width - 90, page.height - 17, face, 8)
  content.endArtifact()
}

const tools: Record<string, () => Promise<Uint8Array>> = {
  /** Merges, places on A4 and stamps head and foot. */
  async plumbline() {
    const pdf = new PdfWriter(fontFace)
    const appender = new Appender(pdf)
    let number = 0
    for (const { name, bytes } of papers) {
      const paper = await readPaper(bytes)
      if (paper.status === 'refused') continue
      for (const [n, page] of paper.pages.entries()) {
        const placement = placeOnA4(page, { top: 35, bottom: 34, sides: 14 })
        pdf.addPage(placement.width, placement.height, page.firstMark)
        number += 1
        stamp(pdf, name, number)
        if (n === 0) {
          pdf.outline.add(name, 0, pdf.place(0))
          appender.begin(paper, name)
        }
        appender.showPage(placement)
      }
      await appender.end()
    }
    const about = { title: 'Pack', author: 'Bench', subject: '', created: new Date(0) }
    return pdf.finish(about, { accessible: false, archival: null })
  },
  /** Merges and stamps a foot. */
  async 'pdf-lib'() {
    const pack = await PDFDocument.create({ updateMetadata: false })
    const font = await pack.embedFont(StandardFonts.Helvetica)
    let number = 0
    for (const { bytes } of papers) {
      const file = await PDFDocument.load(bytes, { updateMetadata: false })
      for (const page of await pack.copyPages(file, file.getPageIndices())) {
        number += 1
        page.drawText(`Page ${number}`, { x: 500, y: 17, size: 8, font })
        pack.addPage(page)
      }
    }
    return pack.save()
  },
}

const run = tools[tool]
if (run === undefined) throw new Error(`No tool is called "${tool}".`)
// The program has drawn its own pages before the first paper: its fonts are open.
const own = new PdfWriter<Face>(fontFace)
own.addPage(100, 100)
stamp(own, 'report-0123456789 scan.pdf', 0)
const begun = performance.now()
const merged = await run()
const taken = performance.now() - begun
writeFileSync(out, merged)
process.stdout.write(`${taken} ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`)
