/**
 * Records of a delimited text file as they stream: commas, semicolons or tabs; quoted or not; any line
 * ends; rows longer or shorter than the header kept as they are. The header need not be the first row.
 */
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../contract/error.ts'
import { decode, measure, type Measured, type Source } from './source.ts'

/** A row of the file. `row` is what a spreadsheet shows: the first is 1, a quoted cell of many lines is one row. */
export type RawRecord = { row: number; cells: string[] }

export type CsvRecord = RawRecord & {
  /** The cell under the heading as it stands in the file; undefined where there is no such column or the row ends before it. */
  get(column: string): string | undefined
  /** Cells beyond the last heading. */
  extra: string[]
}

export type Header = {
  row: number
  /** Headings as the file writes them, trimmed at their ends. */
  columns: string[]
  /** Headings that stand more than once; the first of them is the one that is read. */
  duplicates: string[]
  /** Position of a heading, without regard to case, ends and runs of blanks; -1 where there is none. */
  index(column: string): number
  has(column: string): boolean
}

/** What every reader is given. `records` may be walked once. */
export type Table = {
  file: { name: string; sha256: string; bytes: number }
  header: Header
  records: AsyncIterable<CsvRecord>
  /** Whether the last row ends with the end of a line; if not, the file may be cut off in it. */
  endsLine: boolean
}

export type ReadingOptions = {
  signal?: AbortSignal
  onProgress?(done: { bytes: number; rows: number }): void
}

/** No cell or row of the files that we know comes near this; a stray quote that swallows a file does. */
const maxRecord = 1_000_000

/** Case, ends and runs of blanks (no-break ones too) do not matter in a heading. */
export function headingOf(text: string): string {
  return text
    .replace(/[\s\u00a0\ufeff]+/g, ' ')
    .trim()
    .toLowerCase()
}

export function createHeader(record: RawRecord): Header {
  const positions = new Map<string, number>()
  const duplicates: string[] = []
  record.cells.forEach((cell, i) => {
    const key = headingOf(cell)
    if (key === '') return
    if (positions.has(key)) duplicates.push(cell.trim())
    else positions.set(key, i)
  })
  // Readers ask for the same few headings in every row.
  const asked = new Map<string, number>()
  const index = (column: string) => {
    let at = asked.get(column)
    if (at === undefined) {
      at = positions.get(headingOf(column)) ?? -1
      asked.set(column, at)
    }
    return at
  }
  return {
    row: record.row,
    columns: record.cells.map((cell) => cell.trim()),
    duplicates,
    index,
    has: (column) => index(column) >= 0,
  }
}

/**
 * The table below a header.
 * @throws (while records are walked) AppError `ImportUnreadable`, `Cancelled`
 */
export function openTable(
  source: Source,
  measured: Measured,
  headerRecord: RawRecord,
  options: ReadingOptions = {},
): Table {
  const header = createHeader(headerRecord)
  return {
    file: { name: measured.name, sha256: measured.sha256, bytes: measured.bytes },
    header,
    records: below(readRecords(source, measured, options), header),
    endsLine: measured.endsLine,
  }
}

/** For a file known to have its header in its first row: measured and opened in one step. */
export async function openSimpleTable(
  source: Source,
  options: ReadingOptions = {},
): Promise<Table> {
  const measured = await measure(source, options.signal)
  const [first] = await firstRecords(source, measured, 1, options.signal)
  if (!first) throw new AppError('ImportUnknown', 'The file is empty.')
  return openTable(source, measured, first, options)
}

async function* below(
  records: AsyncIterable<RawRecord>,
  header: Header,
): AsyncGenerator<CsvRecord> {
  for await (const record of records) {
    if (record.row > header.row) yield createRecord(record, header)
  }
}

export function createRecord({ row, cells }: RawRecord, header: Header): CsvRecord {
  return {
    row,
    cells,
    get: (column) => cells[header.index(column)],
    extra: cells.slice(header.columns.length),
  }
}

/** The first records that are not blank, for finding out what the file is. */
export async function firstRecords(
  source: Source,
  measured: Measured,
  count: number,
  signal?: AbortSignal,
): Promise<RawRecord[]> {
  const first: RawRecord[] = []
  for await (const record of readRecords(source, measured, { signal })) {
    first.push(record)
    if (first.length >= count) break
  }
  return first
}

/**
 * Every record of the file but the blank ones, which are counted and passed over.
 * @throws AppError `ImportUnreadable` for a quote that never closes or a row beyond any sense; `Cancelled`
 */
export async function* readRecords(
  source: Source,
  measured: Measured,
  options: ReadingOptions = {},
): AsyncGenerator<RawRecord> {
  const { signal, onProgress } = options
  let row = 0
  const text = decode(source, measured.encoding, signal, (bytes) =>
    onProgress?.({ bytes, rows: row }),
  )
  const parser = parse({
    delimiter: delimiterOf(measured),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: maxRecord,
  })
  // The pipeline hands an error of either end to the loop below, which throws it.
  pipeline(Readable.from(text), parser, () => {})
  try {
    for await (const written of parser as AsyncIterable<string[]>) {
      row++
      const cells = written.some((cell) => cell.includes('\0')) ? written.map(unpadded) : written
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
    }
  } catch (error) {
    // Records that the parser had ready are gone with the error; its own count is the true one.
    throw unreadable(error, parser.info.records)
  }
  onProgress?.({ bytes: measured.bytes, rows: row })
}

/** Some exports pad cells with NUL characters. One within a cell stays: there the file has lost bytes. */
function unpadded(cell: string): string {
  const bare = cell.replaceAll(/^\0+|\0+$/g, '')
  return /^".*"$/s.test(bare) ? bare.slice(1, -1).replaceAll('""', '"') : bare
}

function unreadable(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error
  const after = `after row ${row}`
  const what =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `A row ${after} is longer than a million characters; a quotation mark may be missing.`
      : error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `A quotation mark ${after} is never closed; the file may be cut off.`
        : `The file cannot be read as a table ${after}.`
  return new AppError('ImportUnreadable', what, { row }, error)
}

/**
 * Comma, semicolon or tab: whichever divides one of the first lines into the most cells. Marks between two
 * digits do not count, since a comma may be a decimal one; headings decide.
 */
function delimiterOf(measured: Measured): string {
  const encoding = measured.encoding === 'windows-1252' ? 'latin1' : measured.encoding
  const text = new TextDecoder(encoding).decode(measured.head)
  const most = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let line = new Map<string, number>()
  let lines = 0
  let quoted = false
  const isDigit = (at: number) => /^\d$/.test(text[at] ?? '')
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? ''
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) {
      line = new Map()
      if (++lines > 60) break
    } else if (!quoted && most.has(character) && !(isDigit(i - 1) && isDigit(i + 1))) {
      const count = (line.get(character) ?? 0) + 1
      line.set(character, count)
      if (count > (most.get(character) ?? 0)) most.set(character, count)
    }
  }
  return [...most].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
