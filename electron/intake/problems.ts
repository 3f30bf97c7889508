/** Problems of a file as a whole. */
import type { Problem } from '../contract/shapes.ts'
import type { Observation } from '../domain/observation.ts'
import { createRecord, type CsvRecord, type Table } from './csv.ts'

/** Of one kind, so many are listed; the rest are counted. */
const listed = 100

/**
 * A file that is wrong in one way is often wrong in every row. The first hundred problems of each kind are
 * listed, and one more says how many followed.
 */
export function summarise(problems: Problem[]): Problem[] {
  const kinds = new Map<string, { last: Problem; count: number }>()
  const kept: Problem[] = []
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.column} ${problem.expected}`
    const count = (kinds.get(key)?.count ?? 0) + 1
    kinds.set(key, { last: problem, count })
    if (count <= listed) kept.push(problem)
  }
  for (const { last, count } of kinds.values()) {
    if (count <= listed) continue
    const more = count - listed
    kept.push({
      ...last,
      row: null,
      found: `${count} in all`,
      message: `${more} more of the same kind ${more === 1 ? 'is' : 'are'} not listed, the last in row ${last.row ?? 'unknown'}.`,
    })
  }
  return kept
}

/**
 * The rows of a table whose cells stand under their headings.
 *
 * A row with more cells than there are headings has slipped, as after a comma in a name without quotation
 * marks: what stands under a heading is not what the heading says. Such rows are left out. Cells that are
 * blank (commas at the end of a line) do no harm.
 *
 * So are rows with NUL characters within a cell, which is how a disk gives back bytes that it has lost:
 * the row runs together with a later one.
 *
 * A last row that is short and has no line end is where a download broke off: its last cell may be half a
 * number and is left out; the cells before it are whole.
 * @param belongs whether a cell beyond the header is meant to be there
 */
export function wholeRows(
  table: Table,
  belongs: (cell: string) => boolean = () => false,
): { table: Table; problems: Problem[] } {
  const problems: Problem[] = []
  const width = table.header.columns.length
  const leftOut = (record: CsvRecord, column: string | null, found: string, message: string) => {
    problems.push({
      severity: 'left-out',
      row: record.row,
      column,
      found,
      expected: `${width} cells, as many as there are headings`,
      message,
    })
  }
  const isWhole = (record: CsvRecord) => {
    const lost = record.cells.findIndex((cell) => cell.includes('\0'))
    if (lost >= 0) {
      leftOut(
        record,
        table.header.columns[lost] ?? null,
        'NUL characters within a cell',
        'Bytes of the file were lost in this row, so its figures may stand under wrong headings; it was left out. Download the file again.',
      )
      return false
    }
    if (record.extra.every((cell) => cell.trim() === '' || belongs(cell))) return true
    leftOut(
      record,
      null,
      `${record.cells.length} cells`,
      'The row has more cells than there are headings, so its figures may stand under wrong ones; it was left out.',
    )
    return false
  }
  // Some files are published with a heading too many: then every row is short, and none is cut off.
  let longest = 0
  const withoutCut = (record: CsvRecord) => {
    if (table.endsLine || record.cells.length >= (longest === 0 ? width : Math.min(longest, width)))
      return record
    const last = record.cells.length - 1
    leftOut(
      record,
      table.header.columns[last] ?? null,
      record.cells[last] ?? '',
      'The file ends in the middle of this row; its last cell may be cut off and was left out. Download the file again.',
    )
    return createRecord({ row: record.row, cells: record.cells.slice(0, last) }, table.header)
  }
  async function* records(): AsyncGenerator<CsvRecord> {
    let held: CsvRecord | null = null
    for await (const record of table.records) {
      if (held) {
        longest = Math.max(longest, held.cells.length)
        if (isWhole(held)) yield held
      }
      held = record
    }
    if (held && isWhole(held)) yield withoutCut(held)
  }
  return { table: { ...table, records: records() }, problems }
}

/**
 * A file that ends without the end of a line may end in the middle of a figure, even where its last row
 * has all its cells. @param last the row that the file ends in; the figure of its last cell is in doubt
 */
export function perhapsCut(
  table: Pick<Table, 'endsLine' | 'header'>,
  last: CsvRecord | null,
  observations: Observation[],
): Problem[] {
  if (table.endsLine || last === null) return []
  const column = table.header.columns[last.cells.length - 1]
  return observations
    .filter(({ source }) => source.row === last.row && source.column === column)
    .map(({ source }) => ({
      severity: 'doubt',
      row: source.row,
      column: source.column,
      found: source.cell,
      expected: 'the end of a line after it',
      message: `The file ends in this cell without the end of a line, so "${source.cell}" may be cut off; it was stored as it stands. Compare it with the file where it was published.`,
    }))
}
