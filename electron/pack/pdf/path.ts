/** SVG path data as straight lines and curves, which is all that a PDF knows. */

/** Places are absolute: `M` and `L` have one, `C` two handles and its end, `Z` none. */
export type Segment = { kind: 'M' | 'L' | 'C' | 'Z'; at: readonly number[] }

const read = new Map<string, readonly Segment[]>()

/** Numbers that each command takes. */
const takes: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0 }

/** The segments of a path, absolute and relative commands M, L, H, V, C, Q, A and Z. Throws on any other. */
export function readPath(data: string): readonly Segment[] {
  let segments = read.get(data)
  if (segments === undefined) {
    segments = segmentsOf(data)
    // Marks come again and again; sparklines and intervals are each their own.
    if (read.size > 500) read.clear()
    read.set(data, segments)
  }
  return segments
}

function segmentsOf(data: string): Segment[] {
  const out: Segment[] = []
  let here: Point = [0, 0]
  let start: Point = [0, 0]
  for (const [, letter = '', rest = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const kind = letter.toUpperCase()
    const count = takes[kind]
    if (count === undefined) throw new Error(`A path has the command "${letter}", unknown here.`)
    if (kind === 'Z') {
      out.push({ kind: 'Z', at: [] })
      here = start
      continue
    }
    const numbers = numbersOf(rest, kind)
    for (let i = 0; i + count <= numbers.length; i += count) {
      const [ox, oy]: Point = letter === kind ? [0, 0] : here
      const given = numbers.slice(i, i + count)
      // All but the numbers before an arc's end are places, x and y in turn.
      const places = given.map((n, at) => n + ((at + (kind === 'V' ? 1 : 0)) % 2 === 0 ? ox : oy))
      const [first = 0, second = 0] = places
      const end: Point =
        kind === 'H' ? [first, here[1]] : kind === 'V' ? [here[0], first] : [first, second]
      if (kind === 'C') out.push({ kind, at: places })
      else if (kind === 'Q') out.push(raised(here, places))
      else if (kind === 'A') out.push(...arc(here, given, [ox, oy]))
      else if (kind === 'M' && i === 0) {
        out.push({ kind, at: end })
        start = end
      }
      // Further pairs of a move are lines.
      else out.push({ kind: 'L', at: end })
      here = out.at(-1)?.at.slice(-2) as unknown as Point
    }
  }
  return out
}

type Point = readonly [number, number]

function numbersOf(text: string, kind: string): number[] {
  // The two flags of an arc may stand without a space between them.
  const spaced =
    kind === 'A'
      ? text.replace(/([\d.]+[\s,]+[\d.]+[\s,]+-?[\d.]+[\s,]+)([01])[\s,]*([01])/g, '$1$2 $3 ')
      : text
  return (spaced.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
}

/** A curve with one handle, as one with two. */
function raised([x0, y0]: Point, [x1 = 0, y1 = 0, x = 0, y = 0]: readonly number[]): Segment {
  const third = (from: number, to: number): number => from + ((to - from) * 2) / 3
  return {
    kind: 'C',
    at: [third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y],
  }
}

/** An elliptical arc between two points (SVG 1.1, F.6.5), as curves of a quarter turn or less. */
function arc([x1, y1]: Point, given: readonly number[], [ox, oy]: Point): Segment[] {
  const [radiusX = 0, radiusY = 0, turn = 0, large = 0, sweep = 0, endX = 0, endY = 0] = given
  const [x2, y2] = [endX + ox, endY + oy]
  let [rx, ry] = [Math.abs(radiusX), Math.abs(radiusY)]
  if (rx === 0 || ry === 0) return [{ kind: 'L', at: [x2, y2] }]
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const [hx, hy] = [(x1 - x2) / 2, (y1 - y2) / 2]
  const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx]
  // Radii that are too short to reach are made as long as they must be.
  const short = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
  if (short > 1) [rx, ry] = [rx * short, ry * short]
  const under = (rx * py) ** 2 + (ry * px) ** 2
  const root =
    Math.sqrt(Math.max(0, (rx * ry) ** 2 / under - 1)) * ((large !== 0) === (sweep !== 0) ? -1 : 1)
  const [mx, my] = [(root * rx * py) / ry, (-root * ry * px) / rx]
  const [cx, cy] = [cos * mx - sin * my + (x1 + x2) / 2, sin * mx + cos * my + (y1 + y2) / 2]
  const from = Math.atan2((py - my) / ry, (px - mx) / rx)
  let angle = Math.atan2((-py - my) / ry, (-px - mx) / rx) - from
  if (sweep !== 0 && angle < 0) angle += 2 * Math.PI
  if (sweep === 0 && angle > 0) angle -= 2 * Math.PI
  const parts = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9))
  const step = angle / parts
  const handle = (4 / 3) * Math.tan(step / 4)
  const place = (u: number, v: number): Point => [
    cx + rx * u * cos - ry * v * sin,
    cy + rx * u * sin + ry * v * cos,
  ]
  return Array.from({ length: parts }, (_, i): Segment => {
    const [a, b] = [from + i * step, from + (i + 1) * step]
    const at = [
      ...place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a)),
      ...place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b)),
      ...(i === parts - 1 ? [x2, y2] : place(Math.cos(b), Math.sin(b))),
    ]
    return { kind: 'C', at }
  })
}
