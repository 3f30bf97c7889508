/** A small table of values that a person wrote: a row for each school, a column for each period. */
import { AppError } from '../../contract/index.ts'
import { parsePaste } from '../../domain/paste.ts'

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
  const [head = [], ...rows] = parsePaste(text.replace(/^\uFEFF/, ''), ',')
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
