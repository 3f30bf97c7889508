/** What left its expected range at a school: the chart of one measure, and all of them in words. */
import { isByOwnPast } from '../../domain/reading.ts'
import type { Reading } from '../../domain/reading.ts'
import { lineChartOf } from '../../domain/series-chart.ts'
import { periodLabel } from '../../domain/period.ts'
import { capitalise, countWord, formatRange, formatValue, joinNames } from '../../domain/wording.ts'
import { drawLineChart } from '../charts/line-chart.ts'
import { anchors } from '../page.ts'
import type { PageContext } from '../page.ts'
import { comparedMeasures } from './comparison.ts'
import { heightOfText, paragraph } from '../text.ts'
import type { Run } from '../text.ts'
import { mm } from '../tokens.ts'

/** Height of the chart itself, in points. */
export const chartHeight = 116

/** Two points make no series; the diamonds of the table show last year. */
const fewestPoints = 3

/** What to chart: a measure that left its range, else the longest series that a line can show. */
export function charted(readings: readonly Reading[]): Reading | null {
  const points = (reading: Reading): number =>
    reading.series.filter(({ figure }) => figure.value !== null).length
  const drawable = readings.filter((reading) => points(reading) >= fewestPoints)
  const left =
    drawable.find((one) => isByOwnPast(one) && one.kind === 'worse') ??
    drawable.find((one) => isByOwnPast(one) && one.kind === 'better')
  const longest = drawable.reduce<Reading | null>(
    (best, one) => (best === null || points(one) > points(best) ? one : best),
    null,
  )
  return left ?? longest
}

/** The chart at the left, what is outside its range at the right; nothing where there is no series. */
export function drawSeries(
  context: PageContext,
  reading: Reading | null,
  readings: readonly Reading[],
  y: number,
  bottom: number,
): number {
  const { doc } = context
  const { left, right, width } = doc.frame
  const wide = width * 0.67
  if (reading === null) return drawOutside(context, readings, left, y, width, bottom)
  const chart = lineChartOf(reading)
  for (const { figure } of reading.series) if (figure.value !== null) context.cite(figure)
  for (const { figure } of reading.series) {
    if (chart.comparisons.length > 0 && figure.england?.value != null)
      context.citeObservation(figure.england)
  }
  let at = paragraph(doc, chart.title, { x: left, y, width: wide, style: 'heading' })
  at =
    paragraph(doc, chart.subtitle, {
      x: left,
      y: at,
      width: wide,
      style: { style: 'label', face: 'regular' },
    }) + 4
  drawLineChart(doc, chart, { x: left, y: at, width: wide, height: chartHeight })
  const panelLeft = left + wide + mm(6)
  const under = drawOutside(context, readings, panelLeft, y, right - panelLeft, bottom)
  return Math.max(at + chartHeight, under)
}

/** Every measure that left its expected range, worse before better, behind a plum bar. */
function drawOutside(
  context: PageContext,
  readings: readonly Reading[],
  x: number,
  y: number,
  width: number,
  bottom: number,
): number {
  const { doc } = context
  const judged = readings.filter(isByOwnPast)
  if (judged.length === 0) {
    const few =
      'No measure has three earlier years of one method yet, so none can be held against its own past.'
    if (y + 30 > bottom) return y
    return paragraph(doc, few, { x, y, width, style: { style: 'table', colour: 'ink-2' } })
  }
  const order = ['worse', 'better', 'not-rated'] as const
  const left = order.flatMap((kind) =>
    judged.filter((one) => one.kind === kind && one.direction !== null),
  )
  const heading = left.length === 0 ? 'Nothing left its range' : 'Outside its expected range'
  const texts: Run[][] = left.map((one) => [
    { text: `${capitalise(one.figure.kpi.short)}. `, face: 'bold' },
    `${one.words}: ${formatValue(one.figure.kpi, one.figure.value ?? 0, { percentSign: true })} in ${periodLabel(one.figure.period)}, ${one.range === null ? one.detail : `expected ${formatRange(one.figure.kpi, one.range)}`}.`,
  ])
  const within = judged.length - left.length
  const rest =
    left.length === 0
      ? `All ${countWord(judged.length)} measures with three earlier years or more are where their own past lets one expect them.`
      : `${capitalise(countWord(within))} more ${within === 1 ? 'is' : 'are'} within.`
  if (left.length === 0 || within > 0) texts.push([rest])
  const textLeft = x + mm(4)
  const room = width - mm(4)
  let at =
    paragraph(doc, heading, {
      x: textLeft,
      y,
      width: room,
      style: { style: 'body', face: 'bold' },
      tag: 'H2',
    }) + 3
  for (const [i, text] of texts.entries()) {
    if (at + heightOfText(doc, text, 'table', room) > bottom - 14) {
      if (i >= left.length) break
      const where = placesOf(context, left.slice(i))
      at = paragraph(doc, `And ${left.length - i} more: ${where}.`, {
        x: textLeft,
        y: at,
        width: room,
        style: 'table',
      })
      break
    }
    at = paragraph(doc, text, { x: textLeft, y: at, width: room, style: 'table' }) + 3
  }
  doc.line(x + 1, y, x + 1, at, { colour: 'accent', width: 1.8 })
  // A range is made of the figures before it.
  for (const { figure } of left.flatMap((one) => one.series))
    if (figure.value !== null) context.cite(figure)
  return at
}

/** Where the figures of some measures of this school stand: `page 8`, or in the application alone. */
function placesOf(context: PageContext, readings: readonly Reading[]): string {
  const { school } = context
  const comparedIn = school === null ? () => null : comparedMeasures(context, school)
  const places = readings.map(({ figure }) => {
    const phase = comparedIn(figure.kpi, figure.group)
    const page = phase === null ? null : context.pageOf(anchors.compared(phase))
    return page === null ? 'Plumbline' : `page ${page}`
  })
  return joinNames([...new Set(places)])
}
