/** One strand of the vision as a block: what success looks like, its standing, and its measures in rows. */
import { partlyCoveredShort } from '../../domain/coverage.ts'
import { targetMark } from '../../domain/marks.ts'
import type { MarkName } from '../../domain/marks.ts'
import type { Reading } from '../../domain/reading.ts'
import { isFine, sparklineOf } from '../../domain/series-chart.ts'
import type { TimeAxis } from '../../domain/series-chart.ts'
import { sparkline } from '../../domain/sparkline.ts'
import type { MeasureReview, StrandReview } from '../../domain/vision-review.ts'
import { formatValue, stateWord, unitLabel } from '../../domain/wording.ts'
import { stateMark } from '../../domain/marks.ts'
import { drawDrawing, drawMark, markWidth } from '../marks/draw.ts'
import type { PageContext } from '../page.ts'
import { drawText, layText, plain } from '../text.ts'
import type { Laid, Run, Text } from '../text.ts'
import { px } from '../tokens.ts'
import { shortPeriod } from './heat-table.ts'

/** Where the columns of the page begin, in points from the left edge of the content. */
export const strandColumns = {
  ...{ number: 0, strand: 13.5, strandWidth: 101, measure: 119, measureWidth: 92 },
  ...{ latestRight: 239, spark: 252, sparkWidth: 64, range: 324, rangeWidth: 86, target: 411 },
} as const
/** Height of a measure's row, and white above and below a strand, in points. */
export type Spacing = { row: number; gap: number }
const [easy, close]: [Spacing, Spacing] = [
  { row: 29.5, gap: 5 },
  { row: 26.5, gap: 2.5 },
]

/** The easy spacing, or the close one where all strands fit the height by it alone. */
export function spacingFor(
  context: PageContext,
  strands: readonly StrandReview[],
  height: number,
): Spacing {
  const needs = (spacing: Spacing): number =>
    strands.reduce((sum, strand) => sum + strandHeight(context, strand, spacing), 0)
  return needs(easy) > height && needs(close) <= height ? close : easy
}

/** Most measures that a strand shows; the scorecard has the rest. */
const mostRows = 3

const strandTitle = { style: 'heading', size: 12.5, leading: 1.22 } as const
const second = { style: 'label', face: 'regular' } as const
const strong = { style: 'table', face: 'semibold' } as const

/** The strand's lead measures, and, where it has fewer, those that still want a figure. */
export function shownMeasures(strand: StrandReview): MeasureReview[] {
  const waiting = strand.measures.filter((measure) => measure.reading === null)
  return [...strand.lead, ...waiting].slice(0, mostRows)
}

const standingMarks: Record<StrandReview['standing']['kind'], MarkName> = {
  ...{ gaining: 'gaining', slipping: 'slipping', holding: 'holding' },
  ...{ 'not-known': 'not-rated', 'no-measure': 'not-published' },
}

function leftSide(
  context: PageContext,
  strand: StrandReview,
): { title: Laid; success: Laid; height: number } {
  const { doc } = context
  const title = layText(doc, strand.title, strandTitle, strandColumns.strandWidth)
  const success = layText(
    doc,
    strand.success,
    { style: 'table', colour: 'ink-2' },
    strandColumns.strandWidth - 4,
  )
  return {
    title,
    success,
    height: title.height + (strand.success === '' ? 0 : success.height) + 18,
  }
}

/** Height of a strand's block in points. */
export function strandHeight(
  context: PageContext,
  strand: StrandReview,
  { row, gap }: Spacing,
): number {
  const rows = shownMeasures(strand)
  const right = rows.length === 0 ? 50 : rows.length * row + (unknownOf(strand) === null ? 0 : 13)
  return Math.max(leftSide(context, strand).height, right) + 2 * gap
}

/** Codes of the vision that no measure bears. */
function unknownOf(strand: StrandReview): string | null {
  return strand.unknown.length === 0 ? null : `Unknown to the library: ${strand.unknown.join(', ')}`
}

