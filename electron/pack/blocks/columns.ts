/** Two columns side by side; in large print the second stands below the first. */
import { mm } from '../tokens.ts'
import { layBlocks } from './flow.ts'
import type { Block, Flow } from './flow.ts'

const gutter = mm(8)

/** Height of blocks one below the other at the flow's width. */
function stackHeight(flow: Flow, blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block, i) => sum + (i === 0 ? 0 : block.before) + block.height(flow),
    0,
  )
}

/** What stands in a column must not be longer than a page, and may not be parted, as a table is. `share` is the left column's of the width. */
export function columns(
  left: readonly Block[],
  right: readonly Block[],
  options: { share?: number; before?: number } = {},
): Block {
  const { share = 0.5, before = mm(4) } = options
  const sides = (flow: Flow): [Flow, Flow] => {
    const first = (flow.width - gutter) * share
    return [
      { ...flow, width: first },
      { ...flow, x: flow.x + first + gutter, width: flow.width - first - gutter },
    ]
  }
  return {
    before,
    height(flow) {
      if (flow.doc.look.single) return left[0]?.height(flow) ?? 0
      const [one, two] = sides(flow)
      return Math.max(stackHeight(one, left), stackHeight(two, right))
    },
    draw(flow) {
      if (flow.doc.look.single) return layBlocks(flow, [...left, ...right])
      const [one, two] = sides(flow)
      layBlocks(one, left)
      layBlocks(two, right)
      flow.y = Math.max(one.y, two.y)
    },
  }
}
