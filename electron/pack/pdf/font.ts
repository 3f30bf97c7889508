/**
 * A face in one document: which of its glyphs are used and how they are numbered there, and the objects that
 * embed them (ISO 32000-1, 9.7). Every glyph says its letters in the ToUnicode map; a glyph that stands for
 * two letters is numbered twice, so that text is always read back as it was written.
 */
import { createHash } from 'node:crypto'
import { wordsOf } from './face.ts'
import { num, ref, utf16 } from './syntax.ts'
import type { FontFace } from './face.ts'
import type { PdfFile } from './file.ts'

/** The inside of a text's string, and whether it holds kernings and so must stand in an array. */
type Fragment = { inside: string; kerned: boolean }

/** Codes to a section of a ToUnicode map, which may hold no more. */
const perSection = 100

export class EmbeddedFont {
  /** Its name in the resources of every page. */
  readonly resource: string
  readonly face: FontFace
  private readonly glyphs: number[] = [0]
  private readonly letters: string[] = ['']
  private readonly codes = new Map<string, string>()
  private readonly fragments = new Map<string, Fragment>()

  constructor(resource: string, face: FontFace) {
    this.resource = resource
    this.face = face
  }

  get isUsed(): boolean {
    return this.glyphs.length > 1
  }

  /** The operator that shows the text, with its operand. */
  show(text: string): string {
    let all = ''
    let kerned = false
    for (const word of wordsOf(text)) {
      const fragment = this.fragment(word)
      all += fragment.inside
      kerned ||= fragment.kerned
    }
    return kerned ? `[(${all})]TJ` : `(${all})Tj`
  }

  private fragment(word: string): Fragment {
    let fragment = this.fragments.get(word)
    if (fragment === undefined) {
      const { glyphs, letters, kerns } = this.face.shape(word)
      let inside = ''
      let kerned = false
      glyphs.forEach((glyph, i) => {
        inside += this.code(glyph, letters[i] ?? '')
        const kern = kerns[i] ?? 0
        if (kern === 0) return
        kerned = true
        inside += `)${num(-kern)}(`
      })
      fragment = { inside, kerned }
      this.fragments.set(word, fragment)
    }
    return fragment
  }

  /** The two bytes of a glyph that says these letters, escaped as in a string. */
  private code(glyph: number, letters: string): string {
    const key = `${glyph} ${letters}`
    let code = this.codes.get(key)
    if (code === undefined) {
      const number = this.glyphs.push(glyph) - 1
      this.letters.push(letters)
      code = escaped(number >> 8) + escaped(number & 255)
      this.codes.set(key, code)
    }
    return code
  }

  /** Puts the font's objects into the file; `number` is the font's own. */
  put(file: PdfFile, number: number): void {
    const { font } = this.face
    const [descendant, descriptor, program, toUnicode] = [
      file.reserve(),
      file.reserve(),
      file.reserve(),
      file.reserve(),
    ]
    const base = `/${this.tag()}+${font.postscriptName}`
    const subset = font.createSubset()
    subset.glyphs = [...this.glyphs]
    const bytes = subset.encode()
    const unit = (value: number): string => num(value * this.face.unit)
    const { bbox } = font
    file.put(
      number,
      `<< /Type /Font /Subtype /Type0 /BaseFont ${base} /Encoding /Identity-H /DescendantFonts [${ref(descendant)}] /ToUnicode ${ref(toUnicode)} >>`,
    )
    file.put(
      descendant,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${base} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /FontDescriptor ${ref(descriptor)} /W [0 [${this.glyphs.map((glyph) => num(this.face.advance(glyph))).join(' ')}]] >>`,
    )
    // Symbolic, since it has glyphs beyond the Latin set; italic where it leans.
    const flags = 4 + (font.italicAngle === 0 ? 0 : 64)
    file.put(
      descriptor,
      `<< /Type /FontDescriptor /FontName ${base} /Flags ${flags} /FontBBox [${[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(unit).join(' ')}] /ItalicAngle ${num(font.italicAngle)} /Ascent ${unit(font.ascent)} /Descent ${unit(font.descent)} /CapHeight ${unit(font.capHeight)} /StemV 80 /FontFile2 ${ref(program)} >>`,
    )
    file.putStream(program, `/Length1 ${bytes.length}`, bytes, 'deflate')
    file.putStream(toUnicode, '', Buffer.from(this.toUnicode()), 'deflate')
  }

  /** Six letters that name this choice of glyphs, and no other. */
  private tag(): string {
    const hash = createHash('sha256').update(this.glyphs.join(' ')).digest()
    return [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('')
  }

  private toUnicode(): string {
    const lines = this.letters
      .slice(1)
      .map((letters, i) => `<${(i + 1).toString(16).padStart(4, '0')}> <${utf16(letters)}>`)
    const sections: string[] = []
    for (let at = 0; at < lines.length; at += perSection) {
      const section = lines.slice(at, at + perSection)
      sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
  }
}

/** A byte as it stands in a string. */
function escaped(byte: number): string {
  if (byte === 13) return '\\r'
  const letter = String.fromCharCode(byte)
  return byte === 40 || byte === 41 || byte === 92 ? `\\${letter}` : letter
}
