/**
 * A canvas whose strokes become SVG. Chart.js draws on it as on any CanvasRenderingContext2D, and what comes
 * out is paths and text that is text. It has as much of a canvas as our charts use: no images, no gradients,
 * no clips.
 */

type Matrix = readonly [number, number, number, number, number, number]

type State = {
  matrix: Matrix
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  lineCap: string
  lineJoin: string
  dash: number[]
  font: string
  textAlign: string
  textBaseline: string
}

const still: Matrix = [1, 0, 0, 1, 0, 0]

/** A number of an attribute: two decimals are finer than any screen. */
export function short(n: number): string {
  return String(Math.round(n * 100) / 100)
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
}

const anchors: Record<string, string> = { center: 'middle', right: 'end', end: 'end' }
/** How far the alphabetic baseline lies below what `textBaseline` names, in parts of the size. */
const drops: Record<string, number> = { middle: 0.35, top: 0.76, hanging: 0.7, bottom: -0.24 }

export class SvgContext implements State {
  matrix = still
  fillStyle = '#000'
  strokeStyle = '#000'
  lineWidth = 1
  lineCap = 'butt'
  lineJoin = 'miter'
  dash: number[] = []
  font = '10px sans-serif'
  textAlign = 'start'
  textBaseline = 'alphabetic'
  /** What Chart.js sets or reads and no chart of ours depends on. */
  globalAlpha = 1
  globalCompositeOperation = 'source-over'
  lineDashOffset = 0
  miterLimit = 10
  direction = 'ltr'

  /** What Chart.js takes for the canvas element. */
  readonly canvas: { width: number; height: number; getContext(): SvgContext }
  readonly elements: string[] = []

  readonly #ruler: CanvasRenderingContext2D
  readonly #stack: State[] = []
  #path: string[] = []

  /** `ruler` measures text; nothing is drawn on it. */
  constructor(size: { width: number; height: number }, ruler: CanvasRenderingContext2D) {
    this.canvas = { ...size, getContext: () => this }
    this.#ruler = ruler
  }

  save(): void {
    const { matrix, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin } = this
    const { dash, font, textAlign, textBaseline } = this
    this.#stack.push({
      ...{ matrix, fillStyle, strokeStyle, lineWidth, lineCap, lineJoin },
      ...{ dash, font, textAlign, textBaseline },
    })
  }
  restore(): void {
    Object.assign(this, this.#stack.pop())
  }

  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.matrix = [a, b, c, d, e, f]
  }
  resetTransform(): void {
    this.matrix = still
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [p, q, r, s, t, u] = this.matrix
    this.matrix = [
      ...([p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d] as const),
      ...([p * e + r * f + t, q * e + s * f + u] as const),
    ]
  }
  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y)
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0)
  }
  rotate(angle: number): void {
    this.transform(Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0)
  }

  beginPath(): void {
    this.#path = []
  }
  closePath(): void {
    if (this.#path.length > 0) this.#path.push('Z')
  }
  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`)
  }
  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`)
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#path.push(`C${[x1, y1, x2, y2, x, y].map(short).join(' ')}`)
  }
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.#path.push(`Q${[x1, y1, x, y].map(short).join(' ')}`)
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`)
  }
  /** As two halves, since one arc of SVG cannot go all the way round. */
  arc(x: number, y: number, r: number, from: number, to: number, anticlockwise = false): void {
    const full = 2 * Math.PI
    const turn = anticlockwise ? from - to : to - from
    const sweep = turn >= full ? full : ((turn % full) + full) % full
    const at = (angle: number) => [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const
    const half = from + ((anticlockwise ? -1 : 1) * sweep) / 2
    this.lineTo(...at(from))
    for (const [px, py] of [at(half), at(to)]) {
      this.#path.push(
        `A${short(r)} ${short(r)} 0 0 ${anticlockwise ? 0 : 1} ${short(px)} ${short(py)}`,
      )
    }
  }

  #paint(attributes: string): void {
    if (this.#path.length === 0) return
    const moved = this.matrix.every((n, i) => n === still[i])
      ? ''
      : ` transform="matrix(${this.matrix.map(short).join(' ')})"`
    this.elements.push(`<path d="${this.#path.join('')}" ${attributes}${moved}/>`)
  }
  fill(): void {
    this.#paint(`fill="${escapeXml(this.fillStyle)}"`)
  }
  stroke(): void {
    const dashes =
      this.dash.length > 0 ? ` stroke-dasharray="${this.dash.map(short).join(' ')}"` : ''
    this.#paint(
      `fill="none" stroke="${escapeXml(this.strokeStyle)}" stroke-width="${short(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"${dashes}`,
    )
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
  clearRect(): void {}
  clip(): void {}
  strokeText(): void {}

  setLineDash(dash: number[]): void {
    this.dash = [...dash]
  }
  getLineDash(): number[] {
    return [...this.dash]
  }

  measureText(text: string): TextMetrics {
    this.#ruler.font = this.font
    return this.#ruler.measureText(text)
  }
  fillText(text: string, x: number, y: number): void {
    const size = Number(/([\d.]+)px/.exec(this.font)?.[1] ?? 10)
    const weight = /\bbold\b|\b700\b/.test(this.font)
      ? '700'
      : /\b600\b/.test(this.font)
        ? '600'
        : '400'
    const family = this.font
      .slice(this.font.indexOf('px') + 2)
      .trim()
      .replaceAll('"', "'")
    const [a, b, c, d] = this.matrix
    const turned = a !== 1 || b !== 0 || c !== 0 || d !== 1
    const [e, f] = [this.matrix[4] + (turned ? 0 : x), this.matrix[5] + (turned ? 0 : y)]
    const drop = (drops[this.textBaseline] ?? 0) * size
    const place = turned
      ? `x="${short(x)}" y="${short(y + drop)}" transform="matrix(${this.matrix.map(short).join(' ')})"`
      : `x="${short(e)}" y="${short(f + drop)}"`
    this.elements.push(
      `<text ${place} fill="${escapeXml(this.fillStyle)}" font-family="${escapeXml(family)}" font-size="${short(size)}" font-weight="${weight}" text-anchor="${anchors[this.textAlign] ?? 'start'}">${escapeXml(text)}</text>`,
    )
  }
}
