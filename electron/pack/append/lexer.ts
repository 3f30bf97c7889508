/**
 * Reads values out of bytes. It never throws and always moves on: what is not the format reads as null, so a
 * broken object costs itself and no other.
 */
import { PdfString, Ref } from './values.ts'
import type { Value } from './values.ts'

/** Deeper than this nothing honest nests, and a program's stack has an end. */
const deepest = 200

/** What a byte is: 1 white space, 2 delimiter, 0 anything else (7.2.2). */
export const kinds = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = 1
for (const letter of '()<>[]{}/%') kinds[letter.charCodeAt(0)] = 2

/** A word that is no value: `obj`, `endobj`, `R` by itself, an operator of a content stream. */
export class Keyword {
  readonly word: string

  constructor(word: string) {
    this.word = word
  }
}

/** Turns the bytes of a string into what they say, where the file is encrypted. */
export type Unlock = (bytes: string) => string

const endOfArray = new Keyword(']')
const endOfDict = new Keyword('>>')
const endOfFile = new Keyword('')

export class Lexer {
  readonly bytes: Uint8Array
  at: number
  private readonly end: number
  private readonly unlock: Unlock | null

  constructor(bytes: Uint8Array, at = 0, unlock: Unlock | null = null) {
    this.bytes = bytes
    this.at = at
    this.end = bytes.length
    this.unlock = unlock
  }

  /** The next value; null also for what is none. */
  value(): Value {
    const found = this.token(0)
    return found instanceof Keyword ? null : found
  }

  /** The next value or word; a word without letters at the end. */
  next(): Value | Keyword {
    return this.token(0)
  }

  /** Whether one of these names stands between here and the end of the object, without making anything of it. */
  finds(names: ReadonlySet<string>): boolean {
    const { bytes, end } = this
    while (this.at < end) {
      const byte = bytes[this.at]!
      if (kinds[byte] === 1) this.at += 1
      else if (byte === 0x2f) {
        if (names.has(this.name())) return true
      } else if (byte === 0x28) this.pastLiteral()
      else if (byte === 0x25) this.skipSpace()
      else if (kinds[byte] === 2) this.at += 1
      else {
        const start = this.at
        while (this.at < end && kinds[bytes[this.at]!] === 0) this.at += 1
        if (byte === 0x65 || byte === 0x73) {
          const word = latin1(bytes, start, Math.min(this.at, start + 6))
          if (word === 'endobj' || word === 'stream') return false
        }
      }
    }
    return false
  }

  /** Past white space and comments. */
  skipSpace(): void {
    const { bytes, end } = this
    let at = this.at
    while (at < end) {
      const byte = bytes[at]!
      if (kinds[byte] === 1) at += 1
      else if (byte === 0x25) {
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at += 1
      } else break
    }
    this.at = at
  }

