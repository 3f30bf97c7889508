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
import { formatNumber } from '../../electron/domain/wording.ts'
import classes from './LineChart.module.css'
import { useTokens } from './tokens.ts'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement)

const family = "'Source Sans 3', sans-serif"

export function LineChart({ model }: { model: Model }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useTokens()
  useEffect(() => {
    if (!canvas.current) return
    const theme = { size: 13, family, responsive: true, colours }
    const chart = new Chart(canvas.current, lineChartConfig(model, theme))
    return () => chart.destroy()
  }, [model, colours])
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
              {model.comparisons.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.points.map((point, i) => (
              <tr key={point.period}>
                <th scope="row">{point.period}</th>
                <td>
                  {point.value === null ? point.words : formatNumber(point.value, model.decimals)}
                </td>
                {model.comparisons.map(({ name, values }) => (
                  <td key={name}>{printed(values[i], model.decimals)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  )
}

function printed(value: number | null | undefined, decimals: number): string {
  return value == null ? '' : formatNumber(value, decimals)
}
