/** What a picture is painted with: into SVG text, or onto a canvas. Both draw the same picture. */
import {
  BasicPlatform,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { lineChartConfig } from '../../../electron/domain/chart.ts'
import type { Drawing, Shape } from '../../../electron/domain/drawing.ts'
import type { LineChart } from '../../../electron/domain/line-chart.ts'
import { type Colour, colours } from '../../../electron/domain/look.ts'
import { escapeXml, short, SvgContext } from './svg-context.ts'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement)

export type Words = {
  size: number
  weight?: 400 | 600 | 700
  serif?: boolean
  colour?: Colour
  align?: 'left' | 'right' | 'center'
}

export type Pen = {
  /** With its baseline at `y`. */
  text(words: string, x: number, y: number, style: Words): void
  width(words: string, style: Words): number
  line(
    from: readonly [number, number],
    to: readonly [number, number],
    colour: Colour,
    width: number,
  ): void
  drawing(drawing: Drawing, x: number, y: number): void
  chart(model: LineChart, box: { x: number; y: number; width: number; height: number }): void
}

export type Picture = { width: number; height: number; words: string; paint(pen: Pen): void }

const fontOf = ({ size, weight = 400, serif = false }: Words) =>
  `${weight} ${size}px ${serif ? "'Source Serif 4', serif" : "'Source Sans 3', sans-serif"}`

const chartSize = 13
const chartTheme = { size: chartSize, family: 'Source Sans 3', responsive: false, colours }

function newCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This window can make no canvas')
  return context
}

/** Chart.js itself, on a context of ours, without a page: nothing listens and nothing resizes. */
function drawChart(model: LineChart, canvas: unknown, ratio: number): void {
  const config = lineChartConfig(model, chartTheme)
  const options = { ...config.options, devicePixelRatio: ratio }
  const element = canvas as ConstructorParameters<typeof Chart>[0]
  new Chart(element, { ...config, options, platform: BasicPlatform }).destroy()
}

/** The picture as an SVG document. */
export function toSvg({ width, height, words, paint }: Picture): string {
  const ruler = newCanvas(1, 1)
  const parts: string[] = []
  paint({
    text(text, x, y, style) {
      const context = new SvgContext({ width, height }, ruler)
      context.font = fontOf(style)
      context.fillStyle = colours[style.colour ?? 'ink']
      context.textAlign = style.align ?? 'left'
      context.fillText(text, x, y)
      parts.push(...context.elements)
    },
    width(text, style) {
      ruler.font = fontOf(style)
      return ruler.measureText(text).width
    },
    line([x1, y1], [x2, y2], colour, thick) {
      parts.push(
        `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="${colours[colour]}" stroke-width="${short(thick)}"/>`,
      )
    },
    drawing({ shapes }, x, y) {
      const paths = shapes.map((shape) => {
        const ends = shape.round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''
        const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : ''
        return `<path d="${escapeXml(shape.d)}" fill="${shape.fill ? colours[shape.fill] : 'none'}" stroke="${shape.stroke ? colours[shape.stroke] : 'none'}" stroke-width="${shape.width ?? 1.5}"${dash}${ends}/>`
      })
      parts.push(`<g transform="translate(${short(x)} ${short(y)})">${paths.join('')}</g>`)
    },
    chart(model, box) {
      const context = new SvgContext(box, ruler)
      drawChart(model, context.canvas, 1)
      parts.push(
        `<g transform="translate(${short(box.x)} ${short(box.y)})">${context.elements.join('')}</g>`,
      )
    },
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img">`,
    `<title>${escapeXml(words)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    ...parts,
    '</svg>',
  ].join('\n')
}

const pathOf = ({ d }: Shape) => new Path2D(d)

/** Pixels for each unit: sharp in a document that is printed. */
const fine = 2

/** The picture as a PNG. */
export async function toPng({ width, height, paint }: Picture): Promise<Blob> {
  await document.fonts.ready
  const context = newCanvas(width * fine, height * fine)
  context.scale(fine, fine)
  context.fillStyle = colours.ground
  context.fillRect(0, 0, width, height)
  paint({
    text(text, x, y, style) {
      context.font = fontOf(style)
      context.fillStyle = colours[style.colour ?? 'ink']
      context.textAlign = style.align ?? 'left'
      context.textBaseline = 'alphabetic'
      context.fillText(text, x, y)
    },
    width(text, style) {
      context.font = fontOf(style)
      return context.measureText(text).width
    },
    line([x1, y1], [x2, y2], colour, thick) {
      context.strokeStyle = colours[colour]
      context.lineWidth = thick
      context.beginPath()
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
      context.stroke()
    },
    drawing({ shapes }, x, y) {
      context.save()
      context.translate(x, y)
      for (const shape of shapes) {
        if (shape.fill) {
          context.fillStyle = colours[shape.fill]
          context.fill(pathOf(shape))
        }
        if (!shape.stroke) continue
        context.strokeStyle = colours[shape.stroke]
        context.lineWidth = shape.width ?? 1.5
        context.lineCap = shape.round ? 'round' : 'butt'
        context.setLineDash([...(shape.dash ?? [])])
        context.stroke(pathOf(shape))
      }
      context.restore()
    },
    chart(model, box) {
      const { canvas } = newCanvas(box.width, box.height)
      drawChart(model, canvas, fine)
      context.drawImage(canvas, box.x, box.y, box.width, box.height)
    },
  })
  return new Promise((resolve, reject) => {
    context.canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made'))),
      'image/png',
    )
  })
}
