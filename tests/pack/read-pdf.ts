/** Reads a finished PDF the way a viewer does: words, links with their targets, bookmarks. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadLink = { page: number; words: string; url: string | null; to: number | null }
export type ReadBookmark = { title: string; page: number | null; items: ReadBookmark[] }

export type ReadPdf = {
  pages: number
  /** Text of each page, its pieces joined by single spaces. */
  text: string[]
  /** The smallest size of letters on each page, in points. */
  smallest: number[]
  /** Width and height of each page in points. */
  sizes: [number, number][]
  links: ReadLink[]
  bookmarks: ReadBookmark[]
  info: Record<string, unknown>
  metadata: string
}

type Outline = { title: string; dest: unknown; items: Outline[] }
type Annotation = { subtype: string; url?: string; dest?: unknown; contentsObj?: { str: string } }

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const file = await opening.promise
  const pageOf = async (dest: unknown): Promise<number | null> => {
    const found =
      typeof dest === 'string' ? await file.getDestination(dest) : (dest as unknown[] | null)
    const ref = found?.[0]
    return ref ? (await file.getPageIndex(ref as never)) + 1 : null
  }
  const text: string[] = []
  const smallest: number[] = []
  const sizes: [number, number][] = []
  const links: ReadLink[] = []
  for (let n = 1; n <= file.numPages; n++) {
    const page = await file.getPage(n)
    const { width, height } = page.getViewport({ scale: 1 })
    sizes.push([Math.round(width), Math.round(height)])
    const content = await page.getTextContent()
    const pieces = content.items.map((item) => ('str' in item ? item.str : ''))
    text.push(pieces.join(' ').replace(/\s+/g, ' '))
    const letters = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [Math.hypot(item.transform[2], item.transform[3])]
        : [],
    )
    smallest.push(Math.min(...letters))
    for (const annotation of (await page.getAnnotations()) as Annotation[]) {
      if (annotation.subtype !== 'Link') continue
      links.push({
        page: n,
        words: annotation.contentsObj?.str ?? '',
        url: annotation.url ?? null,
        to: annotation.dest ? await pageOf(annotation.dest) : null,
      })
    }
  }
  const bookmarks = async (items: Outline[]): Promise<ReadBookmark[]> =>
    Promise.all(
      items.map(async (item) => ({
        title: item.title,
        page: await pageOf(item.dest),
        items: await bookmarks(item.items),
      })),
    )
  const meta = await file.getMetadata()
  const read = {
    pages: file.numPages,
    text,
    smallest,
    sizes,
    links,
    bookmarks: await bookmarks((await file.getOutline()) ?? []),
    info: meta.info as Record<string, unknown>,
    metadata: meta.metadata?.getRaw() ?? '',
  }
  await opening.destroy()
  return read
}
