/**
 * Takes the packing off a stream's data (ISO 32000-1, 7.4), no further than a bound. Pictures keep theirs:
 * only what the pack itself must read is unpacked.
 */
import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import { isDict } from './values.ts'
import type { Dict, Value } from './values.ts'

/** No stream that is read as text or as a table is honestly longer. */
export const longestStream = 256 * 2 ** 20

export class TooLong extends Error {}

export type Unpacked = {
  data: Uint8Array
  /** Whether all of it came out without mending. */
  whole: boolean
}

/** A filter and its settings, in the order in which they are taken off. */
export type Filter = { name: string; parms: Dict | null }

const short: Readonly<Record<string, string>> = {
  ...{ Fl: 'FlateDecode', LZW: 'LZWDecode', A85: 'ASCII85Decode', AHx: 'ASCIIHexDecode' },
  ...{ RL: 'RunLengthDecode', DCT: 'DCTDecode', CCF: 'CCITTFaxDecode' },
}

/** The filters of a stream, by their full names. */
export function filtersOf(dict: Dict, resolve: (value: Value | undefined) => Value): Filter[] {
  const list = (value: Value): readonly Value[] => (Array.isArray(value) ? value : [value])
  const names = list(resolve(dict.get('Filter')))
  const parms = list(resolve(dict.get('DecodeParms')))
  return names.flatMap((each, i) => {
    const name = resolve(each)
    const parm = resolve(parms[i])
    return typeof name === 'string'
      ? [{ name: short[name] ?? name, parms: isDict(parm) ? parm : null }]
      : []
  })
}

/** Takes all filters off; null where one is for pictures, unknown, or nothing comes out. Throws `TooLong`. */
export function unpack(raw: Uint8Array, filters: readonly Filter[]): Unpacked | null {
  let data = raw
  let whole = true
  for (const { name, parms } of filters.slice(0, 8)) {
    const step = unpackOne(data, name, parms)
    if (step === null) return null
    data = step.data
    whole &&= step.whole
  }
  return filters.length > 8 ? null : { data, whole }
}

function unpackOne(data: Uint8Array, name: string, parms: Dict | null): Unpacked | null {
  switch (name) {
    case 'FlateDecode': {
      const found = inflated(data)
      return found && { ...found, data: unpredicted(found.data, parms) }
    }
    case 'LZWDecode': {
      const early = parms?.get('EarlyChange') !== 0
      return { data: unpredicted(lzw(data, early), parms), whole: true }
    }
    case 'ASCII85Decode':
      return { data: ascii85(data), whole: true }
    case 'ASCIIHexDecode': {
      const text = Buffer.from(data).toString('latin1')
      const digits = text.slice(0, endOf(text, '>')).replace(/[^0-9a-fA-F]/g, '')
      return { data: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), whole: true }
    }
    case 'RunLengthDecode':
      return { data: runs(data), whole: true }
    case 'Crypt':
      return { data, whole: true }
    default:
      return null
  }
}

/**
 * Inflates. Data that is cut short or spoiled gives what can be had before the spoiled place, and says that it
 * is not whole.
 */
export function inflated(data: Uint8Array): Unpacked | null {
  const options = { maxOutputLength: longestStream }
  try {
    return { data: inflateSync(data, options), whole: true }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLong()
  }
  if (data.length === 0) return { data, whole: true }
  const lenient = { ...options, finishFlush: constants.Z_SYNC_FLUSH }
  const head = data.length > 2 && (data[0]! & 15) === 8 && (data[0]! * 256 + data[1]!) % 31 === 0
  const bare = head ? data.subarray(2) : data
  const attempt = (length: number): Uint8Array | null => {
    try {
      return inflateRawSync(bare.subarray(0, length), lenient)
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLong()
      return null
    }
  }
  const all = attempt(bare.length)
  if (all !== null) return all.length === 0 ? null : { data: all, whole: false }
  // The longest beginning that inflates, by halving: spoiled data stays spoiled however much follows.
  let [good, bad] = [0, bare.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (attempt(middle) === null) bad = middle
    else good = middle
  }
  const found = good === 0 ? null : attempt(good)
  return found === null || found.length === 0 ? null : { data: found, whole: false }
}

