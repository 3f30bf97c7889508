/**
 * A tagged document under way: pages one after another, their content, structure, links, names and bookmarks,
 * and at the end what makes a file of them. It knows nothing of packs.
 */
import { Content } from './content.ts'
import { PdfFile } from './file.ts'
import { EmbeddedFont } from './font.ts'
import { Outline } from './outline.ts'
import { Layers } from './layers.ts'
import { Page, PageTree } from './pages.ts'
import { srgbProfile } from './srgb.ts'
import { StructureTree } from './structure.ts'
import { apart, date, factor, num, ref, text } from './syntax.ts'
import { nameTree } from './trees.ts'
import { xmpPacket } from './xmp.ts'
import type { FontFace } from './face.ts'
import type { Matrix, Resources } from './pages.ts'
import type { Element } from './structure.ts'
import type { Claims, Metadata } from './xmp.ts'

export type Rectangle = { x: number; y: number; width: number; height: number }

/** Where a link leads: a name of this document, or an address outside it. */
export type Target = { name: string } | { address: string }

export class PdfWriter<Face extends string> {
  /** Objects may be put into it beside ours, such as those of papers. */
  readonly file = new PdfFile()
  readonly content = new Content()
  readonly structure = new StructureTree(this.file)
  readonly outline = new Outline()
  readonly layers = new Layers()
  private readonly tree = new PageTree(this.file)
  private readonly resources = this.file.reserve()
  private readonly fonts = new Map<Face, { font: EmbeddedFont; number: number }>()
  private readonly faces: (face: Face) => FontFace
  private readonly names = new Map<string, string>()
  private current: Page | null = null

  constructor(faces: (face: Face) => FontFace) {
    this.faces = faces
  }

  /** The face as this document embeds it. */
  font(face: Face): EmbeddedFont {
    return this.embedded(face).font
  }

  /** Its object, for a form that has resources of its own. */
  fontNumber(face: Face): number {
    return this.embedded(face).number
  }

  private embedded(face: Face): { font: EmbeddedFont; number: number } {
    let known = this.fonts.get(face)
    if (known === undefined) {
      const font = new EmbeddedFont(`Pl${this.fonts.size}`, this.faces(face))
      known = { font, number: this.file.reserve() }
      this.fonts.set(face, known)
    }
    return known
  }

  // — pages

  /** Begins a page, in points as it is seen; the last one is ended. Content is numbered from `firstMark`. */
  addPage(width: number, height: number, firstMark = 0): Page {
    this.endPage()
    this.current = new Page(this.file.reserve(), this.structure.reserveKey(), width, height)
    for (let i = 0; i < firstMark; i++) this.current.owners.push(null)
    this.content.begin(height)
    return this.current
  }

  /** The page under way. */
  get page(): Page {
    if (this.current === null) throw new Error('No page is begun.')
    return this.current
  }

  /** Writes the page under way, if there is one. */
  endPage(): void {
    const page = this.current
    if (page === null) return
    this.current = null
    const contents = this.file.reserve()
    const seen = page.guest?.seen ?? upright
    const drawn = this.namedApart(this.content.end(), page)
    const turned = seen === upright ? drawn : `q ${seen.map(factor).join(' ')} cm\n${drawn}Q`
    this.file.putStream(contents, '', Buffer.from(turned, 'latin1'), 'deflate')
    const owners = this.file.reserve()
    this.file.put(
      owners,
      `[${page.owners.map((owner) => (owner === null ? 'null' : ref(owner))).join(' ')}]`,
    )
    this.structure.parents.set(page.key, ref(owners))
    this.tree.add(page, contents, this.resourcesOf(page))
  }

  /** All our pages draw with the same fonts and states; one that shows a paper's brings its own as well. */
  private resourcesOf(page: Page): string {
    return page.guest === null
      ? ref(this.resources)
      : page.guest.resources(this.drawing(page.guest.taken))
  }

  private drawing(taken: ReadonlySet<string> = none): Resources {
    const fonts = [...this.fonts.values()]
      .filter(({ font }) => font.isUsed)
      .map(({ font, number }) => `/${apart(font.resource, taken)} ${ref(number)}`)
    const states = [...this.content.alphas].map((name) => {
      const kind = name.startsWith('f') ? 'ca' : 'CA'
      return `/${apart(name, taken)} << /${kind} ${factor(Number(name.slice(1)) / 100)} >>`
    })
    const drawing = { Font: fonts.join(' ') }
    return states.length > 0 ? { ...drawing, ExtGState: states.join(' ') } : drawing
  }

