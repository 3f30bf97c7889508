/** Fonts: embedded whole for what is shown, with true widths and readable letters (PDF/UA-1, 7.21; PDF/A-2, 6.2.11). */
import { PDFRawStream } from '@cantoo/pdf-lib'
import { bytesOf, itemsOf, nameOf, numberOf, valueOf } from './open.ts'
import type { PDFObject } from '@cantoo/pdf-lib'

/** What is wrong with a font of which these codes are shown. */
export function fontProblems(font: PDFObject, codes: ReadonlySet<number>): string[] {
  const base = nameOf(valueOf(font, 'BaseFont')) ?? 'A font'
  const out: string[] = []
  const say = (problem: string): unknown => out.push(`${base} ${problem}`)
  if (
    nameOf(valueOf(font, 'Subtype')) !== 'Type0' ||
    nameOf(valueOf(font, 'Encoding')) !== 'Identity-H'
  )
    say('is not of two bytes a glyph.')
  if (!/^[A-Z]{6}\+/.test(base)) say('does not say that it is a part.')
  const [descendant] = itemsOf(valueOf(font, 'DescendantFonts'))
  const descriptor = valueOf(descendant, 'FontDescriptor')
  if (nameOf(valueOf(descendant, 'CIDToGIDMap')) !== 'Identity')
    say('does not say which glyph a code is.')
  if (
    nameOf(valueOf(descendant, 'BaseFont')) !== base ||
    nameOf(valueOf(descriptor, 'FontName')) !== base
  )
    say('has several names.')
  if (valueOf(descriptor, 'CIDSet') !== undefined)
    say('lists its glyphs, which is only right when complete.')
  const program = valueOf(descriptor, 'FontFile2')
  if (!(program instanceof PDFRawStream)) return [...out, `${base} is not embedded.`]
  const bytes = Buffer.from(bytesOf(program) ?? [])
  if (numberOf(valueOf(program, 'Length1')) !== bytes.length)
    say('has another length than it says.')
  const widths = widthsOf(valueOf(descendant, 'W'))
  const advances = advancesOf(bytes)
  const letters = lettersOf(
    Buffer.from(bytesOf(valueOf(font, 'ToUnicode')) ?? []).toString('latin1'),
  )
  for (const code of codes) {
    if (code === 0) say('shows its missing glyph.')
    if (code >= advances.length) say(`has no glyph ${code}.`)
    else if (Math.abs((widths.get(code) ?? 1000) - (advances[code] ?? 0)) > 1)
      say(`has another width for glyph ${code} than it says.`)
    const said = letters.get(code)
    if (
      said === undefined ||
      said === '' ||
      [...'\0\ufeff\ufffe'].some((bad) => said.includes(bad))
    )
      say(`does not say which letter glyph ${code} is.`)
  }
  return out
}

function widthsOf(list: PDFObject | undefined): Map<number, number> {
  const found = new Map<number, number>()
  const all = itemsOf(list)
  for (let i = 0; i + 1 < all.length; i += 2) {
    const first = numberOf(all[i]) ?? 0
    itemsOf(all[i + 1]).forEach((width, at) => found.set(first + at, numberOf(width) ?? 0))
  }
  return found
}

/** Advances of a TrueType program's glyphs, in thousandths of its size. */
function advancesOf(bytes: Buffer): number[] {
  const tables = new Map<string, number>()
  for (let i = 0; i < bytes.readUInt16BE(4); i++)
    tables.set(bytes.toString('latin1', 12 + 16 * i, 16 + 16 * i), bytes.readUInt32BE(20 + 16 * i))
  const at = (table: string, offset: number): number =>
    bytes.readUInt16BE((tables.get(table) ?? 0) + offset)
  const unit = 1000 / at('head', 18)
  const full = at('hhea', 34)
  return Array.from(
    { length: at('maxp', 4) },
    (_, glyph) => at('hmtx', 4 * Math.min(glyph, full - 1)) * unit,
  )
}

/** What each code says, by a ToUnicode map of single codes. */
function lettersOf(map: string): Map<number, string> {
  const found = new Map<number, string>()
  for (const [, section = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', letters = ''] of section.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]*)>/g))
      found.set(Number.parseInt(code, 16), Buffer.from(letters, 'hex').swap16().toString('utf16le'))
  return found
}
