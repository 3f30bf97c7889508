/** The pages of a paper in their order, with what they inherit (ISO 32000-1, 7.7.3). */
import { setImmediate } from 'node:timers/promises'
import type { PaperFile } from './paper-file.ts'
import { isDict, Ref } from './values.ts'
import type { Dict, Rect, Value } from './values.ts'

export type Turn = 0 | 90 | 180 | 270

export type SourcePage = {
  /** Of the page's object; null where the tree holds the page itself. */
  number: number | null
  dict: Dict
  resources: Value
  /** The part that viewers show, in the page's own units. */
  box: Rect
  /** Degrees clockwise by which viewers turn it. */
  rotate: Turn
  /** Points to one of the page's own units. */
  unit: number
}

/** More pages than this no pack carries. */
export const mostPages = 20_000

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const
type Inherited = Partial<Record<(typeof inheritable)[number], Value>>

/** The pages, the numbers of the tree's own nodes, and how many pages the tree names that are not there. */
export async function readPages(
  file: PaperFile,
): Promise<{ pages: SourcePage[]; nodes: Set<number>; missing: number }> {
  const pages: SourcePage[] = []
  const nodes = new Set<number>()
  let missing = 0
  const met = new Set<Dict>()
  const open: { value: Value; inherited: Inherited }[] = [
    { value: file.catalog.get('Pages') ?? null, inherited: {} },
  ]
  for (let next = open.pop(), n = 0; next !== undefined; next = open.pop(), n++) {
    if (n % 500 === 499) await setImmediate()
    const { value } = next
    const node = file.resolve(value)
    if (!isDict(node)) {
      missing += 1
      continue
    }
    const inherited = { ...next.inherited }
    for (const key of inheritable) {
      const own = node.get(key)
      if (own !== undefined) inherited[key] = own
    }
    if (node.get('Type') !== 'Page' && node.has('Kids')) {
      // A node is met once, or a tree could be made that has no end.
      if (met.has(node)) continue
      met.add(node)
      if (value instanceof Ref) nodes.add(value.number)
      const kids = file.array(node.get('Kids'))
      for (let i = kids.length - 1; i >= 0; i--) open.push({ value: kids[i] ?? null, inherited })
    } else if (node.get('Type') !== 'Pages') {
      if (pages.length === mostPages) return { pages, nodes, missing: missing + 1 }
      pages.push(readPage(file, value instanceof Ref ? value.number : null, node, inherited))
    }
  }
  return { pages, nodes, missing }
}

function readPage(
  file: PaperFile,
  number: number | null,
  dict: Dict,
  inherited: Inherited,
): SourcePage {
  const media = rectIn(file, inherited.MediaBox) ?? [0, 0, 612, 792]
  const crop = rectIn(file, inherited.CropBox) ?? media
  const inside: Rect = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ]
  const box = inside[2] - inside[0] >= 1 && inside[3] - inside[1] >= 1 ? inside : media
  const unit = file.in(dict, 'UserUnit')
  return {
    number,
    dict,
    resources: file.resolve(inherited.Resources),
    box,
    rotate: quarterTurn(file.resolve(inherited.Rotate)),
    unit: typeof unit === 'number' && unit > 0.01 && unit < 1000 ? unit : 1,
  }
}

/** A rectangle with its corners in order; null where it is none, has no area, or is larger than any page. */
export function rectIn(file: PaperFile, value: Value | undefined): Rect | null {
  const [a = 0, b = 0, c = 0, d = 0] = file.numbersIn(value)
  const rect: Rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  const sound = rect.every((edge) => Math.abs(edge) < 1e6)
  return sound && rect[2] > rect[0] && rect[3] > rect[1] ? rect : null
}

/** Pages turn by quarters (table 30); anything else stands upright, as in viewers. */
function quarterTurn(angle: Value): Turn {
  const turn = typeof angle === 'number' ? ((angle % 360) + 360) % 360 : 0
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0
}
