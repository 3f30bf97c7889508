/** Where links and bookmarks of a paper lead: to its own pages, wherever the pack has put them. */
import type { PaperFile } from './paper-file.ts'
import { isArray, isDict, PdfString, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'
import type { Placement } from './placement.ts'
import { writtenNumber } from './write.ts'

/** A page of the pack that shows a page of the paper. */
export type PlacedPage = { number: number; placement: Placement }

/** More names than this no paper has. */
const mostNames = 500_000

export class Destinations {
  private readonly file: PaperFile
  private readonly pageOf: ReadonlyMap<number, number>
  private readonly placed: readonly PlacedPage[]
  private named: Map<string, Value> | null = null

  /** `pageOf` gives the place (from 0) of the page whose object has a number. */
  constructor(file: PaperFile, pageOf: ReadonlyMap<number, number>, placed: readonly PlacedPage[]) {
    this.file = file
    this.pageOf = pageOf
    this.placed = placed
  }

  /** The destination as the pack writes it, always by its page, and which page of the paper that is. Null where it leads nowhere. */
  find(destination: Value | undefined): { written: string; page: number } | null {
    let found = this.file.resolve(destination)
    if (typeof found === 'string') found = this.lookUp(found)
    else if (found instanceof PdfString) found = this.lookUp(found.bytes)
    if (isDict(found)) found = this.file.in(found, 'D')
    if (!isArray(found)) return null
    const [page, kind, ...where] = found
    const index = this.pageAt(page)
    const placed = this.placed[index]
    if (placed === undefined) return null
    const places = where.map((each) => {
      const n = this.file.resolve(each)
      return typeof n === 'number' ? n : null
    })
    const view = viewOf(this.file.resolve(kind), places, placed.placement)
    return { written: `[${placed.number} 0 R ${view}]`, page: index }
  }

  /** Place of the last page, from 0. */
  get lastPage(): number {
    return this.placed.length - 1
  }

  /** Place of a page; -1 where it is none of the paper's. Some programs give the place itself. */
  private pageAt(page: Value | undefined): number {
    if (page instanceof Ref) return this.pageOf.get(page.number) ?? -1
    return typeof page === 'number' ? page : -1
  }

  private lookUp(name: string): Value {
    this.named ??= this.readNames()
    return this.file.resolve(this.named.get(name))
  }

  private readNames(): Map<string, Value> {
    const { file } = this
    const found = new Map<string, Value>(file.dict(file.catalog.get('Dests')) ?? [])
    const open: Value[] = [file.dict(file.catalog.get('Names'))?.get('Dests') ?? null]
    const seen = new Set<Dict>()
    while (open.length > 0 && found.size < mostNames) {
      const node = file.resolve(open.pop())
      if (!isDict(node) || seen.has(node)) continue
      seen.add(node)
      const names = file.array(node.get('Names'))
      for (let i = 0; i + 1 < names.length; i += 2) {
        const name = file.resolve(names[i])
        if (name instanceof PdfString) found.set(name.bytes, names[i + 1] ?? null)
      }
      open.push(...file.array(node.get('Kids')).slice(0, mostNames))
    }
    return found
  }
}

/** What of the page a destination shows (table 151), on the pack's page. */
function viewOf(kind: Value, places: readonly (number | null)[], placement: Placement): string {
  const { scale, dx, dy } = placement
  const x = (n: number | null | undefined): string =>
    n == null ? 'null' : writtenNumber(n * scale + dx)
  const y = (n: number | null | undefined): string =>
    n == null ? 'null' : writtenNumber(n * scale + dy)
  const [a, b, c, d] = places
  switch (kind) {
    case 'XYZ':
      return `/XYZ ${x(a)} ${y(b)} ${c == null ? 'null' : writtenNumber(c)}`
    case 'FitH':
    case 'FitBH':
      return `/${kind} ${y(a)}`
    case 'FitV':
    case 'FitBV':
      return `/${kind} ${x(a)}`
    case 'FitR':
      return a == null || b == null || c == null || d == null
        ? '/Fit'
        : `/FitR ${x(a)} ${y(b)} ${x(c)} ${y(d)}`
    case 'FitB':
      return '/FitB'
    default:
      return '/Fit'
  }
}
