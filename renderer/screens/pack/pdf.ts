/**
 * Opens a PDF with pdf.js under the window's policy: its worker comes from our own files, nothing is
 * evaluated or compiled, and fonts that a paper leaves out are drawn with the ones that come along.
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
 * Opens a document. The bytes are handed over to the worker and are empty here afterwards.
 * Close it with `loadingTask.destroy()`.
 */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: bytes,
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: BundledData,
    enableXfa: false,
    isEvalSupported: false,
  } as Parameters<typeof getDocument>[0]).promise
}

export { TextLayer } from 'pdfjs-dist'
export type { PDFDocumentProxy } from 'pdfjs-dist'
