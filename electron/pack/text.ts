/**
 * Text: runs of one line or many, wrapped at spaces and after hyphens, never hyphenated. What is drawn is
 * real text with its spaces, so that it can be read aloud, searched and copied.
 */
import { capHeight } from './fonts.ts'
import { faceIn, sizeIn } from './look.ts'
import type { PackDocument } from './document.ts'
import type { Colour, Face, Style, TypeStep } from './tokens.ts'

/** Part of a text with its own look; `link` is an anchor of the pack, or a web or mail address. */
export type Run =
  | string
  | {
      text: string
      face?: Face
      size?: number
      colour?: Colour
      link?: string
      /** Called when the run is drawn, on the page that it stands on: to say that the page prints its figure. */
      drawn?: () => void
    }
export type Text = Run | readonly Run[]
export type Align = 'left' | 'right' | 'centre'

type Piece = {
  text: string
  face: Face
  size: number
  colour: Colour
  link: string | null
  drawn: (() => void) | null
  x: number
  width: number
}
type Line = { pieces: Piece[]; width: number; height: number; baseline: number; top: number }

/** A text broken into lines: `height` is what it takes, `width` its longest line. */
export type Laid = { lines: readonly Line[]; width: number; height: number }

/** Words between double asterisks become bold: `fund a worker, **£186,000 a year**`. */
export function marked(text: string): Run[] {
  return text
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^\*\*[^*]+\*\*$/.test(part) ? { text: part.slice(2, -2), face: 'bold' as const } : part,
    )
}

function isOne(text: Text): text is Run {
  return !Array.isArray(text)
}

/** The words of a text without their looks. */
export function plain(text: Text): string {
  return (isOne(text) ? [text] : text)
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('')
}

/**
 * The fonts have no unbreakable hyphen and draw an unbreakable space as any other; letters that only say where
 * a word may be parted or joined are not drawn.
 */
function drawable(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .normalize('NFC')
    .replaceAll('\u2011', '-')
    .replaceAll('\u00a0', ' ')
    .replace(/\u00ad|\u200b|\u200c|\u200d|\u2060|\ufeff/g, '')
}

function lookOfRun(
  doc: PackDocument,
  run: Exclude<Run, string>,
  base: TypeStep,
): { face: Face; size: number } {
  return {
    face: run.face === undefined ? base.face : faceIn(doc.look, run.face),
    size: run.size === undefined ? base.size : sizeIn(doc.look, run.size),
  }
}

type Token = Omit<Piece, 'x'> & { bare: number; breakAfter: boolean; newline: boolean }

function tokens(doc: PackDocument, text: Text, base: TypeStep): Token[] {
  const out: Token[] = []
  for (const run of isOne(text) ? [text] : text) {
    const look = typeof run === 'string' ? { text: run } : run
    const { face, size } = lookOfRun(doc, look, base)
    const colour = look.colour ?? base.colour
    for (const part of look.text.split(
      /(\n)|(?<=[ \t\r\f])(?=[^ \t\r\f])|(?<=\p{L}[-–/])(?=\p{L})/u,
    )) {
      if (part === undefined || part === '') continue
      const newline = part === '\n'
      const letters = newline ? '' : drawable(part)
      const { width, bare } = doc.measure(letters, face, size)
      const last = part.at(-1) ?? ''
      out.push({
        ...{ text: letters, face, size, colour, width, bare, newline },
        ...{ link: look.link ?? null, drawn: look.drawn ?? null },
        // A space that may not be broken ends no unit.
        breakAfter: newline || last === ' ' || (/[-–/] *$/.test(letters) && last !== '\u00a0'),
      })
    }
  }
  return out
}