/** Draws the strand from `y`; `axis` is shared by the sparklines of the page. Returns the y below. */
export function drawStrand(
  context: PageContext,
  strand: StrandReview,
  axis: TimeAxis | null,
  y: number,
  spacing: Spacing,
): number {
  const { doc } = context
  const { left, right } = doc.frame
  const { row: rowTall, gap } = spacing
  const top = y + gap
  doc.group('Sect', () => {
    const { title, success } = leftSide(context, strand)
    doc.group('H2', () => {
      const number = layText(doc, `${strand.number}`, { ...strandTitle, colour: 'accent' })
      drawText(doc, number, left + strandColumns.number, top)
      drawText(doc, title, left + strandColumns.strand, top)
    })
    let below = top + title.height
    if (strand.success !== '') {
      doc.group('P', () => drawText(doc, success, left + strandColumns.strand, below))
      below += success.height
    }
    drawStanding(context, strand, left + strandColumns.strand, below + 10)
    const rows = shownMeasures(strand)
    if (rows.length === 0) drawGap(context, strand, top)
    else
      doc.group('Table', () => {
        rows.forEach((measure, i) => {
          const at = top + i * rowTall
          if (i > 0)
            doc.rule(at - 1, {
              x: left + strandColumns.measure,
              length: right - left - strandColumns.measure,
              colour: 'hair',
            })
          drawMeasure(context, measure, axis, at, rowTall)
        })
      })
    const unknown = unknownOf(strand)
    if (unknown !== null && rows.length > 0) {
      const laid = layText(doc, unknown, second)
      doc.group('P', () =>
        drawText(doc, laid, left + strandColumns.measure, top + rows.length * rowTall),
      )
    }
  })
  return y + strandHeight(context, strand, spacing)
}

function drawStanding(context: PageContext, strand: StrandReview, x: number, middle: number): void {
  const { doc } = context
  const mark = standingMarks[strand.standing.kind]
  doc.artifact(() => void drawMark(doc, mark, x, middle))
  const words = layText(doc, strand.standing.words, {
    style: 'table',
    size: 9.75,
    face: 'semibold',
  })
  doc.group('P', () => drawText(doc, words, x + markWidth(mark) + 7, middle - words.height / 2))
}

/** A strand that nothing measures, in the dashed box of a gap. */
function drawGap(context: PageContext, strand: StrandReview, top: number): void {
  const { doc } = context
  const x = doc.frame.left + strandColumns.measure
  const box = { x, y: top, width: doc.frame.right - x, height: 44 }
  doc.box(box, { stroke: 'ink-2', width: 0.9, dash: [3, 2.2] })
  const unknown =
    strand.unknown.length === 0
      ? 'The board cannot see whether it is kept. Propose a measure that would show it.'
      : `The vision names ${strand.unknown.join(', ')}, which no measure of the library bears.`
  const text: Text = [{ text: 'No measure serves this strand. ', face: 'bold' }, unknown]
  const laid = layText(doc, text, { style: 'body', size: 9.75 }, box.width - 20)
  doc.group('P', () => drawText(doc, laid, x + 10, top + (box.height - laid.height) / 2))
}

type Cells = { first: Text; second: Text }

function twoLines(
  context: PageContext,
  cells: Cells,
  { x, y, width, rowTall }: { x: number; y: number; width: number; rowTall: number },
): void {
  const { doc } = context
  const fits = doc.width(plain(cells.first), strong) <= width
  const one = layText(doc, cells.first, fits ? strong : { style: 'label', colour: 'ink' }, width)
  const two = layText(doc, cells.second, second, width)
  const top = y + (rowTall - 2 - one.height - two.height) / 2
  drawText(doc, one, x, top)
  drawText(doc, two, x, top + one.height)
}

/** What a measure counts, with the year where the column's head does not say it, and its coverage. */
function measureCells({ doc }: PageContext, { kpi, reading }: MeasureReview): Cells {
  const figure = reading?.figure ?? null
  const unit = unitLabel(kpi.unit)
  if (figure === null) return { first: kpi.short, second: unit }
  const fine = isFine(reading?.series ?? [])
  const period = shortPeriod(figure.period)
  const when = `${fine ? 'to ' : ''}${period}`
  const covers = partlyCoveredShort(figure)
  if (covers === '') return { first: kpi.short, second: `${unit}, ${when}` }
  // What it covers is never left out: the unit gives way.
  const all = `${unit}, ${when}, ${covers}`
  const fits = doc.width(all, 'label') <= strandColumns.measureWidth
  return { first: kpi.short, second: fits ? all : `${when}, ${covers}` }
}

