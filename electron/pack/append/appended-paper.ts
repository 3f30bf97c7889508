/**
 * A paper on its way into the pack: first its pages, one after another, then everything that they reach. Each
 * page becomes a page of the pack with the paper's own content streams, links, comments and structure.
 */
import { Annotations } from './annotations.ts'
import { readContent, withoutSurplus } from './content.ts'
import { Copier } from './copier.ts'
import { Destinations } from './destinations.ts'
import { keepLayers } from './layers.ts'
import { readOutline } from './outline.ts'
import { combined, matrixOf } from './placement.ts'
import { PaperStructure } from './structure.ts'
import { isDict, PdfStream, Ref } from './values.ts'
import { writtenName, writtenNumber } from './write.ts'
import { apart } from '../pdf/syntax.ts'
import type { Bookmark } from '../pdf/outline.ts'
import type { Page, Resources } from '../pdf/pages.ts'
import type { Element } from '../pdf/structure.ts'
import type { PdfWriter } from '../pdf/writer.ts'
import type { Drawn, Kept } from './annotations.ts'
import type { KnownStreams } from './copier.ts'
import type { PlacedPage } from './destinations.ts'
import type { Placement } from './placement.ts'
import type { PaperPage, ReadablePaper } from './read-paper.ts'
import type { Dict, Matrix, Value } from './values.ts'

/** What of the pack's document a paper is put into. */
export type Pack = Pick<
  PdfWriter<string>,
  'file' | 'structure' | 'layers' | 'outline' | 'font' | 'fontNumber'
>

/** A kind of resources with more names than this lists on a page only those that its content uses. */
const manyNames = 200

export class AppendedPaper {
  private readonly paper: ReadablePaper
  private readonly pack: Pack
  private readonly title: string
  private readonly copier: Copier
  private readonly placed: PlacedPage[] = []
  private readonly byObject = new Map<number, PlacedPage>()
  private readonly destinations: Destinations
  private readonly annotations: Annotations
  private readonly structure: PaperStructure | null
  /** Elements that the pack gives to annotations of pages without a structure. */
  private readonly links = new Map<Dict, number>()
  /** Streams of ours that several pages share, by what they say. */
  private readonly shared = new Map<string, number>()
  private readonly patterns = new Map<string, number>()

  /**
   * `part` is the element of the pack that the paper's structure goes into; `nth` tells the papers of a pack
   * apart; `known` holds what earlier ones brought.
   */
  constructor(
    paper: ReadablePaper,
    about: { title: string; nth: number; part: Element },
    pack: Pack,
    known: KnownStreams,
  ) {
    const { file, pages } = paper
    this.paper = paper
    this.pack = pack
    this.title = about.title
    this.copier = new Copier(file, pack.file, known)
    const order = new Map(
      pages.flatMap(({ number }, i) => (number === null ? [] : [[number, i] as const])),
    )
    // A page is in the pack when it is shown, and the tree above the pages never.
    for (const number of [...order.keys(), ...paper.nodes]) this.copier.assign(number, null)
    this.destinations = new Destinations(file, order, this.placed)
    this.structure =
      paper.structure === null
        ? null
        : new PaperStructure(
            this.copier,
            pack.structure,
            about.part,
            paper.structure,
            this.byObject,
            `p${about.nth}.`,
          )
    const structureEntry = (annotation: Dict): string => {
      const key = this.links.get(annotation)
      if (key !== undefined) return `/StructParent ${key}`
      return this.structure?.annotationEntry(annotation) ?? ''
    }
    this.annotations = new Annotations(this.copier, this.destinations, structureEntry, () => ({
      number: pack.fontNumber('regular'),
      font: pack.font('regular'),
    }))
  }

  /** Shows the paper's next page on a page of the pack that was just begun. The element of the paper is open. */
  addPage(page: Page, placement: Placement): void {
    const source = this.paper.pages[this.placed.length]
    if (source === undefined) throw new Error('The paper has no further page.')
    const placed = { number: page.number, placement }
    this.placed.push(placed)
    if (source.number !== null && !this.byObject.has(source.number)) {
      this.byObject.set(source.number, placed)
      this.copier.assign(source.number, page.number)
    }
    this.structure?.ownersOf(source.dict).forEach((owner, mcid) => {
      if (mcid < source.firstMark) page.owners[mcid] = owner
    })
    const { kept, drawn } = this.annotations.ofPage(source, placed)
    page.annotations.push(...kept.map(({ number }) => number))
    const wrapped = this.structure === null || !source.content.marked
    const { mark, forms } = this.elements(page, wrapped, kept, drawn)
    const taken = this.namesOf(source)
    const shown = forms.map((form, i) => ({ ...form, name: apart(`PlField${i}`, taken) }))
    const before = [
      this.share(beginning(source, placement, mark)),
      ...this.contents(source),
      this.share(ending(source, mark, shown)),
    ]
    page.guest = {
      entries: this.entries(source, placement),
      seen: placement.seen,
      taken,
      resources: (own) => this.resources(source, placement, withForms(own, shown)),
      before,
      after: [],
    }
  }

