/**
 * The funnel plot as a Chart.js configuration, for screen and paper. Chart.js itself is not imported. Schools
 * outside the limits bear their names; those within are dots.
 */
import { stillOptions, type ChartTheme } from './chart-plugin.ts'
import { funnelLimits } from './funnel.ts'
import type { FunnelChart, FunnelPoint } from './funnel.ts'
import { fixed } from './line-chart.ts'

type Drawn = {
  ctx: {
    save(): void
    restore(): void
    fillText(text: string, x: number, y: number): void
    measureText(text: string): { width: number }
    font: string
    fillStyle: unknown
    textAlign: string
    textBaseline: string
  }
  chartArea: { left: number; right: number; top: number; bottom: number }
  scales: Record<string, { getPixelForValue(value: number): number }>
}

/** Steps in which the limits' curves are drawn. */
const steps = 48

export function funnelChartConfig(model: FunnelChart, theme: ChartTheme) {
  const { size, family, colours } = theme
  const most = Math.max(...model.points.map((one) => one.pupils)) * 1.08
  const least = Math.min(...model.points.map((one) => one.pupils)) * 0.7
  const at = Array.from({ length: steps + 1 }, (_, i) => least + ((most - least) * i) / steps)
  const curve = (pick: (pupils: number) => number) => at.map((x) => ({ x, y: pick(x) }))
  const line = (data: { x: number; y: number }[], dash: number[], width = 0.9) => ({
    type: 'line' as const,
    data,
    borderColor: colours['ink-3'],
    borderWidth: (width * size) / 9.5,
    borderDash: dash,
    pointRadius: 0,
    tension: 0,
  })
  const dashed = [size * 0.4, size * 0.3]
  const dotted = [size * 0.12, size * 0.24]
  const values = model.points.map((one) => one.value)
  const { outer } = funnelLimits(model.centre, least)
  const [low, high] = [Math.min(...values, outer[0]), Math.max(...values, outer[1])]
  const tick = { color: colours['ink-2'], font: { family, size } }
  const colourOf = ({ kind }: FunnelPoint): string =>
    kind === 'worse' || kind === 'better' ? colours[kind] : colours.ink
  return {
    type: 'scatter' as const,
    data: {
      datasets: [
        line(
          curve((n) => funnelLimits(model.centre, n).outer[0]),
          dashed,
        ),
        line(
          curve((n) => funnelLimits(model.centre, n).outer[1]),
          dashed,
        ),
        line(
          curve((n) => funnelLimits(model.centre, n).inner[0]),
          dotted,
        ),
        line(
          curve((n) => funnelLimits(model.centre, n).inner[1]),
          dotted,
        ),
        line(
          curve(() => model.centre),
          [],
          1.1,
        ),
        {
          type: 'scatter' as const,
          data: model.points.map(({ pupils, value }) => ({ x: pupils, y: value })),
          pointRadius: model.points.map(({ kind }) =>
            kind === 'within' || kind === 'unsure' ? size * 0.3 : size * 0.46,
          ),
          pointBorderWidth: size * 0.17,
          pointBorderColor: model.points.map(colourOf),
          pointBackgroundColor: model.points.map((one) =>
            one.kind === 'better' || one.kind === 'unsure' ? colours.ground : colourOf(one),
          ),
        },
      ],
    },
    options: {
      ...stillOptions(theme),
      layout: { padding: { top: size * 0.6, right: size * 7.5, bottom: 0, left: 0 } },
      scales: {
        x: {
          type: 'linear' as const,
          min: least,
          max: most,
          grid: { display: false },
          border: { display: false },
          ticks: { ...tick, maxTicksLimit: 6, maxRotation: 0, includeBounds: false },
        },
        y: {
          type: 'linear' as const,
          min: Math.max(0, Math.floor(low / 5) * 5),
          max: Math.min(100, Math.ceil(high / 5) * 5),
          grid: { display: false },
          border: { display: false },
          ticks: {
            ...tick,
            maxTicksLimit: 6,
            callback: (value: number | string) => fixed(Number(value), 0),
          },
        },
      },
    },
    plugins: [labels(model, theme, [least, most])],
  }
}

