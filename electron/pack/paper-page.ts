/** What a page of a paper holds that the pack takes: its content, what its annotations show, the layers of its file. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { PDFDocument as PaperFile, PDFPage } from '@cantoo/pdf-lib'

/** Left, lower, right, upper edge in the paper's own units. */
export type PaperBox = readonly [number, number, number, number]

const name = (text: string): PDFName => PDFName.of(text)

/** A rectangle with its corners in order; null where it is none, or has no area. */
export function rectOf(object: unknown): PaperBox | null {
  if (!(object instanceof PDFArray) || object.size() < 4) return null
  const [a = 0, b = 0, c = 0, d = 0] = numbersOf(object)
  const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const
  return box[2] > box[0] && box[3] > box[1] && box.every(Number.isFinite) ? box : null
}

function contentStreams(page: PDFPage): PDFRawStream[] {
  const raw = page.node.get(name('Contents'))
  if (raw === undefined) return []
  const found = page.node.context.lookup(raw)
  const streams =
    found instanceof PDFArray ? found.asArray().map((_, i) => found.lookup(i)) : [found]
  return streams.map((stream) => {
    if (!(stream instanceof PDFRawStream)) throw new Error('A content stream is missing.')
    return stream
  })
}

/** Annotations of a page as dictionaries, damaged ones left out. */
export function annotationsOf(page: PDFPage): PDFDict[] {
  const list = page.node.lookup(name('Annots'))
  if (!(list instanceof PDFArray)) return []
  return list.asArray().flatMap((_, i) => {
    const annotation = list.lookup(i)
    return annotation instanceof PDFDict ? [annotation] : []
  })
}

/** Hidden, or not to be seen on screen. */
export function isHidden(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'))
  return flags instanceof PDFNumber && (flags.asNumber() & (2 | 32)) !== 0
}

/** The page's content as one piece; each part is parted by a new line, as a viewer does. */
export function contentOf(page: PDFPage): Uint8Array {
  const newline = Buffer.from('\n')
  return Buffer.concat(
    contentStreams(page).flatMap((stream) => [decodePDFRawStream(stream).decode(), newline]),
  )
}

type Matrix = readonly [number, number, number, number, number, number]

/** What annotations show: form fields' entries, stamps, comments on the page. By ISO 32000-1, 12.5.5. */
export function appearancesOf(page: PDFPage): { stream: PDFRef; matrix: Matrix }[] {
  const found: { stream: PDFRef; matrix: Matrix }[] = []
  for (const annotation of annotationsOf(page)) {
    const subtype = annotation.get(name('Subtype'))?.toString()
    if (subtype === '/Popup' || subtype === '/Link' || isHidden(annotation)) continue
    const rect = rectOf(annotation.lookup(name('Rect')))
    const looks = annotation.lookup(name('AP'))
    if (!rect || !(looks instanceof PDFDict)) continue
    let stream = looks.get(name('N'))
    const normal = looks.lookup(name('N'))
    if (normal instanceof PDFDict) {
      const state = annotation.get(name('AS'))
      stream = state instanceof PDFName ? normal.get(state) : undefined
    }
    if (!(stream instanceof PDFRef)) continue
    const look = page.node.context.lookup(stream)
    if (!(look instanceof PDFStream)) continue
    const box = rectOf(look.dict.lookup(name('BBox')))
    if (!box) continue
    const own = look.dict.lookup(name('Matrix'))
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own instanceof PDFArray ? numbersOf(own) : []
    const corners = [
      [box[0], box[1]],
      [box[2], box[1]],
      [box[0], box[3]],
      [box[2], box[3]],
    ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
    const xs = corners.map(([x]) => x)
    const ys = corners.map(([, y]) => y)
    const [left, low] = [Math.min(...xs), Math.min(...ys)]
    const [w, h] = [Math.max(...xs) - left, Math.max(...ys) - low]
    if (w === 0 || h === 0) continue
    const sx = (rect[2] - rect[0]) / w
    const sy = (rect[3] - rect[1]) / h
    found.push({ stream, matrix: [sx, 0, 0, sy, rect[0] - left * sx, rect[1] - low * sy] })
  }
  return found
}

function numbersOf(array: PDFArray): number[] {
  return array.asArray().map((_, i) => {
    const n = array.lookup(i)
    return n instanceof PDFNumber ? n.asNumber() : 0
  })
}

/** The layers of a file, and whether each is hidden when it is opened. */
export function layersOf(file: PaperFile): { layer: PDFRef; hidden: boolean }[] {
  const properties = file.catalog.lookup(name('OCProperties'))
  const groups = properties instanceof PDFDict ? properties.lookup(name('OCGs')) : undefined
  if (!(properties instanceof PDFDict) || !(groups instanceof PDFArray)) return []
  const normal = properties.lookup(name('D'))
  const listed = (key: string): Set<string> => {
    const list = normal instanceof PDFDict ? normal.lookup(name(key)) : undefined
    return new Set(list instanceof PDFArray ? list.asArray().map(String) : [])
  }
  const off = normal instanceof PDFDict && String(normal.get(name('BaseState'))) === '/OFF'
  const [shown, dark] = [listed('ON'), listed('OFF')]
  return groups.asArray().flatMap((layer) => {
    if (!(layer instanceof PDFRef)) return []
    return [{ layer, hidden: dark.has(String(layer)) || (off && !shown.has(String(layer))) }]
  })
}
