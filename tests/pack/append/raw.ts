/** Files written by hand, so that a test says every byte that matters; and what stands in a finished one. */
import { PDFDocument, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib'

/** A file of these objects, number 1 being its catalogue. A stream is given with its data, and gets its length. */
export function rawPdf(
  objects: Readonly<Record<number, string | { dict: string; data: string }>>,
  trailer = '',
): Uint8Array {
  let out = '%PDF-1.7\n'
  const places = new Map<number, number>()
  for (const [key, object] of Object.entries(objects)) {
    places.set(Number(key), out.length)
    const body =
      typeof object === 'string'
        ? object
        : `<< ${object.dict} /Length ${object.data.length} >>\nstream\n${object.data}\nendstream`
    out += `${key} 0 obj\n${body}\nendobj\n`
  }
  const size = Math.max(...places.keys()) + 1
  const table = out.length
  out += `xref\n0 ${size}\n0000000000 65535 f \n`
  for (let n = 1; n < size; n++) {
    const at = places.get(n)
    out += at === undefined ? '0000000000 00000 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`
  }
  out += `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** One page of 400 by 600 points; further entries of the page and catalogue, further objects from 5 on. */
export function onePage(given: {
  content?: string
  page?: string
  catalog?: string
  trailer?: string
  more?: Readonly<Record<number, string | { dict: string; data: string }>>
}): Uint8Array {
  const { content = 'BT /F1 12 Tf 50 500 Td (Seen) Tj ET', page = '', catalog = '' } = given
  const font = '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>'
  const resources = page.includes('/Resources') ? '' : `/Resources << ${font} >>`
  return rawPdf(
    {
      1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R ${resources} ${page} >>`,
      4: { dict: '', data: content },
      ...given.more,
    },
    given.trailer,
  )
}

/** Every object of a file as another program reads it, one text each; streams of operators with what they say. */
export async function objectsOf(bytes: Uint8Array): Promise<string[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false })
  return file.context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString()
    const dict = object.dict.toString()
    if (/\/(FontFile|Image|ObjStm|XRef)|\/Length1/.test(dict)) return dict
    return `${dict}\n${Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')}`
  })
}
