/** Small multiples: one little chart for each school, all over the same time, each with its own band. */
import { againstWords } from '../../domain/reading-words.ts'
import type { Reading } from '../../domain/reading.ts'
import { sparklineOf } from '../../domain/series-chart.ts'
import type { TimeAxis } from '../../domain/series-chart.ts'
import { sparkline } from '../../domain/sparkline.ts'
import { formatValue } from '../../domain/wording.ts'
import type { Block, Flow } from '../blocks/index.ts'
import { drawDrawing } from '../marks/draw.ts'
import { drawText, layText } from '../text.ts'
import { mm, px } from '../tokens.ts'

const gutter = mm(6)

/** Three side by side; one below the other in large print. `drawn` is called on the page that the school stands on. */
export function smallMultiples(
  schools: readonly { name: string; reading: Reading; drawn(): void }[],
  axis: TimeAxis,
): Block {
  const across = (flow: Flow): number => (flow.doc.look.single ? 1 : 3)
  const chartHeight = (flow: Flow): number => (flow.doc.look.single ? mm(26) : mm(13))
  const heads = ({ doc }: Flow): number => doc.step('label').size * 1.5
  const cell = (flow: Flow): number => heads(flow) + chartHeight(flow) + mm(4)
  return {
    before: mm(2),
    height: (flow) => Math.ceil(schools.length / across(flow)) * cell(flow),
    start: cell,
    draw(flow) {
      const { doc } = flow
      const wide = (flow.width - gutter * (across(flow) - 1)) / across(flow)
      schools.forEach(({ name, reading, drawn }, i) => {
        const column = i % across(flow)
        if (column === 0 && i > 0) flow.y += cell(flow)
        if (column === 0 && flow.y + cell(flow) > flow.bottom + 0.01) flow.turn()
        drawn()
        const x = flow.x + column * (wide + gutter)
        const box = { x, y: flow.y, width: wide, height: cell(flow) - mm(3) }
        doc.figure(againstWords(name, reading), box, () => {
          const { kpi, value } = reading.figure
          const left = layText(doc, name, { style: 'label', colour: 'ink' })
          drawText(doc, left, x, box.y)
          const face = reading.kind === 'worse' ? 'bold' : 'regular'
          const latest = layText(doc, value === null ? '' : formatValue(kpi, value), {
            ...{ style: 'label', face, colour: reading.kind === 'worse' ? 'worse' : 'ink' },
          })
          drawText(doc, latest, x + wide - latest.width, box.y)
          const drawing = sparkline(
            sparklineOf(reading, axis, null),
            '',
            wide / px(1),
            chartHeight(flow) / px(1),
          )
          drawDrawing(doc, drawing, x, box.y + heads(flow), px(1))
        })
      })
      flow.y += cell(flow)
    },
  }
}
