/**
 * A canvas whose strokes go into a PDF. Chart.js draws on it as on any CanvasRenderingContext2D, and what
 * comes out is vectors and text that is text: no image, no native canvas.
 *
 * PDF allows no change of state between the parts of a path, canvas does. So a path is collected in page
 * coordinates and written in one piece when it is painted; colours and widths are set then. Only clips
 * need PDF's own graphics stack, which `save` and `restore` keep in step.
 */
import type { PackDocument } from '../document.ts'
import type { Content } from '../pdf/content.ts'
import type { Face } from '../tokens.ts'

type Matrix = readonly [number, number, number, number, number, number]

type State = {
  matrix: Matrix
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  lineCap: 'butt' | 'round' | 'square'
  lineJoin: 'miter' | 'round' | 'bevel'
  miterLimit: number
  lineDashOffset: number
  dash: number[]
  globalAlpha: number
  font: string
  textAlign: 'left' | 'right' | 'center' | 'start' | 'end'
  textBaseline: 'alphabetic' | 'top' | 'middle' | 'bottom' | 'hanging' | 'ideographic'
  globalCompositeOperation: string
}

type Segment =
  | { kind: 'M' | 'L'; at: readonly [number, number] }
  | { kind: 'C'; at: readonly [number, number, number, number, number, number] }
  | { kind: 'Z' }

const identity: Matrix = [1, 0, 0, 1, 0, 0]

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

/** `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()` and `transparent`: what Chart.js and our own themes write. */
export function readColour(style: string): { colour: [number, number, number]; alpha: number } {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(style)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number)
  if (numbers !== undefined) {
    const [r = 0, g = 0, b = 0, alpha = 1] = numbers
    return { colour: [r, g, b], alpha }
  }
  const digits = /^#([0-9a-f]{3,8})$/i.exec(style)?.[1]
  if (digits === undefined) return { colour: [0, 0, 0], alpha: style === 'transparent' ? 0 : 1 }
  const pairs = (digits.length <= 4 ? [...digits].map((d) => d + d) : digits.match(/../g)) ?? []
  const [r = 0, g = 0, b = 0, a = 255] = pairs.map((pair) => Number.parseInt(pair, 16))
  return { colour: [r, g, b], alpha: a / 255 }
}

/** Ascent and descent of Source Sans 3 over its size, by which a browser places `middle` and `top`. */
const ascentOfSans = 1.024
const descentOfSans = 0.4

/** `italic 600 9px Source Sans 3` as a face of the pack; the family is always the pack's own. */
export function readFont(font: string): { size: number; face: Face } {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10)
  const weight = /\bbold\b/.test(font) ? 700 : Number(/\b([1-9]00)\b/.exec(font)?.[1] ?? 400)
  if (/\bserif\b/i.test(font) && !/sans/i.test(font)) return { size, face: 'serif' }
  if (/\bitalic\b/.test(font)) return { size, face: 'italic' }
  return { size, face: weight >= 700 ? 'bold' : weight >= 600 ? 'semibold' : 'regular' }
}

export class PdfCanvasContext implements State {
  matrix = identity
  fillStyle = '#000000'
  strokeStyle = '#000000'
  lineWidth = 1
  lineCap: State['lineCap'] = 'butt'
  lineJoin: State['lineJoin'] = 'miter'
  miterLimit = 10
  lineDashOffset = 0
  dash: number[] = []
  globalAlpha = 1
  font = '10px sans-serif'
  textAlign: State['textAlign'] = 'start'
  textBaseline: State['textBaseline'] = 'alphabetic'
  globalCompositeOperation = 'source-over'
  direction = 'ltr'

  /** What Chart.js takes for the canvas element. */
  readonly canvas: { width: number; height: number; getContext(): PdfCanvasContext }

  readonly #doc: PackDocument
  readonly #pdf: Content
  readonly #stack: State[] = []
  #path: Segment[] = []
  #last: readonly [number, number] | null = null

