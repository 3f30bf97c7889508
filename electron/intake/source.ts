/**
 * A file as bytes, wherever it lies: measured once (hash, size, encoding), then decoded as it streams.
 * Published files come as UTF-8 with and without a byte order mark, windows-1252 and UTF-16, and say
 * nothing of it; so the encoding is decided over the whole file, never over its beginning alone.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../contract/error.ts'

/**
 * `bytes` may be opened more than once; each opening reads from the start. `folder` is the name of the one
 * that the file lies in, where that is known: DfE's downloads say their year there alone.
 */
export type Source = {
  name: string
  folder?: string | undefined
  bytes(): AsyncIterable<Uint8Array>
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Measured = {
  name: string
  /** 64 small hexadecimal digits. */
  sha256: string
  bytes: number
  encoding: Encoding
  /** At most the first 64 KB. */
  head: Uint8Array
  /** Whether the file ends with the end of a line. One that does not may be cut off. */
  endsLine: boolean
}

const headSize = 65_536

export function stopIfCancelled(signal?: AbortSignal): void {
  if (signal?.aborted) throw new AppError('Cancelled', 'Reading the file was cancelled.')
}

/**
 * Reads the whole file once for its hash, its size and its encoding. `inspect` is shown its text piece by
 * piece, each with the end of the piece before: letters and digits are right in any encoding, the rest is rough.
 * @throws AppError `Cancelled`; `ImportUnreadable` where the bytes cannot be had.
 */
export async function measure(
  source: Source,
  signal?: AbortSignal,
  inspect?: (text: string) => void,
): Promise<Measured> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const head: Uint8Array[] = []
  let bytes = 0
  let headBytes = 0
  let isUtf8 = true
  let tail = ''
  let last: number[] = []
  const check = (step: () => void) => {
    try {
      step()
    } catch {
      isUtf8 = false
    }
  }
  for await (const chunk of chunks(source, signal)) {
    hash.update(chunk)
    bytes += chunk.byteLength
    last = [...last, ...chunk.subarray(-2)].slice(-2)
    if (headBytes < headSize) {
      // A copy: a source may use its buffer again for the next chunk.
      const part = Uint8Array.from(chunk.subarray(0, headSize - headBytes))
      head.push(part)
      headBytes += part.byteLength
    }
    if (isUtf8) check(() => utf8.decode(chunk, { stream: true }))
    if (inspect) {
      const text = tail + latin1Of(chunk).replaceAll('\0', '')
      inspect(text)
      tail = text.slice(-64)
    }
  }
  if (isUtf8) check(() => utf8.decode())
  const start = Buffer.concat(head)
  return {
    name: source.name,
    sha256: hash.digest('hex'),
    bytes,
    encoding: utf16Of(start) ?? (isUtf8 ? 'utf-8' : 'windows-1252'),
    head: start,
    // In UTF-16 the line feed is one of the last two bytes.
    endsLine:
      last.at(-1) === 10 || last.at(-1) === 13 || (utf16Of(start) !== null && last.includes(10)),
  }
}

/** UTF-16 by its mark, or, without one, by a zero in every other byte of the beginning. */
function utf16Of(head: Buffer): Encoding | null {
  if (head.length < 2) return null
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(64, head.length >> 1)
  let high = 0
  let low = 0
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) high++
    if (head[2 * i + 1] === 0) low++
  }
  if (pairs < 8 || (high > 0 && low > 0)) return null
  if (low > pairs * 0.9) return 'utf-16le'
  return high > pairs * 0.9 ? 'utf-16be' : null
}

/**
 * The file's text as it streams, without its byte order mark. `onBytes` is told how many bytes have been
 * read so far.
 */
export async function* decode(
  source: Source,
  encoding: Encoding,
  signal?: AbortSignal,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? windows1252 : unicodeDecoder(encoding)
  let bytes = 0
  for await (const chunk of chunks(source, signal)) {
    bytes += chunk.byteLength
    yield decoder(chunk)
    onBytes?.(bytes)
  }
  const rest = decoder(null)
  if (rest !== '') yield rest
}

async function* chunks(source: Source, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  stopIfCancelled(signal)
  try {
    for await (const chunk of source.bytes()) {
      stopIfCancelled(signal)
      yield chunk
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('ImportUnreadable', 'The file could not be read to its end.', {}, error)
  }
}

type Decoder = (chunk: Uint8Array | null) => string

function unicodeDecoder(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding)
  return (chunk) => (chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }))
}

// The bytes 0x80 to 0x9f, where windows-1252 differs from Latin-1. Written out because some releases
// of Node decode windows-1252 as Latin-1 (nodejs/node 56542), which turns ’ into a control character.
const high = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows1252: Decoder = (chunk) =>
  chunk === null
    ? ''
    : latin1Of(chunk).replace(
        /[\u0080-\u009f]/g,
        (character) => high[character.charCodeAt(0) - 0x80] ?? character,
      )

function latin1Of(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
}

const magic: { starts: string; what: string }[] = [
  { starts: '25504446', what: 'a PDF document' },
  { starts: 'd0cf11e0', what: 'an old Excel or Word file' },
  { starts: '1f8b', what: 'a compressed (gzip) file' },
  { starts: '377abcaf', what: 'a compressed (7z) file' },
  { starts: '52617221', what: 'a compressed (RAR) file' },
  { starts: '89504e47', what: 'a picture' },
  { starts: 'ffd8ff', what: 'a picture' },
  { starts: '47494638', what: 'a picture' },
  { starts: '53514c69746520666f726d6174', what: 'a database' },
  { starts: '7b5c727466', what: 'a Word (RTF) document' },
]

/** What a file that is plainly not a table of text looks like, in words; null where it may be one. */
export function looksLike(head: Uint8Array, encoding: Encoding): string | null {
  const start = Buffer.from(head)
  if (start.length === 0) return 'an empty file'
  const hex = start.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return zipKind(start)
  const known = magic.find((m) => hex.startsWith(m.starts))
  if (known) return known.what
  const text = start
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^<(!doctype|html|head|body|\?xml)/i.test(text)) return 'a web page or XML document'
  if (/^(\{|\[\s*[[{"])/.test(text)) return 'a JSON document'
  if (encoding.startsWith('utf-16')) return null
  let controls = 0
  for (const byte of start) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) controls++
  return controls > start.length / 10 ? 'a file of some other program' : null
}

function zipKind(start: Buffer): string {
  const text = start.toString('latin1')
  if (text.includes('xl/')) return 'an Excel workbook'
  if (text.includes('word/')) return 'a Word document'
  if (text.includes('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet'
  return 'a zip archive'
}
