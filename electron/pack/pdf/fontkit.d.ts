/** The part of fontkit that we use; it has no types of its own. */
declare module 'fontkit' {
  export type Glyph = { id: number; codePoints: number[]; advanceWidth: number }
  export type GlyphRun = {
    glyphs: Glyph[]
    positions: { xAdvance: number; xOffset: number; yOffset: number }[]
  }
  export type Subset = {
    /** Glyphs in the order of their new numbers; 0 is the missing glyph. */
    glyphs: number[]
    encode(): Uint8Array
  }
  export type Font = {
    postscriptName: string
    unitsPerEm: number
    ascent: number
    descent: number
    capHeight: number
    italicAngle: number
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
    layout(text: string): GlyphRun
    glyphForCodePoint(codePoint: number): Glyph
    hasGlyphForCodePoint(codePoint: number): boolean
    getGlyph(id: number): Glyph
    createSubset(): Subset
  }
  export function create(bytes: Uint8Array): Font
}
