/**
 * One document under way: pages, furniture, structure, anchors and plain drawing over our own writer (`pdf/`).
 *
 * A pack is first measured and then drawn (see `layout.ts`), so everything here is repeatable: what a lay-out
 * learns (`learned`) is handed to the next one as `known`. While it measures, nothing is drawn or written.
 *
 * Everything that is drawn is either content, inside an element of the structure (`group`, `mark`), or an
 * artifact, which readers aloud pass over. Lines and boxes are artifacts unless a `mark` is open. Marked
 * content is never nested and never crosses a page: `group` may span pages, `mark` may not.
 */
import { fontFace } from './fonts.ts'
import { Appender } from './append/appender.ts'
import { columnsOf, frameOf, frameOfSize } from './frame.ts'
import { drawBox, drawLine } from './lines.ts'
import { lookOf, stepIn } from './look.ts'
import { PdfWriter } from './pdf/writer.ts'
import type { Box, Frame, PageSetup } from './frame.ts'
import type { BoxOptions, LineOptions } from './lines.ts'
import type { Look } from './look.ts'
import type { Content } from './pdf/content.ts'
import type { Measure } from './pdf/face.ts'
import type { EmbeddedFont } from './pdf/font.ts'
import type { ElementOptions } from './pdf/structure.ts'
import type { Claims, Metadata } from './pdf/xmp.ts'
import type { Colour, Face, Style, TypeStep } from './tokens.ts'

export type { Box, Frame, Orientation, PageSetup } from './frame.ts'

/** What one lay-out learns for the next: on which page each anchor lies, from 1, and how many pages there are. */
export type Learned = { pages: number; anchors: ReadonlyMap<string, number> }

/** `created` stands as the date of making; the same pack has the same bytes whenever it is built. */
export type DocumentOptions = Metadata & {
  /** How the edition looks; the standard one where it is not said. */
  look?: Look
  known: Learned
  /** Lays without drawing, for what is learned by it; such a document has no file. */
  measuring?: boolean
  /** Draws the running head and foot of the page that was just begun. */
  furniture(doc: PackDocument, setup: PageSetup): void
  /** Hears every run of letters as it is laid, but those of the running heads and feet. */
  heard?(text: string): void
}

/** Property lists of artifacts (ISO 32000-1, 14.8.2.2); a plain one is layout. */
const artifacts = {
  Layout: '',
  Header: '/Type /Pagination /Subtype /Header',
  Footer: '/Type /Pagination /Subtype /Footer',
} as const

export class PackDocument {
  /** For marks and charts, which draw straight into it: wrap such drawing in `mark`, `figure` or `artifact`. */
  readonly pdf: Content
  readonly known: Learned
  readonly look: Look
  readonly measuring: boolean
  private readonly options: DocumentOptions
  private readonly writer = new PdfWriter<Face>(fontFace)
  /** Puts papers between our pages; it takes none while measuring. */
  readonly appender = new Appender(this.writer)
  private readonly anchors = new Map<string, number>()
  private readonly lastOfPage: (() => void)[] = []
  private marking: 'content' | 'artifact' | null = null
  private furnishing = false
  private repeating = false
  private filledTo = 0
  private pages = 0
  private names = 0
  private current: { frame: Frame; setup: PageSetup } | null = null

  constructor(options: DocumentOptions) {
    this.options = options
    this.known = options.known
    this.look = options.look ?? lookOf('standard')
    this.measuring = options.measuring ?? false
    this.pdf = this.writer.content
  }

  // — pages

