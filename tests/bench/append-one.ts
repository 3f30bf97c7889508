/**
 * One tool appends the papers of a folder, in a process of its own, so that time and memory are its alone:
 * `append-one.ts plumbline|pdf-lib FOLDER OUT`. Prints its peak memory in megabytes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [tool = '', folder = '', out = ''] = process.argv.slice(2)
const papers = readdirSync(folder)
  .filter((name) => name.toLowerCase().endsWith('.pdf'))
  .toSorted()
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))

const tools: Record<string, () => Promise<Uint8Array>> = {
  /** Merges, places on A4 and stamps head and foot. */
  async plumbline() {
    const { Appender } = await import('../../electron/pack/append/appender.ts')
    const { placeOnA4 } = await import('../../electron/pack/append/placement.ts')
    const { readPaper } = await import('../../electron/pack/append/read-paper.ts')
    const { fontFace } = await import('../../electron/pack/fonts.ts')
    const { PdfWriter } = await import('../../electron/pack/pdf/writer.ts')
    const pdf = new PdfWriter(fontFace)
    const appender = new Appender(pdf)
    const { content } = pdf
    let number = 0
    for (const { name, bytes } of papers) {
      const paper = await readPaper(bytes)
      if (paper.status === 'refused') continue
      for (const [n, page] of paper.pages.entries()) {
        const placement = placeOnA4(page, { top: 35, bottom: 34, sides: 14 })
        pdf.addPage(placement.width, placement.height, page.firstMark)
        number += 1
        const foot = placement.height - 17
        const face = pdf.font('regular')
        content.beginArtifact('/Type /Pagination /Subtype /Header')
        content.fillColor('#444444').text(`Item ${name}`, 40, 24, face, 8)
        content.endArtifact()
        content.beginArtifact('/Type /Pagination /Subtype /Footer')
        content.text(`Page ${number}`, placement.width - 90, foot, face, 8)
        content.endArtifact()
        if (n === 0) {
          pdf.outline.add(name, 0, pdf.place(0))
          appender.begin(paper, name)
        }
        appender.showPage(placement)
      }
      await appender.end()
    }
    const about = { title: 'Pack', author: 'Bench', subject: '', created: new Date(0) }
    return pdf.finish(about, { accessible: false, archival: false })
  },
  /** Merges and stamps a foot. */
  async 'pdf-lib'() {
    const { PDFDocument, StandardFonts } = await import('@cantoo/pdf-lib')
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

const merged = await tools[tool]?.()
if (merged === undefined) throw new Error(`No tool is called "${tool}".`)
writeFileSync(out, merged)
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`)
