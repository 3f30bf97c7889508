/** Chart.js on paper: the shared definition of a chart, drawn as vectors into a page. */
import {
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
} from 'chart.js'
import { lineChartConfig } from '../../domain/chart.ts'
import { describeLineChart, type LineChart } from '../../domain/line-chart.ts'
import type { Box, PackDocument } from '../document.ts'
import { PdfCanvasContext } from './canvas.ts'

Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement)

/** Draws the chart into the box as one figure with its text alternative; titles are the page's. */
export function drawLineChart(doc: PackDocument, model: LineChart, box: Box): void {
  if (doc.measuring) return
  doc.figure(describeLineChart(model), box, () => {
    const context = new PdfCanvasContext(doc, box)
    doc.pdf.save()
    doc.pdf.translate(box.x, box.y)
    const theme = {
      size: doc.step('label').size,
      family: 'Source Sans 3',
      responsive: false,
      colours: doc.look.colours,
    }
    // Chart.js asks for a canvas of the DOM; outside one it takes whatever has a context.
    const canvas = context.canvas as unknown as ConstructorParameters<typeof Chart>[0]
    const chart = new Chart(canvas, lineChartConfig(model, theme))
    context.restoreAll()
    chart.destroy()
    doc.pdf.restore()
  })
}
