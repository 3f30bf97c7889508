/**
 * The structure of a document: what each piece of content is, in reading order (ISO 32000-1, 14.7 and 14.8).
 * Elements are written as they close; what lasts to the end is the list of what the root holds.
 */
import { name, num, ref, text } from './syntax.ts'
import type { PdfFile } from './file.ts'
import { NumberTree } from './trees.ts'
import { nameTree } from './trees.ts'

/** Kinds that a reader of PDF 1.7 knows (14.8.4); any other needs a place in a role map, and we use none. */
export const standardKinds: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)

export type ElementOptions = {
  /** Said in place of a picture. */
  alt?: string
  /** Said in place of content that is not the words it stands for. */
  actual?: string
  title?: string
  /** Where it is not that of the document: `cy`. */
  lang?: string
  /** Left, bottom, right and top on the page, from its left lower corner. */
  bbox?: readonly [number, number, number, number]
  scope?: 'Column' | 'Row'
  colSpan?: number
  /** A name that no other element bears, and the heads of a cell by theirs. */
  id?: string
  headers?: readonly string[]
}

/** What the structure needs to know of a page. */
export type StructuredPage = {
  /** The page's object. */
  readonly number: number
  /** The elements of its pieces of content, by their numbers on the page. */
  readonly owners: (number | null)[]
}

export class Element {
  readonly number: number
  readonly kind: string
  private readonly parent: number
  private readonly options: ElementOptions
  private readonly kids: string[] = []
  private page: number | null = null

  constructor(number: number, kind: string, parent: number, options: ElementOptions) {
    this.number = number
    this.kind = kind
    this.parent = parent
    this.options = options
  }

  get isEmpty(): boolean {
    return this.kids.length === 0
  }

  add(child: number): void {
    this.kids.push(ref(child))
  }

  /** A further piece of content on the page; returns its number there. */
  mark(page: StructuredPage): number {
    const mcid = page.owners.push(this.number) - 1
    this.page ??= page.number
    this.kids.push(
      this.page === page.number
        ? `${mcid}`
        : `<< /Type /MCR /Pg ${ref(page.number)} /MCID ${mcid} >>`,
    )
    return mcid
  }

  /** A link or note on the page, which must name its place in the parent tree. */
  annotation(number: number, page: StructuredPage): void {
    this.kids.push(`<< /Type /OBJR /Pg ${ref(page.number)} /Obj ${ref(number)} >>`)
  }

  /** The element's dictionary, when all that it holds is known. */
  written(): string {
    const { alt, actual, title, lang, id } = this.options
    let out = `<< /S /${this.kind} /P ${ref(this.parent)}`
    if (this.page !== null) out += ` /Pg ${ref(this.page)}`
    if (this.kids.length === 1) out += ` /K ${this.kids[0]}`
    else if (this.kids.length > 1) out += ` /K [${this.kids.join(' ')}]`
    if (alt !== undefined) out += ` /Alt ${text(alt)}`
    if (actual !== undefined) out += ` /ActualText ${text(actual)}`
    if (title !== undefined) out += ` /T ${text(title)}`
    if (lang !== undefined) out += ` /Lang ${text(lang)}`
    if (id !== undefined) out += ` /ID ${text(id)}`
    const attributes = this.attributes()
    if (attributes.length === 1) out += ` /A ${attributes[0]}`
    else if (attributes.length > 1) out += ` /A [${attributes.join(' ')}]`
    return `${out} >>`
  }

  private attributes(): string[] {
    const { bbox, scope, colSpan = 1, headers = [] } = this.options
    const table = [
      ...(scope === undefined ? [] : [`/Scope /${scope}`]),
      ...(colSpan > 1 ? [`/ColSpan ${colSpan}`] : []),
      ...(headers.length > 0 ? [`/Headers [${headers.map(text).join(' ')}]`] : []),
    ]
    return [
      ...(table.length > 0 ? [`<< /O /Table ${table.join(' ')} >>`] : []),
      ...(bbox === undefined
        ? []
        : [`<< /O /Layout /Placement /Block /BBox [${bbox.map(num).join(' ')}] >>`]),
    ]
  }
}

export class StructureTree {
  /** The root's object: what the catalogue names `StructTreeRoot`. */
  readonly number: number
  /** Keys of pages and annotations, with the elements that own their content. */
  readonly parents = new NumberTree()
  private readonly file: PdfFile
  /** Elements that others find by name. */
  readonly ids: [string, string][] = []
  /** Kinds of their own that papers use, by the standard ones that they stand for; and their classes, as written. */
  readonly roles = new Map<string, string>()
  readonly classes: string[] = []
  private readonly open: Element[]
  /** Ranks of the headings that the present place lies under. */
  private readonly headings: number[] = []

  constructor(file: PdfFile) {
    this.file = file
    this.number = file.reserve()
    this.open = [new Element(file.reserve(), 'Document', this.number, {})]
  }

  /** The element that a piece of content would belong to now. */
  get innermost(): Element {
    return this.open.at(-1) as Element
  }

  /** The element of the whole document. What is added to it by another, such as a paper's tree, names it as parent. */
  get document(): Element {
    return this.open[0] as Element
  }

  /** Begins an element in the innermost one. */
  begin(kind: string, options: ElementOptions = {}): Element {
    if (!standardKinds.has(kind)) throw new Error(`"${kind}" is no kind of structure element.`)
    const { innermost } = this
    const element = new Element(this.file.reserve(), this.levelled(kind), innermost.number, options)
    innermost.add(element.number)
    this.open.push(element)
    if (options.id !== undefined) this.ids.push([options.id, ref(element.number)])
    return element
  }

  /**
   * A heading as deep as it lies: levels are asked for by rank, and where pages leave one out, no reader misses
   * it. A heading 4 under a heading 2 is written as 3, and so is the next 4.
   */
  private levelled(kind: string): string {
    const rank = /^H([1-6])$/.exec(kind)?.[1]
    if (rank === undefined) return kind
    while ((this.headings.at(-1) ?? 0) >= Number(rank)) this.headings.pop()
    return `H${this.headings.push(Number(rank))}`
  }

  /** Ends the innermost element, whose dictionary is written. */
  end(): void {
    const element = this.open.pop()
    if (element === undefined || this.open.length === 0)
      throw new Error('No element of the structure is open.')
    this.file.put(element.number, element.written())
  }

  /** Draws outside all open elements, as a page break in the middle of a table asks for. */
  outside(draw: () => void): void {
    const open = this.open.splice(1)
    draw()
    this.open.push(...open)
  }

  /** A number by which a page or an annotation finds its elements: `StructParents`, `StructParent`. */
  reserveKey(): number {
    return this.parents.reserve()
  }

  /** Writes the tree when all its elements are closed. */
  finish(): void {
    const { document, file } = this
    file.put(document.number, document.written())
    const parentTree = this.parents.put(file)
    const ids = this.ids.length > 0 ? ` /IDTree ${ref(nameTree(file, this.ids))}` : ''
    const roles = [...this.roles].map(([kind, standard]) => `${name(kind)} /${standard}`).join(' ')
    const more = [
      roles === '' ? '' : ` /RoleMap << ${roles} >>`,
      this.classes.length > 0 ? ` /ClassMap << ${this.classes.join(' ')} >>` : '',
    ].join('')
    file.put(
      this.number,
      `<< /Type /StructTreeRoot /K ${ref(document.number)} /ParentTree ${ref(parentTree)} /ParentTreeNextKey ${this.parents.next}${ids}${more} >>`,
    )
  }
}
