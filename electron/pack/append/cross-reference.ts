/**
 * Where each object of a file lies: by the file's own tables (ISO 32000-1, 7.5.4 and 7.5.8), its updates
 * included, or, where those are wrong, by looking for the objects themselves.
 */
import { Keyword, kinds, Lexer } from './lexer.ts'
import { isArray, isDict, PdfStream } from './values.ts'
import type { Dict, Value } from './values.ts'

/** At this place in the file, or in that object stream; null is an object that was deleted. */
export type Entry = { at: number } | { within: number } | null

export type Table = { entries: Map<number, Entry>; trailer: Dict }

/** The tables are wrong or not there. */
export class NoTable extends Error {}

/** Numbers above this come from no program, and would cost memory by themselves. */
export const largestNumber = 8_388_607

/** How a stream at a place in the file is read, and its data unpacked: the file's business. */
export type StreamAt = (at: number) => { dict: Dict; data: Uint8Array } | null

/** Reads the tables from the last one back. Throws `NoTable`. */
export function readTables(bytes: Uint8Array, streamAt: StreamAt): Table {
  const entries = new Map<number, Entry>()
  let trailer: Dict | null = null
  let read = 0
  const waiting = [lastTable(bytes)]
  const seen = new Set<number>()
  const set = (number: number, entry: Entry): void => {
    read += 1
    if (read > 2 * largestNumber) throw new NoTable()
    if (number <= largestNumber && !entries.has(number)) entries.set(number, entry)
  }
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const dict = readPlainTable(bytes, at, set) ?? readStreamTable(streamAt(at), set)
    trailer ??= dict
    const [previous, beside] = [dict.get('Prev'), dict.get('XRefStm')]
    if (typeof previous === 'number') waiting.push(previous)
    // Taken first: what a hybrid file shows to newer readers goes before what an older revision held.
    if (typeof beside === 'number') waiting.push(beside)
  }
  if (trailer === null) throw new NoTable()
  return { entries, trailer }
}

function lastTable(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const mark = file.lastIndexOf('startxref')
  const at = mark < 0 ? null : new Lexer(bytes, mark + 9).value()
  if (typeof at !== 'number' || at <= 0 || at >= bytes.length) throw new NoTable()
  return at
}

function readPlainTable(
  bytes: Uint8Array,
  start: number,
  set: (number: number, entry: Entry) => void,
): Dict | null {
  const lexer = new Lexer(bytes, start)
  const first = lexer.next()
  if (!(first instanceof Keyword) || first.word !== 'xref') return null
  for (;;) {
    const from = lexer.next()
    if (from instanceof Keyword && from.word === 'trailer') break
    const many = lexer.next()
    if (typeof from !== 'number' || typeof many !== 'number') throw new NoTable()
    let number = from
    for (let i = 0; i < many; i++) {
      const [at, generation, kind] = [lexer.next(), lexer.next(), lexer.next()]
      if (typeof at !== 'number' || typeof generation !== 'number' || !(kind instanceof Keyword))
        throw new NoTable()
      // Some programs count the first entry, which is never used, as number 1.
      if (i === 0 && from === 1 && kind.word === 'f' && generation === 65_535) number = 0
      if (kind.word === 'n' && at > 0) set(number, { at })
      else if (kind.word === 'f' || kind.word === 'n') set(number, null)
      else throw new NoTable()
      number += 1
    }
  }
  const trailer = lexer.value()
  if (!isDict(trailer)) throw new NoTable()
  return trailer
}

