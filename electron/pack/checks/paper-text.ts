/** What the words of papers tell the check: pages that may name pupils, papers that call themselves confidential. */
import { createHash } from 'node:crypto'
import { mayNamePupils, saysConfidential } from '../../domain/names-of-pupils.ts'

export type PaperWords = {
  /** Pages, from 1, that may name pupils. */
  pupils: number[]
  /** Its first page says that it is not for everybody. */
  confidential: boolean
  /** How many pages were read; of a long paper not all are. */
  read: number
  pages: number
}

/** So many pages of a paper are read, and no longer than so many milliseconds. */
const [mostPages, longest] = [300, 8000]

/** What was found is kept by the bytes, since a check is asked for often and papers seldom change; words are not kept. */
const found = new Map<string, PaperWords>()
const mostKept = 500

/** Reads the words of a paper; null where they cannot be read. */
export async function readPaperWords(bytes: Uint8Array): Promise<PaperWords | null> {
  const key = createHash('sha256').update(bytes).digest('hex')
  const known = found.get(key)
  if (known) return known
  const words = await read(bytes).catch(() => null)
  if (words !== null) {
    found.set(key, words)
    const [oldest] = found.keys()
    if (found.size > mostKept && oldest !== undefined) found.delete(oldest)
  }
  return words
}

async function read(bytes: Uint8Array): Promise<PaperWords> {
  const { getDocument } = await pdfjs()
  const opening = getDocument({
    data: bytes.slice(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
  })
  try {
    const file = await opening.promise
    const started = performance.now()
    const words: PaperWords = { pupils: [], confidential: false, read: 0, pages: file.numPages }
    for (let n = 1; n <= Math.min(file.numPages, mostPages); n += 1) {
      if (performance.now() - started > longest) break
      const page = await file.getPage(n)
      const { items } = await page.getTextContent()
      const text = items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
        .join('')
      if (mayNamePupils(text)) words.pupils.push(n)
      if (n === 1) words.confidential = saysConfidential(text)
      words.read = n
      page.cleanup()
    }
    return words
  } finally {
    await opening.destroy()
  }
}

/** pdf.js in this very thread, loaded when first asked for. What it only needs to draw is not there and not missed. */
async function pdfjs() {
  const world = globalThis as { pdfjsWorker?: unknown } & Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) world[name] ??= function () {}
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs')
  world.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  return library
}
