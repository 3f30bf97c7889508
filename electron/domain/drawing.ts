/**
 * A drawing: shapes in its own units, in colours by name. Screen draws it as SVG, paper as PDF
 * vectors, so a mark or a sparkline is defined once. Paths are SVG path data.
 */
import type { Colour } from './look.ts'

export type Shape = {
  /** SVG path data with absolute or relative commands. */
  d: string
  fill?: Colour
  stroke?: Colour
  /** Width of the stroke in the drawing's units; 1.5 where it is not said. */
  width?: number
  /** Lengths of dash and gap, in the drawing's units. */
  dash?: readonly [number, number]
  /** Ends and corners are round instead of square. */
  round?: boolean
}

export type Drawing = {
  width: number
  height: number
  shapes: readonly Shape[]
  /** What a screen reader hears, and what stands beside the drawing the first time on a page. */
  words: string
}

/** A number of path data: two decimals are finer than any printer. */
function coordinate(n: number): string {
  return String(Math.round(n * 100) / 100)
}

/** The path through the points, left open. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${coordinate(x)} ${coordinate(y)}`)
    .join(' ')
}

/** A whole circle round (x, y), as two arcs. */
export function circlePath(x: number, y: number, r: number): string {
  const c = coordinate
  return `M${c(x - r)} ${c(y)}a${c(r)} ${c(r)} 0 1 0 ${c(2 * r)} 0a${c(r)} ${c(r)} 0 1 0 ${c(-2 * r)} 0Z`
}

/** A rectangle from its left upper corner. */
export function rectPath(x: number, y: number, width: number, height: number): string {
  const c = coordinate
  return `M${c(x)} ${c(y)}h${c(width)}v${c(height)}h${c(-width)}Z`
}