  /** Begins a page with its furniture; returns its frame. No `mark` may be open. */
  addPage(setup: PageSetup): Frame {
    this.endPage()
    const usual = this.look.single && setup.furniture !== 'narrow'
    const frame = setup.size
      ? frameOfSize(setup.size.width, setup.size.height)
      : frameOf(usual ? 'portrait' : (setup.orientation ?? 'portrait'))
    if (this.measuring) this.pdf.begin(frame.pageHeight)
    else this.writer.addPage(frame.pageWidth, frame.pageHeight, setup.firstMark)
    this.pages += 1
    this.current = { frame, setup }
    this.filledTo = frame.top
    if (setup.furniture !== 'none') {
      this.furnishing = true
      this.apart(() => this.options.furniture(this, setup))
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
    if (draws.length > 0) this.apart(() => draws.forEach((draw) => draw()))
  }

  /** Draws what belongs to the page and to no group that happens to be open. */
  private apart(draw: () => void): void {
    const { repeating } = this
    this.repeating = false
    this.writer.structure.outside(draw)
    this.repeating = repeating
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

  /** How far down the page is filled: baseline of its lowest letters or foot of its lowest picture, running foot apart. */
  get lowest(): number {
    return this.filledTo
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
    return columnsOf(this.frame, from, span)
  }

  // — anchors and bookmarks

  /** Names this place, so that links land `y` points down the page. A name is given once. */
  anchor(name: string, y = 0): void {
    if (this.anchors.has(name)) return
    this.anchors.set(name, this.pages)
    if (!this.measuring) this.writer.name(name, Math.max(0, y - 12))
  }

  /** Page of an anchor by the previous lay-out; null while it is not known or where nothing bears the name. */
  pageOf(name: string): number | null {
    return this.known.anchors.get(name) ?? null
  }

  /** Adds a bookmark to this page; level 0 is outermost, and a level lies under the last one above it. */
  bookmark(title: string, level: number): void {
    if (!this.measuring) this.writer.outline.add(title, level, this.writer.place(0))
  }

  // — structure

  /** An element of the structure round whatever `draw` draws: `H1`, `P`, `Table`, `TR`, `TH`, `L`, `Sect`, … */
  group<T>(kind: string, draw: () => T, options: ElementOptions = {}): T {
    if (this.marking !== null || this.measuring || this.repeating) return draw()
    const { structure } = this.writer
    structure.begin(kind, options)
    const drawn = draw()
    structure.end()
    return drawn
  }

  /** A name for elements of the structure that no other call has given. */
  nextName(of: string): string {
    this.names += 1
    return `${of} ${this.names}`
  }

  /** Content of the innermost group. Inside another `mark` it just draws. */
  mark(draw: () => void): void {
    if (this.marking !== null) return draw()
    if (this.repeating) return this.artifact(draw)
    this.marking = 'content'
    if (this.measuring) draw()
    else {
      const element = this.writer.structure.innermost
      this.pdf.beginContent(element.kind, element.mark(this.writer.page))
      draw()
      this.pdf.endContent()
    }
    this.marking = null
  }

  /** An element with nothing but this content. */
  leaf(kind: string, draw: () => void, options: ElementOptions = {}): void {
    this.group(kind, () => this.mark(draw), options)
  }

  /** A picture: `alt` says its finding, for those who hear it. Everything inside is one figure. */
  figure(alt: string, box: Box, draw: () => void): void {
    const { x, y, width, height } = box
    const bottom = this.frame.pageHeight - y - height
    this.filledTo = Math.max(this.filledTo, y + height)
    this.leaf('Figure', draw, { alt, bbox: [x, bottom, x + width, bottom + height] })
  }

  /** Something that only looks, or belongs to the page and not to what it says: readers aloud pass over it. */
  artifact(draw: () => void, kind: keyof typeof artifacts = 'Layout'): void {
    if (this.marking !== null) return draw()
    this.marking = 'artifact'
    this.pdf.beginArtifact(artifacts[kind])
    draw()
    this.pdf.endArtifact()
    this.marking = null
  }

  /**
   * Draws what only repeats what was said, such as a headline over the rest of a table overleaf: for the eye
   * alone, whatever elements it asks for. It may begin a page, whose furniture is as on any other.
   */
  again<T>(draw: () => T): T {
    this.repeating = true
    const drawn = draw()
    this.repeating = false
    return drawn
  }

  /**
   * Makes the box a link to an anchor of this pack or, with `https:` or `mailto:`, out of it. `draw` is its
   * visible content. `words` says where it leads.
   */
  link(box: Box, target: string, words: string, draw: () => void): void {
    if (this.repeating) return this.artifact(draw)
    if (this.measuring || this.marking === 'artifact') return draw()
    if (this.leadsNowhere(target)) return this.leaf('Span', draw)
    const { structure } = this.writer
    // Inside other content the letters belong to it, and only the link itself is an element.
    const inContent = this.marking !== null
    if (inContent) draw()
    const element = structure.begin('Link')
    if (!inContent) this.mark(draw)
    const outward = /^(https?|mailto):/i.test(target)
    this.writer.link(box, outward ? { address: target } : { name: target }, words, element)
    structure.end()
  }

  /** Whether no page bears the anchor, such as the source of a figure in a pack without its appendix. */
  private leadsNowhere(target: string): boolean {
    if (/^(https?|mailto):/i.test(target)) return false
    return this.known.pages > 0 && !this.known.anchors.has(target)
  }

  // — plain drawing

  line(x1: number, y1: number, x2: number, y2: number, options: LineOptions = {}): void {
    this.drawn(() => drawLine(this.pdf, this.look, [x1, y1, x2, y2], options))
  }

  /** A level line over the whole width of the content, or from `x` over `width`. */
  rule(y: number, options: LineOptions & { x?: number; length?: number } = {}): void {
    const x = options.x ?? this.frame.left
    this.line(x, y, x + (options.length ?? this.frame.width), y, options)
  }

  box(box: Box, options: BoxOptions): void {
    this.drawn(() => drawBox(this.pdf, this.look, box, options))
  }

  private drawn(draw: () => void): void {
    if (!this.measuring) this.artifact(draw)
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
    return (fontFace(face).measure(text).width * size) / 1000
  }

  /** Width of a string on one line with and without the spaces at its end, in points. */
  measure(text: string, face: Face, size: number): Measure {
    const { width, bare } = fontFace(face).measure(text)
    return { width: (width * size) / 1000, bare: (bare * size) / 1000 }
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
    if (!this.furnishing) {
      this.options.heard?.(text)
      this.filledTo = Math.max(this.filledTo, baseline)
    }
    if (this.measuring) return
    this.pdf.fillColor(this.hex(colour)).text(text, x, baseline, this.font(face), size)
  }

  /** The face as this document embeds it, for what draws letters straight into `pdf`. */
  font(face: Face): EmbeddedFont {
    return this.writer.font(face)
  }

  /** Whether content or an artifact is open, so that what is drawn now belongs to it. */
  get isMarking(): boolean {
    return this.marking !== null
  }

  /** Letters of a text that a face has no glyph for, each once. */
  lettersMissing(text: string, face: Face): string[] {
    const opened = fontFace(face)
    return [...new Set(text.normalize('NFC'))].filter(
      (letter) => letter !== '\n' && !opened.has(letter),
    )
  }

  // — the end

  /** What this lay-out learned. */
  get learned(): Learned {
    return { pages: this.pages, anchors: this.anchors }
  }

  /** Writes what is left and returns the file, which claims to keep the standards that `claims` names. */
  finish(claims: Claims = { accessible: true, archival: 'A' }): Uint8Array {
    this.endPage()
    return this.writer.finish(this.options, claims)
  }
}
