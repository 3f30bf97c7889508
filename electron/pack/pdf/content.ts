/**
 * The drawing surface of a page: lines, curves, colours and letters as operators in one buffer (ISO 32000-1,
 * 8 and 9). Places are in points from the left upper corner, as everywhere in the pack, and turned over as
 * they are written. A state that already holds is not written again.
 *
 * One surface serves all pages of a document, one after another: `begin` a page, draw, `end` it.
 */
import { operandsOf } from './paint.ts'
import { readPath } from './path.ts'
import { factor, num } from './syntax.ts'
import type { EmbeddedFont } from './font.ts'
import type { Paint } from './paint.ts'

type State = {
  fill: string
  stroke: string
  fillAlpha: number
  strokeAlpha: number
  lineWidth: number
  cap: number
  join: number
  miter: number
  dash: string
  font: string
}

/** What a page begins with (ISO 32000-1, 8.4.1). */
const initial: State = {
  ...{ fill: '', stroke: '', fillAlpha: 1, strokeAlpha: 1, font: '' },
  ...{ lineWidth: 1, cap: 0, join: 0, miter: 10, dash: '[]0' },
}

const caps = { butt: 0, round: 1, square: 2 }
const joins = { miter: 0, round: 1, bevel: 2 }

/** Four thirds of the tangent of an eighth turn: where the handles of a quarter circle are. */
const quarter = 0.5523

export class Content {
  /** Opacities in hundredths that any page asks for; their states stand in the resources as `/f50` and `/s50`. */
  readonly alphas = new Set<string>()
  private out = ''
  /** The path under way. */
  private route = ''
  private height = 0
  private state: State = { ...initial }
  private stack: State[] = []
  /** The artifact that is open though nothing draws in it, so that the next of its kind joins it. */
  private idle: string | null = null
  private artifact = ''

  /** A page of this height; all states are as a page has them. */
  begin(height: number): void {
    this.out = ''
    this.route = ''
    this.height = height
    this.state = { ...initial }
    this.stack = []
  }

  /** Operators of the page, as latin1. */
  end(): string {
    this.closeIdle()
    return this.out
  }

  // — what is content and what is not

  /** What follows is content number `mcid` of this page, until `endMarked`. */
  beginContent(kind: string, mcid: number): void {
    this.closeIdle()
    this.out += `/${kind} <</MCID ${mcid}>> BDC\n`
  }

  endContent(): void {
    this.out += 'EMC\n'
  }

  /** What follows is passed over by readers aloud. `properties` are the entries of its property list. */
  beginArtifact(properties: string): void {
    const begin = properties === '' ? '/Artifact BMC\n' : `/Artifact <<${properties}>> BDC\n`
    if (this.idle === begin) {
      this.idle = null
      return
    }
    this.closeIdle()
    this.out += begin
    this.artifact = begin
  }

  endArtifact(): void {
    this.idle = this.artifact
  }

  private closeIdle(): void {
    if (this.idle === null) return
    this.idle = null
    this.out += 'EMC\n'
  }

  // — states

  save(): this {
    this.closeIdle()
    this.stack.push({ ...this.state })
    this.out += 'q\n'
    return this
  }

  restore(): this {
    this.closeIdle()
    const before = this.stack.pop()
    if (before === undefined) return this
    this.state = before
    this.out += 'Q\n'
    return this
  }

  /** Moves, turns and scales what follows, in places from the left upper corner. */
  transform(a: number, b: number, c: number, d: number, e: number, f: number): this {
    const h = this.height
    const turned = [a, -b, -c, d].map(factor).join(' ')
    this.out += `${turned} ${num(e + c * h)} ${num(h - d * h - f)} cm\n`
    return this
  }

  translate(x: number, y: number): this {
    return this.transform(1, 0, 0, 1, x, y)
  }

  lineWidth(width: number): this {
    if (this.state.lineWidth !== width) {
      this.state.lineWidth = width
      this.out += `${num(width)} w\n`
    }
    return this
  }

  lineCap(cap: keyof typeof caps): this {
    if (this.state.cap !== caps[cap]) {
      this.state.cap = caps[cap]
      this.out += `${caps[cap]} J\n`
    }
    return this
  }

  lineJoin(join: keyof typeof joins): this {
    if (this.state.join !== joins[join]) {
      this.state.join = joins[join]
      this.out += `${joins[join]} j\n`
    }
    return this
  }

  miterLimit(limit: number): this {
    if (this.state.miter !== limit) {
      this.state.miter = limit
      this.out += `${num(limit)} M\n`
    }
    return this
  }

