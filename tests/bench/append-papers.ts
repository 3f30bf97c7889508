/** Twenty papers of some 300 pages for the bench, as people send them: tagged reports, scans, forms, turned pages. */
import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { fontFace } from '../../electron/pack/fonts.ts'
import { PdfWriter } from '../../electron/pack/pdf/writer.ts'
import type { Face } from '../../electron/domain/look.ts'

/** Files by name, the same every time. */
export async function benchPapers(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const reports = Array.from({ length: 14 }, (_, i) => ({
    name: `report-${i + 1}.pdf`,
    bytes: report(i + 1, 17),
  }))
  const others = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => ({
      name: `scan-${i + 1}.pdf`,
      bytes: await scan(i + 1, 12),
    })),
  )
  return [...reports, ...others]
}

const words =
  'Attendance rose in nine of twelve schools while two stayed below their expected range and one has no figure yet'.split(
    ' ',
  )

/** A tagged report: headings, paragraphs, a table to a page, links by name and to the web, a bookmark to a page. */
function report(nth: number, pages: number): Uint8Array {
  const pdf = new PdfWriter<Face>(fontFace)
  const { content, structure } = pdf
  const leaf = (kind: string, text: string, x: number, y: number, face: Face, size: number) => {
    const element = structure.begin(kind)
    content.beginContent(kind, element.mark(pdf.page))
    content.fillColor('#1b1b1b').text(text, x, y, pdf.font(face), size)
    content.endContent()
    structure.end()
  }
  for (let page = 1; page <= pages; page++) {
    pdf.addPage(595.28, 841.89)
    pdf.name(`page-${page}`, 0)
    pdf.outline.add(`Report ${nth}, page ${page}`, page % 4 === 1 ? 0 : 1, pdf.place(0))
    leaf('H1', `Report ${nth}: part ${page}`, 60, 80, 'serif', 20)
    for (let line = 0; line < 12; line++) {
      const from = (nth * 31 + page * 7 + line) % words.length
      leaf(
        'P',
        [...words.slice(from), ...words].slice(0, 14).join(' '),
        60,
        110 + line * 14,
        'regular',
        10,
      )
    }
    structure.begin('Table')
    for (let row = 0; row < 12; row++) {
      structure.begin('TR')
      for (let cell = 0; cell < 6; cell++)
        leaf(
          row === 0 ? 'TH' : 'TD',
          row === 0 ? `Term ${cell}` : `${(nth * page * (row + 3) * (cell + 7)) % 997}`,
          60 + cell * 80,
          300 + row * 16,
          row === 0 ? 'bold' : 'regular',
          9,
        )
      structure.end()
    }
    structure.end()
    const next = structure.begin('Link')
    const box = { x: 60, y: 700, width: 120, height: 14 }
    pdf.link(box, { name: `page-${(page % pages) + 1}` }, 'The next part', next)
    structure.end()
    const web = structure.begin('Link')
    pdf.link({ ...box, y: 720 }, { address: 'https://www.gov.uk/' }, 'GOV.UK', web)
    structure.end()
  }
  const about = { title: `Report ${nth}`, author: 'Bench', subject: '', created: new Date(0) }
  return pdf.finish(about, { accessible: true, archival: null })
}

/** Pictures on pages of several sizes, some turned, with a field that was filled in. */
async function scan(nth: number, pages: number): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false })
  const font = await file.embedFont(StandardFonts.Helvetica)
  for (let n = 0; n < pages; n++) {
    const page = file.addPage(n % 3 === 0 ? [841.89, 595.28] : [612, 792])
    page.setRotation(degrees(n % 4 === 3 ? 90 : 0))
    const [width, height] = [300, 400]
    const pixels = Buffer.alloc(width * height)
    let seed = nth * 1000 + n
    for (let i = 0; i < pixels.length; i++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      pixels[i] = 200 + ((seed >> 16) % 56)
    }
    const image = file.context.register(
      file.context.flateStream(pixels, {
        ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
        ...{ ColorSpace: 'DeviceGray', BitsPerComponent: 8 },
      }),
    )
    page.node.setXObject(page.node.newXObjectKey('Im'), image)
    page.drawText(`Scan ${nth}, page ${n + 1}`, { x: 40, y: 40, size: 11, font })
  }
  const field = file.getForm().createTextField('signed')
  field.setText('A. Nowak')
  field.addToPage(file.getPage(0), { x: 40, y: 60, width: 160, height: 20 })
  return file.save()
}
