/**
 * A sparkline: the last years of one measure against its expected range. All sparklines of a column share
 * one time axis; each has its own value axis, so no heights are compared between rows.
 */
import { z } from 'zod'
import { circlePath, linePath, rectPath } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import { chartPointSchema, type ChartPoint } from './line-chart.ts'

/** One period of a series, oldest first. */
export type LinePoint = Pick<ChartPoint, 'period' | 'value' | 'unpublished' | 'startsAnew'>

/**
 * Cuts a series where no line may go: at a period without a value and before a new method. Every stretch
 * holds the positions of its points; a stretch of one point is a dot alone.
 */
export function stretches(points: readonly Pick<LinePoint, 'value' | 'startsAnew'>[]): number[][] {
  const cut: number[][] = []
  let open: number[] = []
  points.forEach((point, i) => {
    if (point.value === null || point.startsAnew) {
      if (open.length > 0) cut.push(open)
      open = []
    }
    if (point.value !== null) open.push(i)
  })
  if (open.length > 0) cut.push(open)
  return cut
}

export const sparklineSchema = z.strictObject({
  /** `at` is the period's place on the shared time axis, from 0 to 1. */
  points: z
    .array(
      chartPointSchema
        .pick({ period: true, value: true, unpublished: true, startsAnew: true })
        .extend({ at: z.number() }),
    )
    .readonly(),
  /** Band, from a place on the axis to its end. */
  range: z.strictObject({ lower: z.number(), upper: z.number(), from: z.number() }).nullable(),
  target: z.number().nullable(),
  /** Whether the last value lies outside its range, and how that is read. */
  outside: z.enum(['better', 'worse', 'not-rated']).nullable(),
})
export type SparklineInput = z.infer<typeof sparklineSchema>

/** Draws `width` × `height` units; words are the caller's, since they need the measure's name. */
export function sparkline(input: SparklineInput, words: string, width = 108, height = 36): Drawing {
  const { points, range, target, outside } = input
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const marked = [...values, ...(range === null ? [] : [range.lower, range.upper])]
  if (target !== null) marked.push(target)
  const [least, most] = [Math.min(...marked), Math.max(...marked)]
  const edge = 4.5
  const place = (at: number): number => edge + at * (width - 2 * edge)
  const x = (i: number): number => place(points[i]?.at ?? 1)
  const y = (value: number): number =>
    most === least ? height / 2 : edge + ((most - value) / (most - least)) * (height - 2 * edge)

  const shapes: Shape[] = []
  if (range !== null) {
    const left = place(range.from) - edge
    const top = y(range.upper)
    const tall = Math.max(1, y(range.lower) - top)
    shapes.push({ d: rectPath(left, top, width - left, tall), fill: 'band' })
  }
  points.forEach(({ unpublished }, i) => {
    if (!unpublished) return
    shapes.push({
      d: linePath([
        [x(i), 1],
        [x(i), height - 1],
      ]),
      stroke: 'ink-3',
      width: 1,
      dash: [1, 2.5],
    })
  })
  if (target !== null) {
    const d = linePath([
      [0, y(target)],
      [width, y(target)],
    ])
    shapes.push({ d, stroke: 'ink', width: 1.3, dash: [3, 2] })
  }
  const at = (i: number): readonly [number, number] => [x(i), y(points[i]?.value ?? least)]
  const last = points.findLastIndex(({ value }) => value !== null)
  for (const stretch of stretches(points)) {
    if (stretch.length > 1) {
      shapes.push({ d: linePath(stretch.map(at)), stroke: 'ink-2', width: 1.5, round: true })
    } else if (stretch[0] !== undefined && stretch[0] !== last) {
      shapes.push({ d: circlePath(...at(stretch[0]), 1.8), fill: 'ink-2' })
    }
  }
  if (last >= 0 && last === points.length - 1) {
    const [px, py] = at(last)
    if (outside === 'better') {
      shapes.push({ d: circlePath(px, py, 3.4), fill: 'ground', stroke: 'better', width: 1.7 })
    } else if (outside === 'worse') {
      shapes.push({ d: circlePath(px, py, 4.2), fill: 'worse' })
    } else shapes.push({ d: circlePath(px, py, 3.6), fill: 'ink' })
  } else if (last >= 0) shapes.push({ d: circlePath(...at(last), 1.8), fill: 'ink-2' })
  return { width, height, shapes, words }
}
