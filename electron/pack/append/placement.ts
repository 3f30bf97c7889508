/**
 * Where a page of a paper stands on the pack's page. A page is never turned: it keeps its own turn, and what
 * the pack draws is turned with it.
 */
import { a4, mm } from '../tokens.ts'
import type { SourcePage } from './pages.ts'
import type { Matrix, Rect } from './values.ts'

/** Room that the pack needs for itself, in points from the edges of the page as it is seen. */
export type Strips = { top: number; bottom: number; sides: number }

export type Placement = {
  /** Size of the pack's page as it is seen, in points. */
  width: number
  height: number
  media: Rect
  unit: number
  /** From the paper's places to the pack page's own: scaled, then moved. */
  scale: number
  dx: number
  dy: number
  /** From what is seen (points from the left lower corner) to the page's own places. */
  seen: Matrix
  /** Points on paper for each point of the paper. */
  shown: number
}

/** Narrower than this, head and foot would not fit. */
const narrowest = mm(120)

/** Size of a page as it is seen, in points. */
export function sizeSeen({ box, rotate, unit }: SourcePage): { width: number; height: number } {
  const [width, height] = [(box[2] - box[0]) * unit, (box[3] - box[1]) * unit]
  return rotate % 180 === 0 ? { width, height } : { width: height, height: width }
}

export function placeOnA4(page: SourcePage, strips: Strips): Placement {
  const own = sizeSeen(page)
  const [width, height] = own.width > own.height ? [a4.long, a4.short] : [a4.short, a4.long]
  const room = {
    width: width - 2 * strips.sides,
    height: height - strips.top - strips.bottom,
  }
  const shown = Math.min(1, room.width / own.width, room.height / own.height)
  const left = strips.sides + (room.width - shown * own.width) / 2
  const low = strips.bottom + (room.height - shown * own.height) / 2
  const upright = page.rotate % 180 === 0
  const media: Rect = upright ? [0, 0, width, height] : [0, 0, height, width]
  const seen = seenIn(media, page.rotate, 1)
  const corner = rectMapped([left, low, left + shown * own.width, low + shown * own.height], seen)
  const scale = shown * page.unit
  return {
    ...{ width, height, media, unit: 1, scale, seen, shown },
    dx: corner[0] - scale * page.box[0],
    dy: corner[1] - scale * page.box[1],
  }
}

export function placeAsItIs(page: SourcePage, strips: Pick<Strips, 'top' | 'bottom'>): Placement {
  const own = sizeSeen(page)
  const side = Math.max(0, narrowest - own.width) / 2
  const edge = (n: number): number => n / page.unit
  const [x0, y0, x1, y1] = page.box
  const [top, bottom, sides] = [edge(strips.top), edge(strips.bottom), edge(side)]
  const media: Rect = {
    0: [x0 - sides, y0 - bottom, x1 + sides, y1 + top] as const,
    90: [x0 - top, y0 - sides, x1 + bottom, y1 + sides] as const,
    180: [x0 - sides, y0 - top, x1 + sides, y1 + bottom] as const,
    270: [x0 - bottom, y0 - sides, x1 + top, y1 + sides] as const,
  }[page.rotate]
  return {
    width: own.width + 2 * side,
    height: own.height + strips.top + strips.bottom,
    ...{ media, unit: page.unit, scale: 1, dx: 0, dy: 0, shown: 1 },
    seen: seenIn(media, page.rotate, page.unit),
  }
}

/** From places as seen on a page to its own: of a page that is turned clockwise, and whose unit is `unit` points. */
function seenIn(media: Rect, rotate: SourcePage['rotate'], unit: number): Matrix {
  const one = 1 / unit
  const [x0, y0, x1, y1] = media
  return {
    0: [one, 0, 0, one, x0, y0] as const,
    90: [0, one, -one, 0, x1, y0] as const,
    180: [-one, 0, 0, -one, x1, y1] as const,
    270: [0, -one, one, 0, x0, y1] as const,
  }[rotate]
}

export function mapped(
  [x, y]: readonly [number, number],
  [a, b, c, d, e, f]: Matrix,
): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The upright rectangle round a mapped one. */
export function rectMapped([x0, y0, x1, y1]: Rect, matrix: Matrix): Rect {
  const corners = [
    mapped([x0, y0], matrix),
    mapped([x1, y0], matrix),
    mapped([x0, y1], matrix),
    mapped([x1, y1], matrix),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** The placement as the format writes it. */
export function matrixOf({ scale, dx, dy }: Placement): Matrix {
  return [scale, 0, 0, scale, dx, dy]
}

/** First `first`, then `then`. */
export function combined(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [ox, oy] = mapped([e, f], then)
  const [g, h, i, j] = then
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, ox, oy]
}