/** Undoes the predictors of TIFF and PNG (7.4.4.4). */
function unpredicted(data: Uint8Array, parms: Dict | null): Uint8Array {
  const setting = (key: string, usual: number): number => {
    const value = parms?.get(key)
    return typeof value === 'number' && value >= 1 && value < 100_000 ? Math.floor(value) : usual
  }
  const predictor = setting('Predictor', 1)
  if (predictor === 1) return data
  const colours = Math.min(setting('Colors', 1), 64)
  const bits = Math.min(setting('BitsPerComponent', 8), 16)
  const pixel = Math.max(1, (colours * bits) >> 3)
  const row = Math.ceil((setting('Columns', 1) * colours * bits) / 8)
  if (predictor === 2) {
    const out = Uint8Array.from(data)
    if (bits === 8)
      for (let i = 0; i < out.length; i++)
        if (i % row >= pixel) out[i] = (out[i]! + out[i - pixel]!) & 255
    return out
  }
  const rows = Math.ceil(data.length / (row + 1))
  const out = new Uint8Array(rows * row)
  let at = 0
  let written = 0
  for (let r = 0; r < rows; r++) {
    const kind = data[at++] ?? 0
    const start = r * row
    const many = Math.min(row, data.length - at)
    for (let i = 0; i < many; i++) {
      const left = i >= pixel ? out[start + i - pixel]! : 0
      const up = r > 0 ? out[start + i - row]! : 0
      const corner = r > 0 && i >= pixel ? out[start + i - row - pixel]! : 0
      const guess =
        kind === 1
          ? left
          : kind === 2
            ? up
            : kind === 3
              ? (left + up) >> 1
              : kind === 4
                ? paeth(left, up, corner)
                : 0
      out[start + i] = (data[at + i]! + guess) & 255
    }
    at += many
    written = start + many
  }
  return out.subarray(0, Math.max(0, written))
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [l, u, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return l <= u && l <= c ? left : u <= c ? up : corner
}

/** Bytes that grow as they are written, up to the bound. */
class Sink {
  private bytes = new Uint8Array(4096)
  private length = 0

  push(part: Uint8Array): void {
    const needed = this.length + part.length
    if (needed > longestStream) throw new TooLong()
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
      larger.set(this.bytes.subarray(0, this.length))
      this.bytes = larger
    }
    this.bytes.set(part, this.length)
    this.length = needed
  }

  get all(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}

function lzw(data: Uint8Array, early: boolean): Uint8Array {
  const out = new Sink()
  const first = Array.from({ length: 258 }, (_, i) => Uint8Array.of(i & 255))
  let table: Uint8Array[] = first.slice()
  let width = 9
  let last: Uint8Array | null = null
  let [held, bits] = [0, 0]
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff
    bits += 8
    if (bits < width) continue
    bits -= width
    const code = (held >> bits) & ((1 << width) - 1)
    if (code === 257) break
    if (code === 256) {
      table = first.slice()
      width = 9
      last = null
      continue
    }
    let entry: Uint8Array | undefined = table[code]
    if (last !== null) {
      if (entry === undefined && code !== table.length) break
      const grown: Uint8Array = new Uint8Array(last.length + 1)
      grown.set(last)
      grown[last.length] = (entry ?? last)[0]!
      entry ??= grown
      if (table.length < 4096) table.push(grown)
    }
    if (entry === undefined) break
    out.push(entry)
    last = entry
    const next = table.length + (early ? 1 : 0)
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9
  }
  return out.all
}

function endOf(text: string, mark: string): number {
  const found = text.indexOf(mark)
  return found < 0 ? text.length : found
}

function ascii85(data: Uint8Array): Uint8Array {
  const text = Buffer.from(data)
    .toString('latin1')
    .replace(/^\s*<~/, '')
  const letters = text.slice(0, endOf(text, '~')).replace(/[^!-uz]/g, '')
  const out = Buffer.alloc(letters.length * 4)
  let written = 0
  let group = ''
  const flush = (many: number): void => {
    let n = 0
    for (const letter of group) n = n * 85 + letter.charCodeAt(0) - 33
    for (let i = 0; i < many; i++) out[written++] = Math.floor(n / 256 ** (3 - i)) & 255
    group = ''
  }
  for (const letter of letters) {
    if (letter === 'z' && group === '') written += 4
    else if (letter !== 'z') group += letter
    if (group.length === 5) flush(4)
  }
  if (group.length > 1) {
    const many = group.length - 1
    group = group.padEnd(5, 'u')
    flush(many)
  }
  return out.subarray(0, written)
}

function runs(data: Uint8Array): Uint8Array {
  const out = new Sink()
  let at = 0
  while (at < data.length) {
    const length = data[at++]!
    if (length === 128) break
    if (length < 128) {
      out.push(data.subarray(at, at + length + 1))
      at += length + 1
    } else if (at < data.length) out.push(new Uint8Array(257 - length).fill(data[at++]!))
  }
  return out.all
}
