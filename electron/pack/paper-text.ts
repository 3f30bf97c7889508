/**
 * The words of a PDF, page by page, as the window's reader finds them. A hostile one costs no more than a bound of
 * memory, and whoever asks ends what takes too long.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import * as pdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import type { PaperFile } from './append/paper-file.ts'
import { readPaper } from './append/read-paper.ts'
import { PdfStream } from './append/values.ts'

// Else it would look for a file of that name beside the program.
Object.assign(globalThis, { pdfjsWorker: pdfWorker })

/** Letters that are taken of a page, and of a paper: more than 3,000 pages of print. */
const mostOnPage = 100_000
const mostOfPaper = 10_000_000

export type PaperText =
  | { state: 'read'; pages: { page: number; text: string }[] }
  /** It has pages and none has a word: a scan, most likely. */
  | { state: 'no-text' }
  | { state: 'unreadable'; reason: string }

/** Reads the words. `skip`: pages that are left out. Throws only when `signal` is aborted. */
export async function paperText(
  bytes: Uint8Array,
  skip: ReadonlySet<number> = new Set(),
  signal?: AbortSignal,
): Promise<PaperText> {
  const known = await readPaper(bytes, signal)
  if (known.status === 'refused') return { state: 'unreadable', reason: known.reason }
  try {
    unpackAll(known.file)
    const pages = await readPages(bytes, skip, signal)
    return pages.length === 0 ? { state: 'no-text' } : { state: 'read', pages }
  } catch {
    signal?.throwIfAborted()
    return {
      state: 'unreadable',
      reason: 'Its words cannot be read. Print it to a PDF and add that.',
    }
  }
}

const packed: ReadonlySet<string> = new Set(['Filter'])

/** Unpacks all but pictures within the bounds of `PaperFile`, as pdf.js knows none. Throws `TooLong`. */
function unpackAll(file: PaperFile): void {
  for (const number of file.bearing(packed)) {
    const value = file.get(number)
    if (value instanceof PdfStream && value.dict.get('Subtype') !== 'Image') file.unpacked(value)
  }
}

async function readPages(
  bytes: Uint8Array,
  skip: ReadonlySet<number>,
  signal: AbortSignal | undefined,
): Promise<{ page: number; text: string }[]> {
  const opening = getDocument({
    // It takes the bytes as its own, and no Buffer.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const file = await opening.promise
    const pages: { page: number; text: string }[] = []
    let letters = 0
    for (let page = 1; page <= file.numPages && letters < mostOfPaper; page += 1) {
      signal?.throwIfAborted()
      if (skip.has(page)) continue
      const text = searchText(await wordsOf(await file.getPage(page)))
      letters += text.length
      if (text !== '') pages.push({ page, text })
    }
    return pages
  } finally {
    await opening.destroy()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

async function wordsOf(page: Page): Promise<string> {
  const reader = page.streamTextContent().getReader()
  let words = ''
  // What goes beyond the bound is read and dropped: pdf.js hangs where it is stopped within a page.
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    if (words.length > mostOnPage) continue
    for (const item of next.value.items)
      if ('str' in item) words += item.hasEOL ? `${item.str}\n` : item.str
  }
  page.cleanup()
  return words.slice(0, mostOnPage)
}

/** As it is searched: ligatures as letters, words that a line parted in one, without what only shows. */
function searchText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/\u00ad/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
