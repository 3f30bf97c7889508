/** What a form field shows that brings no look of its own: its value, in plain letters. */
import type { Copier } from './copier.ts'
import type { PaperFile } from './paper-file.ts'
import { isArray, textOf } from './values.ts'
import type { Dict, Rect, Value } from './values.ts'
import { writtenNumber, writtenString } from './write.ts'

/** An entry of a field, or what it inherits from those above it. */
export function fieldEntry(file: PaperFile, field: Dict, key: string): Value {
  let node: Dict | null = field
  for (let up = 0; node !== null && up < 32; up++) {
    const found = file.in(node, key)
    if (found !== null) return found
    node = file.dict(node.get('Parent'))
  }
  const form = file.dict(file.catalog.get('AcroForm'))
  return form === null ? null : file.in(form, key)
}

/** The words of a text or choice field; null where it has none, or shows no words. */
export function fieldWords(file: PaperFile, field: Dict): string | null {
  const kind = fieldEntry(file, field, 'FT')
  if (kind !== 'Tx' && kind !== 'Ch') return null
  const value = fieldEntry(file, field, 'V')
  const shown = (each: Value): string | null => {
    const text = textOf(file.resolve(each))
    return kind === 'Ch' && text !== null ? optionShown(file, field, text) : text
  }
  const words = isArray(value) ? value.map(shown).join(', ') : shown(value)
  return words === null || words.trim() === '' ? null : words
}

/** A choice may be kept under another name than the one that its reader sees (12.7.4.4). */
function optionShown(file: PaperFile, field: Dict, kept: string): string {
  for (const each of file.array(fieldEntry(file, field, 'Opt'))) {
    const [name, words] = file.array(each).map((part) => textOf(file.resolve(part)))
    if (name === kept && words != null) return words
  }
  return kept
}

const multiline = 1 << 12
const password = 1 << 13

/** Makes a form that shows the value of a field within its place, and returns its object. */
export function fieldLook(copier: Copier, field: Dict, rect: Rect): number | null {
  const { file, out } = copier
  const words = fieldWords(file, field)
  const flags = Number(fieldEntry(file, field, 'Ff') ?? 0)
  if (words === null || (flags & password) !== 0) return null
  const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]]
  const lines = (flags & multiline) !== 0 ? words.split(/\r\n?|\n/) : [words.replace(/\s+/g, ' ')]
  const asked = /(\d+(?:\.\d+)?)\s+Tf/.exec(textOf(fieldEntry(file, field, 'DA')) ?? '')?.[1]
  const longest = Math.max(...lines.map((line) => line.length))
  // Half its size is the usual width of a letter.
  const fits = Math.min(12, (height - 2) / lines.length / 1.15, (width - 4) / (longest * 0.5))
  const size = Math.max(2, Number(asked ?? 0) > 0 ? Math.min(Number(asked), height) : fits)
  const top = lines.length > 1 ? height - 2 - size : (height - size) / 2 + size * 0.22
  const shown = lines.map((line) => `${writtenString(winAnsi(line))} Tj T*`).join('\n')
  const font = out.reserve()
  out.put(font, '<</Type /Font/Subtype /Type1/BaseFont /Helvetica/Encoding /WinAnsiEncoding>>')
  const form = out.reserve()
  const box = [0, 0, width, height].map(writtenNumber).join(' ')
  out.putStream(
    form,
    `/Type /XObject/Subtype /Form/BBox [${box}]/Resources <</Font <</Helv ${font} 0 R>>>>`,
    Buffer.from(
      `q 0 0 ${writtenNumber(width)} ${writtenNumber(height)} re W n BT /Helv ${writtenNumber(size)} Tf 0 g ${writtenNumber(size * 1.15)} TL 2 ${writtenNumber(top)} Td\n${shown}\nET Q`,
      'latin1',
    ),
    'deflate',
  )
  return form
}

/** Signs that Windows's encoding lacks and that change a number, by what is typed in their place. */
const typed: Readonly<Record<string, string>> = {
  ...{
    '\u2212': '-',
    '\u2010': '-',
    '\u2011': '-',
    '\u2264': '<=',
    '\u2265': '>=',
    '\u2260': '<>',
  },
  ...{ '\u2007': ' ', '\u2009': ' ', '\u202f': ' ', '\u2248': '~' },
}

/** Letters by their places in Windows's encoding; those without one as a question mark. */
function winAnsi(words: string): string {
  const known = words.normalize('NFC').replace(/[\u2007-\u2265]/g, (sign) => typed[sign] ?? sign)
  return known.replace(/[^\x20-\x7e\xa0-\xff]/gu, (letter) => {
    const place = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'.indexOf(letter)
    return place < 0 || letter === ' ' ? '?' : String.fromCharCode(0x80 + place)
  })
}
