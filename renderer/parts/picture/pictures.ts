/** The pictures that leave the screen, each with its finding as title, its rule and its source. */
import { cellText } from '../../../electron/domain/cell-words.ts'
import type { ComparedMeasure } from '../../../electron/domain/comparison.ts'
import { intervalRow, sharedScale, turned } from '../../../electron/domain/interval-row.ts'
import { describeLineChart, type LineChart } from '../../../electron/domain/line-chart.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import { withinTrust } from '../../../electron/domain/within-trust.ts'
import { formatValue, unitLabel } from '../../../electron/domain/wording.ts'
import type { Pen, Picture, Words } from './pens.ts'

const edge = 24
const pictureWidth = 760
const room = pictureWidth - 2 * edge

const title: Words = { size: 21, weight: 600, serif: true }
const under: Words = { size: 14, colour: 'ink-2' }
const note: Words = { size: 13, colour: 'ink-2' }
const label: Words = { size: 13, weight: 600, colour: 'ink-2' }

/** Lines of at most the given width; a word longer than that stands alone. */
export function linesOf(
  words: string,
  width: number,
  measure: (words: string) => number,
): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`) <= width) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}

/** A pen that measures alone, so that a picture's height is known before it is drawn. */
const byGuess = (words: string, style: Words) => words.length * style.size * 0.5

function paragraph(pen: Pen, words: string, y: number, style: Words): number {
  let at = y
  // Broken by the guess by which the height was reckoned, so that nothing runs out of the picture.
  for (const line of linesOf(words, room, (text) => byGuess(text, style))) {
    at += style.size * 1.35
    pen.text(line, edge, at, style)
  }
  return at
}

function heightOf(words: string, style: Words): number {
  return linesOf(words, room, (text) => byGuess(text, style)).length * style.size * 1.35
}

const headHeight = (finding: string, subtitle: string) =>
  edge + heightOf(finding, title) + heightOf(subtitle, under) + 16
/** Whoever passes a picture on has to know that small numbers stand in it. */
const withLast = (notes: readonly string[]) => [...notes, withinTrust]
const notesHeight = (notes: readonly string[]) =>
  withLast(notes).reduce((sum, words) => sum + heightOf(words, note), 12) + edge

function paintHead(pen: Pen, finding: string, subtitle: string): number {
  return paragraph(pen, subtitle, paragraph(pen, finding, edge, title), under) + 16
}

function paintNotes(pen: Pen, notes: readonly string[], y: number): void {
  let at = y + 12
  for (const words of withLast(notes)) at = paragraph(pen, words, at, note)
}

const chartHeight = 300

/** A series with its limits. `whose` is the school's or the trust's name. */
export function linePicture(model: LineChart, whose: string, notes: readonly string[]): Picture {
  const finding = `${whose}: ${model.title}`
  return {
    width: pictureWidth,
    height: headHeight(finding, model.subtitle) + chartHeight + notesHeight(notes),
    words: `${whose}. ${describeLineChart(model)}`,
    paint(pen) {
      const y = paintHead(pen, finding, model.subtitle)
      pen.chart(model, { x: edge, y, width: room, height: chartHeight })
      paintNotes(pen, notes, y + chartHeight)
    },
  }
}

const rowHeight = 30
const columns = { name: 200, value: 80, chart: 300 }

/** The line under the title of a measure compared: which, in what, of when, beside what. */
export function measureLine({ kpi, of, period, england }: ComparedMeasure): string {
  return [
    kpi.name,
    ...(of === null ? [] : [of.toLowerCase()]),
    unitLabel(kpi.unit),
    periodLabel(period),
    ...(england
      ? [`${england.label} ${formatValue(kpi, england.value, { percentSign: true })}`]
      : []),
  ].join(', ')
}

/** Words over the ends of a column of intervals. */
export function endsOf({ kpi }: Pick<ComparedMeasure, 'kpi'>): { left: string; right: string } {
  if (kpi.polarity === 'higher' || turned(kpi.polarity)) return { left: 'worse', right: 'better' }
  return { left: 'lower', right: 'higher' }
}

/** Schools by one measure, England the plumb line through all rows. */
export function intervalPicture(measure: ComparedMeasure, notes: readonly string[]): Picture {
  const rows = [...measure.rows, ...(measure.trust ? [measure.trust] : [])]
  const scale = sharedScale(rows.flatMap(({ interval }) => interval ?? []))
  const subtitle = measureLine(measure)
  return {
    width: pictureWidth,
    height:
      headHeight(measure.finding, subtitle) + 24 + rows.length * rowHeight + notesHeight(notes),
    words: `${measure.finding}. ${rows.map((row) => `${row.name}: ${row.text}`).join('; ')}.`,
    paint(pen) {
      let y = paintHead(pen, measure.finding, subtitle)
      const chart = edge + columns.name + columns.value + 16
      const ends = endsOf(measure)
      pen.text(ends.left, chart, y + 12, { ...label, weight: 400 })
      pen.text(ends.right, chart + columns.chart, y + 12, { ...label, weight: 400, align: 'right' })
      if (measure.england) {
        pen.text('England', chart + columns.chart / 2, y + 12, { ...label, align: 'center' })
      }
      y += 24
      pen.line([edge, y], [edge + room, y], 'ink', 1.25)
      for (const row of rows) {
        const middle = y + rowHeight / 2 + 5
        if (row.urn === null) pen.line([edge, y], [edge + room, y], 'ink', 1.25)
        const weight = row.cell.kind === 'worse' || row.urn === null ? 700 : 400
        const covers = row.cell.covers === undefined ? '' : `, ${row.cell.covers}`
        pen.text(`${row.name}${covers}`, edge, middle, { size: 14, weight: 600 })
        const value = { size: 14, weight, align: 'right' } as const
        const right = edge + columns.name + columns.value
        if (row.cell.value !== null) pen.text(row.text, right, middle, value)
        if (row.interval) {
          pen.drawing(intervalRow(row.interval, '', columns.chart, rowHeight, scale), chart, y)
        }
        // There is room for a word alone: the sentence is on the screen.
        const words = row.cell.value === null ? cellText(measure.kpi, row.cell) : row.verdict
        pen.text(words, chart + columns.chart + 12, middle, { size: 13, colour: 'ink-2' })
        y += rowHeight
        pen.line([edge, y], [edge + room, y], 'hair', 0.75)
      }
      paintNotes(pen, notes, y)
    },
  }
}
