/**
 * One document under way: pages, furniture, structure, anchors and plain drawing over pdfkit.
 *
 * A pack is laid several times until its page numbers stand still (see `build.ts`), so everything here
 * is repeatable: what a lay-out learns (`learned`) is handed to the next one as `known`.
 *
 * Everything that is drawn is either content, inside an element of the structure (`group`, `mark`), or an
 * artifact, which readers aloud pass over. Lines and boxes are artifacts unless a `mark` is open. Marked
 * content is never nested and never crosses a page: `group` may span pages, `mark` may not.
 */
import PDFDocument from 'pdfkit'
import { fontFiles } from './fonts.ts'
import { lookOf, stepIn } from './look.ts'
import { a4, grid, margins, strokes } from './tokens.ts'
import type { Look } from './look.ts'
import type { Colour, Face, Style, TypeStep } from './tokens.ts'

export type Orientation = 'portrait' | 'landscape'
export type Box = { x: number; y: number; width: number; height: number }

/** The part of a page that content may fill, in points from the left upper corner of the paper. */
export type Frame = {
  orientation: Orientation
  left: number
  right: number
  top: number
  bottom: number
  width: number
  height: number
  pageWidth: number
  pageHeight: number
}

/** What the running head and foot of a page say. */
export type PageSetup = {
  orientation?: Orientation
  /** The page's name, at the right of the running head: `Vision on a page`. */
  name: string
  /** The agenda item's number before it; null outside the agenda. */
  item?: string | null
  /** Words of the running head in place of trust, meeting, item and name. */
  head?: { left: string; right: string }
  /** `none` for the cover; `narrow` keeps closer to the paper's edge, to leave room for an appended page. */
  furniture?: 'usual' | 'narrow' | 'none'
}

/** What one lay-out learns for the next: on which page each anchor lies, from 1, and how many pages there are. */
export type Learned = { pages: number; anchors: ReadonlyMap<string, number> }

export type DocumentOptions = {
  title: string
  author: string
  subject: string
  /** Stands as the date of making; the same pack has the same bytes whenever it is built. */
  created: Date
  /** How the edition looks; the standard one where it is not said. */
  look?: Look
  known: Learned
  /** Draws the running head and foot of the page that was just begun. */
  furniture(doc: PackDocument, setup: PageSetup): void
  /** Hears every run of letters as it is drawn, but those of the running heads and feet. */
  heard?(text: string): void
}

type Element = PDFKit.PDFStructureElement
type ElementOptions = {
  /** Columns that a cell of a table takes. */
  colSpan?: number
} & PdfElementOptions
type PdfElementOptions = {
  alt?: string
  title?: string
  actual?: string
  bbox?: [number, number, number, number]
  scope?: 'Column' | 'Row'
}
/** What pdfkit's published types leave out. */
type Pdf = PDFKit.PDFDocument & {
  struct(kind: string, options?: PdfElementOptions): Element
  goTo(
    x: number,
    y: number,
    w: number,
    h: number,
    name: string,
    options: { structParent?: Element; Contents: string },
  ): unknown
  link(
    x: number,
    y: number,
    w: number,
    h: number,
    url: string,
    options: { structParent?: Element; Contents: string },
  ): unknown
}

export type LineOptions = { colour?: Colour; width?: number; dash?: readonly [number, number] }
export type BoxOptions = LineOptions & { fill?: Colour; stroke?: Colour; radius?: number }

export class PackDocument {
  /** For marks and charts, which draw straight into it: wrap such drawing in `mark`, `figure` or `artifact`. */
  readonly pdf: Pdf
  readonly known: Learned
  readonly look: Look
  private readonly options: DocumentOptions
  private readonly anchors = new Map<string, number>()
  private readonly chunks: Uint8Array[] = []
  private readonly elements: Element[]
  private readonly bookmarks: PDFKit.PDFOutline[]
  private readonly widths = new Map<string, number>()
  private readonly lastOfPage: (() => void)[] = []
  private marking = false
  private furnishing = false
  private pages = 0
  private current: { frame: Frame; setup: PageSetup } | null = null

