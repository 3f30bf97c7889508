/** Schools by one measure: a bar with ends for each school's interval, England as the plumb line through all of them. */
import type { ComparedMeasure } from '../../domain/comparison.ts'
import { intervalRow, sharedScale } from '../../domain/interval-row.ts'
import { formatNumber } from '../../domain/wording.ts'
import type { Block } from '../blocks/index.ts'
import { drawDrawing } from '../marks/draw.ts'
import { drawText, layText } from '../text.ts'
import { px } from '../tokens.ts'

const name = { style: 'label', face: 'regular', colour: 'ink' } as const

/** `Reading progress, 8 schools: −2.2 to 2.4; worse: Larkfold; better: Fernhollow.` */
export function describeIntervals({ finding, kpi, rows, period }: ComparedMeasure): string {
  const valued = rows.filter(({ cell }) => cell.value !== null)
  const values = valued.flatMap(({ cell }) => (cell.value === null ? [] : [cell.value]))
  const span =
    values.length === 0
      ? 'no figure'
      : `${formatNumber(Math.min(...values), kpi.decimals)} to ${formatNumber(Math.max(...values), kpi.decimals)}`
  return `${finding}. ${kpi.name}, ${period}, ${valued.length} schools: ${span}. ${valued.map((row) => `${row.name} ${row.text}`).join('; ')}.`
}

/** As a block: its rows, each with name, bar and value, on one scale. */
export function intervalChart(measure: ComparedMeasure): Block {
  const rows = measure.rows.filter(({ cell }) => cell.value !== null)
  const scale = sharedScale(rows.flatMap(({ interval }) => interval ?? []))
  return {
    before: px(4),
    height: ({ doc }) => rows.length * doc.step('label').size * 1.7,
    draw(flow) {
      const { doc } = flow
      const row = doc.step('label').size * 1.7
      const height = rows.length * row
      const names = Math.max(...rows.map((one) => doc.width(one.name, name))) + 6
      const values = Math.max(...rows.map((one) => doc.width(one.text, 'label'))) + 4
      const wide = flow.width - names - values
      const box = { x: flow.x, y: flow.y, width: flow.width, height }
      doc.figure(describeIntervals(measure), box, () => {
        rows.forEach((one, i) => {
          const top = box.y + i * row
          const text = layText(doc, one.name, name)
          drawText(doc, text, box.x, top + (row - text.height) / 2)
          if (one.interval !== null) {
            const drawing = intervalRow(one.interval, '', wide / px(1), row / px(1), scale)
            drawDrawing(doc, drawing, box.x + names, top, px(1))
          }
          const face = one.cell.kind === 'worse' ? 'bold' : 'regular'
          const value = layText(doc, one.text, { style: 'label', face, colour: 'ink' })
          drawText(doc, value, box.x + box.width - value.width, top + (row - value.height) / 2)
        })
      })
      flow.y += height
    },
  }
}
