/** A small table of values that a person wrote: a row for each school, a column for each period. */
import { parse } from 'csv-parse/sync'
import { AppError } from '../../contract/index.ts'

export type GridCell = {
  /** Null for the trust itself. */
  urn: string | null
  period: string
  text: string
  row: number
  column: string
}

/**
 * Reads a CSV whose first column, `urn`, holds a school's URN or `trust`, and whose others are headed by periods;
 * with a period given, one column headed `value`. Empty cells say nothing.
 * @throws AppError `ImportUnreadable`
 */
export function readGrid(text: string, period: string | undefined): GridCell[] {
  const [head = [], ...rows] = table(text)
  const columns = head.map((name) => name.trim())
  if (columns[0]?.toLowerCase() !== 'urn') {
    throw new AppError('ImportUnreadable', 'The first column of the file must be headed "urn".')
  }
  return rows.flatMap((cells, at) =>
    cells.slice(1).flatMap((cell, place) => {
      const column = columns[place + 1] ?? ''
      if (cell.trim() === '') return []
      const urn = (cells[0] ?? '').trim()
      return {
        urn: urn.toLowerCase() === 'trust' ? null : urn,
        period: period !== undefined && column.toLowerCase() === 'value' ? period : column,
        text: cell.trim(),
        row: at + 2,
        column,
      }
    }),
  )
}

function table(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch {
    throw new AppError('ImportUnreadable', 'The file cannot be read as a table.')
  }
}
