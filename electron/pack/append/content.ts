/**
 * What a page's operators leave open, and whether they mark their content: so that what the pack adds before
 * and after them stands by itself, whatever the page does.
 */
import { TooLong } from './filters.ts'
import { kinds } from './lexer.ts'
import { PdfStream } from './values.ts'
import type { Value } from './values.ts'
import type { PaperFile } from './paper-file.ts'

export type ContentScan = {
  /** What closes whatever is left open. */
  closing: string
  /** Places of `Q`s and `EMC`s that end nothing. Viewers pass over them; they would end what the pack began. */
  surplus: number[]
  /** Whether content is marked by number, for a structure tree. */
  marked: boolean
  /** The largest such number given in the operators themselves; -1 where there is none. */
  largestMark: number
}

/** The page's operators as one piece, parted as viewers part them. */
export type PageContent = {
  streams: readonly Value[]
  data: Uint8Array
  /** Whether every stream could be unpacked whole, so that they can come along as they are. */
  whole: boolean
}

/** Reads a page's content; what cannot be read of it is left out, as in viewers. */
export function readContent(file: PaperFile, contents: Value | undefined): PageContent {
  const found = file.resolve(contents)
  const streams = found instanceof PdfStream ? [contents ?? null] : file.array(found)
  let whole = true
  const parts = streams.flatMap((each) => {
    const stream = file.resolve(each)
    const data = stream instanceof PdfStream ? file.unpacked(stream) : null
    whole &&= data !== null && data.whole
    return data === null ? [] : [data.data]
  })
  if (parts.length === 1) return { streams, data: parts[0]!, whole }
  return { streams, data: Buffer.concat(parts.flatMap((part) => [part, newline])), whole }
}

const newline = Buffer.from('\n')

/** More operators than this are left open, or end nothing, on no honest page. */
const mostLoose = 100_000

/** Reads operators from their first byte to their last. Throws `TooLong` where too many stand loose. */
export function scanContent(data: Uint8Array): ContentScan {
  const surplus: number[] = []
  const end = data.length
  let at = 0
  let saves = 0
  let marks = 0
  let inText = false
  let marked = false
  let largestMark = -1
  /** Brackets that are open: arrays and dictionaries, which a broken end must close in order. */
  let brackets = ''
  let unfinished = ''
  while (at < end) {
    if (surplus.length > mostLoose || saves + marks > mostLoose) throw new TooLong()
    const byte = data[at]!
    if (kinds[byte] === 1) {
      at += 1
    } else if (kinds[byte] === 0) {
      const start = at
      while (at < end && kinds[data[at]!] === 0) at += 1
      // Operators are letters; nearly everything else here is a number.
      if (byte < 0x41) continue
      const length = at - start
      if (length === 1) {
        if (byte === 0x71) saves += 1
        else if (byte === 0x51) {
          if (saves === 0) surplus.push(start)
          else saves -= 1
        }
        brackets = ''
      } else if (length === 2) {
        const next = data[start + 1]!
        if (byte === 0x42 && next === 0x54) inText = true
        else if (byte === 0x45 && next === 0x54) inText = false
        else if (byte === 0x42 && next === 0x49) {
          const after = afterImage(data, at)
          if (after === null) unfinished = '\nEI'
          at = after ?? end
        }
        brackets = ''
      } else if (length === 3 && data[start + 2] === 0x43) {
        if (byte === 0x42) marks += 1
        else if (byte === 0x45 && marks === 0) surplus.push(start)
        else if (byte === 0x45) marks -= 1
        brackets = ''
      }
    } else if (byte === 0x2f) {
      const start = ++at
      while (at < end && kinds[data[at]!] === 0) at += 1
      if (at - start === 4 && isMcid(data, start)) {
        marked = true
        const n = numberAfter(data, at)
        if (n > largestMark) largestMark = n
      }
    } else if (byte === 0x28) {
      const after = afterString(data, at)
      at = after.at
      unfinished = ')'.repeat(after.open)
    } else if (byte === 0x25) {
      while (at < end && data[at] !== 10 && data[at] !== 13) at += 1
      if (at === end) unfinished = '\n'
    } else if (byte === 0x3c && data[at + 1] !== 0x3c) {
      while (at < end && data[at] !== 0x3e) at += 1
      if (at === end) unfinished = '>'
      at += 1
    } else if (byte === 0x3c) {
      if (brackets.length < 100) brackets += '<'
      at += 2
    } else if (byte === 0x5b) {
      if (brackets.length < 100) brackets += '['
      at += 1
    } else if (byte === 0x5d || byte === 0x3e) {
      brackets = brackets.slice(0, -1)
      at += byte === 0x3e && data[at + 1] === 0x3e ? 2 : 1
    } else at += 1
  }
  const closing = [
    unfinished,
    [...brackets]
      .toReversed()
      .map((open) => (open === '<' ? '>>' : ']'))
      .join(''),
    inText ? 'ET' : '',
    'EMC '.repeat(marks),
    'Q '.repeat(saves),
  ].filter((part) => part !== '')
  return { closing: closing.join('\n'), surplus, marked, largestMark }
}

/** The data with its surplus operators blotted out. */
export function withoutSurplus(data: Uint8Array, surplus: readonly number[]): Uint8Array {
  const out = Uint8Array.from(data)
  for (const place of surplus)
    for (let at = place; at < out.length && kinds[out[at]!] === 0; at++) out[at] = 0x20
  return out
}

const isMcid = (data: Uint8Array, at: number): boolean =>
  data[at] === 0x4d && data[at + 1] === 0x43 && data[at + 2] === 0x49 && data[at + 3] === 0x44

function numberAfter(data: Uint8Array, start: number): number {
  let at = start
  while (kinds[data[at] ?? 0x41] === 1) at += 1
  let n = 0
  for (let digit = (data[at] ?? 0) - 0x30; digit >= 0 && digit <= 9 && n < 1e6;) {
    n = n * 10 + digit
    digit = (data[++at] ?? 0) - 0x30
  }
  return n
}

function afterString(data: Uint8Array, start: number): { at: number; open: number } {
  let open = 0
  let at = start
  for (; at < data.length; at++) {
    const byte = data[at]
    if (byte === 0x5c) at += 1
    else if (byte === 0x28) open += 1
    else if (byte === 0x29 && --open === 0) return { at: at + 1, open }
  }
  return { at: data.length, open: Math.min(open, 100) }
}

/**
 * The place after an inline picture whose `BI` ends at `start`, or null where it has no end. Its data may hold
 * the letters of its end too: what follows the true one is text.
 */
function afterImage(data: Uint8Array, start: number): number | null {
  const file = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  let begin = file.indexOf('ID', start)
  while (begin >= 0 && kinds[data[begin + 2] ?? 0] !== 1) begin = file.indexOf('ID', begin + 2)
  if (begin < 0) return null
  for (let at = file.indexOf('EI', begin + 3); at >= 0; at = file.indexOf('EI', at + 1)) {
    if (kinds[data[at - 1]!] !== 1 || kinds[data[at + 2] ?? 0] !== 1) continue
    let plain = true
    for (let i = at + 2; i < Math.min(at + 18, data.length); i++) {
      const byte = data[i]!
      if ((byte < 0x20 && kinds[byte] !== 1) || byte === 0 || byte > 0x7e) plain = false
    }
    if (plain) return at + 2
  }
  return null
}
