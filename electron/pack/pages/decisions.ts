/** What we must decide: number, decision and page, weightiest first, on the one filled ground of the pack. */
import { decisions, firstPageOf } from '../at-a-glance.ts'
import { anchors } from '../page.ts'
import type { PageContext } from '../page.ts'
import { drawText, layText, lineOfText, marked, paragraph } from '../text.ts'
import type { Text } from '../text.ts'
import { mm } from '../tokens.ts'

const pitch = 4.6

/**
 * Draws the decisions from (x, y), `most` of them at most (the others then stand on the agenda, which the last
 * line says), overleaf where they are more than a page. Returns the y below the box.
 */
export function drawDecisions(
  context: PageContext,
  { x, y, width, most = Infinity }: { x: number; y: number; width: number; most?: number },
): number {
  const { doc, input } = context
  const inset = x + mm(5.3)
  const textLeft = x + mm(13)
  const textWidth = width - mm(13) - mm(21)
  const asked = decisions(input).map((item) => {
    const words: Text = [
      ...marked(item.decision ?? item.title),
      ...(item.confidential ? [{ text: ' (Part B)', colour: 'ink-2' as const }] : []),
    ]
    return { item, laid: layText(doc, words, 'body', textWidth) }
  })
  if (asked.length === 0) {
    const words = 'Nothing needs a decision at this meeting.'
    return paragraph(doc, words, { x, y, width, style: 'lead' })
  }
  const shown = asked.slice(0, most)
  const left = asked.length - shown.length
  const more = left === 0 ? '' : `and ${left} more on the agenda`
  let rest = shown
  let at = y
  while (rest.length > 0) {
    const head = rest === shown ? 'What we must decide' : 'What we must decide, continued'
    let height = mm(3) + 16 + 5
    let fits = 0
    for (const { laid } of rest) {
      if (fits > 0 && at + height + laid.height + pitch + mm(1.5) > doc.frame.bottom) break
      height += laid.height + pitch
      fits += 1
    }
    height += mm(1.5) + (more === '' ? 0 : 15)
    doc.box({ x, y: at, width, height }, { fill: 'accent-wash' })
    doc.box({ x, y: at, width: mm(1.1), height }, { fill: 'accent' })
    let line =
      paragraph(doc, head, { x: inset, y: at + mm(3), width: width - mm(10), style: 'heading' }) + 5
    doc.group('L', () => {
      for (const { item, laid } of rest.slice(0, fits)) {
        const page = firstPageOf(context, item)
        const top = line
        const write = (): void => {
          const number = { style: 'body', face: 'bold', colour: 'accent' } as const
          lineOfText(doc, item.number, { x: inset, y: top + 10.6, style: number })
          drawText(doc, laid, textLeft, top)
          if (page === null) return
          lineOfText(doc, `page ${page}`, {
            x: x + width - mm(3.8),
            y: top + 10.6,
            style: { style: 'body', colour: 'ink-2' },
            align: 'right',
          })
        }
        doc.group('LI', () => {
          if (page === null) doc.leaf('LBody', write)
          else
            doc.group('LBody', () => {
              const box = { x, y: top - 2, width, height: laid.height + pitch }
              doc.link(box, anchors.item(item.number), `Item ${item.number}, page ${page}`, write)
            })
        })
        line += laid.height + pitch
      }
    })
    if (more !== '') {
      const style = { style: 'label', face: 'regular' } as const
      paragraph(doc, more, { x: textLeft, y: line, width: textWidth, style })
    }
    at += height
    rest = rest.slice(fits)
    if (rest.length > 0) at = doc.continuePage().top
  }
  return at
}
