/** Drawings of the domain (marks, sparklines, intervals, bars) as vectors on a page. */
import type PDFDocument from 'pdfkit'
import type { Drawing } from '../../domain/drawing.ts'
import { marks } from '../../domain/marks.ts'
import type { MarkName } from '../../domain/marks.ts'
import { hex, px } from '../tokens.ts'

type Document = InstanceType<typeof PDFDocument>

/** Points to a unit: marks are designed at 96 units to an inch. */
const unit = px(1)

/**
 * Draws with the left upper corner at (x, y), in points; `scale` is points to a unit of the drawing.
 * Words beside it and tags are the caller's.
 */
export function drawDrawing(
  document: Document,
  drawing: Drawing,
  x: number,
  y: number,
  scale = 1,
): void {
  document.save()
  document.transform(scale, 0, 0, scale, x, y)
  for (const { d, fill, stroke, width = 1.5, dash, round = false } of drawing.shapes) {
    if (fill !== undefined) document.fillColor(hex(fill))
    if (stroke !== undefined) {
      document
        .lineWidth(width)
        .lineCap(round ? 'round' : 'butt')
        .lineJoin(round ? 'round' : 'miter')
      document.strokeColor(hex(stroke))
      if (dash === undefined) document.undash()
      else document.dash(dash[0], { space: dash[1] })
    }
    document.path(d)
    if (fill !== undefined && stroke !== undefined) document.fillAndStroke()
    else if (fill !== undefined) document.fill()
    else document.stroke()
  }
  document.restore()
}

/** A mark with its left edge at `x` and its middle at `middle`; gives its width in points. */
export function drawMark(
  document: Document,
  name: MarkName,
  x: number,
  middle: number,
  scale = unit,
): number {
  const mark = marks[name]
  drawDrawing(document, mark, x, middle - (mark.height * scale) / 2, scale)
  return mark.width * scale
}

/** The width of a mark in points. */
export function markWidth(name: MarkName, scale = unit): number {
  return marks[name].width * scale
}
