/** What an item asks, on a slim band above the first page of its only paper. */
import { itemLine } from '../at-a-glance.ts'
import type { NumberedItem } from '../../domain/numbering.ts'
import type { PageContext } from '../page.ts'
import { drawText, layText, marked, paragraph } from '../text.ts'
import type { Text } from '../text.ts'
import { mm } from '../tokens.ts'

/** Draws the band from `y` down: number, title, purpose, and the decision asked for. Returns the y below it. */
export function drawItemBand(context: PageContext, item: NumberedItem, y: number): number {
  const { doc } = context
  const { left, width } = doc.frame
  const inset = left + mm(4)
  const room = width - mm(4)
  const start = y
  const title: Text = [{ text: `${item.number}  `, colour: 'accent' }, item.title]
  y = paragraph(doc, title, { x: inset, y, width: room, style: 'heading', tag: 'H1' })
  const line = layText(doc, itemLine(context, item), { style: 'label', face: 'regular' }, room)
  doc.group('P', () => drawText(doc, line, inset, y))
  y += line.height
  if (item.purpose === 'decision') {
    const asked: Text = [
      { text: 'The board is asked to  ', face: 'semibold', colour: 'accent', size: 8.5 },
      ...marked(item.decision ?? 'decide; the item does not say what.'),
    ]
    y = paragraph(doc, asked, { x: inset, y: y + 1.5, width: room, style: 'table' })
  }
  doc.box({ x: left, y: start + 1, width: mm(1.1), height: y - start - 1 }, { fill: 'accent' })
  doc.rule(y + mm(1.5))
  return y + mm(2)
}
