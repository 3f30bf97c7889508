/**
 * Brings the objects of a paper into the pack, each once and under a new number. Objects are read and written
 * anew, so that nothing broken or unsafe comes along inside them; the data of streams stays as it is.
 */
import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import type { PdfFile } from '../pdf/file.ts'
import { forbiddenAction } from './actions.ts'
import { filtersOf, inflated, TooLong } from './filters.ts'
import type { PaperFile } from './paper-file.ts'
import { isArray, isDict, PdfStream, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'
import { written, writtenEntries, writtenName } from './write.ts'
import type { Target } from './write.ts'

/** Entries of streams that stay behind: files that hang on pictures, data that lies elsewhere, what programs keep for themselves. */
const leftOfStreams: ReadonlySet<string> = new Set([
  ...['Length', 'Filter', 'DecodeParms', 'F', 'FFilter', 'FDecodeParms', 'DL'],
  ...['OPI', 'Alternates', 'Ref', 'PieceInfo', 'Metadata', 'AF', 'LastModified'],
  ...['StructParent', 'StructParents', 'AA'],
])

/** Streams of the whole pack by their content, so that what two papers share stands in it once. */
export type KnownStreams = Map<string, number>

/** Numbers of content of a form by its key in the paper's parent tree; null where it has none. */
export type FormKeys = (key: number) => number | null

export class Copier implements Target {
  readonly file: PaperFile
  readonly out: PdfFile
  private readonly streams: KnownStreams
  private readonly numbers = new Map<number, number | null>()
  private readonly waiting: (() => void)[] = []
  /** Set where the paper has a structure. */
  formKeys: FormKeys = () => null

  constructor(file: PaperFile, out: PdfFile, streams: KnownStreams) {
    this.file = file
    this.out = out
    this.streams = streams
  }

  /** Says what an object of the paper is called in the pack, or that it stays behind. */
  assign(number: number, to: number | null): void {
    this.numbers.set(number, to)
  }

  /** What an object is called in the pack, if that is known already; null where it stays behind. */
  known(number: number): number | null | undefined {
    return this.numbers.get(number)
  }

  /** What an object is called in the pack; it is copied in its turn. Null where it stays behind or is none. */
  numberOf(number: number, named = false): number | null {
    const known = this.numbers.get(number)
    if (known !== undefined) return known
    // What is written by others is not copied as it is, though something strange should refer to it first.
    if (isOfOthers(this.file.get(number))) return null
    return this.take(number, (value, to) => this.put(value, to, named))
  }

  /** The same for an object that is not copied as it is, but written by `put` in its turn; `whatever` it is. */
  take(
    number: number,
    put: (value: Exclude<Value, null>, to: number) => void,
    whatever = false,
  ): number | null {
    const known = this.numbers.get(number)
    if (known !== undefined) return known
    const value = this.file.get(number)
    if (value instanceof Ref) {
      // An object that only stands for another. The first mark ends a ring of such.
      this.numbers.set(number, null)
      const to = this.numberOf(value.number)
      this.numbers.set(number, to)
      return to
    }
    if (value === null || (!whatever && this.staysBehind(value))) {
      this.numbers.set(number, null)
      return null
    }
    const sign = this.signOf(value)
    const twin = sign === null ? undefined : this.streams.get(sign)
    const to = twin ?? this.out.reserve()
    this.numbers.set(number, to)
    if (twin !== undefined) return to
    if (sign !== null) this.streams.set(sign, to)
    this.waiting.push(() => {
      put(value, to)
      this.file.forget(number)
    })
    return to
  }

  /** Something to be put when what it names is known. */
  later(put: () => void): void {
    this.waiting.push(put)
  }

  /** Whether an object is one that no pack may hold, or that belongs to the paper as a document. */
  private staysBehind(value: Value): boolean {
    const dict = value instanceof PdfStream ? value.dict : value
    if (!isDict(dict)) return false
    const type = dict.get('Type')
    return (
      type === 'Catalog' ||
      type === 'Pages' ||
      type === 'Page' ||
      type === 'EmbeddedFile' ||
      this.omits(dict)
    )
  }

  /** A value as the pack writes it. */
  written(value: Value | undefined): string {
    return written(value, this)
  }

  /** A dictionary whose keys are names that the paper gives, as of its fonts. */
  writtenNames(value: Value | undefined): string {
    return written(value, this, 0, true)
  }

  /** Entries of a dictionary as the pack writes them, some left out. */
  entries(dict: Dict, left: ReadonlySet<string>): string {
    return writtenEntries(dict, this, left)
  }

  ref(ref: Ref, named = false): string {
    const to = this.numberOf(ref.number, named)
    return to === null ? 'null' : `${to} 0 R`
  }

  /** What acts, or brings a file along. */
  omits(dict: Dict): boolean {
    if (dict.has('S') && forbiddenAction(this.file, dict) !== null) return true
    return dict.get('Type') === 'Filespec' || (dict.has('EF') && (dict.has('F') || dict.has('UF')))
  }

  private put(value: Exclude<Value, null>, to: number, named: boolean): void {
    if (value instanceof PdfStream) this.putStream(value, to)
    else this.out.put(to, named ? this.writtenNames(value) : this.written(value))
  }

  /** A stream with its data as it lies in the paper, or what of it can be had. */
  putStream(stream: PdfStream, to: number): void {
    const { dict } = stream
    const key = this.file.in(dict, 'StructParents')
    const own = typeof key === 'number' ? this.formKeys(key) : null
    const structure = own === null ? '' : `/StructParents ${own}`
    this.out.putStream(
      to,
      `${this.streamEntries(dict)}${structure}`,
      this.soundData(stream),
      'as-is',
    )
  }

  /** Packed data that is spoiled ends before the spoiled place: viewers show as much, and no program is at a loss. */
  private soundData(stream: PdfStream): Uint8Array {
    const { raw, dict } = stream
    if (this.file.isSound(stream)) return raw
    if (
      filtersOf(dict, this.file.resolve).find(({ name }) => name !== 'Crypt')?.name !==
      'FlateDecode'
    )
      return raw
    try {
      const found = inflated(raw)
      return found?.whole ? raw : deflateSync(found?.data ?? new Uint8Array())
    } catch (error) {
      // A picture that is larger than what is read as text is no mistake.
      if (error instanceof TooLong) return raw
      throw error
    }
  }

  private streamEntries(dict: Dict): string {
    return `${this.entries(dict, leftOfStreams)}${this.filters(dict)}`
  }

  /** The filters but that of encryption, which is off. */
  private filters(dict: Dict): string {
    const filters = filtersOf(dict, this.file.resolve).filter(({ name }) => name !== 'Crypt')
    if (filters.length === 0) return ''
    const names = filters.map(({ name }) => writtenName(name)).join(' ')
    const parms = filters.some(({ parms }) => parms !== null)
      ? `/DecodeParms [${filters.map(({ parms }) => this.written(parms)).join(' ')}]`
      : ''
    return `/Filter [${names}]${parms}`
  }

  /** What tells a stream that points to no other object from all that are not the same. */
  private signOf(value: Value): string | null {
    if (!(value instanceof PdfStream) || value.raw.length < 64) return null
    const { dict, raw } = value
    for (const [key, item] of dict)
      if (key === 'StructParents' || (!leftOfStreams.has(key) && pointsElsewhere(item))) return null
    return `${hash('sha1', raw, 'base64')} ${this.streamEntries(dict)}`
  }

  /** Copies all that is waited for, until nothing new is met. */
  async finish(signal?: AbortSignal): Promise<void> {
    for (let next = this.waiting.pop(), n = 1; next !== undefined; next = this.waiting.pop(), n++) {
      next()
      if (n % 500 === 0) {
        await setImmediate()
        signal?.throwIfAborted()
      }
    }
  }
}

/** Annotations and elements of the structure, which have a place of their own in the pack or none. */
function isOfOthers(value: Value): boolean {
  if (!isDict(value)) return false
  return value.get('Type') === 'StructElem' || (value.has('Subtype') && value.has('Rect'))
}

function pointsElsewhere(value: Value): boolean {
  if (value instanceof Ref) return true
  if (isDict(value)) return [...value.values()].some(pointsElsewhere)
  return isArray(value) && value.some(pointsElsewhere)
}