function drawMeasure(
  context: PageContext,
  measure: MeasureReview,
  axis: TimeAxis | null,
  y: number,
  rowTall: number,
): void {
  const { doc } = context
  const { left, right } = doc.frame
  const { kpi, reading } = measure
  const middle = y + (rowTall - 2) / 2
  const cell = (draw: () => void, kind = 'TD', options = {}): void => doc.group(kind, draw, options)
  const at = strandColumns
  doc.group('TR', () => {
    cell(
      () =>
        twoLines(context, measureCells(context, measure), {
          ...{ x: left + at.measure, width: at.measureWidth },
          ...{ y, rowTall },
        }),
      'TH',
      { scope: 'Row' },
    )
    if (reading === null) {
      cell(() => drawWord(context, 'No figure yet', left + at.spark, middle), 'TD', { colSpan: 4 })
      return
    }
    context.cite(reading.figure)
    cell(() => drawLatest(context, reading, left + at.latestRight, middle))
    cell(() => drawSpark(context, measure, reading, axis, { x: left + at.spark, y, rowTall }))
    cell(() => {
      const mark = rangeMark(reading)
      if (mark !== null) doc.artifact(() => void drawMark(doc, mark, left + at.range, middle - 6))
      const indent = px(19)
      twoLines(
        context,
        { first: reading.words, second: reading.detail },
        { x: left + at.range + indent, y, width: at.rangeWidth - indent, rowTall },
      )
    })
    cell(() => {
      const { target } = measure
      doc.artifact(() => void drawMark(doc, targetMark(target), left + at.target, middle))
      const words: Cells =
        target === null
          ? { first: 'No target', second: kpi.polarity === 'context' ? 'none fits' : 'yet set' }
          : { first: formatValue(kpi, target.target), second: target.words }
      const x = left + at.target + px(30)
      twoLines(context, words, { x, y, width: right - x, rowTall })
    })
  })
}

function drawWord(context: PageContext, text: string, x: number, middle: number): void {
  const laid = layText(context.doc, text, second)
  drawText(context.doc, laid, x, middle - laid.height / 2)
}

function drawLatest(
  context: PageContext,
  reading: Reading,
  rightEdge: number,
  middle: number,
): void {
  const { doc } = context
  const { figure } = reading
  if (figure.value === null) {
    const mark = stateMark(figure.state)
    if (mark === null) {
      const laid = layText(doc, stateWord(figure.state), second)
      drawText(doc, laid, rightEdge - laid.width, middle - laid.height / 2)
    } else {
      const box = { x: rightEdge - 9, y: middle - 4.5, width: 9, height: 9 }
      doc.figure(reading.words, box, () => void drawMark(doc, mark, box.x, middle))
    }
    return
  }
  const value = layText(doc, formatValue(figure.kpi, figure.value), 'value')
  drawText(doc, value, rightEdge - value.width, middle - value.height / 2)
  if (figure.provisional) {
    const p: Run = { text: 'p', face: 'italic' }
    drawText(doc, layText(doc, p, second), rightEdge + 2.5, middle - 4.5)
  }
}

/** The verdict's mark; none where there is no figure, since the latest column says why. */
function rangeMark(reading: Reading): MarkName | null {
  if (reading.figure.value === null) return null
  if (reading.kind === 'within') return 'within'
  if (reading.kind === 'not-rated' || reading.direction === null) return 'not-rated'
  return `${reading.direction}-${reading.kind}`
}

function drawSpark(
  context: PageContext,
  measure: MeasureReview,
  reading: Reading,
  axis: TimeAxis | null,
  { x, y, rowTall }: { x: number; y: number; rowTall: number },
): void {
  const { doc } = context
  if (axis === null) return
  const { kpi, link } = measure
  for (const { figure } of reading.series) if (figure.value !== null) context.cite(figure)
  const words = `${kpi.name}: ${reading.words}, ${reading.detail}`
  const width = strandColumns.sparkWidth
  const height = rowTall - 6
  const drawing = sparkline(
    sparklineOf(reading, axis, link.target),
    words,
    width / px(1),
    height / px(1),
  )
  const box = { x, y: y + 2, width, height }
  doc.figure(words, box, () => drawDrawing(doc, drawing, x, box.y, px(1)))
}
