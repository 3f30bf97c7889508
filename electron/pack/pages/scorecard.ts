/** The scorecard: every school by every measure of the vision, readable in greyscale. */
import { scorecard } from '../../domain/scorecard.ts'
import { paragraph } from '../text.ts'
import type { DrawPages } from '../page.ts'
import { mm } from '../tokens.ts'
import { drawFoot, drawKey, keyHeight, keyOf } from './foot.ts'
import { drawCardHead, drawHeatTable, heatGroups } from './heat-table.ts'

export const markRule =
  'The triangle points the way the number went; solid is worse, hollow is better. A figure is marked only where its whole 95% interval lies to one side of England’s figure: Wilson’s interval for proportions, DfE’s where DfE publishes one. A figure without an interval, or from fewer than 11 pupils, is not rated.'

/** Draws the scorecard, over several pages where there are more measures or schools than fit one. */
export const drawScorecard: DrawPages = (context) => {
  const { input, figures: book } = context
  const card = scorecard({ book, vision: input.vision })
  const cells = card.phases.flatMap((phase) => phase.rows).flatMap((row) => row.cells)
  const all = [...cells, ...card.trust]
  const key = keyOf(all, 'England')
  const weight = 'The trust’s row is weighted by the pupils behind each school’s figure.'
  const rule = [markRule, weight, ...(card.tooLoose === null ? [] : [card.tooLoose])].join(' ')
  const begin = (page: number): { y: number; bottom: number } => {
    const frame = context.addPage('Scorecard', 'landscape')
    const foot = drawFoot(context, rule, all)
    const bottom = foot - keyHeight(context, key, frame.width) - mm(4)
    drawKey(context, key, frame.left, bottom + mm(1), frame.width)
    return { y: page === 1 ? drawCardHead(context, card) : frame.top + mm(2), bottom }
  }
  if (card.columns.length === 0) {
    const frame = context.addPage('Scorecard', 'landscape')
    const y = drawCardHead(context, card)
    const words = 'The scorecard fills itself from the measures that the vision names. Import the files of results that hold them, and build the pack again.'
    paragraph(context.doc, words, { x: frame.left, y, width: frame.width / 2 })
    return
  }
  drawHeatTable(context, {
    sections: card.phases.map(({ title, rows }) => ({ title, schools: rows.map((row) => row.school) })),
    groups: heatGroups(context, card),
    trustName: 'Trust',
    summary: `${card.finding}. Schools by measures, with the trust and England below.`,
    begin,
  })
}

