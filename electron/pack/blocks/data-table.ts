/** A table as a block: it goes on overleaf with its heads repeated, and turns into cards in large print. */
import { table } from '../table.ts'
import type { Column, Row } from '../table.ts'
import { closeRowHeight, mm } from '../tokens.ts'
import type { Style } from '../tokens.ts'
import type { Block, Flow } from './flow.ts'

/** `share` of the width that the columns without a `width` leave over. */
export type DataColumn = Omit<Column, 'width'> & { width?: number; share?: number }

export function dataTable(options: {
  summary: string
  columns: readonly DataColumn[]
  rows: readonly Row[]
  style?: Style
  rowHeight?: number
  padding?: number
  before?: number
  /** What follows and should stand on the same page: rows come closer where that does it. */
  followed?: readonly Block[]
}): Block {
  const { columns, before = mm(4.5), followed, ...rest } = options
  const least = mm(22)
  return {
    before,
    // How far down a table goes is known when it is drawn; its heads and first rows stand together.
    height: () => least,
    draw(flow) {
      const fixed = columns.reduce((sum, { width = 0, gap = 0 }) => sum + width + gap, 0)
      const shares = columns.reduce((sum, { share = 0 }) => sum + share, 0)
      const sized = columns.map(({ share, width, ...column }) => ({
        ...column,
        width: width ?? ((flow.width - fixed) * (share ?? 0)) / shares,
      }))
      flow.y = table(flow.doc, {
        ...rest,
        ...(followed === undefined
          ? {}
          : { close: { rowHeight: closeRowHeight, below: heightOf(followed, flow) } }),
        x: flow.x,
        y: flow.y,
        bottom: flow.bottom,
        columns: sized,
        overleaf: () => {
          flow.turn()
          return { y: flow.y, bottom: flow.bottom }
        },
      })
    },
  }
}

function heightOf(blocks: readonly Block[], flow: Flow): number {
  return blocks.reduce((sum, block) => sum + block.before + block.height(flow), 0)
}
