/**
 * The full-size line chart, defined once for screen and paper: a Chart.js configuration with a small
 * plugin for what Chart.js has not. Chart.js itself is not imported, so this stays pure; screen and paper
 * hand the result to `new Chart`.
 *
 * The title states the finding, limits and mean are labelled at the right end, only a point outside its
 * range is in colour, and no line goes over a gap or a change of method.
 */
import { linePlugin, stillOptions, type ChartTheme } from './chart-plugin.ts'
import { fixed, type LineChart } from './line-chart.ts'
import { stretches } from './sparkline.ts'

/** A step of 1, 2 or 5 that parts the span into three to six. */
function niceStep(span: number): number {
  const raw = span / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const lead = raw / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

function valueAxis(model: LineChart): { min: number; max: number; stepSize: number } {
  const all = [
    ...model.points.map(({ value }) => value),
    ...model.ranges.flatMap(({ lower, upper }) => [lower, upper]),
    ...model.comparisons.flatMap(({ values }) => values),
    model.target,
  ].filter((n) => n !== null)
  const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)]
  const stepSize = niceStep(most === least ? 10 ** -model.decimals * 4 : most - least)
  // A point outside its range keeps room for its words beyond it.
  const beyond = model.outside.length > 0 ? stepSize * 0.4 : 0
  const min = Math.floor((least - beyond) / stepSize) * stepSize
  const max = Math.ceil((most + beyond) / stepSize) * stepSize
  return { min, max: max === min ? min + stepSize : max, stepSize }
}

/** Room for the labels at the right end, in the theme's units. */
function labelRoom(model: LineChart, theme: ChartTheme): number {
  const names = model.comparisons.map(({ name }) => name.length + 6)
  const longest = Math.max(
    model.ranges.length > 0 ? 11 : 0,
    model.target === null ? 5 : 11,
    ...names,
  )
  return longest * theme.size * 0.52 + theme.size
}

/**
 * The configuration for `new Chart(canvas, …)`. On paper the theme is not responsive and the canvas has
 * its final size; nothing moves and nothing listens.
 */
export function lineChartConfig(model: LineChart, theme: ChartTheme) {
  const { size, family, colours } = theme
  const kinds = new Map(model.outside.map(({ index, kind }) => [index, kind]))
  const colourOf = (i: number): string => {
    const kind = kinds.get(i)
    return kind === 'better' || kind === 'worse' ? colours[kind] : colours.ink
  }
  const radiusOf = (i: number): number =>
    kinds.has(i) ? size * 0.46 : model.points.length > 15 ? size * 0.2 : size * 0.3
  const tick = { color: colours['ink-2'], font: { family, size } }
  const { min, max, stepSize } = valueAxis(model)
  const axisDecimals = Math.max(0, -Math.floor(Math.log10(stepSize) + 1e-9))
  return {
    type: 'line' as const,
    data: {
      labels: model.points.map(({ label }) => label),
      datasets: stretches(model.points).map((stretch) => ({
        data: model.points.map(({ value }, i) => (stretch.includes(i) ? value : null)),
        borderColor: colours.ink,
        borderWidth: size * 0.153,
        spanGaps: false,
        tension: 0,
        clip: false as const,
        pointRadius: model.points.map((_, i) => radiusOf(i)),
        pointHoverRadius: model.points.map((_, i) => radiusOf(i)),
        pointBorderWidth: size * 0.17,
        pointBorderColor: model.points.map((_, i) => colourOf(i)),
        pointBackgroundColor: model.points.map((_, i) =>
          kinds.get(i) === 'better' ? colours.ground : colourOf(i),
        ),
      })),
    },
    options: {
      ...stillOptions(theme),
      layout: {
        padding: {
          top: model.breaks.length > 0 ? size * 1.6 : size * 0.6,
          right: labelRoom(model, theme),
          bottom: model.spans.length > 0 ? size * 2 : 0,
          left: 0,
        },
      },
      scales: {
        x: {
          type: 'category' as const,
          offset: true,
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...tick,
            autoSkip: model.spans.length === 0,
            autoSkipPadding: 0,
            maxRotation: 0,
            padding: size * 0.3,
          },
        },
        y: {
          type: 'linear' as const,
          min,
          max,
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...tick,
            stepSize,
            padding: size * 0.6,
            callback: (value: number | string) => fixed(Number(value), axisDecimals),
          },
        },
      },
    },
    plugins: [linePlugin(model, theme)],
  }
}