  /** The caller has moved the page's origin to the canvas's left upper corner. */
  constructor(doc: PackDocument, size: { width: number; height: number }) {
    this.#doc = doc
    this.#pdf = doc.pdf
    this.canvas = { ...size, getContext: () => this }
  }

  #state(): State {
    const { matrix, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, miterLimit } = this
    const { lineDashOffset, globalAlpha, font, textAlign, textBaseline } = this
    const { globalCompositeOperation } = this
    return {
      ...{
        matrix,
        fillStyle,
        strokeStyle,
        lineWidth,
        lineCap,
        lineJoin,
        miterLimit,
        lineDashOffset,
      },
      ...{ globalAlpha, font, textAlign, textBaseline, globalCompositeOperation },
      dash: [...this.dash],
    }
  }

  save(): void {
    this.#stack.push(this.#state())
    this.#pdf.save()
  }

  restore(): void {
    const state = this.#stack.pop()
    if (state === undefined) return
    Object.assign(this, state)
    this.#pdf.restore()
  }

  /** Undoes every `save` that is still open, so the page's own state comes back whatever the chart did. */
  restoreAll(): void {
    while (this.#stack.length > 0) this.restore()
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f]
  }
  resetTransform(): void {
    this.matrix = identity
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = multiply(this.matrix, [a, b, c, d, e, f])
  }
  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y)
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0)
  }
  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    this.transform(cos, sin, -sin, cos, 0, 0)
  }

  #point(x: number, y: number): readonly [number, number] {
    const [a, b, c, d, e, f] = this.matrix
    return [a * x + c * y + e, b * x + d * y + f]
  }

  beginPath(): void {
    this.#path = []
    this.#last = null
  }
  closePath(): void {
    if (this.#path.length > 0) this.#path.push({ kind: 'Z' })
  }
  moveTo(x: number, y: number): void {
    this.#path.push({ kind: 'M', at: this.#point(x, y) })
    this.#last = [x, y]
  }
  lineTo(x: number, y: number): void {
    if (this.#last === null) return this.moveTo(x, y)
    this.#path.push({ kind: 'L', at: this.#point(x, y) })
    this.#last = [x, y]
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    if (this.#last === null) this.moveTo(x1, y1)
    const at = [...this.#point(x1, y1), ...this.#point(x2, y2), ...this.#point(x, y)]
    this.#path.push({
      kind: 'C',
      at: at as unknown as [number, number, number, number, number, number],
    })
    this.#last = [x, y]
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    const [x0, y0] = this.#last ?? [x1, y1]
    const third = (from: number, to: number): number => from + ((to - from) * 2) / 3
    this.bezierCurveTo(third(x0, x1), third(y0, y1), third(x, x1), third(y, y1), x, y)
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y)
    this.lineTo(x + width, y)
    this.lineTo(x + width, y + height)
    this.lineTo(x, y + height)
    this.closePath()
  }
  arc(x: number, y: number, r: number, from: number, to: number, anticlockwise = false): void {
    this.ellipse(x, y, r, r, 0, from, to, anticlockwise)
  }
  ellipse(
    x: number,
    y: number,
    rx: number,
    ry: number,
    rotation: number,
    from: number,
    to: number,
    anticlockwise = false,
  ): void {
    const full = 2 * Math.PI
    let sweep = anticlockwise ? from - to : to - from
    sweep = sweep >= full ? full : ((sweep % full) + full) % full
    const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)]
    const place = (u: number, v: number): [number, number] => [
      x + u * rx * cos - v * ry * sin,
      y + u * rx * sin + v * ry * cos,
    ]
    // Each quarter or less becomes one curve; 4/3·tan(θ/4) puts its handles.
    const parts = Math.max(1, Math.ceil(sweep / (Math.PI / 2) - 1e-9))
    const step = ((anticlockwise ? -1 : 1) * sweep) / parts
    const handle = (4 / 3) * Math.tan(step / 4)
    this.lineTo(...place(Math.cos(from), Math.sin(from)))
    for (let i = 0; i < parts; i++) {
      const [a, b] = [from + i * step, from + (i + 1) * step]
      this.bezierCurveTo(
        ...place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a)),
        ...place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b)),
        ...place(Math.cos(b), Math.sin(b)),
      )
    }
  }

  #trace(): void {
    for (const segment of this.#path) {
      if (segment.kind === 'Z') this.#pdf.closePath()
      else if (segment.kind === 'C') this.#pdf.bezierCurveTo(...segment.at)
      else if (segment.kind === 'M') this.#pdf.moveTo(...segment.at)
      else this.#pdf.lineTo(...segment.at)
    }
  }

  fill(rule?: 'nonzero' | 'evenodd'): void {
    const { colour, alpha } = readColour(this.fillStyle)
    if (this.#path.length === 0 || alpha * this.globalAlpha === 0) return
    this.#pdf.fillColor(colour, alpha * this.globalAlpha)
    this.#trace()
    this.#pdf.fill(undefined, rule === 'evenodd' ? 'even-odd' : 'non-zero')
  }

  stroke(): void {
    const { colour, alpha } = readColour(this.strokeStyle)
    if (this.#path.length === 0 || alpha * this.globalAlpha === 0 || this.lineWidth === 0) return
    const [a, b, c, d] = this.matrix
    const scale = Math.sqrt(Math.abs(a * d - b * c))
    const pdf = this.#pdf
    pdf.strokeColor(colour, alpha * this.globalAlpha)
    pdf
      .lineWidth(this.lineWidth * scale)
      .lineCap(this.lineCap)
      .lineJoin(this.lineJoin)
    pdf.miterLimit(this.miterLimit)
    const [on, off = on] = this.dash
    if (on === undefined || off === undefined) pdf.undash()
    else pdf.dash(on * scale, { space: off * scale, phase: this.lineDashOffset * scale })
    this.#trace()
    pdf.stroke()
  }

  clip(): void {
    if (this.#path.length === 0) return
    this.#trace()
    this.#pdf.clip()
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.fill()
    this.beginPath()
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath()
    this.rect(x, y, width, height)
    this.stroke()
    this.beginPath()
  }
  /** Paper is clear already. */
  clearRect(): void {}

  /** Dash and gap; longer patterns are cut to their first pair, which is all that our charts use. */
  setLineDash(dash: number[]): void {
    this.dash = [...dash]
  }
  getLineDash(): number[] {
    return [...this.dash]
  }

  measureText(text: string): {
    width: number
    fontBoundingBoxAscent: number
    fontBoundingBoxDescent: number
  } {
    const { size, face } = readFont(this.font)
    return {
      width: this.#doc.widthAt(text, face, size),
      fontBoundingBoxAscent: ascentOfSans * size,
      fontBoundingBoxDescent: descentOfSans * size,
    }
  }

  fillText(text: string, x: number, y: number): void {
    const { colour, alpha } = readColour(this.fillStyle)
    if (text === '' || alpha * this.globalAlpha === 0) return
    const { size, face } = readFont(this.font)
    const {
      width,
      fontBoundingBoxAscent: up,
      fontBoundingBoxDescent: down,
    } = this.measureText(text)
    const back = { left: 0, start: 0, center: width / 2, right: width, end: width }[this.textAlign]
    const drop = {
      ...{ alphabetic: 0, ideographic: -down, bottom: -down },
      ...{ middle: (up - down) / 2, hanging: up * 0.8, top: up },
    }[this.textBaseline]
    const pdf = this.#pdf
    const [a, b, c, d, e, f] = this.matrix
    pdf.save()
    pdf.transform(a, b, c, d, e, f)
    pdf.fillColor(colour, alpha * this.globalAlpha)
    pdf.text(text, x - back, y + drop, this.#doc.font(face), size)
    pdf.restore()
  }
  /** Chart.js strokes text only where a text border is asked for, which no chart of ours does. */
  strokeText(): void {}
}
