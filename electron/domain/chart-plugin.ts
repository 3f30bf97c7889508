/**
 * What Chart.js has not: expected range, limits, uprights, and words beside the points, as a plugin of the
 * line chart. Chart.js itself is not imported, so that this stays pure.
 */
import { fixed, type LineChart } from './line-chart.ts'
import type { Colour } from './look.ts'
import { stretches } from './sparkline.ts'

export type ChartTheme = {
  /** Type size in the canvas's units: 8.5 on paper, 13 on screen. */
  size: number
  family: string
  /** True on screen, where the canvas follows its box. */
  responsive: boolean
  /** The tokens as they are here: those of paper, or of the screen's theme. */
  colours: Readonly<Record<Colour, string>>
}

/** What every chart has alike: nothing moves, nothing listens, and what is said of it stands outside. */
export function stillOptions({ responsive }: ChartTheme) {
  return {
    animation: false as const,
    responsive,
    maintainAspectRatio: false,
    events: [],
    ...(responsive ? {} : { devicePixelRatio: 1 }),
    plugins: {
      legend: { display: false },
      title: { display: false },
      tooltip: { enabled: false },
    },
  }
}

/** What the plugin needs of Chart.js; the real chart fits it. */
type DrawnChart = {
  ctx: {
    save(): void
    restore(): void
    beginPath(): void
    moveTo(x: number, y: number): void
    lineTo(x: number, y: number): void
    stroke(): void
    fillRect(x: number, y: number, width: number, height: number): void
    setLineDash(dash: number[]): void
    fillText(text: string, x: number, y: number): void
    measureText(text: string): { width: number }
    strokeStyle: unknown
    fillStyle: unknown
    lineWidth: number
    font: string
    textAlign: string
    textBaseline: string
  }
  chartArea: { left: number; right: number; top: number; bottom: number }
  scales: Record<string, { getPixelForValue(value: number): number }>
}

/** Moves labels apart so that none covers another; keeps their order. */
function spread<T extends { y: number }>(labels: readonly T[], gap: number): T[] {
  const sorted = labels.map((label) => ({ ...label })).toSorted((a, b) => a.y - b.y)
  for (let i = 1; i < sorted.length; i++) {
    const [above, label] = [sorted[i - 1], sorted[i]]
    if (above !== undefined && label !== undefined) label.y = Math.max(label.y, above.y + gap)
  }
  return sorted
}

type Spot = { x: number; y: number } | null

/** Whether a line through the spots meets the box; a gap in the spots is a gap in the line. */
function crosses(
  spots: readonly Spot[],
  box: { left: number; right: number; top: number; bottom: number },
): boolean {
  const steps = 24
  return spots.some((spot, i) => {
    const next = spots[i + 1] ?? spot
    if (spot === null || next === null) return false
    for (let step = 0; step <= steps; step++) {
      const x = spot.x + ((next.x - spot.x) * step) / steps
      const y = spot.y + ((next.y - spot.y) * step) / steps
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true
    }
    return false
  })
}