  constructor(options: DocumentOptions) {
    this.options = options
    this.known = options.known
    this.look = options.look ?? lookOf('standard')
    // pdfkit reads `font: null` as "open none", which its types do not know.
    const settings = {
      autoFirstPage: false,
      bufferPages: false,
      compress: true,
      font: null as unknown as string,
      pdfVersion: '1.7',
      lang: 'en-GB',
      displayTitle: true,
      tagged: true,
      info: {
        Title: options.title,
        Author: options.author,
        Subject: options.subject,
        Creator: 'Plumbline',
        Producer: 'Plumbline',
        CreationDate: options.created,
        ModDate: options.created,
      },
    } satisfies PDFKit.PDFDocumentOptions
    this.pdf = new PDFDocument(settings)
    this.pdf.on('data', (chunk: Uint8Array) => this.chunks.push(chunk))
    for (const [face, file] of fontFiles()) this.pdf.registerFont(face, file)
    const root = this.pdf.struct('Document')
    this.pdf.addStructure(root)
    this.elements = [root]
    this.bookmarks = [this.pdf.outline]
  }

  // — pages

  /** Begins a page with its furniture; returns its frame. No `mark` may be open. */
  addPage(setup: PageSetup): Frame {
    this.endPage()
    const usual = this.look.single && setup.furniture !== 'narrow'
    const orientation = usual ? 'portrait' : (setup.orientation ?? 'portrait')
    const [pageWidth, pageHeight] =
      orientation === 'portrait' ? [a4.short, a4.long] : [a4.long, a4.short]
    const edge = margins[orientation]
    this.pdf.addPage({ size: [pageWidth, pageHeight], margin: 0 })
    this.pages += 1
    const frame: Frame = {
      orientation,
      left: edge.left,
      right: pageWidth - edge.right,
      top: edge.top,
      bottom: pageHeight - edge.bottom,
      width: pageWidth - edge.left - edge.right,
      height: pageHeight - edge.top - edge.bottom,
      pageWidth,
      pageHeight,
    }
    this.current = { frame, setup }
    if (setup.furniture !== 'none') {
      this.furnishing = true
      this.outside(() => this.options.furniture(this, setup))
      this.furnishing = false
    }
    return frame
  }

  /**
   * Draws when everything else of this page is drawn, outside any open group: what is read last, though
   * its height must be known first.
   */
  last(draw: () => void): void {
    this.lastOfPage.push(draw)
  }

  /** Draws what was to be drawn last. Beginning the next page does it too. */
  endPage(): void {
    const draws = this.lastOfPage.splice(0)
    if (draws.length > 0) this.outside(() => draws.forEach((draw) => draw()))
  }

  /** Draws outside the group that a page break falls into, such as a table. */
  private outside(draw: () => void): void {
    const open = this.elements.splice(1)
    draw()
    this.elements.push(...open)
  }

  /** A further page with the same head and orientation, for what does not fit. */
  continuePage(): Frame {
    return this.addPage(this.setup)
  }

  get frame(): Frame {
    return this.here.frame
  }

  get setup(): PageSetup {
    return this.here.setup
  }

  /** Number of the page being drawn, from 1; 0 before the first. */
  get pageNumber(): number {
    return this.pages
  }

  private get here(): { frame: Frame; setup: PageSetup } {
    if (this.current === null)
      throw new Error('Nothing can be drawn before the first page is begun.')
    return this.current
  }

  /** Left edge and width of `span` columns of the twelve, from column `from` (1 to 12). */
  columns(from: number, span: number): { x: number; width: number } {
    const { left, width } = this.frame
    const one = (width - (grid.columns - 1) * grid.gutter) / grid.columns
    return {
      x: left + (from - 1) * (one + grid.gutter),
      width: span * one + (span - 1) * grid.gutter,
    }
  }

  // — anchors and bookmarks

