/** Drawings of the domain (marks, sparklines, intervals, bars) as vectors on a page. */
import type { Drawing } from '../../domain/drawing.ts'
import { marks } from '../../domain/marks.ts'
import type { MarkName } from '../../domain/marks.ts'
import type { PackDocument } from '../document.ts'
import { px } from '../tokens.ts'

/** Points to a unit: marks are designed at 96 units to an inch. */
const unit = px(1)

/**
 * Draws with the left upper corner at (x, y), in points; `scale` is points to a unit of the drawing.
 * Words beside it and tags are the caller's.
 */
export function drawDrawing(
  doc: PackDocument,
  drawing: Drawing,
  x: number,
  y: number,
  scale = 1,
): void {
  if (doc.measuring) return
  const { pdf } = doc
  pdf.save()
  pdf.transform(scale, 0, 0, scale, x, y)
  for (const { d, fill, stroke, width = 1.5, dash, round = false } of drawing.shapes) {
    if (fill !== undefined) pdf.fillColor(doc.hex(fill))
    if (stroke !== undefined) {
      pdf
        .lineWidth(width)
        .lineCap(round ? 'round' : 'butt')
        .lineJoin(round ? 'round' : 'miter')
      pdf.strokeColor(doc.hex(stroke))
      if (dash === undefined) pdf.undash()
      else pdf.dash(dash[0], { space: dash[1] })
    }
    pdf.path(d)
    if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke()
    else if (fill !== undefined) pdf.fill()
    else pdf.stroke()
  }
  pdf.restore()
}

/** A mark with its left edge at `x` and its middle at `middle`; gives its width in points. */
export function drawMark(
  doc: PackDocument,
  name: MarkName,
  x: number,
  middle: number,
  scale = unit,
): number {
  const mark = marks[name]
  drawDrawing(doc, mark, x, middle - (mark.height * scale) / 2, scale)
  return mark.width * scale
}

/** The width of a mark in points. */
export function markWidth(name: MarkName, scale = unit): number {
  return marks[name].width * scale
}
