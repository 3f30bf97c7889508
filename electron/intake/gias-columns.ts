/** Columns of GIAS files, found by what their headings mean: `LA (name)`, `la_name` and `LA Name` are one. */
import type { CsvRecord, Header } from './csv.ts'
import { headingKey } from './layouts.ts'

export type Columns = {
  /** Position of the first of the names that the file has; -1 where it has none. */
  at(names: string[]): number
  /** The cell, trimmed; empty where the file or the row does not have it. */
  cell(record: CsvRecord, names: string[]): string
}

/** @param names of `at` and `cell`: letters and digits of headings, the preferred first */
export function columnsOf(header: Header): Columns {
  const positions = new Map<string, number>()
  header.columns.forEach((heading, i) => {
    const key = headingKey(heading)
    if (key !== '' && !positions.has(key)) positions.set(key, i)
  })
  const at = (names: string[]) => {
    for (const name of names) {
      const position = positions.get(name)
      if (position !== undefined) return position
    }
    return -1
  }
  return { at, cell: (record, names) => (record.cells[at(names)] ?? '').trim() }
}
