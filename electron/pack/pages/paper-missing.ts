/** The page in a paper's place that could not be appended, or that the copy leaves out: what is missing, and why. */
import { paragraph } from '../text.ts'
import { drawItemBand } from './item-band.ts'
import { mm } from '../tokens.ts'
import type { PageContext } from '../page.ts'

const words = {
  refused: {
    head: 'This paper is missing from the pack',
    below:
      'Ask the clerk for the paper before the meeting. Everything else in this pack is complete.',
  },
  withheld: {
    head: 'This paper is withheld from this copy',
    below: 'The board has it in its own copy.',
  },
} as const

export function drawPaperMissing(
  context: PageContext,
  paper: {
    status: 'refused' | 'withheld'
    title: string
    file: string
    reason: string
    opens: boolean
  },
): void {
  const { doc } = context
  const { left, top, width } = context.addPage(paper.title)
  const inset = mm(6)
  const room = width - 2 * inset
  const { item } = context
  const boxTop = (paper.opens && item !== null ? drawItemBand(context, item, top) : top) + mm(8)
  const { head, below } = words[paper.status]
  let y = paragraph(doc, head, {
    x: left + inset,
    y: boxTop + mm(5),
    width: room,
    style: 'title',
  })
  y = paragraph(doc, [{ text: paper.file, face: 'semibold' }], {
    x: left + inset,
    y: y + 5,
    width: room,
    style: 'body',
  })
  y = paragraph(doc, paper.reason, { x: left + inset, y: y + 2, width: room, style: 'body' })
  y = paragraph(doc, below, { x: left + inset, y: y + 2, width: room, style: 'lead' })
  doc.box(
    { x: left, y: boxTop, width, height: y + mm(5) - boxTop },
    { stroke: 'ink-3', dash: [3, 2.5], width: 0.9 },
  )
}
