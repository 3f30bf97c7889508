/**
 * Draws a form field whose own look is missing or stale: its box and its letters, in our own type, as its
 * entries ask for (ISO 32000-1, 12.7.3.3).
 */
import { fieldFace, layLetters, leading, turnedSize } from './field-lines.ts'
import { fieldEntry } from './fields.ts'
import { Keyword, Lexer } from './lexer.ts'
import { textOf } from './values.ts'
import { writtenNumber } from './write.ts'
import type { EmbeddedFont } from '../pdf/font.ts'
import type { PdfFile } from '../pdf/file.ts'
import type { Size, Style } from './field-lines.ts'
import type { Letters } from './fields.ts'
import type { PaperFile } from './paper-file.ts'
import type { Dict, Rect, Value } from './values.ts'

/** The pack's own type, as it is embedded. */
export type FieldFont = { number: number; font: EmbeddedFont }

/** Letters that the pack's type lacks, in the order in which they are met. */
export function lettersLacking(letters: Letters | null): string[] {
  const face = fieldFace()
  return [...new Set(letters?.lines.join(''))].filter((letter) => !face.has(letter))
}

/** Whether the letters are those of a font of signs, in which they would say something else than they are. */
export function isInSigns(file: PaperFile, field: Dict): boolean {
  const form = file.dict(file.catalog.get('AcroForm'))
  const asked = /\/(\S+)\s+[\d.]+\s+Tf/.exec(textOf(fieldEntry(file, field, 'DA')) ?? '')?.[1]
  const fonts = file.dict((form && file.dict(form.get('DR')))?.get('Font'))
  const font = asked === undefined ? null : file.dict(fonts?.get(asked))
  const name = font === null ? asked : file.in(font, 'BaseFont')
  return typeof name === 'string' && /symbol|dingbats|zadb|wingdings|webdings/i.test(name)
}

/** Whether all letters have room at a size that can be read. */
export function hasRoom(file: PaperFile, field: Dict, letters: Letters, rect: Rect): boolean {
  return !letters.cut && layLetters(letters, styleOf(file, field), sizeOf(rect)).whole
}

/** Puts a form that shows the letters in the box of a field, and returns its object; null where there is nothing to show. */
export function putFieldLook(
  file: PaperFile,
  out: PdfFile,
  { number, font }: FieldFont,
  field: Dict,
  letters: Letters | null,
  rect: Rect,
): number | null {
  const style = styleOf(file, field)
  const { width, height } = sizeOf(rect)
  const n = writtenNumber
  const turned = {
    0: '',
    90: `0 1 -1 0 ${n(width)} 0 cm`,
    180: `-1 0 0 -1 ${n(width)} ${n(height)} cm`,
    270: `0 -1 1 0 0 ${n(height)} cm`,
  }[style.turn]
  const box = boxOf(style, width, height)
  const text =
    letters === null ? [] : [turned, ...setLetters(letters, style, { width, height }, font)]
  const operators = [...box, ...text].filter((line) => line !== '')
  if (operators.length === 0) return null
  const form = out.reserve()
  const fonts = letters === null ? '' : `/Font <</${font.resource} ${number} 0 R>>`
  out.putStream(
    form,
    `/Type /XObject/Subtype /Form/BBox [0 0 ${n(width)} ${n(height)}]/Resources <<${fonts}>>`,
    Buffer.from(`q ${operators.join('\n')} Q`, 'latin1'),
    'deflate',
  )
  return form
}

const sizeOf = ([x0, y0, x1, y1]: Rect): Size => ({ width: x1 - x0, height: y1 - y0 })

// — what the field asks for

function styleOf(file: PaperFile, field: Dict): Style {
  const looks = file.dict(field.get('MK'))
  const border = file.dict(field.get('BS'))
  const colourOf = (key: string): string => colour(file.numbersIn(looks?.get(key)))
  const [, , given = 1] = file.numbersIn(field.get('Border'))
  const said = border && file.in(border, 'W')
  const line = typeof said === 'number' && said >= 0 ? said : given
  const kind = border && file.in(border, 'S')
  const dashes = file.numbersIn(border?.get('D')).filter((length) => length > 0)
  const turn = ((Number(looks && file.in(looks, 'R')) % 360) + 360) % 360
  const align = fieldEntry(file, field, 'Q')
  return {
    ...appearanceString(textOf(fieldEntry(file, field, 'DA')) ?? ''),
    align: align === 1 || align === 2 ? align : 0,
    turn: turn === 90 || turn === 180 || turn === 270 ? turn : 0,
    background: colourOf('BG'),
    border: line > 0 ? colourOf('BC') : '',
    line: Math.min(line, 12),
    dashes: kind === 'D' ? (dashes.length > 0 ? dashes.slice(0, 2) : [3]) : [],
    underlined: kind === 'U',
  }
}

/** Size and colour of letters, from the operators that set them. */
function appearanceString(operators: string): { size: number; colour: string } {
  const lexer = new Lexer(Buffer.from(operators.slice(0, 1000), 'latin1'))
  let [size, found]: [number, string] = [0, colour([0])]
  let operands: Value[] = []
  for (
    let next = lexer.next();
    !(next instanceof Keyword && next.word === '');
    next = lexer.next()
  ) {
    if (!(next instanceof Keyword)) {
      operands.push(next)
      continue
    }
    const numbers = operands.filter((each) => typeof each === 'number')
    if (next.word === 'Tf') size = Math.min(Math.max(0, numbers.at(-1) ?? 0), 1000)
    else if (/^(g|rg|k)$/.test(next.word)) found = colour(numbers) || found
    operands = []
  }
  return { size, colour: found }
}

/** A colour of light by as many parts as it has, as operands; none where it is transparent. */
function colour(parts: readonly number[]): string {
  const [a = 0, b = 0, c = 0, key = 0] = parts.map((part) => Math.max(0, Math.min(1, part)))
  const light =
    parts.length === 1
      ? [a, a, a]
      : parts.length === 3
        ? [a, b, c]
        : parts.length === 4
          ? [a, b, c].map((ink) => 1 - Math.min(1, ink + key))
          : []
  return light.map(writtenNumber).join(' ')
}

// — drawing

function boxOf(
  { background, border, line, dashes, underlined }: Style,
  width: number,
  height: number,
) {
  const n = writtenNumber
  const edge = underlined
    ? `0 ${n(line / 2)} m ${n(width)} ${n(line / 2)} l S`
    : `${n(line / 2)} ${n(line / 2)} ${n(width - line)} ${n(height - line)} re S`
  return [
    background === '' ? '' : `${background} rg 0 0 ${n(width)} ${n(height)} re f`,
    border === ''
      ? ''
      : `${border} RG ${n(line)} w${dashes.length > 0 ? ` [${dashes.map(n).join(' ')}] 0 d` : ''} ${edge}`,
  ]
}

function setLetters(letters: Letters, style: Style, size: Size, font: EmbeddedFont): string[] {
  const laid = layLetters(letters, style, size)
  const { width } = turnedSize(size, style)
  const n = writtenNumber
  const high = laid.size * leading
  return [
    ...laid.lines
      .filter(({ chosen }) => chosen)
      .map(({ y }) => `0.6 0.757 0.855 rg 0 ${n(y - high * 0.25)} ${n(width)} ${n(high)} re f`),
    `BT /${font.resource} ${n(laid.size)} Tf ${style.colour} rg`,
    ...laid.lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, x, y }) => `1 0 0 1 ${n(x)} ${n(y)} Tm ${font.show(text)}`),
    'ET',
  ]
}
