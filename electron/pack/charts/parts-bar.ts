/** A stacked bar of three parts at most, each with its number inside where it fits: filled, hollow, dashed. */
import type { Box, PackDocument } from '../document.ts'
import { drawText, layText } from '../text.ts'
import type { SharePart } from './share-bar.ts'

/** Draws the parts in proportion over the box's width; a part of nothing is left out. The words are the caller's. */
export function partsBar(
  doc: PackDocument,
  parts: readonly Pick<SharePart, 'count' | 'kind'>[],
  box: Box,
): void {
  const shown = parts.filter(({ count }) => count > 0)
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  let x = box.x
  for (const { count, kind } of shown) {
    const width = (count / total) * box.width - (count < total ? 1 : 0)
    const part = { x: x + 0.4, y: box.y, width: width - 0.8, height: box.height }
    if (kind === 'filled') doc.box(part, { fill: 'ink-3' })
    else
      doc.box(part, {
        stroke: 'ink-2',
        width: 0.8,
        ...(kind === 'dashed' ? { dash: [2.2, 1.8] as const } : {}),
      })
    const number = layText(doc, String(count), {
      style: 'label',
      face: 'bold',
      colour: kind === 'filled' ? 'ground' : 'ink',
    })
    if (number.width + 3 <= width)
      drawText(doc, number, x + 3, box.y + (box.height - number.height) / 2)
    x += (count / total) * box.width
  }
}