  dash(length: number, options: { space?: number; phase?: number } = {}): this {
    return this.setDash(
      `[${num(length)} ${num(options.space ?? length)}]${num(options.phase ?? 0)}`,
    )
  }

  undash(): this {
    return this.setDash('[]0')
  }

  private setDash(dash: string): this {
    if (this.state.dash !== dash) {
      this.state.dash = dash
      this.out += `${dash} d\n`
    }
    return this
  }

  fillColor(paint: Paint, alpha = 1): this {
    const fill = operandsOf(paint)
    if (this.state.fill !== fill) {
      this.state.fill = fill
      this.out += `${fill} rg\n`
    }
    if (this.state.fillAlpha !== alpha) {
      this.state.fillAlpha = alpha
      this.out += `${this.alpha('f', alpha)} gs\n`
    }
    return this
  }

  strokeColor(paint: Paint, alpha = 1): this {
    const stroke = operandsOf(paint)
    if (this.state.stroke !== stroke) {
      this.state.stroke = stroke
      this.out += `${stroke} RG\n`
    }
    if (this.state.strokeAlpha !== alpha) {
      this.state.strokeAlpha = alpha
      this.out += `${this.alpha('s', alpha)} gs\n`
    }
    return this
  }

  private alpha(of: 'f' | 's', alpha: number): string {
    const name = `${of}${Math.round(alpha * 100)}`
    this.alphas.add(name)
    return `/${name}`
  }

  // — paths

  moveTo(x: number, y: number): this {
    this.route += `${num(x)} ${num(this.height - y)} m\n`
    return this
  }

  lineTo(x: number, y: number): this {
    this.route += `${num(x)} ${num(this.height - y)} l\n`
    return this
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    const h = this.height
    this.route += `${num(x1)} ${num(h - y1)} ${num(x2)} ${num(h - y2)} ${num(x)} ${num(h - y)} c\n`
    return this
  }

  closePath(): this {
    this.route += 'h\n'
    return this
  }

  rect(x: number, y: number, width: number, height: number): this {
    this.route += `${num(x)} ${num(this.height - y - height)} ${num(width)} ${num(height)} re\n`
    return this
  }

  roundedRect(x: number, y: number, width: number, height: number, radius: number): this {
    const r = Math.min(radius, width / 2, height / 2)
    const c = r * (1 - quarter)
    const [right, bottom] = [x + width, y + height]
    return this.moveTo(x + r, y)
      .lineTo(right - r, y)
      .bezierCurveTo(right - c, y, right, y + c, right, y + r)
      .lineTo(right, bottom - r)
      .bezierCurveTo(right, bottom - c, right - c, bottom, right - r, bottom)
      .lineTo(x + r, bottom)
      .bezierCurveTo(x + c, bottom, x, bottom - c, x, bottom - r)
      .lineTo(x, y + r)
      .bezierCurveTo(x, y + c, x + c, y, x + r, y)
      .closePath()
  }

  /** SVG path data. */
  path(data: string): this {
    for (const { kind, at } of readPath(data)) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at
      if (kind === 'M') this.moveTo(a, b)
      else if (kind === 'L') this.lineTo(a, b)
      else if (kind === 'C') this.bezierCurveTo(a, b, c, d, e, f)
      else this.closePath()
    }
    return this
  }

  fill(paint?: Paint, rule: 'non-zero' | 'even-odd' = 'non-zero'): this {
    return this.painted(rule === 'even-odd' ? 'f*' : 'f', paint)
  }

  stroke(paint?: Paint): this {
    return this.painted('S', undefined, paint)
  }

  fillAndStroke(fill?: Paint, stroke?: Paint): this {
    return this.painted('B', fill, stroke)
  }

  /** What follows shows only within the path. */
  clip(): this {
    return this.painted('W n')
  }

  /** States cannot change inside a path, so colours come before the whole of it. */
  private painted(operator: string, fill?: Paint, stroke?: Paint): this {
    if (fill !== undefined) this.fillColor(fill)
    if (stroke !== undefined) this.strokeColor(stroke)
    this.out += `${this.route}${operator}\n`
    this.route = ''
    return this
  }

  // — letters

  /** A text on one line from (x, baseline), in the present fill colour. */
  text(words: string, x: number, baseline: number, font: EmbeddedFont, size: number): this {
    if (words === '') return this
    const set = `/${font.resource} ${num(size)} Tf `
    const change = this.state.font === set ? '' : set
    this.state.font = set
    this.out += `BT ${change}${num(x)} ${num(this.height - baseline)} Td ${font.show(words)} ET\n`
    return this
  }
}
