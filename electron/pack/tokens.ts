/** Measures of the page: everything inside the pack is in PDF points, from the left upper corner down. */
import type { PaperStyle, TypeStep } from '../domain/look.ts'

export { colours, paperType, strokes } from '../domain/look.ts'
export type { Colour, Face, PaperStyle, TypeStep } from '../domain/look.ts'

/** Millimetres to points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

/** A pixel of the pictures (96 to an inch) to points. */
export function px(pixels: number): number {
  return pixels * 0.75
}

export const a4 = { short: 595.28, long: 841.89 } as const

/** Distances from the paper's edges. Content lies between `top` and `bottom`; furniture outside. */
export const margins = {
  portrait: { left: mm(19), right: mm(17), top: mm(20), bottom: mm(17) },
  landscape: { left: mm(15), right: mm(15), top: mm(20), bottom: mm(17) },
} as const

export const grid = { columns: 12, gutter: mm(4) } as const

/** Room to the right of every figure in a table, for a mark or nothing. */
export const markSlot = px(15)

/** Height of a plain table row, and of one where closer rows save a page. */
export const rowHeight = px(26)
export const closeRowHeight = px(21)

/** A style of the scale, or one of its steps with something changed. */
export type Style = PaperStyle | (Partial<TypeStep> & { style: PaperStyle })
