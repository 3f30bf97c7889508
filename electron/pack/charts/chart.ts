/** Chart.js on paper: a definition that the screen has too, drawn as vectors into a page. */
import {
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
} from 'chart.js'
import type { ChartConfiguration } from 'chart.js'
import type { ChartTheme } from '../../domain/chart-plugin.ts'
import type { Box, PackDocument } from '../document.ts'
import { PdfCanvasContext } from './canvas.ts'

Chart.register(
  CategoryScale,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  ScatterController,
)

/** Draws a chart into the box as one figure with its text alternative; titles are the page's. */
export function drawChart(
  doc: PackDocument,
  alt: string,
  box: Box,
  configOf: (theme: ChartTheme) => unknown,
): void {
  if (doc.measuring) return
  doc.figure(alt, box, () => {
    const context = new PdfCanvasContext(doc, box)
    doc.pdf.save()
    doc.pdf.translate(box.x, box.y)
    const theme: ChartTheme = {
      size: doc.step('label').size,
      family: 'Source Sans 3',
      responsive: false,
      colours: doc.look.colours,
    }
    // Chart.js asks for a canvas of the DOM; outside one it takes whatever has a context.
    const canvas = context.canvas as unknown as ConstructorParameters<typeof Chart>[0]
    const chart = new Chart(canvas, configOf(theme) as ChartConfiguration)
    context.restoreAll()
    chart.destroy()
    doc.pdf.restore()
  })
}
