/**
 * The full-size line chart as data: what screen, paper, clipboard and files draw, and its text alternative.
 * `chart.ts` makes Chart.js's configuration of it.
 */
import { z } from 'zod'

export const chartPointSchema = z.strictObject({
  period: z.string(),
  value: z.number().nullable(),
  /** True where the publisher has nothing for anyone: a dotted upright, not an empty place. */
  unpublished: z.boolean(),
  /** True for the first period of a new method: nothing is joined to what was before. */
  startsAnew: z.boolean(),
  /** Under the axis: `2018/19`, or `S` for a month. */
  label: z.string(),
  provisional: z.boolean(),
  /** In place of a value: `not published`, `hidden`. */
  words: z.string().nullable(),
})
export type ChartPoint = z.infer<typeof chartPointSchema>

/** Limits that hold for the points `from` to `to`; a change of method starts new ones. */
const chartRangeSchema = z.strictObject({
  from: z.int(),
  to: z.int(),
  lower: z.number(),
  upper: z.number(),
  mean: z.number().nullable(),
})
export type ChartRange = z.infer<typeof chartRangeSchema>

export const lineChartSchema = z.strictObject({
  /** The finding, as a sentence without its stop: `Attendance fell out of range in November`. */
  title: z.string(),
  /** Measure, unit and period: `% of sessions, monthly, September 2024 to November 2025`. */
  subtitle: z.string(),
  points: z.array(chartPointSchema).readonly(),
  ranges: z.array(chartRangeSchema).readonly(),
  /** Points that are marked, such as outside their range, with the words beside them; empty for none. */
  outside: z
    .array(
      z.strictObject({
        index: z.int(),
        kind: z.enum(['better', 'worse', 'not-rated']),
        words: z.string(),
      }),
    )
    .readonly(),
  /** England, the local authority or the trust, as a thin line with its name at the end. */
  comparisons: z
    .array(
      z.strictObject({
        name: z.string(),
        of: z.enum(['england', 'la', 'trust']),
        values: z.array(z.number().nullable()).readonly(),
      }),
    )
    .readonly(),
  target: z.number().nullable(),
  /** Names of the new methods, each at its first point. */
  breaks: z.array(z.strictObject({ index: z.int(), words: z.string() })).readonly(),
  /** Spans under the axis, such as school years under months. */
  spans: z.array(z.strictObject({ from: z.int(), to: z.int(), label: z.string() })).readonly(),
  decimals: z.int(),
})
export type LineChart = z.infer<typeof lineChartSchema>

/** A number on a chart, with a true minus and no commas. */
export function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '\u2212')
}

/** The chart as its text alternative: finding, what is measured, range, last value, exceptions. */
export function describeLineChart(model: LineChart): string {
  const { decimals, points } = model
  const parts = [`${model.title}. ${model.subtitle}.`]
  const valued = points.filter(({ value }) => value !== null)
  const [first, last] = [valued[0], valued.at(-1)]
  if (first?.value != null && last?.value != null) {
    parts.push(
      first === last
        ? `One value: ${fixed(last.value, decimals)} in ${last.period}.`
        : `From ${fixed(first.value, decimals)} in ${first.period} to ${fixed(last.value, decimals)} in ${last.period}.`,
    )
  }
  const range = model.ranges.at(-1)
  if (range !== undefined) {
    parts.push(`Expected range ${fixed(range.lower, decimals)} to ${fixed(range.upper, decimals)}.`)
  }
  const silent = model.outside.filter(({ words }) => words === '').length
  if (silent > 0)
    parts.push(`${silent} earlier ${silent === 1 ? 'point is' : 'points are'} marked.`)
  for (const { words } of model.outside) if (words !== '') parts.push(`${words}.`)
  for (const { name, values } of model.comparisons) {
    const end = values.findLast((value) => value !== null)
    if (end != null) parts.push(`${name}: ${fixed(end, decimals)}.`)
  }
  const missing = points.filter(({ words }) => words !== null)
  if (missing.length > 0) {
    parts.push(`${missing.map(({ period, words }) => `${period} ${words ?? ''}`).join(', ')}.`)
  }
  return parts.join(' ')
}
