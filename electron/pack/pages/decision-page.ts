/** What we must decide, one decision after the other: what is asked, by whom, where its papers are, what its strand's figures say. */
import type { Figure } from '../../domain/figure.ts'
import { reviewVision } from '../../domain/vision-review.ts'
import {
  capitalise,
  countWord,
  formatValue,
  joinNames,
  lowerFirst,
  plural,
} from '../../domain/wording.ts'
import { decisions, firstPageOf, itemLine } from '../at-a-glance.ts'
import { callout, drawPage, heading, title, words } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import { anchors } from '../page.ts'
import type { NumberedItem } from '../../domain/numbering.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { paperTitle } from '../plan.ts'
import { marked } from '../text.ts'
import type { Run, Text } from '../text.ts'
import { mm } from '../tokens.ts'

export const drawDecisionPage: DrawPages = (context) => {
  const asked = decisions(context.input)
  const count = capitalise(countWord(asked.length))
  drawPage(context, { name: 'What we must decide' }, [
    title(
      `${count} ${asked.length === 1 ? 'decision is' : 'decisions are'} asked of us`,
      asked.length === 1 ? '' : 'Weightiest first, by the time that the agenda gives each.',
    ),
    ...asked.flatMap((item) => decisionBlocks(context, item)),
  ])
}

function decisionBlocks(context: PageContext, item: NumberedItem): Block[] {
  const head: Text = [{ text: `${item.number}  `, colour: 'accent' }, item.title]
  const asks = [
    ...marked(item.decision ?? 'Decide; the item does not say what.'),
    ...(item.confidential ? [{ text: '  Part B, confidential', colour: 'ink-2' as const }] : []),
  ]
  const small = { style: 'table', colour: 'ink-2' } as const
  const strand = strandWords(context, item)
  return [
    heading(head, { before: mm(7) }),
    words(itemLine(context, item), { style: small, before: 1, keep: true }),
    callout([{ text: asks, style: { style: 'body', size: 11 } }], { before: mm(2) }),
    words(paperWords(context, item), { style: small, before: mm(1.5) }),
    ...(strand === null ? [] : [words(strand, { style: small, before: mm(0.5) })]),
  ]
}

/** Its papers with their pages, or that there is none to read. */
function paperWords(context: PageContext, item: NumberedItem): Run[] {
  if (item.papers.length === 0) {
    const page = firstPageOf(context, item)
    const where = page === null ? '' : ` Its pages begin on page ${page}.`
    return [`No paper comes with it.${where}`]
  }
  return item.papers.flatMap((paper, i): Run[] => {
    const link = anchors.paper(item.number, i + 1)
    const page = context.pageOf(link)
    return [
      i === 0 ? `${plural(item.papers.length, 'paper')}: ` : '; ',
      { text: page === null ? paperTitle(paper) : `${paperTitle(paper)}, page ${page}`, link },
    ]
  })
}

/** Where the strand that it serves stands, so that the board sees what the decision is for. */
function strandWords(context: PageContext, item: NumberedItem): Run[] | null {
  const { input, figures: book } = context
  if (item.strand === undefined || input.vision === null) return null
  const strand = reviewVision({ book, vision: input.vision }).strands[item.strand - 1]
  if (strand === undefined) return null
  const printed: Figure[] = []
  const told = strand.lead.flatMap(({ kpi, reading, target }) => {
    const value = reading?.figure.value
    if (reading === null || value == null) return []
    printed.push(reading.figure)
    const aim = target === null ? '' : `, target ${formatValue(kpi, target.target)} ${target.words}`
    return [
      `${lowerFirst(kpi.short)} ${formatValue(kpi, value, { percentSign: true })} (${lowerFirst(reading.words)}${aim})`,
    ]
  })
  const figures = told.length === 0 ? 'no figure yet' : joinNames(told)
  return [
    { text: `Strand ${strand.number}, ${strand.short}: `, face: 'semibold' },
    {
      text: `${lowerFirst(strand.standing.words)}; ${figures}.`,
      drawn: () => printed.forEach((figure) => void context.cite(figure)),
    },
  ]
}
