/**
 * A page made of blocks: each knows how high it is and draws itself; what does not fit goes overleaf. A new
 * kind of page says what stands on it, in which order, and leaves the rest to `layBlocks`.
 */
import type { Figure } from '../../domain/figure.ts'
import type { PackDocument } from '../document.ts'
import { drawFoot } from '../pages/foot.ts'
import type { PageContext } from '../page.ts'
import { mm } from '../tokens.ts'

/** Where blocks are set: a column of the page, and how far down it is filled. */
export type Flow = {
  readonly doc: PackDocument
  x: number
  width: number
  /** Top of the next block, in points down the page. */
  y: number
  /** Where the column ends. */
  bottom: number
  /** Goes on overleaf, at the top of the column. */
  turn(): void
}

export type Block = {
  /** White above, in points; none at the top of a page. */
  before: number
  height(flow: Flow): number
  /** For what may be parted: the height of its start, which must stand together. */
  start?(flow: Flow): number
  /** Draws from `flow.y` down and moves it. Only what may be parted turns the page. */
  draw(flow: Flow): void
  /** Stays with the block after it, as a heading does. */
  keep?: boolean
}

export type PageOptions = {
  /** In the running head. */
  name: string
  /** Rule and sources at the foot of each page: the rule, and the figures that the page prints. */
  foot?: { rule: string; figures: readonly (Figure | null)[] }
}

/** Begins the pages of a section. */
export function openPage(context: PageContext, { name, foot }: PageOptions): Flow {
  const { doc } = context
  const begin = (): { y: number; bottom: number } => {
    const frame = context.addPage(name)
    const end = foot === undefined ? frame.bottom : drawFoot(context, foot.rule, foot.figures)
    return { y: frame.top + mm(1.5), bottom: end - mm(2) }
  }
  const first = begin()
  return {
    doc,
    x: doc.frame.left,
    width: doc.frame.width,
    ...first,
    turn() {
      Object.assign(this, begin())
    },
  }
}

/** Sets the blocks one below the other. */
export function layBlocks(flow: Flow, blocks: readonly Block[]): void {
  let top = flow.y
  const turn = (): void => {
    flow.turn()
    top = flow.y
  }
  blocks.forEach((block, i) => {
    const isFirst = flow.y <= top
    const needed = heightWithNext(flow, blocks, i)
    if (!isFirst && flow.y + block.before + needed > flow.bottom + 0.01) turn()
    if (flow.y > top) flow.y += block.before
    block.draw(flow)
  })
}

/** Height of a block with those that it must not be parted from. */
function heightWithNext(flow: Flow, blocks: readonly Block[], i: number): number {
  let height = 0
  for (let at = i; ; at += 1) {
    const block = blocks[at]
    if (block === undefined) return height
    height += at === i ? 0 : block.before
    if (block.keep !== true) return height + (block.start ?? block.height)(flow)
    height += block.height(flow)
  }
}

/** Lays a whole section: its page, then its blocks. */
export function drawPage(
  context: PageContext,
  options: PageOptions,
  blocks: readonly Block[],
): void {
  layBlocks(openPage(context, options), blocks)
}