/** Breaks a word that is wider than the whole line, such as a file's name, between letters. */
function splitToFit(doc: PackDocument, token: Token, width: number): Token[] {
  if (token.bare <= width) return [token]
  const parts: Token[] = []
  let rest = [...token.text]
  while (rest.length > 0) {
    let n = rest.length
    while (
      n > 1 &&
      doc.widthAt(rest.slice(0, n).join('').trimEnd(), token.face, token.size) > width
    )
      n -= 1
    const text = rest.slice(0, n).join('')
    rest = rest.slice(n)
    parts.push({
      ...token,
      text,
      width: doc.widthAt(text, token.face, token.size),
      bare: doc.widthAt(text.trimEnd(), token.face, token.size),
      breakAfter: rest.length > 0 || token.breakAfter,
    })
  }
  return parts
}

/** What most cells of a table and all labels are: one run that fits into its room. Null where it is more. */
function onOneLine(doc: PackDocument, text: Text, base: TypeStep, width: number): Laid | null {
  const run = isOne(text) ? text : text.length === 1 ? text[0] : undefined
  if (run === undefined) return null
  const look = typeof run === 'string' ? { text: run } : run
  if (look.text === '' || look.text.includes('\n')) return null
  const { face, size } = lookOfRun(doc, look, base)
  const letters = drawable(look.text)
  const measured = doc.measure(letters, face, size)
  if (measured.bare > width) return null
  const tallest = Math.max(size, base.size)
  const height = tallest * base.leading
  const piece = {
    ...{ text: letters, face, size, colour: look.colour ?? base.colour },
    ...{ link: look.link ?? null, drawn: look.drawn ?? null, x: 0, width: measured.width },
  }
  const baseline = height / 2 + (tallest * capHeight[base.face]) / 2
  const line = { pieces: [piece], width: measured.bare, height, baseline, top: 0 }
  return { lines: [line], width: measured.bare, height }
}

/** Breaks the text into lines no wider than `width`. */
export function layText(
  doc: PackDocument,
  text: Text,
  style: Style,
  width = Number.POSITIVE_INFINITY,
): Laid {
  const base = doc.step(style)
  const short = onOneLine(doc, text, base, width)
  if (short !== null) return short
  // A unit is what may not be parted: tokens up to the next place for a break.
  const units: Token[][] = []
  let unit: Token[] = []
  for (const token of tokens(doc, text, base)) {
    for (const part of splitToFit(doc, token, width)) {
      unit.push(part)
      if (part.breakAfter) {
        units.push(unit)
        unit = []
      }
    }
  }
  if (unit.length > 0) units.push(unit)

  const lines: Token[][] = [[]]
  let used = 0
  for (const next of units) {
    const full = next.reduce((sum, t) => sum + t.width, 0)
    const last = next[next.length - 1]
    const bare = last === undefined ? full : full - last.width + last.bare
    let line = lines[lines.length - 1]
    if (line === undefined || (line.length > 0 && used + bare > width + 0.01)) {
      line = []
      lines.push(line)
      used = 0
    }
    line.push(...next.filter((t) => !t.newline))
    used += full
    if (next.some((t) => t.newline)) {
      lines.push([])
      used = 0
    }
  }

  let top = 0
  const laid = lines.map((line): Line => {
    const size = line.reduce((most, t) => Math.max(most, t.size), line.length > 0 ? 0 : base.size)
    const height = Math.max(size, base.size) * base.leading
    const baseline = top + height / 2 + (Math.max(size, base.size) * capHeight[base.face]) / 2
    const pieces: Piece[] = []
    let x = 0
    for (const { text: letters, face, size: s, colour, link, drawn, width: w } of line) {
      const previous = pieces[pieces.length - 1]
      if (
        previous &&
        previous.face === face &&
        previous.size === s &&
        previous.colour === colour &&
        previous.link === link &&
        previous.drawn === drawn
      ) {
        previous.text += letters
        previous.width += w
      } else {
        pieces.push({ text: letters, face, size: s, colour, link, drawn, x, width: w })
      }
      x += w
    }
    const last = line[line.length - 1]
    const made = {
      pieces,
      width: last === undefined ? 0 : x - last.width + last.bare,
      height,
      baseline,
      top,
    }
    top += height
    return made
  })
  return { lines: laid, width: laid.reduce((most, l) => Math.max(most, l.width), 0), height: top }
}

