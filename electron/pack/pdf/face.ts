/**
 * A font file, opened once for all documents, and how it sets words. Nearly every pair of letters is one glyph
 * beside another with a little kerning, which is looked up here; only words with something else in them, such
 * as a ligature, go through fontkit's whole shaping, which takes some five times as long.
 */
import { create } from 'fontkit'
import type { Font } from 'fontkit'

/** A word as it is set. `kerns[i]` is what the place after glyph i is moved by. Widths are in thousandths of the size. */
export type Shape = {
  glyphs: readonly number[]
  /** What each glyph says; a ligature says several letters. */
  letters: readonly string[]
  kerns: readonly number[]
  width: number
}

/** What stands in for a letter that the font lacks: a box, as readers know it. */
const standIn = 0x25a1

/** Width of a text, and of the same without the spaces at its end. */
export type Measure = { width: number; bare: number }

/** Letters whose glyph looks further than its neighbour: the dot of a Catalan `l·l` knows the l on either side. */
const farSighted = /[·]/

/** Letters that a glyph other than their own may stand for, the likeliest number first. */
const ligatures = [2, 3, 1, 4]

/** What is longer is no word, and is set letter by letter where its pairs are not enough. */
const longest = 100

/** More texts and words than a pack has; beyond them all is learned anew. */
const mostTexts = 100_000

export class FontFace {
  readonly font: Font
  /** Font units to thousandths of the size. */
  readonly unit: number
  private readonly glyphs = new Map<string, number>()
  private readonly advances: number[] = []
  private readonly kernings = new Map<number, number | null>()
  private readonly words = new Map<string, Shape>()
  private readonly texts = new Map<string, Measure>()

  constructor(bytes: Uint8Array) {
    this.font = create(bytes)
    this.unit = 1000 / this.font.unitsPerEm
  }

  /** How the word is set. A space belongs to the word before it. */
  shape(word: string): Shape {
    let shape = this.words.get(word)
    if (shape === undefined) {
      shape = this.paired(word) ?? this.whole(word) ?? this.bare(word)
      if (this.words.size >= mostTexts) this.words.clear()
      this.words.set(word, shape)
    }
    return shape
  }

  /** How wide a text is on one line, in thousandths of its size. */
  measure(text: string): Measure {
    let measure = this.texts.get(text)
    if (measure === undefined) {
      measure = { width: this.width(text), bare: this.width(text.replace(/ +$/, '')) }
      if (this.texts.size >= mostTexts) this.texts.clear()
      this.texts.set(text, measure)
    }
    return measure
  }

  private width(text: string): number {
    let width = 0
    for (const word of wordsOf(text)) width += this.shape(word).width
    return width
  }

  /** Width of a glyph, in thousandths of the size. */
  advance(glyph: number): number {
    return (this.advances[glyph] ??= this.font.getGlyph(glyph).advanceWidth * this.unit)
  }

  has(letter: string): boolean {
    return this.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  }

  /** Glyph beside glyph with the kerning of each pair; null where a pair is more than that. */
  private paired(word: string): Shape | null {
    const letters = [...word]
    if (letters.length > 2 && farSighted.test(word)) return null
    const glyphs: number[] = []
    const kerns: number[] = []
    let width = 0
    let last = ''
    for (const letter of letters) {
      const glyph = this.glyphOf(letter)
      if (glyph < 0) return null
      const before = glyphs.at(-1)
      if (before !== undefined) {
        const kern = this.kerning(before, last, glyph, letter)
        if (kern === null) return null
        kerns.push(kern)
        width += kern
      }
      glyphs.push(glyph)
      width += this.advance(glyph)
      last = letter
    }
    kerns.push(0)
    return { glyphs, letters, kerns, width }
  }

  /** The glyph that a letter has by itself; -1 where shaping makes something else of it. */
  private glyphOf(letter: string): number {
    let glyph = this.glyphs.get(letter)
    if (glyph === undefined) {
      const known = this.font.glyphForCodePoint(letter.codePointAt(0) ?? 0).id
      const { glyphs, positions } = this.font.layout(letter)
      const [only] = glyphs
      const itself = glyphs.length === 1 && only?.id === known && known !== 0
      glyph = itself && positions[0]?.xAdvance === only.advanceWidth ? known : -1
      this.glyphs.set(letter, glyph)
    }
    return glyph
  }

  private kerning(a: number, letterA: string, b: number, letterB: string): number | null {
    const key = a * 65_536 + b
    let kern = this.kernings.get(key)
    if (kern === undefined) {
      const { glyphs, positions } = this.font.layout(letterA + letterB)
      const [first, second] = positions
      const apart = glyphs.length === 2 && glyphs[0]?.id === a && glyphs[1]?.id === b
      const level = positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0)
      const plain = apart && level && second && second.xAdvance * this.unit === this.advance(b)
      kern = plain && first ? first.xAdvance * this.unit - this.advance(a) : null
      this.kernings.set(key, kern)
    }
    return kern
  }

  /** By fontkit's own shaping; null where its glyphs do not say the word, letter by letter. */
  private whole(word: string): Shape | null {
    if (word.length > longest) return null
    const { glyphs, positions } = this.font.layout(word)
    if (glyphs.some(({ id }) => id === 0)) return null
    const ids = glyphs.map(({ id }) => id)
    const letters = this.saidBy(ids, [...word])
    if (letters === null) return null
    const kerns = glyphs.map(
      ({ id }, i) => (positions[i]?.xAdvance ?? 0) * this.unit - this.advance(id),
    )
    const width = positions.reduce((sum, { xAdvance }) => sum + xAdvance * this.unit, 0)
    return { glyphs: ids, letters, kerns, width }
  }

  /**
   * The letters that each glyph stands for: its own, or those that it was put together from. fontkit's word on
   * this depends on where it met a glyph first, so it is worked out from the glyphs that letters have alone.
   */
  private saidBy(ids: readonly number[], letters: readonly string[]): string[] | null {
    const [id, ...others] = ids
    if (id === undefined) return letters.length === 0 ? [] : null
    const [first = ''] = letters
    const itself = this.font.glyphForCodePoint(first.codePointAt(0) ?? 0).id === id
    const most = itself ? 1 : letters.length - others.length
    for (const taken of itself ? [1] : ligatures) {
      if (taken > most) continue
      const rest = this.saidBy(others, letters.slice(taken))
      if (rest !== null) return [letters.slice(0, taken).join(''), ...rest]
    }
    return null
  }

  /** Letter by letter, with a box for each that the font lacks; what each says is kept for whoever copies it. */
  private bare(word: string): Shape {
    const letters = [...word]
    const glyphs = letters.map((letter) => {
      const glyph = this.font.glyphForCodePoint(letter.codePointAt(0) ?? 0).id
      return glyph === 0 ? this.font.glyphForCodePoint(standIn).id : glyph
    })
    const width = glyphs.reduce((sum, glyph) => sum + this.advance(glyph), 0)
    return { glyphs, letters, kerns: letters.map(() => 0), width }
  }
}

/** The words of a text, each with the space behind it, as they are set. */
export function wordsOf(text: string): string[] {
  if (!text.includes(' ')) return [text]
  const words: string[] = []
  let start = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', start)) {
    words.push(text.slice(start, at + 1))
    start = at + 1
  }
  if (start < text.length) words.push(text.slice(start))
  return words
}
