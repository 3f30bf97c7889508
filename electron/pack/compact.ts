/**
 * Writes a file compactly: everything but streams goes into compressed object streams (ISO 32000-1, 7.5.7),
 * and only what can be reached from the catalogue is written. The library's own writer does the first, but in
 * a time that grows with the square of the objects, of which a tagged pack has tens of thousands.
 */
import { setImmediate } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFContext, PDFHexString, PDFObject } from '@cantoo/pdf-lib'

/** Objects to one object stream: enough to compress well, few enough to open quickly. */
const perStream = 200

/**
 * The file of all that `context` can reach from its trailer; `id` becomes the file identifier. Objects with
 * numbers above `own` came from other files: they stand by themselves, so that a broken one among them cannot
 * spoil those that it would share a stream with.
 */
export async function writeCompact(
  context: PDFContext,
  id: PDFHexString,
  own: number,
): Promise<Uint8Array> {
  const { Root, Info } = context.trailerInfo
  const reached = reachable(context, [Root, Info])
  const out: Uint8Array[] = []
  let size = 0
  const put = (bytes: Uint8Array): void => {
    out.push(bytes)
    size += bytes.length
  }
  put(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))

  /** Kind 1: at this place in the file; kind 2: in that object stream, at this place in it. */
  const entries = new Map<number, readonly [kind: 1 | 2, where: number, place: number]>()
  const putObject = (number: number, body: readonly Uint8Array[]): void => {
    entries.set(number, [1, size, 0])
    put(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    for (const part of body) put(part)
    put(Buffer.from('\nendobj\n', 'latin1'))
  }

  let next = context.largestObjectNumber + 1
  const loose: [number, PDFObject][] = []
  for (const [number, object] of reached) {
    if (object instanceof PDFStream || number > own) putObject(number, [serialised(object)])
    else loose.push([number, object])
  }
  for (let start = 0; start < loose.length; start += perStream) {
    const chunk = loose.slice(start, start + perStream)
    const number = next++
    const bodies: Uint8Array[] = []
    const places: string[] = []
    let at = 0
    chunk.forEach(([inside, object], i) => {
      const body = Buffer.concat([serialised(object), Buffer.from('\n')])
      places.push(`${inside} ${at}`)
      entries.set(inside, [2, number, i])
      bodies.push(body)
      at += body.length
    })
    const index = Buffer.from(`${places.join(' ')} `, 'latin1')
    const packed = deflateSync(Buffer.concat([index, ...bodies]))
    putObject(number, streamOf(`/Type /ObjStm /N ${chunk.length} /First ${index.length}`, packed))
    if (start % (perStream * 10) === 0) await setImmediate()
  }

  const number = next++
  entries.set(number, [1, size, 0])
  // Numbers that nothing bears stay free entries of zeros; the first has the generation that the format asks for.
  const table = Buffer.alloc(7 * next)
  table.writeUInt16BE(65_535, 5)
  for (const [each, [kind, where, place]] of entries) {
    table.writeUInt8(kind, each * 7)
    table.writeUInt32BE(where, each * 7 + 1)
    table.writeUInt16BE(place, each * 7 + 5)
  }
  const start = size
  const trailer = `/Type /XRef /Size ${next} /W [1 4 2] /Root ${String(Root)} /Info ${String(Info)} /ID [${String(id)} ${String(id)}]`
  putObject(number, streamOf(trailer, deflateSync(table)))
  put(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(out)
}

function streamOf(entries: string, packed: Uint8Array): Uint8Array[] {
  const head = `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return [Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream', 'latin1')]
}

function serialised(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** Every object that a walk from `roots` meets, in the order of their numbers. */
function reachable(
  context: PDFContext,
  roots: readonly (PDFObject | undefined)[],
): [number, PDFObject][] {
  const found = new Map<number, PDFObject>()
  const open: (PDFObject | undefined)[] = [...roots]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (found.has(object.objectNumber)) continue
      const target = context.lookup(object)
      if (target === undefined) continue
      found.set(object.objectNumber, target)
      open.push(target)
    } else if (object instanceof PDFStream) open.push(object.dict)
    else if (object instanceof PDFDict) open.push(...object.values())
    else if (object instanceof PDFArray) open.push(...object.asArray())
  }
  return [...found].toSorted(([a], [b]) => a - b)
}
