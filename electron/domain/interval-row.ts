/**
 * One school's value with its interval, held against England. England is one upright at the same place in
 * every row. Rows of several measures each have their own scale; rows of one measure share one. Right is
 * better in all of them, so absence is turned.
 */
import { z } from 'zod'
import { rectPath, circlePath, linePath } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import { polarities } from './kpi.ts'
import type { Polarity } from './kpi.ts'

export const intervalRowSchema = z.strictObject({
  value: z.number(),
  interval: z.strictObject({ lower: z.number(), upper: z.number() }).nullable(),
  /** Null where there is no figure for England: then there is no upright. */
  england: z.number().nullable(),
  trust: z.number().nullable(),
  lastYear: z.number().nullable(),
  polarity: z.enum(polarities),
  /** Set where the whole interval lies to one side of England. */
  clear: z.enum(['better', 'worse']).nullable(),
})
export type IntervalRowInput = z.infer<typeof intervalRowSchema>

/** What stands in the middle of the rows, and how far from it their ends are. */
export type IntervalScale = { centre: number; reach: number }

/**
 * The scale on which all of the rows can be drawn: England in the middle or, without it, the middle of
 * what is drawn.
 */
export function sharedScale(rows: readonly IntervalRowInput[]): IntervalScale {
  const all = rows.flatMap(({ value, interval, trust, lastYear }) =>
    [value, interval?.lower, interval?.upper, trust, lastYear].filter((n) => n != null),
  )
  const england = rows.find((row) => row.england !== null)?.england ?? null
  if (all.length === 0) return { centre: england ?? 0, reach: 0 }
  const centre = england ?? (Math.min(...all) + Math.max(...all)) / 2
  return { centre, reach: Math.max(...all.map((n) => Math.abs(n - centre))) }
}

/** Where a low value is good, its scale is turned. */
export function turned(polarity: Polarity): boolean {
  return polarity === 'lower' || polarity === 'zero'
}

/** Draws `width` × `height` units with England's upright in the middle, on a scale of its own where none is given. */
export function intervalRow(
  input: IntervalRowInput,
  words: string,
  width = 168,
  height = 26,
  scale = sharedScale([input]),
): Drawing {
  const { value, interval, england, trust, lastYear, polarity, clear } = input
  const { centre, reach } = scale
  // Clear of the figures in the columns beside it.
  const half = width / 2 - 16
  const sign = turned(polarity) ? -1 : 1
  const x = (n: number): number =>
    width / 2 + (reach === 0 ? 0 : (sign * (n - centre) * half) / reach)
  const middle = height / 2
  const colour = clear ?? 'ink'

  const shapes: Shape[] = []
  if (england !== null) {
    const plumb = linePath([
      [width / 2, 0],
      [width / 2, height],
    ])
    shapes.push({ d: plumb, stroke: 'ink-2', width: 1.2 })
  }
  if (interval !== null) {
    const ends = [x(interval.lower), x(interval.upper)].toSorted((a, b) => a - b)
    const [left = 0, right = 0] = ends
    shapes.push({
      d: linePath([
        [left, middle],
        [right, middle],
      ]),
      stroke: colour,
      width: 1.7,
    })
    for (const end of [left, right]) {
      shapes.push({
        d: linePath([
          [end, middle - 4],
          [end, middle + 4],
        ]),
        stroke: colour,
        width: 1.7,
      })
    }
  }
  if (trust !== null) {
    shapes.push({ d: rectPath(x(trust) - 1.4, middle - 6, 2.8, 12), fill: 'accent' })
  }
  if (lastYear !== null) {
    const [cx, r] = [x(lastYear), 4.4]
    shapes.push({
      d: `${linePath([
        [cx, middle - r],
        [cx + r, middle],
        [cx, middle + r],
        [cx - r, middle],
      ])}Z`,
      fill: 'ground',
      stroke: 'ink-2',
      width: 1.1,
    })
  }
  shapes.push(
    clear === 'better'
      ? { d: circlePath(x(value), middle, 4.2), fill: 'ground', stroke: 'better', width: 1.8 }
      : { d: circlePath(x(value), middle, 5), fill: colour },
  )
  return { width, height, shapes, words }
}