  private token(depth: number): Value | Keyword {
    this.skipSpace()
    if (this.at >= this.end) return endOfFile
    const byte = this.bytes[this.at]!
    switch (byte) {
      case 0x2f:
        return this.name()
      case 0x28:
        return this.literal()
      case 0x3c:
        if (this.bytes[this.at + 1] !== 0x3c) return this.hex()
        this.at += 2
        return this.dict(depth)
      case 0x5b:
        this.at += 1
        return this.array(depth)
      case 0x5d:
        this.at += 1
        return endOfArray
      case 0x3e:
        this.at += this.bytes[this.at + 1] === 0x3e ? 2 : 1
        return endOfDict
      case 0x29:
      case 0x7b:
      case 0x7d:
        this.at += 1
        return new Keyword(String.fromCharCode(byte))
      default:
        if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e)
          return this.number()
        return this.word()
    }
  }

  private array(depth: number): Value {
    const found: Value[] = []
    for (;;) {
      const item = depth < deepest ? this.token(depth + 1) : endOfFile
      if (item === endOfArray || item === endOfFile) return found
      if (item instanceof Keyword) {
        // An array that was never closed ends with its object.
        if (item === endOfDict || item.word === 'endobj' || item.word === 'obj') return found
        found.push(null)
      } else found.push(item)
    }
  }

  private dict(depth: number): Value {
    const found = new Map<string, Value>()
    for (;;) {
      this.skipSpace()
      const key = this.bytes[this.at] === 0x2f ? this.name() : null
      if (key === null) {
        const stray = depth < deepest ? this.token(depth + 1) : endOfFile
        if (stray === endOfDict || stray === endOfFile) return found
        if (stray instanceof Keyword && /^(endobj|stream|obj)$/.test(stray.word)) {
          this.at -= stray.word.length
          return found
        }
        continue
      }
      const before = this.at
      const item = depth < deepest ? this.token(depth + 1) : endOfFile
      if (item instanceof Keyword) {
        if (item === endOfDict || item === endOfFile) return found
        if (/^(endobj|stream|obj)$/.test(item.word)) {
          this.at = before
          return found
        }
      } else if (item !== null) found.set(key, item)
    }
  }

  private name(): string {
    const { bytes, end } = this
    const start = ++this.at
    let at = start
    let escaped = false
    let hash = 0
    while (at < end) {
      const byte = bytes[at]!
      if (kinds[byte] !== 0) break
      if (byte === 0x23) escaped = true
      hash = (hash * 31 + byte) | 0
      at += 1
    }
    this.at = at
    if (escaped)
      return latin1(bytes, start, at).replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    return knownName(bytes, start, at, hash)
  }

  /** A number, or the reference that begins with it. */
  private number(): Value {
    const start = this.at
    const whole = this.digits()
    if (whole !== null && whole > 0) {
      const after = this.at
      if (kinds[this.bytes[after] ?? 0] === 1) {
        this.skipSpace()
        const generation = this.digits()
        if (generation !== null) {
          this.skipSpace()
          const next = this.bytes[this.at + 1]
          if (this.bytes[this.at] === 0x52 && (next === undefined || kinds[next] !== 0)) {
            this.at += 1
            return new Ref(whole)
          }
        }
        this.at = after
      }
    }
    if (whole !== null) {
      const next = this.bytes[this.at]
      if (next === undefined || kinds[next] !== 0) return whole
    }
    this.at = start
    return this.real()
  }

  /** Digits alone, or null with the place as it was. */
  private digits(): number | null {
    const { bytes, end } = this
    const start = this.at
    let at = start
    let n = 0
    while (at < end && at - start < 15) {
      const digit = bytes[at]! - 0x30
      if (digit < 0 || digit > 9) break
      n = n * 10 + digit
      at += 1
    }
    if (at === start) return null
    this.at = at
    return n
  }

  /** A number as viewers read it: `--5`, `4.`, `-.02` and `1.2.3` are found in files. */
  private real(): number {
    const { bytes, end } = this
    const start = this.at
    let at = start
    while (at < end && kinds[bytes[at]!] === 0) at += 1
    this.at = at
    const text = latin1(bytes, start, at)
    const found = /^([+-]*)(\d*(?:\.\d*)?)/.exec(text)
    const n = Number(found?.[2] === '.' ? 0 : found?.[2])
    const sign = found?.[1]?.includes('-') ? -1 : 1
    return Number.isFinite(n) && n !== 0 ? sign * n : 0
  }

  private literal(): PdfString {
    const start = this.at + 1
    const { plain, last } = this.pastLiteral()
    const text = latin1(this.bytes, start, last)
    return this.string(plain ? text : unescaped(text))
  }

  /** Past a string that begins here: where it ends, and whether what stands there is what it says. */
  private pastLiteral(): { plain: boolean; last: number } {
    const { bytes, end } = this
    let at = this.at + 1
    let plain = true
    let open = 1
    while (at < end) {
      const byte = bytes[at]!
      if (byte === 0x5c) {
        plain = false
        at += 1
      } else if (byte === 0x0d) plain = false
      else if (byte === 0x28) open += 1
      else if (byte === 0x29 && --open === 0) break
      at += 1
    }
    this.at = Math.min(at + 1, end)
    return { plain, last: Math.min(at, end) }
  }

  private hex(): PdfString {
    const { bytes, end } = this
    const start = ++this.at
    let at = start
    while (at < end && bytes[at] !== 0x3e) at += 1
    this.at = Math.min(at + 1, end)
    const digits = latin1(bytes, start, at).replace(/[^0-9a-fA-F]/g, '')
    const even = digits.length % 2 === 0 ? digits : `${digits}0`
    return this.string(Buffer.from(even, 'hex').toString('latin1'))
  }

  private string(bytes: string): PdfString {
    return new PdfString(this.unlock === null ? bytes : this.unlock(bytes))
  }

  private word(): Value | Keyword {
    const { bytes, end } = this
    const start = this.at
    let at = start
    while (at < end && kinds[bytes[at]!] === 0) at += 1
    this.at = at
    const word = latin1(bytes, start, Math.min(at, start + 40))
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    return new Keyword(word)
  }
}

const escapes: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' },
  ...{ '\n': '', '\r': '', '\r\n': '' },
}

/** A literal string without its escapes (7.3.4.2); an end of line in it is a line feed. */
function unescaped(text: string): string {
  return text.replace(/\\(\r\n|[0-7]{1,3}|[^])|\r\n?|\\$/g, (all, escape: string | undefined) => {
    if (escape === undefined) return all === '\\' ? '' : '\n'
    if (escape >= '0' && escape < '8') return String.fromCharCode(Number.parseInt(escape, 8) & 0xff)
    return escapes[escape] ?? escape
  })
}

/** Names that were read, by their hash: a file says the same few hundred again and again. */
const names: (string | undefined)[] = Array.from({ length: 4096 })

function knownName(bytes: Uint8Array, start: number, end: number, hash: number): string {
  const slot = hash & 4095
  const known = names[slot]
  if (known !== undefined && known.length === end - start) {
    let i = 0
    while (i < known.length && known.charCodeAt(i) === bytes[start + i]) i += 1
    if (i === known.length) return known
  }
  const name = latin1(bytes, start, end)
  if (name.length < 40) names[slot] = name
  return name
}

/** Bytes as a text of one character to each. Short ones are common and quickest made by hand. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 24)
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  let text = ''
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!)
  return text
}
