/** The line chart on paper. */
import { lineChartConfig } from '../../domain/chart.ts'
import { describeLineChart, type LineChart } from '../../domain/line-chart.ts'
import type { Box, PackDocument } from '../document.ts'
import { drawChart } from './chart.ts'

/** Draws the chart into the box as one figure with its text alternative; titles are the page's. */
export function drawLineChart(doc: PackDocument, model: LineChart, box: Box): void {
  drawChart(doc, describeLineChart(model), box, (theme) => lineChartConfig(model, theme))
}