  /** Copies everything that the pages reach, and gives the paper's bookmarks to `bookmark`. */
  async finish(bookmark: Bookmark | null, signal?: AbortSignal): Promise<void> {
    bookmark?.items.push(...readOutline(this.paper.file, this.destinations))
    keepLayers(this.copier, this.pack.layers, this.title)
    await this.copier.finish(signal)
  }

  // — structure

  /**
   * Content of a page that has no structure of its own becomes a paragraph, its links elements in it. What is
   * drawn for a form field goes to the field's element, else to that paragraph.
   */
  private elements(
    page: Page,
    wrapped: boolean,
    kept: readonly Kept[],
    drawn: readonly Drawn[],
  ): { mark: number | null; forms: (Drawn & { mark: number })[] } {
    const { structure } = this.pack
    const forms: (Drawn & { mark: number })[] = []
    const homeless: Drawn[] = []
    for (const each of drawn) {
      const owner = this.structure?.ownerOf(each.annotation) ?? null
      if (owner === null) homeless.push(each)
      else {
        const mark = page.owners.push(owner) - 1
        if (each.number !== null) this.structure?.becameContent(each.number, page.number, mark)
        forms.push({ ...each, mark })
      }
    }
    if (!wrapped && homeless.length === 0) return { mark: null, forms }
    const paragraph = structure.begin('P')
    const mark = wrapped ? paragraph.mark(page) : null
    for (const each of homeless) forms.push({ ...each, mark: paragraph.mark(page) })
    if (wrapped)
      for (const { number, annotation } of kept) {
        const kind = this.paper.file.in(annotation, 'Subtype')
        if (kind === 'Popup' || this.structure?.ownerOf(annotation) != null) continue
        const element = structure.begin(kind === 'Link' ? 'Link' : 'Annot')
        element.annotation(number, page)
        structure.end()
        const key = structure.reserveKey()
        structure.parents.set(key, `${element.number} 0 R`)
        this.links.set(annotation, key)
      }
    structure.end()
    return { mark, forms }
  }

  // — content

  /** The paper's own content streams as they are, or mended as one where they could not stand so. */
  private contents(source: PaperPage): number[] {
    const content = source.dict.get('Contents')
    if (source.content.whole && source.content.surplus.length === 0) {
      const found = this.paper.file.resolve(content)
      const streams = found instanceof PdfStream ? [content] : this.paper.file.array(found)
      return streams.flatMap((each) => {
        const number = each instanceof Ref ? this.copier.numberOf(each.number) : null
        return number === null ? [] : [number]
      })
    }
    const { data } = readContent(this.paper.file, content)
    const number = this.pack.file.reserve()
    const mended = withoutSurplus(data, source.content.surplus)
    this.pack.file.putStream(number, '', mended, 'deflate')
    return [number]
  }

  private share(operators: string): number {
    let number = this.shared.get(operators)
    if (number === undefined) {
      number = this.pack.file.reserve()
      this.pack.file.putStream(number, '', Buffer.from(operators, 'latin1'), 'as-is')
      this.shared.set(operators, number)
    }
    return number
  }

  // — the page

  private entries({ dict, rotate }: PaperPage, { media, unit }: Placement): string {
    return [
      `/MediaBox [${media.map(writtenNumber).join(' ')}]`,
      rotate === 0 ? '' : `/Rotate ${rotate}`,
      unit === 1 ? '' : `/UserUnit ${writtenNumber(unit)}`,
      dict.has('Group') ? `/Group ${this.copier.written(dict.get('Group'))}` : '',
    ].join('')
  }