  /** Names this place, so that links land `y` points down the page. A name is given once. */
  anchor(name: string, y = 0): void {
    if (this.anchors.has(name)) return
    this.anchors.set(name, this.pages)
    this.pdf.addNamedDestination(name, 'XYZ', 0, Math.max(0, y - 12), 0)
  }

  /** Page of an anchor by the previous lay-out; null while it is not known or where nothing bears the name. */
  pageOf(name: string): number | null {
    return this.known.anchors.get(name) ?? null
  }

  /** Adds a bookmark to this page; level 0 is outermost, and a level lies under the last one above it. */
  bookmark(title: string, level: number): void {
    this.bookmarks.length = Math.min(level + 1, this.bookmarks.length)
    const parent = this.bookmarks[this.bookmarks.length - 1]
    if (parent === undefined) return
    const { pageWidth } = this.frame
    // pdfkit counts `left` from the right edge; this makes it 0.
    const where = { expanded: level === 0, left: pageWidth, top: 0 } as { expanded: boolean }
    this.bookmarks.push(parent.addItem(title, where))
  }

  // — structure

  /** An element of the structure round whatever `draw` draws: `H1`, `P`, `Table`, `TR`, `TH`, `L`, `Sect`, … */
  group<T>(kind: string, draw: () => T, options: ElementOptions = {}): T {
    if (this.marking) return draw()
    const { colSpan = 1, ...known } = options
    const element = this.pdf.struct(kind, known)
    // pdfkit has no name for this attribute.
    if (colSpan > 1) {
      const { data } = (element as unknown as { dictionary: { data: { A?: object } } }).dictionary
      data.A = { ...data.A, O: 'Table', ColSpan: colSpan }
    }
    const parent = this.elements[this.elements.length - 1]
    parent?.add(element)
    this.elements.push(element)
    try {
      return draw()
    } finally {
      this.elements.pop()
      element.end()
    }
  }

  /** Content of the innermost group. Inside another `mark` it just draws. */
  mark(draw: () => void): void {
    if (this.marking) return draw()
    this.marking = true
    this.elements[this.elements.length - 1]?.add(draw)
    this.marking = false
  }

  /** An element with nothing but this content. */
  leaf(kind: string, draw: () => void, options: ElementOptions = {}): void {
    this.group(kind, () => this.mark(draw), options)
  }

  /** A picture: `alt` says its finding, for those who hear it. Everything inside is one figure. */
  figure(alt: string, box: Box, draw: () => void): void {
    this.leaf('Figure', draw, { alt, bbox: [box.x, box.y, box.x + box.width, box.y + box.height] })
  }

  /** Something that only looks: readers aloud pass over it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    if (this.marking) return draw()
    this.marking = true
    this.pdf.markContent('Artifact', { type })
    draw()
    this.pdf.endMarkedContent()
    this.marking = false
  }

  /**
   * Makes the box a link to an anchor of this pack or, with `https:` or `mailto:`, out of it. `draw` is its
   * visible content. `words` says where it leads.
   */
  link(box: Box, target: string, words: string, draw: () => void): void {
    if (this.leadsNowhere(target)) {
      this.leaf('Span', draw)
      return
    }
    if (this.marking) {
      draw()
      this.annotate(box, target, words)
      return
    }
    this.group('Link', () => {
      this.mark(draw)
      this.annotate(box, target, words, this.elements[this.elements.length - 1])
    })
  }

  /** Whether no page bears the anchor, such as the source of a figure in a pack without its appendix. */
  private leadsNowhere(target: string): boolean {
    if (/^(https?|mailto):/i.test(target)) return false
    return this.known.pages > 0 && !this.known.anchors.has(target)
  }

  private annotate(box: Box, target: string, words: string, structParent?: Element): void {
    // pdfkit writes a String object as text and a plain string as a name.
    const options = {
      Contents: new String(words) as string,
      ...(structParent ? { structParent } : {}),
    }
    const { x, y, width, height } = box
    if (/^(https?|mailto):/i.test(target)) this.pdf.link(x, y, width, height, target, options)
    else this.pdf.goTo(x, y, width, height, target, options)
  }

  // — plain drawing

