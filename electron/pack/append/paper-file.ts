/**
 * A paper as a file: its numbered objects, each read when it is first asked for. Whatever the bytes are,
 * reading ends, and its memory is bounded.
 */
import { NoTable, numberAt, readTables, searchObjects } from './cross-reference.ts'
import type { Entry } from './cross-reference.ts'
import { openWithoutPassword } from './crypt.ts'
import type { Key } from './crypt.ts'
import { filtersOf, TooLong, unpack } from './filters.ts'
import type { Unpacked } from './filters.ts'
import { Keyword, kinds, Lexer } from './lexer.ts'
import { isDict, PdfStream, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'

/** More than this is unpacked of no paper to read it: 100 MB are some 10,000 pages of text. */
const mostUnpacked = 2 ** 29

/** The file has nothing that could be its pages. */
export class NotReadable extends Error {}

type Within = { lexer: Lexer; places: Map<number, number> }

export class PaperFile {
  /** What the file says of itself; `Root` is the catalogue. */
  trailer: Dict
  catalog: Dict
  /** Whether the objects had to be looked for, since the file's own tables are wrong or missing. */
  repaired = false
  private readonly bytes: Uint8Array
  private readonly file: Buffer
  private entries = new Map<number, Entry>()
  private key: Key | null = null
  private encryptAt: number | null = null
  private readonly cache = new Map<number, Value>()
  private readonly reading = new Set<number>()
  private readonly within = new Map<number, Within | null>()
  private readonly sound = new WeakSet<PdfStream>()
  private unpackedSoFar = 0
  private taken = false

  /** Opens a file. Throws `NotReadable`, `NeedsPassword` or `TooLong`. */
  constructor(bytes: Uint8Array) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    // Places count from the head, before which mail programs leave things.
    this.file = whole.subarray(Math.max(0, whole.subarray(0, 1024).indexOf('%PDF-')))
    this.bytes = new Uint8Array(this.file.buffer, this.file.byteOffset, this.file.byteLength)
    this.trailer = new Map()
    this.catalog = new Map()
    if (this.isBrokenOff || !this.readOwnTables() || !this.tablesHold) this.search()
  }

  /**
   * Whether the file stops short. A whole one ends by saying where its table of objects starts, after the
   * last object.
   */
  get isBrokenOff(): boolean {
    return this.file.lastIndexOf('startxref') < this.file.lastIndexOf('endobj')
  }

  /** Whether it holds the end of an earlier saving. */
  get wasUpdated(): boolean {
    return this.file.includes('startxref')
  }

  get isEncrypted(): boolean {
    return this.key !== null
  }

  /** Numbers of the objects in which one of these names may stand. All others need not be read to know. */
  *bearing(names: ReadonlySet<string>): Generator<number> {
    const found = new Map<number, boolean>()
    for (const [number, entry] of this.entries) {
      if (entry === null) continue
      if ('at' in entry) {
        const lexer = new Lexer(this.bytes, entry.at)
        lexer.next()
        lexer.next()
        lexer.next()
        if (lexer.finds(names)) yield number
        continue
      }
      let bears = found.get(entry.within)
      if (bears === undefined) {
        const stream = this.objectStream(entry.within)
        if (stream !== null) stream.lexer.at = 0
        bears = stream?.lexer.finds(names) ?? false
        found.set(entry.within, bears)
      }
      if (bears) yield number
    }
  }

  /** The object of this number; null where there is none. */
  get(number: number): Value {
    const known = this.cache.get(number)
    if (known !== undefined) return known
    if (this.reading.has(number)) return null
    this.reading.add(number)
    try {
      const value = this.read(number)
      this.cache.set(number, value)
      return value
    } finally {
      this.reading.delete(number)
    }
  }

  /** Follows references to what they stand for. */
  readonly resolve = (value: Value | undefined): Value => {
    let found = value ?? null
    for (let hops = 0; found instanceof Ref; hops++) {
      if (hops === 32) return null
      found = this.get(found.number)
    }
    return found
  };

  /** What a key of a dictionary stands for. */
  in(dict: Dict, key: string): Value {
    return this.resolve(dict.get(key))
  }

  /** The dictionary that a key stands for, a stream's own included; null where it is none. */
  dict(value: Value | undefined): Dict | null {
    const found = this.resolve(value)
    return isDict(found) ? found : found instanceof PdfStream ? found.dict : null
  }

  array(value: Value | undefined): readonly Value[] {
    const found = this.resolve(value)
    return Array.isArray(found) ? (found as readonly Value[]) : []
  }

  /** The numbers of an array; anything else in it stands as 0. */
  numbersIn(value: Value | undefined): number[] {
    return this.array(value).map((each) => {
      const n = this.resolve(each)
      return typeof n === 'number' ? n : 0
    })
  }

  /** Says that the file is to be appended: what turns out wrong from here on costs itself and never the pack. */
  take(): void {
    this.taken = true
  }

  /** A stream's data without its filters; null where that cannot be had. Throws `TooLong` before the file is taken. */
  unpacked(stream: PdfStream): Unpacked | null {
    const found = this.unpackedOrTooLong(stream)
    this.unpackedSoFar += found?.data.length ?? 0
    if (this.unpackedSoFar > mostUnpacked && !this.taken) throw new TooLong()
    if (found?.whole) this.sound.add(stream)
    return found
  }

  private unpackedOrTooLong(stream: PdfStream): Unpacked | null {
    try {
      return unpack(stream.raw, filtersOf(stream.dict, this.resolve))
    } catch (error) {
      if (this.taken && error instanceof TooLong) return null
      throw error
    }
  }

  /** Whether the stream was unpacked whole. */
  isSound(stream: PdfStream): boolean {
    return this.sound.has(stream)
  }

  /** Lets go of an object that is not needed again. */
  forget(number: number): void {
    this.cache.delete(number)
  }

  // — tables

  private readOwnTables(): boolean {
    try {
      const { entries, trailer } = readTables(this.bytes, (at) => {
        const value = this.objectAt(at, null)?.value
        const data = value instanceof PdfStream ? this.unpacked(value)?.data : undefined
        return value instanceof PdfStream && data ? { dict: value.dict, data } : null
      })
      this.entries = entries
      this.begin(trailer)
      return this.hasPages
    } catch (error) {
      if (error instanceof NoTable) return false
      throw error
    }
  }

  /**
   * Whether every object is where the tables say. They are asked before anything is made of the file: a letter
   * or picture that turns out to be elsewhere when half of it is copied would be lost without a word.
   */
  private get tablesHold(): boolean {
    for (const [number, entry] of this.entries) {
      if (entry === null || number === 0) continue
      const holds =
        'at' in entry
          ? numberAt(this.bytes, entry.at) === number
          : this.objectStream(entry.within)?.places.has(number)
      if (!holds) return false
    }
    return true
  }

  private get hasPages(): boolean {
    return this.dict(this.catalog.get('Pages')) !== null
  }

  private begin(trailer: Dict): void {
    this.cache.clear()
    this.within.clear()
    this.trailer = trailer
    this.key = null
    const encrypt = trailer.get('Encrypt')
    this.encryptAt = encrypt instanceof Ref ? encrypt.number : null
    const settings = this.dict(encrypt)
    if (settings !== null)
      this.key = openWithoutPassword(settings, this.array(trailer.get('ID'))[0], this.resolve)
    else if (encrypt !== undefined && this.repaired) throw new NotReadable()
    // The first things read may have been read without the key.
    this.cache.clear()
    this.catalog = this.dict(trailer.get('Root')) ?? new Map()
  }

  /** Finds the objects themselves. Of two with one number the later counts, as an update's would. */
  private search(): void {
    this.repaired = true
    const { found, trailers } = searchObjects(this.bytes, (at) => this.objectAt(at, null))
    this.entries = new Map(found.map(({ number, at }) => [number, { at }]))
    const trailer = new Map(trailers.flatMap((each) => [...each]))
    this.begin(trailer)
    for (const { number, at, value } of found) {
      if (!(value instanceof PdfStream) || value.dict.get('Type') !== 'ObjStm') continue
      // Superseded by a later object of its number.
      const entry = this.entries.get(number)
      if (!entry || !('at' in entry) || entry.at !== at) continue
      for (const inside of this.objectStream(number)?.places.keys() ?? []) {
        const other = this.entries.get(inside)
        if (!other || !('at' in other) || other.at < at)
          this.entries.set(inside, { within: number })
      }
    }
    this.cache.clear()
    this.catalog = this.dict(trailer.get('Root')) ?? new Map()
    if (!this.hasPages) this.catalog = this.likelyCatalog() ?? new Map()
    if (!this.hasPages) throw new NotReadable()
  }

  private likelyCatalog(): Dict | null {
    let found: Dict | null = null
    for (const number of this.entries.keys()) {
      const object = this.get(number)
      if (isDict(object) && object.get('Type') === 'Catalog' && this.dict(object.get('Pages')))
        found = object
    }
    return found
  }

  // — objects

  private read(number: number): Value {
    const entry = this.entries.get(number)
    if (!entry) return null
    if ('within' in entry) {
      const stream = this.objectStream(entry.within)
      const place = stream?.places.get(number)
      if (!stream || place === undefined) return null
      stream.lexer.at = place
      return stream.lexer.value()
    }
    return this.objectAt(entry.at, number)?.value ?? null
  }

  /** The object at a place, with the place after it; null where none is, or one of another number. */
  private objectAt(at: number, expected: number | null): { value: Value; end: number } | null {
    const head = new Lexer(this.bytes, at)
    const number = head.next()
    const generation = head.next()
    const word = head.next()
    if (typeof number !== 'number' || typeof generation !== 'number') return null
    if (!(word instanceof Keyword) || !word.word.startsWith('obj')) return null
    if (expected !== null && number !== expected) return null
    // A word may follow without a space, as in `obj<<` it does and in `objtrue` it must not.
    const start = head.at - (word.word.length - 3)
    const sealed = this.key !== null && number !== this.encryptAt
    const lexer = new Lexer(
      this.bytes,
      start,
      sealed ? (this.key?.strings(number, generation) ?? null) : null,
    )
    const value = lexer.value()
    if (!isDict(value)) return { value, end: lexer.at }
    const end = lexer.at
    const after = lexer.next()
    if (!(after instanceof Keyword) || after.word !== 'stream') return { value, end }
    const { from, to, open } = this.dataOf(value, lexer.at)
    let raw: Uint8Array = this.bytes.subarray(from, to)
    if (sealed && this.key !== null) raw = this.unlocked(raw, value, number, generation)
    return { value: new PdfStream(value, raw, open), end: to }
  }

  /** From where to where a stream's data lies, whatever its dictionary says of its length. */
  private dataOf(dict: Dict, start: number): { from: number; to: number; open: boolean } {
    const { bytes, file } = this
    let from = start
    if (bytes[from] === 13 && bytes[from + 1] === 10) from += 2
    else if (bytes[from] === 10 || bytes[from] === 13) from += 1
    const said = this.in(dict, 'Length')
    if (typeof said === 'number' && said >= 0 && from + said <= bytes.length) {
      let after = from + said
      while (kinds[bytes[after] ?? 0] === 1 && after < bytes.length) after += 1
      if (file.toString('latin1', after, after + 9) === 'endstream')
        return { from, to: from + said, open: false }
    }
    const mark = file.indexOf('endstream', from)
    const other = mark < 0 ? file.indexOf('endobj', from) : mark
    let to = other < 0 ? bytes.length : other
    if (to > from && bytes[to - 1] === 10) to -= 1
    if (to > from && bytes[to - 1] === 13) to -= 1
    return { from, to, open: other < 0 }
  }

  private unlocked(raw: Uint8Array, dict: Dict, number: number, generation: number): Uint8Array {
    const type = dict.get('Type')
    if (this.key === null || type === 'XRef') return raw
    if (type === 'Metadata' && this.key.plainMetadata) return raw
    const first = filtersOf(dict, this.resolve)[0]
    const named = first?.name === 'Crypt' ? (first.parms?.get('Name') ?? 'Identity') : null
    return this.key.stream(raw, number, generation, typeof named === 'string' ? named : null)
  }

  private objectStream(number: number): Within | null {
    const known = this.within.get(number)
    if (known !== undefined) return known
    const entry = this.entries.get(number)
    // An object stream lies in the open; one inside another would have no end.
    const stream = entry && 'at' in entry ? this.get(number) : null
    const data = stream instanceof PdfStream ? this.unpacked(stream)?.data : undefined
    let found: Within | null = null
    if (stream instanceof PdfStream && data) {
      const first = this.in(stream.dict, 'First')
      const lexer = new Lexer(data)
      const places = new Map<number, number>()
      const from = typeof first === 'number' ? first : 0
      while (lexer.at < from) {
        const [inside, place] = [lexer.next(), lexer.next()]
        if (typeof inside !== 'number' || typeof place !== 'number') break
        places.set(inside, from + place)
      }
      found = { lexer, places }
      this.cache.delete(number)
    }
    this.within.set(number, found)
    return found
  }
}
