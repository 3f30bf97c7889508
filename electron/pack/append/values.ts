/**
 * What a PDF is made of, as plain values (ISO 32000-1, 7.3). A name is a string of this language, for there
 * are more of them than of anything else; a text or byte string is a `PdfString`.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | PdfString
  | Ref
  | PdfStream
  | Dict
  | readonly Value[]

/** A dictionary. Keys are names without their slash, one character to a byte. */
export type Dict = ReadonlyMap<string, Value>

/** A reference to a numbered object. Generations are not told apart: of each number the newest counts. */
export class Ref {
  readonly number: number

  constructor(number: number) {
    this.number = number
  }
}

/** A string, one character to a byte. */
export class PdfString {
  readonly bytes: string

  constructor(bytes: string) {
    this.bytes = bytes
  }
}

/** A stream: its dictionary, and its data as it lies in the file. */
export class PdfStream {
  readonly dict: Dict
  readonly raw: Uint8Array
  /** Whether the file stops before the data does. */
  readonly endsOpen: boolean

  constructor(dict: Dict, raw: Uint8Array, endsOpen = false) {
    this.dict = dict
    this.raw = raw
    this.endsOpen = endsOpen
  }
}

export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map
}

export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value)
}

/** What a text string says (7.9.2.2): UTF-16 with its mark, UTF-8 with its, else as Latin. */
export function textOf(value: Value | undefined): string | null {
  if (!(value instanceof PdfString)) return null
  const { bytes } = value
  if (bytes.startsWith('\xfe\xff'))
    return Buffer.from(bytes.slice(2, bytes.length - (bytes.length % 2)), 'latin1')
      .swap16()
      .toString('utf16le')
  if (bytes.startsWith('\xff\xfe')) return Buffer.from(bytes.slice(2), 'latin1').toString('utf16le')
  if (bytes.startsWith('\xef\xbb\xbf')) return Buffer.from(bytes.slice(3), 'latin1').toString()
  return bytes.replace(/[^\s!-~¡-ÿ]|\xa0/g, (letter) => pdfDocLetters[letter] ?? letter)
}

/** Where a document's encoding differs from Latin-1 (annex D.2). */
const pdfDocLetters: Readonly<Record<string, string>> = Object.fromEntries([
  ...placed(0x18, '˘ˇˆ˙˝˛˚˜'),
  ...placed(0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'),
  ...placed(0xa0, '€'),
])

function placed(first: number, letters: string): [string, string][] {
  return [...letters].map((letter, i) => [String.fromCharCode(first + i), letter])
}

/** Left, lower, right, upper edge. */
export type Rect = readonly [number, number, number, number]

/** `a b c d e f` as the format writes a change of coordinates: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]
