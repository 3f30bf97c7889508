/** Problems of a file as a whole. */
import type { Problem } from '../contract/shapes.ts'
import type { CsvRecord, Table } from './csv.ts'

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
 * A row with more cells than there are headings has slipped, as after a comma in a name without quotation
 * marks: what stands under a heading is not what the heading says. Such rows are left out. Cells that are
 * blank (commas at the end of a line) do no harm.
 * @param belongs whether a cell beyond the header is meant to be there
 */
export function withoutSlippedRows(
  table: Table,
  belongs: (cell: string) => boolean = () => false,
): { table: Table; problems: Problem[] } {
  const problems: Problem[] = []
  const width = table.header.columns.length
  async function* records(): AsyncGenerator<CsvRecord> {
    for await (const record of table.records) {
      if (record.extra.every((cell) => cell.trim() === '' || belongs(cell))) {
        yield record
        continue
      }
      problems.push({
        severity: 'left-out',
        row: record.row,
        column: null,
        found: `${record.cells.length} cells`,
        expected: `${width} cells, as many as there are headings`,
        message: 'The row has more cells than there are headings, so its figures may stand under wrong ones; it was left out.',
      })
    }
  }
  return { table: { ...table, records: records() }, problems }
}
