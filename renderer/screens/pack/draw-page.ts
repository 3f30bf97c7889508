/** One page of a PDF as nodes that can be put in the place of those of the page before, so that nothing flickers. */
import { pageOf, type PDFDocumentProxy, TextLayer } from './pdf.ts'

/** Where on the page a link lies, in parts of its width and height, and the page that it leads to. */
export type PageLink = {
  page: number
  words: string
  left: number
  top: number
  width: number
  height: number
}

export type DrawnPage = {
  canvas: HTMLCanvasElement
  text: HTMLDivElement
  /** The runs of text with their nodes, in the order in which they are read. */
  runs: { node: HTMLElement; words: string }[]
  width: number
  height: number
  scale: number
  links: PageLink[]
}

/** Sharp enough to read on a dense screen, without outgrowing its memory. */
const mostDots = 3
const mostPixels = 24_000_000

/**
 * Draws a page so wide that it fits, or in a size of its own (1 is its size on paper at 96 dots an inch).
 * Throws where the signal is aborted.
 */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  size: { room: number; zoom: number | null },
  signal: AbortSignal,
): Promise<DrawnPage> {
  const page = await pdf.getPage(number)
  signal.throwIfAborted()
  const bare = page.getViewport({ scale: 1 })
  const scale =
    size.zoom === null
      ? Math.max(0.2, Math.min(size.room / bare.width, 1.8))
      : (size.zoom * 96) / 72
  const viewport = page.getViewport({ scale })
  const { width, height } = viewport
  const dots = Math.min(
    window.devicePixelRatio || 1,
    mostDots,
    Math.sqrt(mostPixels / (width * height)),
  )
  const canvas = document.createElement('canvas')
  canvas.setAttribute('aria-hidden', 'true')
  canvas.width = Math.floor(width * dots)
  canvas.height = Math.floor(height * dots)
  const text = document.createElement('div')
  text.style.setProperty('--total-scale-factor', String(scale))
  const drawing = page.render({
    canvas,
    viewport,
    transform: dots === 1 ? undefined : [dots, 0, 0, dots, 0, 0],
  })
  const layer = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: text,
    viewport,
  })
  signal.addEventListener('abort', () => {
    drawing.cancel()
    layer.cancel()
  })
  const [links] = await Promise.all([
    // Not awaited before the others: one that is cut short meanwhile must be heard.
    annotationLinks(pdf, page, viewport),
    drawing.promise,
    layer.render(),
  ])
  signal.throwIfAborted()
  const runs = layer.textDivs.map((node, i) => ({
    node,
    words: layer.textContentItemsStr[i] ?? '',
  }))
  return { canvas, text, runs, width, height, scale, links }
}

/** A page so many pixels wide, without its text and links. Throws where the signal is aborted. */
export async function drawSmall(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number)
  signal.throwIfAborted()
  const dots = Math.min(window.devicePixelRatio || 1, mostDots)
  const scale = (width * dots) / page.getViewport({ scale: 1 }).width
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(viewport.width)
  canvas.height = Math.ceil(viewport.height)
  const drawing = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => drawing.cancel())
  await drawing.promise
  return canvas
}

type Viewport = {
  width: number
  height: number
  convertToViewportPoint(x: number, y: number): number[]
}

async function annotationLinks(
  pdf: PDFDocumentProxy,
  page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>,
  viewport: Viewport,
): Promise<PageLink[]> {
  return linksOf(pdf, await page.getAnnotations(), viewport)
}

async function linksOf(
  pdf: PDFDocumentProxy,
  annotations: {
    subtype?: string
    dest?: unknown
    rect?: number[]
    contentsObj?: { str?: string }
  }[],
  viewport: Viewport,
): Promise<PageLink[]> {
  const found = await Promise.all(
    annotations.map(async ({ subtype, dest, rect, contentsObj }) => {
      if (subtype !== 'Link' || !dest || !rect) return null
      const page = await pageOf(pdf, dest)
      if (page === null) return null
      const [left = 0, low = 0, right = 0, high = 0] = rect
      const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, low)
      const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, high)
      return {
        page,
        words: contentsObj?.str || `Page ${page}`,
        left: Math.min(x1, x2) / viewport.width,
        top: Math.min(y1, y2) / viewport.height,
        width: Math.abs(x2 - x1) / viewport.width,
        height: Math.abs(y2 - y1) / viewport.height,
      }
    }),
  )
  return found.flatMap((link) => link ?? [])
}
