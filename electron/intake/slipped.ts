/**
 * Rows whose cells have slipped sideways: a cell was deleted and the rest moved up, or bytes of the file
 * were lost and the ends of two rows run together. What then stands under a heading is another column's
 * figure, and often a likely one. Such a row is known by what its cells look like beside those of the
 * other rows: words under a heading of numbers, bare numbers under one of percentages.
 */
import type { Problem } from '../contract/shapes.ts'
import { readCell } from './cell.ts'
import type { CsvRecord, Header, Table } from './csv.ts'

export type SlipDetector = {
  /** Every row of the file is shown; some of them are looked at. */
  observe(record: CsvRecord): void
  /** After all rows: why the row must be left out, or null. */
  slipped(record: CsvRecord): Problem | null
}

type Look = 'number' | 'percentage' | 'words'

/** A few hundred rows tell what a column looks like; after them one in fifty, as files are sorted. */
const lookedAt = 300
const oneIn = 50
/** A column is judged by when so many of its cells were seen; a look that fewer than one in fifty have is odd. */
const enough = 51
const rare = 0.02
/**
 * One odd cell is a slip of the pen; a row has slipped when this many are, and this share of it. A row that is
 * short as well has no such excuse.
 */
const fewest = 3
const share = 0.03

export function createSlipDetector(header: Header): SlipDetector {
  const columns = header.columns.map(() => ({ number: 0, percentage: 0, words: 0, all: 0 }))
  let rows = 0

  function observe(record: CsvRecord): void {
    if (rows++ >= lookedAt && rows % oneIn !== 0) return
    for (const [i, column] of columns.entries()) {
      const look = lookOf(record.cells[i])
      if (look === null) continue
      column[look] += 1
      column.all += 1
    }
  }

  function slipped(record: CsvRecord): Problem | null {
    const odd: number[] = []
    let judged = 0
    for (const [i, column] of columns.entries()) {
      const look = lookOf(record.cells[i])
      // Columns of words hold all sorts of things: a consortium's row has numbers where schools have their town.
      if (look === null || column.all < enough || column.words >= column.all * rare) continue
      judged += 1
      if (column[look] / column.all < rare) odd.push(i)
    }
    const [first] = odd
    const isShort = record.cells.length < header.columns.length
    if (first === undefined) return null
    if (!isShort && (odd.length < fewest || odd.length < judged * share)) return null
    return {
      severity: 'left-out',
      row: record.row,
      column: header.columns[first] ?? null,
      found: (record.cells[first] ?? '').trim().slice(0, 60),
      expected: 'cells like those of the other rows',
      message: `${odd.length === 1 ? '1 cell' : `${odd.length} cells`} of row ${record.row} ${odd.length === 1 ? 'looks' : 'look'} unlike all others under the heading, the first under ${header.columns[first]}: its figures may stand under wrong ones. The row was left out.`,
    }
  }

  return { observe, slipped }
}

/** Null for a cell that is blank, missing or a symbol such as `SUPP`, which may stand anywhere. */
function lookOf(text: string | undefined): Look | null {
  const cell = text === undefined ? 'blank' : readCell(text, 'wide')
  if (cell === 'blank') return null
  if (cell === null) return 'words'
  if (cell.value === null) return null
  return text?.trimEnd().endsWith('%') ? 'percentage' : 'number'
}

/**
 * The rows of a table for a reader that takes them as they come. Rows that end early, as those do that have
 * slipped, come last, when all others have been seen; `leftOut` is told of those that are not given.
 */
export async function* withoutSlipped(
  { header, records }: Table,
  leftOut: (problem: Problem) => void,
): AsyncGenerator<CsvRecord> {
  const slips = createSlipDetector(header)
  const short: CsvRecord[] = []
  for await (const record of records) {
    slips.observe(record)
    if (record.cells.length < header.columns.length) short.push(record)
    else yield record
  }
  for (const record of short) {
    const problem = slips.slipped(record)
    if (problem) leftOut(problem)
    else yield record
  }
}
