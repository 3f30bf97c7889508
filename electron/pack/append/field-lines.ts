/** Where the letters of a form field stand in its box: smaller, if need be, rather than cut off. */
import { fontFace } from '../fonts.ts'
import type { FontFace } from '../pdf/face.ts'
import type { Letters } from './fields.ts'

/** How a field asks to be drawn. */
export type Style = {
  /** Of the letters; 0 where it is left to us. */
  size: number
  colour: string
  /** 0 left, 1 centred, 2 right. */
  align: number
  turn: 0 | 90 | 180 | 270
  background: string
  border: string
  line: number
  /** Dashes and gaps of the border; none where it is a plain line. */
  dashes: readonly number[]
  underlined: boolean
}

export type Size = { width: number; height: number }

export type Laid = {
  size: number
  /** Each with the place of its baseline's beginning; some of a list stand on a colour. */
  lines: { text: string; x: number; y: number; chosen: boolean }[]
  /** Whether nothing is left out or cut off. */
  whole: boolean
}

/** What letters are set in; open before there is a pack. */
export const fieldFace = (): FontFace => fontFace('regular')

/** Smaller than this nobody reads. */
const smallest = 3
const usualSize = 12
/** From line to line, at a size of one. */
export const leading = 1.2

/** A field that is turned lies on its side: what is its width to its letters is its height to the page. */
export function turnedSize({ width, height }: Size, { turn }: Style): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** Lays letters into a box of this size on the page. */
export function layLetters(letters: Letters, style: Style, given: Size): Laid {
  const size = turnedSize(given, style)
  switch (letters.how) {
    case 'comb':
      return layComb(letters, style, size)
    case 'list':
      return layList(letters, style, size)
    case 'block':
      return layBlock(letters.lines, style, size)
    case 'mark':
      return layLine(
        letters.lines,
        { ...style, align: 1, size: style.size || 0.8 * Math.min(size.width, size.height) },
        size,
      )
    case 'caption':
      return layLine(letters.lines, { ...style, align: 1 }, size)
    case 'line': {
      const line = layLine(letters.lines, style, size)
      // A long text in a high field is larger in several lines.
      const block = line.size < 6 ? layBlock(letters.lines, style, size) : line
      return block.size > line.size ? block : line
    }
  }
}

const paddingOf = ({ border, line }: Style): number => Math.max(2, border === '' ? 0 : 2 * line)

/** Width of a text whose size is one. */
const widthOf = (text: string): number => fieldFace().measure(text).width / 1000

function startOf(text: string, size: number, { align }: Style, from: number, room: number): number {
  return from + ((room - widthOf(text) * size) * align) / 2
}

/** The baseline of a line that stands in the middle: capitals are two thirds of the size. */
const middle = (height: number, size: number): number => (height - size * 0.66) / 2

function layLine(lines: readonly string[], style: Style, { width, height }: Size): Laid {
  const text = lines.join(' ')
  const pad = Math.min(paddingOf(style), width / 10)
  const room = width - 2 * pad
  const high = (height - 1) / 1.1
  const fits = Math.min(high, room / Math.max(0.01, widthOf(text)))
  const size = Math.max(smallest, Math.min(style.size || usualSize, fits))
  return {
    size,
    lines: [
      { text, x: startOf(text, size, style, pad, room), y: middle(height, size), chosen: false },
    ],
    // A little over the edge is still read.
    whole: size <= fits * 1.2,
  }
}

function layBlock(typed: readonly string[], style: Style, { width, height }: Size): Laid {
  const pad = Math.min(paddingOf(style), width / 10, height / 10)
  const [room, high] = [width - 2 * pad, height - 2 * pad]
  let size = style.size || usualSize
  let lines = broken(typed, room / size)
  while (lines.length * size * leading > high && size > smallest) {
    size = Math.max(smallest, size * 0.93)
    lines = broken(typed, room / size)
  }
  const top = height - pad - size * 0.9
  return {
    size,
    lines: lines.map((text, i) => ({
      text,
      x: startOf(text, size, style, pad, room),
      y: top - i * size * leading,
      chosen: false,
    })),
    whole: lines.length * size * leading <= high + size,
  }
}

/** Lines no wider than `room`, at a size of one; a word that is wider is broken. */
function broken(typed: readonly string[], room: number): string[] {
  const out: string[] = []
  for (const line of typed) {
    let under = ''
    for (const word of line.split(/(?<= )/)) {
      if (widthOf((under + word).trimEnd()) <= room) {
        under += word
        continue
      }
      if (under !== '') out.push(under.trimEnd())
      under = ''
      for (const letter of word) {
        if (under !== '' && widthOf(under + letter) > room) {
          out.push(under)
          under = ''
        }
        under += letter
      }
    }
    out.push(under.trimEnd())
  }
  return out
}

/** Letter by letter, each in the middle of its place. */
function layComb({ lines, at }: Letters, style: Style, { width, height }: Size): Laid {
  const letters = [...lines.join(' ')]
  const places = Math.max(at, letters.length)
  const place = width / places
  const widest = Math.max(...letters.map(widthOf), 0.01)
  const size = Math.max(
    smallest,
    Math.min(style.size || usualSize, (height - 1) / 1.1, place / widest),
  )
  const before = ((places - letters.length) * style.align) / 2
  return {
    size,
    lines: letters.map((text, i) => ({
      text,
      x: startOf(text, size, { ...style, align: 1 }, (Math.floor(before) + i) * place, place),
      y: middle(height, size),
      chosen: false,
    })),
    whole: true,
  }
}

/** The options that are in sight, those that were chosen with a tick and on a colour. */
function layList({ lines, chosen, at }: Letters, style: Style, { width, height }: Size): Laid {
  const pad = Math.min(paddingOf(style), width / 10)
  const room = width - 2 * pad
  const options = lines.map((text, i) => ({
    text: chosen.has(i) ? `✓ ${text}` : text,
    chosen: chosen.has(i),
  }))
  const widest = Math.max(...options.map(({ text }) => widthOf(text)), 0.01)
  const asked = Math.min(style.size || usualSize, room / widest, height / leading)
  const window = (first: number, size: number): typeof options =>
    options.slice(first, first + Math.max(1, Math.floor((height - 1) / (size * leading))))
  const shown = window(at, Math.max(smallest, asked))
  // Whatever does not show what was chosen shows that alone.
  const whole = shown.filter((option) => option.chosen).length === chosen.size
  const seen = whole ? shown : options.filter((option) => option.chosen)
  const fits = Math.min(asked, height / (seen.length * leading))
  const size = whole ? Math.max(smallest, asked) : Math.max(smallest, fits)
  return {
    size,
    lines: seen.map(({ text, chosen }, i) => ({
      text,
      x: startOf(text, size, style, pad, room),
      y: height - 0.5 - size * (0.95 + i * leading),
      chosen,
    })),
    whole: whole || size <= fits,
  }
}
