/**
 * The file as a sequence of numbered objects (ISO 32000-1, 7.5): whoever writes takes a number, and puts its
 * object when that is known, in any order. Bytes are compressed and laid down as they come, so what is
 * written needs no memory but its compressed size.
 *
 * What is written follows from what is put and in which order, and from nothing else: no clock, no chance.
 */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Objects to one object stream: enough to compress well, few enough to open quickly. */
const perStream = 200

/** Six costs two and a half times the time of three, for a file that is a seventh smaller. */
const level = 3

/** Where an object lies. Kind 1: at this place in the file; kind 2: in that object stream, as its nth. */
type Entry = readonly [kind: 1 | 2, where: number, place: number]

export class PdfFile {
  private readonly chunks: Uint8Array[] = []
  private readonly hash = createHash('sha256')
  private readonly entries: (Entry | undefined)[] = [undefined]
  private size = 0
  private next = 1
  /** Plain objects that wait for their object stream to fill. */
  private waiting: { number: number; body: string }[] = []

  constructor() {
    this.write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  }

  /** A number for an object that is put later; one that is never put stays free. */
  reserve(): number {
    return this.next++
  }

  /** A plain object (no stream) of ours. It goes into a compressed object stream with its neighbours. */
  put(number: number, body: string | Uint8Array): void {
    const text = typeof body === 'string' ? body : Buffer.from(body).toString('latin1')
    this.place(number, [2, 0, 0])
    this.waiting.push({ number, body: text })
    if (this.waiting.length === perStream) this.packWaiting()
  }

  /**
   * An object that stands by itself, with its bytes as they are: everything between `obj` and `endobj`, a
   * stream included. For objects of papers: a broken one spoils no neighbour.
   */
  putLoose(number: number, ...body: readonly (string | Uint8Array)[]): void {
    this.place(number, [1, this.size, 0])
    this.write(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    for (const part of body)
      this.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : part)
    this.write(Buffer.from('\nendobj\n', 'latin1'))
  }

  /**
   * A stream. `entries` are its dictionary's, without `Length`; `deflate` compresses the data and says so,
   * `as-is` leaves both data and `Filter` to the caller.
   */
  putStream(number: number, entries: string, data: Uint8Array, how: 'deflate' | 'as-is'): void {
    const bytes = how === 'deflate' ? deflateSync(data, { level }) : data
    const filter = how === 'deflate' ? ' /Filter /FlateDecode' : ''
    const head = `<< ${entries}${filter} /Length ${bytes.length} >>\nstream\n`
    this.putLoose(number, head, bytes, '\nendstream')
  }

  /** The finished file; nothing can be put afterwards. The identifier is a hash of all that was put. */
  finish(trailer: { root: number; info: number }): Uint8Array {
    this.packWaiting()
    const number = this.reserve()
    const start = this.size
    this.place(number, [1, start, 0])
    const id = `<${this.hash.digest('hex').slice(0, 32)}>`
    const entries = [
      `/Type /XRef /Size ${this.next} /W [1 4 2]`,
      `/Root ${trailer.root} 0 R /Info ${trailer.info} 0 R /ID [${id} ${id}]`,
    ].join(' ')
    const table = deflateSync(this.crossReference())
    this.chunks.push(
      Buffer.from(
        `${number} 0 obj\n<< ${entries} /Filter /FlateDecode /Length ${table.length} >>\nstream\n`,
      ),
      table,
      Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
    )
    return Buffer.concat(this.chunks)
  }

  private write(bytes: Uint8Array): void {
    this.chunks.push(bytes)
    this.hash.update(bytes)
    this.size += bytes.length
  }

  private place(number: number, entry: Entry): void {
    if (this.entries[number] !== undefined) throw new Error(`Object ${number} is put twice.`)
    this.entries[number] = entry
  }

  private packWaiting(): void {
    if (this.waiting.length === 0) return
    const stream = this.reserve()
    const places: string[] = []
    let at = 0
    this.waiting.forEach(({ number, body }, i) => {
      this.entries[number] = [2, stream, i]
      places.push(`${number} ${at}`)
      at += body.length + 1
    })
    const index = `${places.join(' ')} `
    const bodies = this.waiting.map(({ body }) => body).join('\n')
    const entries = `/Type /ObjStm /N ${places.length} /First ${index.length}`
    this.waiting = []
    this.putStream(stream, entries, Buffer.from(index + bodies, 'latin1'), 'deflate')
  }

  /** Seven bytes a number. Numbers that nothing bears stay free entries of zeros. */
  private crossReference(): Uint8Array {
    const table = Buffer.alloc(7 * this.next)
    // The generation that the format asks of number 0.
    table.writeUInt16BE(65_535, 5)
    for (let number = 1; number < this.next; number++) {
      const entry = this.entries[number]
      if (entry === undefined) continue
      table.writeUInt8(entry[0], number * 7)
      table.writeUInt32BE(entry[1], number * 7 + 1)
      table.writeUInt16BE(entry[2], number * 7 + 5)
    }
    return table
  }
}
