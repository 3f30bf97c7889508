/**
 * One school's value with its interval, held against England. England is one upright at the same place in
 * every row; each row has its own scale, and right is better in all of them, so absence is turned.
 */
import { rectPath, circlePath, linePath } from './drawing.ts'
import type { Drawing, Shape } from './drawing.ts'
import type { Polarity } from './kpi.ts'

export type IntervalRowInput = {
  value: number
  interval: { lower: number; upper: number } | null
  england: number
  trust: number | null
  lastYear: number | null
  polarity: Polarity
  /** Set where the whole interval lies to one side of England. */
  clear: 'better' | 'worse' | null
}

/** Where a low value is good, its scale is turned. */
export function turned(polarity: Polarity): boolean {
  return polarity === 'lower' || polarity === 'zero'
}

/** Draws `width` × `height` units with England's upright in the middle. */
export function intervalRow(
  input: IntervalRowInput,
  words: string,
  width = 168,
  height = 26,
): Drawing {
  const { value, interval, england, trust, lastYear, polarity, clear } = input
  const others = [interval?.lower, interval?.upper, trust, lastYear].filter((n) => n != null)
  const reach = Math.max(...[value, ...others].map((n) => Math.abs(n - england)))
  // Clear of the figures in the columns beside it.
  const half = width / 2 - 16
  const sign = turned(polarity) ? -1 : 1
  const x = (n: number): number =>
    width / 2 + (reach === 0 ? 0 : (sign * (n - england) * half) / reach)
  const middle = height / 2
  const colour = clear ?? 'ink'

  const shapes: Shape[] = [
    {
      d: linePath([
        [width / 2, 0],
        [width / 2, height],
      ]),
      stroke: 'ink-2',
      width: 1.2,
    },
  ]
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