  /** What is drawn beside a page that calls something of its own by one of our names, as a pack does that is a paper. */
  private namedApart(drawn: string, { guest }: Page): string {
    if (guest === null || guest.taken.size === 0) return drawn
    const ours = [...this.fonts.values()].map(({ font }) => font.resource)
    return [...ours, ...this.content.alphas]
      .filter((name) => guest.taken.has(name))
      .reduce((text, name) => text.replaceAll(`/${name} `, `/${apart(name, guest.taken)} `), drawn)
  }

  // — names and links

  /** Names a place on the page under way, `y` points down it. A name is given once. */
  name(name: string, y: number): void {
    this.names.set(name, this.place(y))
  }

  /** A place on the page under way, as links and bookmarks name it. */
  place(y: number): string {
    const { page } = this
    const [x, up] = mapped(page, 0, page.height - y)
    return `[${ref(page.number)} /XYZ ${num(x)} ${num(up)} null]`
  }

  /** Makes the box on the page under way a link that belongs to the element; `words` say where it leads. */
  link(box: Rectangle, target: Target, words: string, element: Element): void {
    const { page } = this
    const number = this.file.reserve()
    const key = this.structure.reserveKey()
    const top = page.height - box.y
    const [left, low] = mapped(page, box.x, top - box.height)
    const [right, high] = mapped(page, box.x + box.width, top)
    const sorted = [Math.min(left, right), Math.min(low, high), Math.max(left, right)]
    const corners = [...sorted, Math.max(low, high)].map(num).join(' ')
    const action =
      'name' in target
        ? `/Dest ${text(target.name)}`
        : `/A << /S /URI /URI ${text(address(target.address))} >>`
    this.file.put(
      number,
      `<< /Type /Annot /Subtype /Link /Rect [${corners}] /Border [0 0 0] /F 4 ${action} /Contents ${text(words)} /StructParent ${key} >>`,
    )
    page.annotations.push(number)
    element.annotation(number, page)
    this.structure.parents.set(key, ref(element.number))
  }

  // — the end

  /** Writes what is left and returns the file. */
  finish(about: Metadata, claims: Claims): Uint8Array {
    const { file } = this
    this.endPage()
    this.structure.finish()
    this.tree.finish()
    file.put(this.resources, dictionaries(this.drawing()))
    for (const { font, number } of this.fonts.values()) if (font.isUsed) font.put(file, number)
    const [root, info, metadata, profile] = [
      file.reserve(),
      file.reserve(),
      file.reserve(),
      file.reserve(),
    ]
    // Metadata stands uncompressed, for programs that look for it without reading the file.
    const packet = Buffer.from(xmpPacket(about, claims), 'utf8')
    file.putStream(metadata, '/Type /Metadata /Subtype /XML', packet, 'as-is')
    file.putStream(profile, '/N 3', srgbProfile(), 'deflate')
    const when = date(about.created)
    file.put(
      info,
      `<< /Title ${text(about.title)} /Author ${text(about.author)} /Subject ${text(about.subject)} /Creator (Plumbline) /Producer (Plumbline) /CreationDate ${when} /ModDate ${when} >>`,
    )
    const outline = this.outline.put(file)
    const entries = [
      `/Type /Catalog /Pages ${ref(this.tree.number)} /Lang (en-GB) /Metadata ${ref(metadata)}`,
      `/MarkInfo << /Marked true >> /StructTreeRoot ${ref(this.structure.number)}`,
      '/ViewerPreferences << /DisplayDocTitle true >>',
      // Viewers number the pages as their feet do.
      '/PageLabels << /Nums [0 << /S /D >>] >>',
      `/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile ${ref(profile)} >>]`,
    ]
    if (this.names.size > 0)
      entries.push(`/Names << /Dests ${ref(nameTree(file, [...this.names]))} >>`)
    const layers = this.layers.written()
    if (layers !== null) entries.push(`/OCProperties ${layers}`)
    if (outline !== null) entries.push(`/Outlines ${ref(outline)} /PageMode /UseOutlines`)
    file.put(root, `<< ${entries.join(' ')} >>`)
    return file.finish({ root, info })
  }
}

const none: ReadonlySet<string> = new Set()

const upright: Matrix = [1, 0, 0, 1, 0, 0]

/** A place as seen, in the page's own. */
function mapped({ guest }: Page, x: number, y: number): [number, number] {
  const [a, b, c, d, e, f] = guest?.seen ?? upright
  return [a * x + c * y + e, b * x + d * y + f]
}

function dictionaries(resources: Resources): string {
  const all = Object.entries(resources).map(([kind, entries]) => `/${kind} << ${entries} >>`)
  return `<< ${all.join(' ')} >>`
}

/** An address as it may stand in a file: in ASCII, everything else escaped (ISO 32000-1, 12.6.4.7). */
function address(given: string): string {
  return given.toWellFormed().replace(/[^\x21-\x7e]/gu, (letter) => encodeURIComponent(letter))
}