/** Names beside the schools outside the limits, and what the lines are at their right ends. */
function labels(
  model: FunnelChart,
  { size, family, colours }: ChartTheme,
  [least, most]: readonly [number, number],
) {
  return {
    id: 'plumbline-funnel',
    afterDatasetsDraw({ ctx, chartArea, scales }: Drawn) {
      const x = (n: number): number => scales['x']?.getPixelForValue(n) ?? 0
      const y = (n: number): number => scales['y']?.getPixelForValue(n) ?? 0
      const write = (text: string, left: number, top: number, bold = false) => {
        ctx.save()
        ctx.font = `${bold ? 700 : 400} ${size}px '${family}'`
        ctx.fillStyle = bold ? colours.ink : colours['ink-2']
        ctx.textAlign = 'left'
        ctx.textBaseline = 'middle'
        ctx.fillText(text, left, top)
        ctx.restore()
      }
      const { inner, outer } = funnelLimits(model.centre, most)
      const ends = [
        { at: outer[1], text: '99.8% limit' },
        { at: inner[1], text: '95% limit' },
        { at: model.centre, text: `${model.against} ${fixed(model.centre, model.decimals)}` },
      ]
      write('pupils', chartArea.right + size * 0.6, chartArea.bottom + size * 1.1)
      let last = -Infinity
      for (const { at, text } of ends) {
        const top = Math.max(y(at), last + size * 1.2)
        write(text, chartArea.right + size * 0.6, top)
        last = top
      }
      const dots = model.points.map(({ pupils, value }) => ({ x: x(pupils), y: y(value) }))
      const lines = (n: number): number[] => {
        const limits = funnelLimits(model.centre, n)
        return [...limits.outer, ...limits.inner, model.centre].map(y)
      }
      const pupilsAt = (px: number): number =>
        least + ((px - chartArea.left) / (chartArea.right - chartArea.left)) * (most - least)
      for (const { name, pupils, value, kind } of model.points) {
        if (kind === 'within') continue
        const text = `${name} ${fixed(value, model.decimals)}`
        ctx.font = `700 ${size}px '${family}'`
        const wide = ctx.measureText(text).width
        const places = placesBeside({ x: x(pupils), y: y(value) }, wide, size).filter(
          ({ left }) => left >= chartArea.left && left + wide <= chartArea.right,
        )
        const place = leastCrossed(places, wide, size, dots, (px) => lines(pupilsAt(px)))
        if (place) write(text, place.left, place.middle, true)
      }
    },
  }
}

/** Where a name may stand: right of its dot or left of it, level with it, above or below, the likeliest first. */
function placesBeside(dot: { x: number; y: number }, wide: number, size: number) {
  const [right, left] = [dot.x + size * 0.8, dot.x - size * 0.8 - wide]
  const rows = [0, -1, 1, -1.6, 1.6, -2.4, 2.4].map((up) => dot.y + up * size)
  return rows.flatMap((middle) => [right, left].map((x) => ({ left: x, middle })))
}

/** The first place whose words lie over the fewest lines and dots. */
function leastCrossed(
  places: readonly { left: number; middle: number }[],
  wide: number,
  size: number,
  dots: readonly { x: number; y: number }[],
  linesAt: (x: number) => number[],
): { left: number; middle: number } | null {
  let best: { crossed: number; place: { left: number; middle: number } } | null = null
  for (const place of places) {
    const isOver = (y: number): boolean => Math.abs(y - place.middle) < size * 0.6
    const overDots = dots.filter(
      (dot) => isOver(dot.y) && dot.x > place.left - size * 0.4 && dot.x < place.left + wide,
    )
    const along = [0, 0.25, 0.5, 0.75, 1].map((part) => place.left + part * wide)
    const overLines = along.flatMap(linesAt).filter(isOver)
    const crossed = overDots.length + overLines.length
    if (best === null || crossed < best.crossed) best = { crossed, place }
  }
  return best?.place ?? null
}
