/** Bookmarks: the outline of a document (ISO 32000-1, 12.3.3). */
import { ref, text } from './syntax.ts'
import type { PdfFile } from './file.ts'

export type Bookmark = {
  title: string
  /** Where it leads, as an entry: `/Dest [5 0 R /Fit]`; empty where it leads nowhere. */
  leads: string
  /** Whether what lies under it is seen at once. */
  open: boolean
  /** Entries for how it looks, where that is not as usual. */
  look?: string
  items: Bookmark[]
}

export class Outline {
  private readonly items: Bookmark[] = []
  private readonly path: Bookmark[] = []

  /**
   * Adds a bookmark; level 0 is outermost, and a level lies under the last one above it.
   */
  add(title: string, level: number, destination: string): void {
    this.path.length = Math.min(level, this.path.length)
    const bookmark: Bookmark = {
      title,
      leads: `/Dest ${destination}`,
      open: level === 0,
      items: [],
    }
    const siblings = this.path.at(-1)?.items ?? this.items
    siblings.push(bookmark)
    this.path.push(bookmark)
  }

  /** The last one added. What has bookmarks of its own, such as a paper, can be given them through its `items`. */
  get last(): Bookmark | null {
    return this.path.at(-1) ?? null
  }

  /** Puts the outline; returns its object, or null where there are no bookmarks. */
  put(file: PdfFile): number | null {
    if (this.items.length === 0) return null
    const root = file.reserve()
    const { first, last } = putItems(file, root, this.items)
    const count = shown(this.items)
    file.put(root, `<< /Type /Outlines /First ${ref(first)} /Last ${ref(last)} /Count ${count} >>`)
    return root
  }
}

/** How many bookmarks are seen when these are. */
function shown(items: readonly Bookmark[]): number {
  return items.reduce((sum, { open, items }) => sum + 1 + (open ? shown(items) : 0), 0)
}

function putItems(
  file: PdfFile,
  parent: number,
  items: readonly Bookmark[],
): { first: number; last: number } {
  const numbers = items.map(() => file.reserve())
  const at = (i: number): number => numbers[i] as number
  items.forEach(({ title, leads, look, open, items: under }, i) => {
    const parts = [`/Title ${text(title)}`, `/Parent ${ref(parent)}`, leads, look ?? '']
    if (i > 0) parts.push(`/Prev ${ref(at(i - 1))}`)
    if (i < items.length - 1) parts.push(`/Next ${ref(at(i + 1))}`)
    if (under.length > 0) {
      const { first, last } = putItems(file, at(i), under)
      // Negative where what lies under it is folded away.
      const count = (open ? 1 : -1) * shown(under)
      parts.push(`/First ${ref(first)}`, `/Last ${ref(last)}`, `/Count ${count}`)
    }
    file.put(at(i), `<< ${parts.join(' ')} >>`)
  })
  return { first: at(0), last: at(items.length - 1) }
}
