/** The vision on a page: every strand with its lead measures, and what vision and measures leave of each other. */
import type { Figure } from '../../domain/figure.ts'
import { fixedRules } from '../../domain/rules.ts'
import { rangeRules } from '../../domain/expected-range.ts'
import { isByOwnPast, rangeHiddenRule } from '../../domain/reading.ts'
import { comparePeriods, parsePeriod } from '../../domain/period.ts'
import { isFine, timeAxis } from '../../domain/series-chart.ts'
import type { TimeAxis } from '../../domain/series-chart.ts'
import { reviewVision } from '../../domain/vision-review.ts'
import type { VisionReview } from '../../domain/vision-review.ts'
import { capitalise, countWord, joinNames, lowerFirst, plural } from '../../domain/wording.ts'
import { shareBar, shareBarHeight } from '../charts/share-bar.ts'
import type { SharePart } from '../charts/share-bar.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { drawText, heightOfText, layText, paragraph } from '../text.ts'
import { mm, strokes } from '../tokens.ts'
import { drawFoot } from './foot.ts'
import { drawStrand, shownMeasures, spacingFor, strandColumns, strandHeight } from './strand.ts'

/** School years that a sparkline goes back at most. */
const yearsShown = 9

/** Draws the vision, over further pages where it has more strands than fit one. */
export const drawVision: DrawPages = (context) => {
  const { doc } = context
  const review = visionReview(context)
  if (review === null) return drawNoVision(context)
  const axis = axisOf(review)
  const foot = visionFoot(review)

  const begin = (again: boolean, heads = true): { y: number; bottom: number } => {
    const frame = context.addPage('Vision on a page')
    const bottom = drawFoot(context, foot.rule, foot.figures) - mm(3)
    let y = frame.top + mm(3)
    if (!again) {
      y = paragraph(doc, review.headline, { x: frame.left, y, width: frame.width, style: 'title' })
      y =
        paragraph(doc, review.sentence, {
          x: frame.left,
          y: y + 2,
          width: frame.width,
          style: 'lead',
        }) + mm(3)
    }
    return { y: heads ? drawHeads(context, axis, y) : y, bottom }
  }
  let { y, bottom } = begin(false)
  const room = bottom + mm(1.5) - y - balanceHeight(context, review)
  const spacing = spacingFor(context, review.strands, room)
  review.strands.forEach((strand, i) => {
    if (y + strandHeight(context, strand, spacing) > bottom) ({ y, bottom } = begin(true))
    else if (i > 0) doc.rule(y)
    y = drawStrand(context, strand, axis, y, spacing)
  })
  if (y + balanceHeight(context, review) > bottom + mm(1.5)) ({ y, bottom } = begin(true, false))
  else doc.rule(y)
  drawBalance(context, review, y + mm(3))
}

/** The rule of the page, and the figures that it prints. */
export function visionFoot(review: VisionReview): { rule: string; figures: (Figure | null)[] } {
  const figures = review.strands.flatMap((strand) =>
    shownMeasures(strand).map((one) => one.reading?.figure ?? null),
  )
  return { rule: ruleOf(review), figures }
}

/** The review that the page prints; null without a vision. */
export function visionReview(context: PageContext): VisionReview | null {
  const { input, figures: book } = context
  const { vision } = input
  return vision === null ? null : reviewVision({ book, vision, now: latestYear(context) })
}

/** The latest school year of which any measure of the vision is known. */
function latestYear({ input, figures: book }: PageContext): string | null {
  const codes =
    input.vision?.strands.flatMap((strand) => strand.kpis.map((link) => link.code)) ?? []
  const years = codes
    .flatMap((code) => book.periods(code))
    .filter((period) => parsePeriod(period)?.kind === 'year')
  return years.toSorted(comparePeriods).at(-1) ?? null
}

/** One time axis for every sparkline: from the first to the last period shown, at most nine school years. */
function axisOf(review: VisionReview): TimeAxis | null {
  const periods = review.strands.flatMap((strand) =>
    shownMeasures(strand).flatMap(({ reading }) =>
      reading === null || isFine(reading.series) ? [] : reading.series.map((point) => point.period),
    ),
  )
  const whole = timeAxis(periods)
  if (whole === null) return null
  const first = Number(whole.to.slice(0, 4)) - yearsShown + 1
  return timeAxis(
    periods.filter((period) => Number((parsePeriod(period)?.start ?? '0').slice(0, 4)) >= first),
  )
}

function drawHeads(context: PageContext, axis: TimeAxis | null, y: number): number {
  const { doc } = context
  const { left } = doc.frame
  const at = strandColumns
  const time = axis === null ? '' : axis.from === axis.to ? axis.to : `${axis.from} to now`
  const heads: [string, number, 'left' | 'right'][] = [
    ['Strand', at.number, 'left'],
    ['Measure', at.measure, 'left'],
    ['Latest', at.latestRight, 'right'],
    [time, at.spark, 'left'],
    ['Against its range', at.range, 'left'],
    ['Target', at.target, 'left'],
  ]
  doc.artifact(() => {
    for (const [text, x, align] of heads) {
      const laid = layText(doc, text, 'label')
      drawText(doc, laid, left + x - (align === 'right' ? laid.width : 0), y)
    }
  })
  doc.rule(y + 14, { colour: 'ink', width: strokes.head })
  return y + 15
}