function readStreamTable(
  stream: ReturnType<StreamAt>,
  set: (number: number, entry: Entry) => void,
): Dict {
  if (stream === null || stream.dict.get('Type') !== 'XRef') throw new NoTable()
  const { dict, data } = stream
  const widths = numbersIn(dict.get('W'))
  if (widths.length < 3 || widths.some((width) => width < 0 || width > 8)) throw new NoTable()
  const [a = 0, b = 0, c = 0] = widths
  const size = a + b + c
  if (size === 0) throw new NoTable()
  const index = numbersIn(dict.get('Index'))
  const ranges = index.length >= 2 ? index : [0, Number(dict.get('Size') ?? 0)]
  const field = (at: number, width: number): number => {
    let n = 0
    for (let i = 0; i < width; i++) n = n * 256 + data[at + i]!
    return n
  }
  let at = 0
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    for (let i = 0; i < ranges[r + 1]! && at + size <= data.length; i++, at += size) {
      const kind = a === 0 ? 1 : field(at, a)
      const where = field(at + a, b)
      const number = ranges[r]! + i
      if (kind === 1 && where > 0) set(number, { at: where })
      else if (kind === 2) set(number, { within: where })
      else set(number, null)
    }
  }
  return dict
}

function numbersIn(value: Value | undefined): number[] {
  return isArray(value) ? value.filter((each) => typeof each === 'number') : []
}

/** An object that was found by looking for it. */
export type Found = { number: number; generation: number; at: number; value: Value }

/**
 * Looks for every `n g obj` of the file, in order. The data of streams is passed over, so that a file that is
 * attached to another is not taken for part of it. `trailers` are those of tables and of streams, in order.
 */
export function searchObjects(
  bytes: Uint8Array,
  read: (at: number) => { value: Value; end: number } | null,
): { found: Found[]; trailers: Dict[] } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Found[] = []
  const trailers: { at: number; dict: Dict }[] = []
  let at = 0
  for (;;) {
    const mark = file.indexOf('obj', at)
    if (mark < 0) break
    at = mark + 3
    const head = headBefore(bytes, mark)
    if (head === null || head.number > largestNumber) continue
    const object = read(head.at)
    if (object === null) continue
    found.push({ ...head, value: object.value })
    at = Math.max(at, object.end)
    const { value } = object
    if (value instanceof PdfStream && value.dict.get('Type') === 'XRef')
      trailers.push({ at: head.at, dict: value.dict })
  }
  for (let mark = file.indexOf('trailer'); mark >= 0; mark = file.indexOf('trailer', mark + 7)) {
    const dict = new Lexer(bytes, mark + 7).value()
    if (isDict(dict)) trailers.push({ at: mark, dict })
  }
  return { found, trailers: trailers.toSorted((a, b) => a.at - b.at).map(({ dict }) => dict) }
}

/** The number of the object that begins at a place; null where none does. */
export function numberAt(bytes: Uint8Array, start: number): number | null {
  let at = start
  const space = (): void => {
    while (kinds[bytes[at] ?? 0] === 1 && at < bytes.length) at += 1
  }
  const digits = (): number | null => {
    const from = at
    let n = 0
    for (; at - from < 10 && bytes[at]! >= 0x30 && bytes[at]! <= 0x39; at++)
      n = n * 10 + bytes[at]! - 0x30
    return at === from ? null : n
  }
  space()
  const number = digits()
  space()
  const generation = digits()
  space()
  const word = bytes[at] === 0x6f && bytes[at + 1] === 0x62 && bytes[at + 2] === 0x6a
  return word && generation !== null ? number : null
}

/** The `n g ` before a word `obj`, or null. */
function headBefore(
  bytes: Uint8Array,
  mark: number,
): { number: number; generation: number; at: number } | null {
  let at = mark - 1
  const space = (): boolean => {
    const from = at
    while (at >= 0 && kinds[bytes[at]!] === 1) at -= 1
    return at < from
  }
  const digits = (): number | null => {
    let [n, unit, many] = [0, 1, 0]
    while (at >= 0 && many < 10 && bytes[at]! >= 0x30 && bytes[at]! <= 0x39) {
      n += (bytes[at]! - 0x30) * unit
      unit *= 10
      many += 1
      at -= 1
    }
    return many === 0 ? null : n
  }
  space()
  const generation = digits()
  if (generation === null || !space()) return null
  const number = digits()
  return number === null || number === 0 ? null : { number, generation, at: at + 1 }
}
