/**
 * Opens a PDF with pdf.js under the window's policy: its worker comes from our own files, nothing is
 * evaluated or compiled, no script of the file runs, and fonts that a paper leaves out are drawn with the ones
 * that come along.
 */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

const standardFonts = import.meta.glob<string>(
  '../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
  {
    query: '?url',
    import: 'default',
    eager: true,
  },
)

/** What pdf.js asks for by name: the standard fonts. */
class BundledData {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const url = Object.entries(standardFonts).find(([path]) => path.endsWith(`/${filename}`))?.[1]
    if (!url) throw new Error(`${filename} does not come with Plumbline`)
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
}

/**
 * Opens a document of at least one page; throws what `pdfTrouble` tells apart. The bytes are handed over to the worker and are
 * empty here afterwards. Close it with `loadingTask.destroy()`.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<PDFDocumentProxy> {
  const pdf = await getDocument({
    data: bytes,
    password,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: BundledData,
    enableXfa: false,
    isEvalSupported: false,
    // What is wrong with a file is told on the screen.
    verbosity: 0,
  } as Parameters<typeof getDocument>[0]).promise
  if (pdf.numPages > 0) return pdf
  await pdf.loadingTask.destroy()
  throw new Error('The document has no page.')
}

/** Why a document did not open. */
export function pdfTrouble(error: unknown): 'password' | 'wrong-password' | 'damaged' {
  const { name, code } = (error ?? {}) as { name?: string; code?: number }
  if (name !== 'PasswordException') return 'damaged'
  return code === 2 ? 'wrong-password' : 'password'
}

/** Page of a destination of a link or bookmark, from 1; null where it leads nowhere. */
export async function pageOf(pdf: PDFDocumentProxy, destination: unknown): Promise<number | null> {
  try {
    const found: unknown =
      typeof destination === 'string' ? await pdf.getDestination(destination) : destination
    if (!Array.isArray(found)) return null
    const page: unknown = found[0]
    if (typeof page === 'number') return page + 1
    return (await pdf.getPageIndex(page as Parameters<typeof pdf.getPageIndex>[0])) + 1
  } catch {
    // A bookmark into a part that the file does not have.
    return null
  }
}

export { TextLayer } from 'pdfjs-dist'
export type { PDFDocumentProxy } from 'pdfjs-dist'