  line(x1: number, y1: number, x2: number, y2: number, options: LineOptions = {}): void {
    this.artifact(() => {
      this.pdf.save()
      if (options.dash) this.pdf.dash(options.dash[0], { space: options.dash[1] })
      this.pdf
        .lineWidth(options.width ?? strokes.rule)
        .moveTo(x1, y1)
        .lineTo(x2, y2)
        .stroke(this.hex(options.colour ?? 'rule'))
      this.pdf.restore()
    })
  }

  /** A level line over the whole width of the content, or from `x` over `width`. */
  rule(y: number, options: LineOptions & { x?: number; length?: number } = {}): void {
    const x = options.x ?? this.frame.left
    this.line(x, y, x + (options.length ?? this.frame.width), y, options)
  }

  box(box: Box, options: BoxOptions): void {
    const { fill: asked, ...rest } = options
    if (asked !== undefined && this.look.outlined.has(asked)) {
      const inset = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 }
      this.box(inset, { ...rest, stroke: rest.stroke ?? 'ink-3' })
      return
    }
    this.artifact(() => {
      this.pdf.save()
      if (options.dash) this.pdf.dash(options.dash[0], { space: options.dash[1] })
      this.pdf.lineWidth(options.width ?? strokes.rule)
      if (options.radius) this.pdf.roundedRect(box.x, box.y, box.width, box.height, options.radius)
      else this.pdf.rect(box.x, box.y, box.width, box.height)
      if (options.fill && options.stroke)
        this.pdf.fillAndStroke(this.hex(options.fill), this.hex(options.stroke))
      else if (options.fill) this.pdf.fill(this.hex(options.fill))
      else this.pdf.stroke(this.hex(options.stroke ?? options.colour ?? 'rule'))
      this.pdf.restore()
    })
  }

  /** A colour as the edition has it. */
  hex(colour: Colour): string {
    return this.look.colours[colour]
  }

  /** The full step behind a style, as the edition sets it. */
  step(style: Style): TypeStep {
    return stepIn(this.look, style)
  }

  // — letters

  /** Width of a string on one line, in points. */
  width(text: string, style: Style): number {
    const { face, size } = this.step(style)
    return this.widthAt(text, face, size)
  }

  widthAt(text: string, face: Face, size: number): number {
    const key = `${face}:${text}`
    let thousandths = this.widths.get(key)
    if (thousandths === undefined) {
      thousandths = this.pdf.font(face).fontSize(1000).widthOfString(text)
      this.widths.set(key, thousandths)
    }
    return (thousandths * size) / 1000
  }

  /** Letters from (x, baseline), as they are; `text.ts` wraps, aligns and marks them. */
  letters(
    text: string,
    x: number,
    baseline: number,
    face: Face,
    size: number,
    colour: Colour,
  ): void {
    if (!this.furnishing) this.options.heard?.(text)
    this.pdf
      .font(face)
      .fontSize(size)
      .fillColor(this.hex(colour))
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
  }

  /** Whether content or an artifact is open, so that what is drawn now belongs to it. */
  get isMarking(): boolean {
    return this.marking
  }

  /** Letters of a text that a face has no glyph for, each once. */
  lettersMissing(text: string, face: Face): string[] {
    const opened = this.pdf.font(face) as unknown as {
      _font: { font: { hasGlyphForCodePoint(code: number): boolean } }
    }
    const { font } = opened['_font']
    return [...new Set(text.normalize('NFC'))].filter(
      (letter) => letter !== '\n' && !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    )
  }

  // — the end

  /** What this lay-out learned. */
  get learned(): Learned {
    return { pages: this.pages, anchors: this.anchors }
  }

  /** Writes what is left and returns the file. */
  async finish(): Promise<Uint8Array> {
    const ended = new Promise<void>((resolve, reject) => {
      this.pdf.once('end', resolve)
      this.pdf.once('error', reject)
    })
    this.endPage()
    this.elements[0]?.end()
    this.pdf.end()
    await ended
    return Buffer.concat(this.chunks)
  }
}
