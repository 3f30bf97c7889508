/** The sheet before an item's papers: what the board is asked, by whom, in how long, and what follows. */
import { itemLine } from '../at-a-glance.ts'
import { paperTitle } from '../plan.ts'
import { lineOfText, marked, paragraph, plain } from '../text.ts'
import { mm, strokes } from '../tokens.ts'
import type { PageContext } from '../page.ts'

const asks = { decision: 'The board is asked to', discussion: 'For discussion', information: 'For information' } as const

export function drawDivider(context: PageContext): void {
  const { doc, item } = context
  if (item === null) return
  const { left, right, top, width } = context.addPage(item.title)

  let y = paragraph(doc, [{ text: `${item.number}  `, colour: 'accent' }, item.title], {
    x: left,
    y: top + mm(8),
    width: width - mm(20),
    style: 'title',
  })
  y = paragraph(doc, itemLine(context, item), { x: left, y: y + 4, width, style: 'lead' }) + mm(6)

  if (item.purpose === 'decision') {
    const words = plain(marked(item.decision ?? 'The item does not say what is to be decided.'))
    const barTop = y
    y = paragraph(doc, asks.decision, { x: left + mm(5.3), y: y + 2, width: width - mm(10), style: { style: 'label', colour: 'accent' } })
    y = paragraph(doc, words, { x: left + mm(5.3), y: y + 1, width: width - mm(10), style: { style: 'heading', leading: 1.3 } }) + 4
    doc.box({ x: left, y: barTop, width: mm(1.1), height: y - barTop }, { fill: 'accent' })
    y += mm(6)
  }

  if (item.papers.length === 0) return
  y = paragraph(doc, item.papers.length === 1 ? 'The paper' : 'The papers', { x: left, y, width, style: 'label' }) + 5
  doc.rule(y, { colour: 'ink', width: strokes.head })
  doc.group('TOC', () => {
    item.papers.forEach((paper, i) => {
      const anchor = `paper-${item.number}-${i + 1}`
      const page = context.pageOf(anchor)
      const title = paperTitle(paper)
      const at = y
      doc.group('TOCI', () =>
        doc.link({ x: left, y: at, width, height: 22 }, anchor, `${title}, page ${page ?? ''}`, () => {
          paragraph(doc, title, { x: left, y: at + 4, width: width - mm(20), style: 'body' })
          lineOfText(doc, page === null ? '' : `page ${page}`, { x: right, y: at + 14.6, style: { style: 'body', colour: 'ink-2' }, align: 'right' })
        }),
      )
      y += 22
      doc.rule(y, { colour: 'hair' })
    })
  })
}