/**
 * Draws laid text with its first line's top at `y`. For `right` and `centre`, `width` is the room it is set
 * in. Outside any marked content its lines become content of the innermost group, links among them.
 */
export function drawText(
  doc: PackDocument,
  laid: Laid,
  x: number,
  y: number,
  align: Align = 'left',
  width = laid.width,
): void {
  const open = doc.isMarking
  const each = (act: (piece: Piece, line: Line, left: number, write: () => void) => void): void => {
    for (const line of laid.lines) {
      const shift =
        align === 'left' ? 0 : align === 'right' ? width - line.width : (width - line.width) / 2
      for (const piece of line.pieces) {
        const left = x + shift + piece.x
        piece.drawn?.()
        // Two texts inside one piece of content must not run together for those who hear or search them.
        const ends = open && piece === laid.lines.at(-1)?.pieces.at(-1)
        const letters = ends && !piece.text.endsWith(' ') ? `${piece.text} ` : piece.text
        act(piece, line, left, () =>
          doc.letters(letters, left, y + line.baseline, piece.face, piece.size, piece.colour),
        )
      }
    }
  }
  if (laid.lines.every((line) => line.pieces.every((piece) => piece.link === null))) {
    doc.mark(() => each((_piece, _line, _left, write) => write()))
    return
  }
  each((piece, line, left, write) => {
    // A space that a line ends with leads nowhere.
    if (piece.link === null || piece.text.trim() === '') return doc.mark(write)
    const box = { x: left, y: y + line.top, width: piece.width, height: line.height }
    doc.link(box, piece.link, piece.text.trim(), write)
  })
}

export type ParagraphOptions = {
  x: number
  y: number
  width: number
  style?: Style
  align?: Align
  /** Kind of element: `P`, `H1`, `H2`, `H3`, `LI`, …; a title or heading style brings its own. */
  tag?: string
}

const tagOfStyle: Record<string, string> = { title: 'H1', heading: 'H2' }

/** A wrapped text as one element of the structure; returns the y below it. */
export function paragraph(doc: PackDocument, text: Text, options: ParagraphOptions): number {
  const style = options.style ?? 'body'
  const laid = layText(doc, text, style, options.width)
  const name = typeof style === 'string' ? style : style.style
  doc.group(options.tag ?? tagOfStyle[name] ?? 'P', () =>
    drawText(doc, laid, options.x, options.y, options.align ?? 'left', options.width),
  )
  return options.y + laid.height
}

/** One line with its baseline at `y`, no wrapping; `x` is its left edge, right edge or middle. Returns its width. */
export function lineOfText(
  doc: PackDocument,
  text: Text,
  options: { x: number; y: number; style?: Style; align?: Align; tag?: string },
): number {
  const laid = layText(doc, text, options.style ?? 'body')
  const line = laid.lines[0]
  if (line === undefined) return 0
  const align = options.align ?? 'left'
  const x =
    align === 'left'
      ? options.x
      : align === 'right'
        ? options.x - line.width
        : options.x - line.width / 2
  doc.group(options.tag ?? 'P', () => drawText(doc, laid, x, options.y - line.baseline))
  return line.width
}

/** Height that a text would take. */
export function heightOfText(doc: PackDocument, text: Text, style: Style, width: number): number {
  return layText(doc, text, style, width).height
}

/**
 * Rule and sources, set just above the foot of the page and read last. Returns the
 * y of its top, so that a page knows where its content must end.
 */
export function footNotes(doc: PackDocument, text: Text): number {
  const { left, width, bottom } = doc.frame
  const laid = layText(doc, text, 'source', width)
  const y = bottom - laid.height - 4
  doc.last(() => doc.group('P', () => drawText(doc, laid, left, y)))
  return y
}