/** Draws the model's furniture under and over the line. */
export function linePlugin(
  model: LineChart,
  theme: ChartTheme,
): {
  id: string
  beforeDatasetsDraw(chart: DrawnChart): void
  afterDatasetsDraw(chart: DrawnChart): void
} {
  const { size, family, colours } = theme
  const thin = size / 9.5
  const font = (weight: 400 | 700): string => `${weight} ${size}px '${family}'`
  const dashed = [size * 0.4, size * 0.3]

  function line(
    chart: DrawnChart,
    ends: [number, number, number, number],
    style: string,
    width: number,
    dash: number[] = [],
  ): void {
    const { ctx } = chart
    ctx.save()
    ctx.strokeStyle = style
    ctx.lineWidth = width
    ctx.setLineDash(dash)
    ctx.beginPath()
    ctx.moveTo(ends[0], ends[1])
    ctx.lineTo(ends[2], ends[3])
    ctx.stroke()
    ctx.restore()
  }
  function write(
    chart: DrawnChart,
    text: string,
    x: number,
    y: number,
    options: { align?: string; colour?: string; bold?: boolean } = {},
  ): void {
    const { ctx } = chart
    ctx.save()
    ctx.font = font(options.bold === true ? 700 : 400)
    ctx.fillStyle = options.colour ?? colours['ink-2']
    ctx.textAlign = options.align ?? 'left'
    ctx.textBaseline = 'middle'
    ctx.fillText(text, x, y)
    ctx.restore()
  }
  function places(chart: DrawnChart): {
    x(i: number): number
    y(value: number): number
    half: number
  } {
    const { scales, chartArea } = chart
    const x = (i: number): number => scales['x']?.getPixelForValue(i) ?? 0
    const y = (value: number): number => scales['y']?.getPixelForValue(value) ?? 0
    const half =
      model.points.length < 2 ? (chartArea.right - chartArea.left) / 2 : (x(1) - x(0)) / 2
    return { x, y, half }
  }

  return {
    id: 'plumbline',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea } = chart
      const { x, y, half } = places(chart)
      for (const { from, to, lower, upper, mean } of model.ranges) {
        const left = Math.max(chartArea.left, x(from) - half)
        const right = Math.min(chartArea.right, x(to) + half)
        ctx.save()
        ctx.fillStyle = colours.band
        ctx.fillRect(left, y(upper), right - left, y(lower) - y(upper))
        ctx.restore()
        for (const limit of [upper, lower]) {
          line(chart, [left, y(limit), right, y(limit)], colours['ink-3'], 0.9 * thin, dashed)
        }
        if (mean !== null)
          line(chart, [left, y(mean), right, y(mean)], colours['ink-3'], 0.9 * thin)
      }
      if (model.target !== null) {
        const at = y(model.target)
        line(chart, [chartArea.left, at, chartArea.right, at], colours.ink, 1.2 * thin, dashed)
      }
      model.points.forEach(({ unpublished }, i) => {
        if (!unpublished) return
        const dots = [thin, 2.5 * thin]
        line(chart, [x(i), chartArea.top, x(i), chartArea.bottom], colours['ink-3'], thin, dots)
      })
      for (const { from } of model.spans.slice(1)) {
        const at = x(from) - half
        line(
          chart,
          [at, chartArea.top - size, at, chartArea.bottom + size * 3.4],
          colours.rule,
          0.75 * thin,
        )
      }
      model.breaks.forEach(({ index, words }, i) => {
        const at = x(index) - half
        line(chart, [at, chartArea.top - size, at, chartArea.bottom], colours['ink-2'], thin)
        // Of neighbours whose names would meet, the last is named.
        const next = model.breaks[i + 1]
        const room = next === undefined ? Infinity : x(next.index) - x(index)
        if (words.length * size * 0.5 < room)
          write(chart, words, at + size * 0.4, chartArea.top - size * 0.6)
      })
      for (const { of, values } of model.comparisons) {
        for (const stretch of stretches(
          values.map((value, i) => ({ value, startsAnew: model.points[i]?.startsAnew ?? false })),
        )) {
          stretch.slice(1).forEach((to, k) => {
            const from = stretch[k] ?? to
            const ends: [number, number, number, number] = [
              x(from),
              y(values[from] ?? 0),
              x(to),
              y(values[to] ?? 0),
            ]
            line(
              chart,
              ends,
              of === 'trust' ? colours.accent : colours['ink-3'],
              1.1 * thin,
              of === 'la' ? [size * 0.15, size * 0.25] : [],
            )
          })
        }
      }
    },
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart
      const { x, y } = places(chart)
      const { decimals } = model
      const ends: { y: number; text: string; bold: boolean }[] = []
      const last = model.ranges.at(-1)
      if (last !== undefined) {
        ends.push({ y: y(last.upper), text: `upper ${fixed(last.upper, decimals)}`, bold: false })
        ends.push({ y: y(last.lower), text: `lower ${fixed(last.lower, decimals)}`, bold: false })
        if (last.mean !== null) {
          ends.push({ y: y(last.mean), text: `mean ${fixed(last.mean, decimals)}`, bold: false })
        }
      }
      for (const { name, values } of model.comparisons) {
        const end = values.findLast((value) => value !== null)
        if (end != null)
          ends.push({ y: y(end), text: `${name} ${fixed(end, decimals)}`, bold: false })
      }
      if (model.target !== null) {
        ends.push({
          y: y(model.target),
          text: `target ${fixed(model.target, decimals)}`,
          bold: false,
        })
      }
      const lastPoint = model.points.findLastIndex(({ value }) => value !== null)
      const lastValue = model.points[lastPoint]?.value ?? null
      const spoken = model.outside.some(({ index, words }) => index === lastPoint && words !== '')
      if (lastValue !== null && !spoken) {
        const sign = model.points[lastPoint]?.provisional === true ? ' p' : ''
        if (lastPoint === model.points.length - 1) {
          ends.push({ y: y(lastValue), text: fixed(lastValue, decimals) + sign, bold: true })
        } else {
          write(
            chart,
            fixed(lastValue, decimals) + sign,
            x(lastPoint) + size * 0.7,
            y(lastValue) - size * 0.8,
            { bold: true, colour: colours.ink },
          )
        }
      }
      for (const { y: at, text, bold } of spread(ends, size * 1.25)) {
        write(chart, text, chartArea.right + size * 0.8, at, {
          bold,
          colour: bold ? colours.ink : colours['ink-2'],
        })
      }
      for (const { index, kind, words } of model.outside) {
        const value = model.points[index]?.value
        if (value == null) continue
        const colour = kind === 'not-rated' ? colours.ink : colours[kind]
        ctx.font = font(700)
        const long = ctx.measureText(words).width
        const toLeft = x(index) - size * 1.1 - long > chartArea.left
        const align = toLeft ? 'right' : 'left'
        // Beside the point where nothing else is drawn there, else on its outer side.
        const end = x(index) + (toLeft ? -size : size) * 1.1
        const [left, right] = toLeft ? [end - long, end] : [end, end + long]
        const line = model.points.map(({ value: v }, i) =>
          v === null ? null : { x: x(i), y: y(v) },
        )
        const [top, bottom] = [y(value) - size * 0.7, y(value) + size * 0.7]
        const ranges = model.ranges.filter(({ from, to }) => index >= from && index <= to)
        const free =
          !crosses(line, { left, right, top, bottom }) &&
          ranges.every(({ lower, upper }) =>
            [lower, upper].every((limit) => y(limit) < top || y(limit) > bottom),
          )
        const above = ranges.some(({ upper }) => value > upper)
        const beyond = y(value) + (above ? -size : size) * 1.4
        if (free) write(chart, words, end, y(value), { align, bold: true, colour })
        else
          write(chart, words, x(index) + (toLeft ? size : -size) * 0.5, beyond, {
            align,
            bold: true,
            colour,
          })
      }
      for (const { from, to, label } of model.spans) {
        write(chart, label, (x(from) + x(to)) / 2, chartArea.bottom + size * 3, { align: 'center' })
      }
    },
  }
}
