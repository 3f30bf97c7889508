/** The sheet before an item's papers: what the board is asked, by whom, in how long, and what follows. */
import { itemLine } from '../at-a-glance.ts'
import { anchors } from '../page.ts'
import { paperTitle } from '../plan.ts'
import { table } from '../table.ts'
import { marked, paragraph, plain } from '../text.ts'
import { mm } from '../tokens.ts'
import type { PageContext } from '../page.ts'

const asks = {
  decision: 'The board is asked to',
  discussion: 'For discussion',
  information: 'For information',
} as const

export function drawDivider(context: PageContext): void {
  const { doc, item } = context
  if (item === null) return
  const { left, top, width } = context.addPage(item.title)

  let y = paragraph(doc, [{ text: `${item.number}  `, colour: 'accent' }, item.title], {
    x: left,
    y: top + mm(8),
    width: width - mm(20),
    style: 'title',
  })
  y = paragraph(doc, itemLine(context, item), { x: left, y: y + 4, width, style: 'lead' }) + mm(6)

  if (item.purpose === 'decision') {
    const words = plain(marked(item.decision ?? 'Decide; the item does not say what.'))
    const barTop = y
    y = paragraph(doc, asks.decision, {
      x: left + mm(5.3),
      y: y + 2,
      width: width - mm(10),
      style: { style: 'label', colour: 'accent' },
    })
    y =
      paragraph(doc, words, {
        x: left + mm(5.3),
        y: y + 1,
        width: width - mm(10),
        style: { style: 'heading', leading: 1.3 },
      }) + 4
    doc.box({ x: left, y: barTop, width: mm(1.1), height: y - barTop }, { fill: 'accent' })
    y += mm(6)
  }

  table(doc, {
    x: left,
    y,
    style: 'body',
    summary: 'The papers of this item with their pages',
    columns: [
      {
        head: item.papers.length === 1 ? 'The paper' : 'The papers',
        width: width - mm(24),
        pad: mm(4),
        names: true,
      },
      { head: '', width: mm(24), align: 'right' },
    ],
    rows: item.papers.map((paper, i) => {
      const link = anchors.paper(item.number, i + 1)
      const page = context.pageOf(link)
      return {
        cells: [
          { text: paperTitle(paper), link },
          { text: page === null ? '' : `page ${page}`, link },
        ],
      }
    }),
  })
}
