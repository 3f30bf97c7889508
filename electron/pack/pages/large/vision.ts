/** The vision in large print: strand by strand, each of its measures in a few lines. */
import { periodLabel } from '../../../domain/period.ts'
import { formatValue, stateSentence, unitLabel } from '../../../domain/wording.ts'
import type { MeasureReview, StrandReview } from '../../../domain/vision-review.ts'
import { gap, heading, layBlocks, list, openPage, title, words } from '../../blocks/index.ts'
import type { Block } from '../../blocks/index.ts'
import type { DrawPages, PageContext } from '../../page.ts'
import type { Run } from '../../text.ts'
import { mm } from '../../tokens.ts'
import { shownMeasures } from '../strand.ts'
import { balanceWords, visionFoot, visionReview } from '../vision.ts'

export const drawLargeVision: DrawPages = (context) => {
  const review = visionReview(context)
  if (review === null) {
    return layBlocks(openPage(context, { name: 'Vision on a page' }), [
      title('No vision is written yet'),
      gap('Figures can be read without one, but nothing can say whether they matter.'),
    ])
  }
  const foot = visionFoot(review)
  const balance = balanceWords(review)
  layBlocks(openPage(context, { name: 'Vision on a page', foot }), [
    title(review.headline, review.sentence),
    ...review.strands.flatMap((strand) => strandBlocks(context, strand)),
    heading(balance.heading),
    words(`${balance.aside.heading}: ${balance.aside.text.replaceAll('**', '')}`, { before: 1 }),
  ])
}

function strandBlocks(context: PageContext, strand: StrandReview): Block[] {
  const shown = shownMeasures(strand)
  return [
    heading([{ text: `${strand.number}  `, colour: 'accent' }, strand.title]),
    ...(strand.success === '' ? [] : [words(strand.success, { before: mm(1) })]),
    words([{ text: strand.standing.words, face: 'bold' }], { before: mm(1) }),
    ...(shown.length === 0
      ? [gap('No measure serves this strand. The board cannot see whether it is kept.')]
      : [list(shown.map((measure) => ({ text: measureRuns(context, measure) })))]),
  ]
}

function measureRuns(context: PageContext, { kpi, reading, target }: MeasureReview): Run[] {
  const name: Run = { text: `${kpi.short}: `, face: 'bold' }
  if (reading === null) return [name, 'no figure yet.']
  const { figure } = reading
  context.cite(figure)
  for (const point of reading.series) if (point.figure.value !== null) context.cite(point.figure)
  if (figure.value === null) return [name, `${stateSentence(figure.state)}, ${reading.detail}.`]
  const aim =
    target === null ? 'no target' : `target ${formatValue(kpi, target.target)}, ${target.words}`
  return [
    name,
    { text: formatValue(kpi, figure.value), face: 'bold' },
    ` ${unitLabel(kpi.unit)}, ${periodLabel(figure.period)}${figure.provisional ? ', provisional' : ''}. ${reading.words}${reading.detail === '' ? '' : `, ${reading.detail}`}; ${aim}.`,
  ]
}
