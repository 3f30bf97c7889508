/** The funnel plot on paper. */
import { funnelChartConfig } from '../../domain/funnel-chart.ts'
import { describeFunnel, type FunnelChart } from '../../domain/funnel.ts'
import type { Box, PackDocument } from '../document.ts'
import { drawChart } from './chart.ts'

export function drawFunnelChart(doc: PackDocument, model: FunnelChart, box: Box): void {
  drawChart(doc, describeFunnel(model), box, (theme) => funnelChartConfig(model, theme))
}
