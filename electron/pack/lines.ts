/** Lines and boxes, in the colours of an edition. */
import { strokes } from './tokens.ts'
import type { Box } from './frame.ts'
import type { Look } from './look.ts'
import type { Content } from './pdf/content.ts'
import type { Colour } from './tokens.ts'

export type LineOptions = { colour?: Colour; width?: number; dash?: readonly [number, number] }
export type BoxOptions = LineOptions & { fill?: Colour; stroke?: Colour; radius?: number }

/** From (x1, y1) to (x2, y2), in points from the left upper corner. */
export function drawLine(
  pdf: Content,
  look: Look,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  options: LineOptions,
): void {
  stroked(pdf, options, () =>
    pdf
      .moveTo(x1, y1)
      .lineTo(x2, y2)
      .stroke(look.colours[options.colour ?? 'rule']),
  )
}

/** Filled, outlined or both; what an edition has no fill for is outlined. */
export function drawBox(pdf: Content, look: Look, box: Box, options: BoxOptions): void {
  const { fill, ...rest } = options
  if (fill !== undefined && look.outlined.has(fill)) {
    const inset = { x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1 }
    drawBox(pdf, look, inset, { ...rest, stroke: rest.stroke ?? 'ink-3' })
    return
  }
  const { x, y, width, height } = box
  stroked(pdf, options, () => {
    if (options.radius) pdf.roundedRect(x, y, width, height, options.radius)
    else pdf.rect(x, y, width, height)
    const stroke = look.colours[options.stroke ?? options.colour ?? 'rule']
    if (fill && options.stroke) pdf.fillAndStroke(look.colours[fill], stroke)
    else if (fill) pdf.fill(look.colours[fill])
    else pdf.stroke(stroke)
  })
}

/** Draws with a width and, while it lasts, a dash. */
function stroked(pdf: Content, { dash, width }: LineOptions, draw: () => void): void {
  pdf.lineWidth(width ?? strokes.rule)
  if (dash) pdf.dash(dash[0], { space: dash[1] })
  draw()
  if (dash) pdf.undash()
}