/** Only the rules by which something on the page was judged. */
function ruleOf(review: VisionReview): string {
  const readings = review.strands.flatMap((strand) =>
    shownMeasures(strand).flatMap((one) => one.reading ?? []),
  )
  const bases = (['cohort', 'published', 'spread', 'limits'] as const).filter((basis) =>
    readings.some((one) => one.by === basis),
  )
  const parts: string[] = []
  if (bases.length > 0)
    parts.push(`Expected range (grey), 95%: ${bases.map((basis) => rangeRules[basis]).join('; ')}.`)
  if (readings.some((one) => isByOwnPast(one) && one.range === null)) parts.push(rangeHiddenRule)
  if (!readings.every(isByOwnPast)) {
    parts.push(
      `Under ${countWord(fixedRules.fewestEarlierYears)} earlier years: England, by 95% interval.`,
    )
  }
  parts.push(
    'Gaining: more left it for the better than the worse; slipping: not more; holding: none. Target’s block past its line: the last six figures met it.',
  )
  const more = review.strands.reduce(
    (sum, strand) => sum + strand.measures.length - shownMeasures(strand).length,
    0,
  )
  if (more > 0)
    parts.push(
      `${capitalise(countWord(more))} further ${more === 1 ? 'measure is' : 'measures are'} on the scorecard.`,
    )
  if (readings.some((one) => one.series.some((point) => point.figure.state === 'not-published'))) {
    parts.push('Dotted: not published.')
  }
  if (readings.some((one) => one.figure.provisional)) parts.push('p: provisional.')
  if (readings.some((one) => isFine(one.series))) parts.push('Months have their own time axis.')
  return parts.join(' ')
}

export function balanceWords(review: VisionReview): {
  heading: string
  aside: { heading: string; text: string }
} {
  const { vision, accountability, neither } = review.balance
  const total = vision.length + accountability.length + neither.length
  const heading = `${vision.length} of our ${plural(total, 'measure')} ${vision.length === 1 ? 'serves' : 'serve'} the vision`
  const names = (kpis: readonly { short: string }[]): string => {
    const shown = kpis
      .slice(0, 6)
      .map((kpi, i) => (i === 0 ? capitalise(kpi.short) : lowerFirst(kpi.short)))
    return kpis.length > 6 ? `${shown.join(', ')} and ${kpis.length - 6} more` : joinNames(shown)
  }
  const orphans = review.strandsWithoutKpi.length
  const strands =
    orphans === 0
      ? 'Every strand has a measure.'
      : `${capitalise(countWord(orphans))} ${orphans === 1 ? 'strand has' : 'strands have'} none.`
  if (neither.length > 0) {
    return {
      heading,
      aside: {
        heading: `${capitalise(countWord(neither.length))} ${neither.length === 1 ? 'serves' : 'serve'} no strand and no duty`,
        text: `${names(neither)}. **Stop collecting, or tie to a strand.** ${strands}`,
      },
    }
  }
  if (accountability.length > 0) {
    return {
      heading,
      aside: {
        heading: `${capitalise(countWord(accountability.length))} ${accountability.length === 1 ? 'serves' : 'serve'} a duty but no strand`,
        text: `${names(accountability)}. ${strands}`,
      },
    }
  }
  return { heading, aside: { heading: 'Every measure serves a strand', text: strands } }
}

const asideWidth = 172
const asideHead = { style: 'table', size: 9.75, face: 'bold' } as const

function balanceParts({ balance }: VisionReview): SharePart[] {
  return [
    { count: balance.vision.length, words: 'serve a strand', kind: 'filled' },
    { count: balance.accountability.length, words: 'must be reported', kind: 'hollow' },
    { count: balance.neither.length, words: 'serve nothing', kind: 'dashed' },
  ]
}

function balanceHeight(context: PageContext, review: VisionReview): number {
  const { aside, heading } = balanceWords(review)
  const { doc } = context
  const wide = doc.frame.width - asideWidth - mm(8)
  const right =
    heightOfText(doc, aside.heading, asideHead, asideWidth) +
    heightOfText(doc, aside.text, 'table', asideWidth) +
    2
  const left =
    heightOfText(doc, heading, 'heading', wide) +
    4 +
    shareBarHeight(doc, balanceParts(review), wide)
  return mm(3) + Math.max(left, right)
}

/** How the measures divide between the vision and what must be reported, and which serve neither. */
function drawBalance(context: PageContext, review: VisionReview, y: number): void {
  const { doc } = context
  const { left, right, width } = doc.frame
  const { heading, aside } = balanceWords(review)
  const wide = width - asideWidth - mm(8)
  const below = paragraph(doc, heading, { x: left, y, width: wide, style: 'heading' })
  shareBar(doc, balanceParts(review), left, below + 4, wide)
  const x = right - asideWidth
  const under = paragraph(doc, aside.heading, {
    x,
    y,
    width: asideWidth,
    style: asideHead,
    tag: 'H2',
  })
  const [before = '', bold, after] = aside.text.split('**')
  const text =
    bold === undefined ? before : [before, { text: bold, face: 'bold' as const }, after ?? '']
  paragraph(doc, text, { x, y: under + 2, width: asideWidth, style: 'table' })
}

function drawNoVision(context: PageContext): void {
  const { doc } = context
  const { left, top, width } = context.addPage('Vision on a page')
  let y = paragraph(doc, 'No vision is written yet', {
    x: left,
    y: top + mm(3),
    width,
    style: 'title',
  })
  y = paragraph(doc, 'Figures can be read without one, but nothing can say whether they matter.', {
    x: left,
    y: y + 2,
    width,
    style: 'lead',
  })
  paragraph(
    doc,
    'Once the trust’s strands are written and tied to measures, this page shows for each strand what success looks like, where its measures stand against their expected range and target, and what no strand or no measure covers.',
    { x: left, y: y + mm(4), width: width * 0.8 },
  )
}
