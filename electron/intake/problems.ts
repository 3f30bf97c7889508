/** Problems of a file as a whole. */
import type { Problem } from '../contract/shapes.ts'
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
