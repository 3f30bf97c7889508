/** The pages of a file (ISO 32000-1, 7.7.3): what each holds, and the tree that lists them. */
import { num, ref } from './syntax.ts'
import type { PdfFile } from './file.ts'
import type { StructuredPage } from './structure.ts'

/** Kinds of resources with their entries, as written: `Font`, `/Pl0 5 0 R`. */
export type Resources = Readonly<Record<string, string>>

/** A page of another document that is shown as a page of this one: what it brings, beside what we draw. */
export type Guest = {
  /** Entries of the page that are its own: its box, its turn, its unit. */
  entries: string
  /** From places as seen, in points from the left lower corner, to the page's own. */
  seen: Matrix
  /** Names that its own resources have, which ours must not. */
  taken: ReadonlySet<string>
  /** Its resources with ours among them, as written. */
  resources(own: Resources): string
  /** Content streams that come before and after ours, by their objects. */
  before: readonly number[]
  after: readonly number[]
}

/** `a b c d e f`: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]

export class Page implements StructuredPage {
  /** The page's object; links and bookmarks of others name it. */
  readonly number: number
  readonly width: number
  readonly height: number
  /** The key of its elements in the parent tree. */
  readonly key: number
  readonly owners: (number | null)[] = []
  /** Objects of its annotations. */
  readonly annotations: number[] = []
  /** What it shows of another document, where it does. */
  guest: Guest | null = null

  constructor(number: number, key: number, width: number, height: number) {
    this.number = number
    this.key = key
    this.width = width
    this.height = height
  }
}

/** Pages to a node of the tree. */
const perNode = 64

export class PageTree {
  readonly number: number
  private readonly file: PdfFile
  private readonly nodes: { number: number; kids: string[] }[] = []

  constructor(file: PdfFile) {
    this.file = file
    this.number = file.reserve()
  }

  /** Pages so far. */
  get count(): number {
    return this.nodes.reduce((sum, { kids }) => sum + kids.length, 0)
  }

  /**
   * Puts a page behind the others. `contents` is our own content stream, `resources` what it draws with.
   */
  add(page: Page, contents: number, resources: string): void {
    let node = this.nodes.at(-1)
    if (node === undefined || node.kids.length === perNode) {
      node = { number: this.file.reserve(), kids: [] }
      this.nodes.push(node)
    }
    node.kids.push(ref(page.number))
    const { guest } = page
    const streams = [...(guest?.before ?? []), contents, ...(guest?.after ?? [])].map(ref)
    const entries = guest?.entries ?? `/MediaBox [0 0 ${num(page.width)} ${num(page.height)}]`
    const annotations =
      page.annotations.length > 0 ? ` /Annots [${page.annotations.map(ref).join(' ')}]` : ''
    this.file.put(
      page.number,
      `<< /Type /Page /Parent ${ref(node.number)} ${entries} /Resources ${resources} /Contents ${streams.length > 1 ? `[${streams.join(' ')}]` : streams[0]} /StructParents ${page.key} /Tabs /S${annotations} >>`,
    )
  }

  finish(): void {
    for (const { number, kids } of this.nodes)
      this.file.put(
        number,
        `<< /Type /Pages /Parent ${ref(this.number)} /Count ${kids.length} /Kids [${kids.join(' ')}] >>`,
      )
    const kids = this.nodes.map(({ number }) => ref(number)).join(' ')
    this.file.put(this.number, `<< /Type /Pages /Count ${this.count} /Kids [${kids}] >>`)
  }
}
