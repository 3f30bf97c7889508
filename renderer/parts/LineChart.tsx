/** A series as a chart, from the same definition as on paper, with its numbers as a table for screen readers. */
import { useEffect, useRef } from 'react'
import {
  Chart,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js'
import { VisuallyHidden } from '@mantine/core'
import { lineChartConfig } from '../../electron/domain/chart.ts'
import { describeLineChart, type LineChart as Model } from '../../electron/domain/line-chart.ts'
import { colours } from '../../electron/domain/look.ts'
import { formatNumber } from '../../electron/domain/wording.ts'
import classes from './LineChart.module.css'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement)

const chartTheme = { size: 13, family: "'Source Sans 3', sans-serif", responsive: true, colours }

export function LineChart({ model }: { model: Model }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (!canvas.current) return
    const chart = new Chart(canvas.current, lineChartConfig(model, chartTheme))
    return () => chart.destroy()
  }, [model])
  return (
    <figure className={classes.figure}>
      <figcaption>
        <span className="strong">{model.title}</span>
        <span className={classes.subtitle}>{model.subtitle}</span>
      </figcaption>
      <div className={classes.box}>
        <canvas ref={canvas} role="img" aria-label={describeLineChart(model)} />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{model.subtitle}</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {model.points.map((point) => (
              <tr key={point.period}>
                <th scope="row">{point.period}</th>
                <td>
                  {point.value === null ? point.words : formatNumber(point.value, model.decimals)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}