  private resources(source: PaperPage, placement: Placement, own: Resources): string {
    const { file } = this.paper
    const theirs = file.dict(source.resources) ?? new Map<string, Value>()
    const parts: string[] = []
    for (const [kind, value] of theirs) {
      const names = file.resolve(value)
      if (kind === 'ProcSet' || !isDict(names)) continue
      const moved = kind === 'Pattern' && placement.scale * 1 + placement.dx + placement.dy !== 1
      if (own[kind] === undefined && !moved && names.size <= manyNames) {
        parts.push(`${writtenName(kind)} ${this.copier.writtenNames(value)}`)
        continue
      }
      const used = names.size > manyNames ? this.namesUsed(source) : null
      const entries = [...names].flatMap(([name, item]) => {
        if (used !== null && !used.has(name)) return []
        const to = moved ? this.pattern(item, matrixOf(placement)) : this.copier.written(item)
        return [`${writtenName(name)} ${to}`]
      })
      parts.push(`${writtenName(kind)} <<${entries.join('')}${own[kind] ?? ''}>>`)
    }
    for (const [kind, entries] of Object.entries(own))
      if (!isDict(file.resolve(theirs.get(kind)))) parts.push(`/${kind} <<${entries}>>`)
    return `<<${parts.join('')}>>`
  }

  /** Names of the page's own resources. */
  private namesOf({ resources }: PaperPage): Set<string> {
    const { file } = this.paper
    const all = file.dict(resources)
    return new Set(
      ['Font', 'ExtGState', 'XObject'].flatMap((kind) => [
        ...(file.dict(all?.get(kind))?.keys() ?? []),
      ]),
    )
  }

  private namesUsed({ dict }: PaperPage): Set<string> {
    const { data } = readContent(this.paper.file, dict.get('Contents'))
    const text = Buffer.from(data).toString('latin1')
    const names = text.matchAll(/\/([^\s()<>[\]{}/%]+)/g)
    return new Set(
      [...names].map(([, name = '']) =>
        name.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        ),
      ),
    )
  }

  /** A pattern lies by the page, whatever its content is moved by: one of the page's own moves with it. */
  private pattern(value: Value, placement: Matrix): string {
    const { file } = this.paper
    const found = file.resolve(value)
    const dict = found instanceof PdfStream ? found.dict : found
    if (!isDict(dict)) return 'null'
    const sign = value instanceof Ref ? `${value.number} ${placement.join(' ')}` : null
    const known = sign === null ? undefined : this.patterns.get(sign)
    if (known !== undefined) return `${known} 0 R`
    const own = file.numbersIn(dict.get('Matrix'))
    const matrix = own.length === 6 ? (own as unknown as Matrix) : ([1, 0, 0, 1, 0, 0] as const)
    const moved = new Map(dict).set('Matrix', combined(matrix, placement))
    const number = this.pack.file.reserve()
    if (sign !== null) this.patterns.set(sign, number)
    this.copier.later(() => {
      if (found instanceof PdfStream) this.copier.putStream(new PdfStream(moved, found.raw), number)
      else this.pack.file.put(number, this.copier.written(moved))
    })
    return `${number} 0 R`
  }
}

/** Places what follows, and shows of it no more than the paper does. */
function beginning({ box }: PaperPage, placement: Placement, mark: number | null): string {
  const [x0, y0, x1, y1] = box
  const matrix = matrixOf(placement)
  const moves = matrix.some((n, i) => n !== [1, 0, 0, 1, 0, 0][i])
  return [
    'q',
    moves ? `${matrix.map(writtenNumber).join(' ')} cm` : '',
    `${[x0, y0, x1 - x0, y1 - y0].map(writtenNumber).join(' ')} re W n`,
    mark === null ? '' : `/P <</MCID ${mark}>> BDC`,
    '',
  ]
    .filter((line, i) => line !== '' || i === 4)
    .join('\n')
}

/** Closes what the page left open and what was begun for it, and draws what became of its fields. */
function ending(
  { content }: PaperPage,
  mark: number | null,
  forms: readonly (Shown & { mark: number })[],
): string {
  return [
    '',
    content.closing,
    mark === null ? '' : 'EMC',
    'Q',
    ...forms.map(
      ({ matrix, mark, name }) =>
        `/Form <</MCID ${mark}>> BDC q ${matrix.map(writtenNumber).join(' ')} cm /${name} Do Q EMC`,
    ),
    '',
  ]
    .filter((line, i, lines) => line !== '' || i === 0 || i === lines.length - 1)
    .join('\n')
}

/** A form with the name that the page calls it by. */
type Shown = Drawn & { name: string }

function withForms(own: Resources, forms: readonly Shown[]): Resources {
  if (forms.length === 0) return own
  const entries = forms.map(({ form, name }) => `/${name} ${form} 0 R`).join(' ')
  return { ...own, XObject: `${own.XObject ?? ''} ${entries}` }
}
