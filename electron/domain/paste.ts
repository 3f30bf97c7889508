/**
 * What a spreadsheet puts on the clipboard, and where it belongs in a grid. Cells are parted by tabs and rows by
 * line ends; a cell that holds either stands in quotation marks, with its own doubled.
 */

import { longestTyped } from './typed-value.ts'

/**
 * Reads copied text into rows of cells; a line end at the very end adds no row.
 * @param comma what parts cells: a tab on the clipboard, a comma in a CSV
 */
export function parsePaste(text: string, comma: '\t' | ',' = '\t'): string[][] {
  if (text === '') return []
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const { cell, next } = cellAt(text, at, comma)
    rows.at(-1)?.push(cell)
    const end = text[next]
    if (end === undefined) break
    at = next + 1
    if (end === comma) continue
    if (end === '\r' && text[at] === '\n') at += 1
    if (at >= text.length) break
    rows.push([])
  }
  return rows
}

/** The cell that begins at a place, and where what ends it stands. */
function cellAt(text: string, at: number, comma: string): { cell: string; next: number } {
  const close = closingQuote(text, at, comma)
  if (close !== null)
    return { cell: text.slice(at + 1, close).replaceAll('""', '"'), next: close + 1 }
  let next = at
  while (next < text.length && !isEnd(text[next], comma)) next += 1
  return { cell: text.slice(at, next), next }
}

/** Where the quotation mark stands that closes the one here; null where none does. A cell may be of any length. */
function closingQuote(text: string, at: number, comma: string): number | null {
  if (text[at] !== '"') return null
  for (let mark = text.indexOf('"', at + 1); mark >= 0; mark = text.indexOf('"', mark + 2))
    if (text[mark + 1] !== '"') return isEnd(text[mark + 1], comma) ? mark : null
  return null
}

function isEnd(letter: string | undefined, comma: string): boolean {
  return letter === undefined || letter === comma || letter === '\r' || letter === '\n'
}

/** A row or column of the grid: the names by which a pasted heading means it. */
export type Axis = readonly (readonly string[])[]

export type Placed = { row: number; column: number; text: string }

export type Placement = {
  cells: Placed[]
  /** Headings that are of no row or column of the grid, whose cells are left out. */
  unknown: string[]
  /** How many cells fell beyond the grid's edge. */
  beyond: number
}

/** For comparing names: without regard to case, accents of apostrophes, or stray spaces. */
const fold = (name: string) => name.trim().replace(/\s+/g, ' ').replaceAll('’', "'").toLowerCase()

/**
 * Puts a pasted table into a grid. Where its first row names columns of the grid, or its first column names
 * rows, they say where each cell belongs, in any order; otherwise cells go in from the focused one onwards.
 * A first row or column counts as headings where at least half of it (the corner apart) is known. Of a cell that is
 * longer than any value, enough is kept to be refused.
 */
export function placePaste(
  table: readonly (readonly string[])[],
  grid: { rows: Axis; columns: Axis },
  focus: { row: number; column: number },
): Placement {
  const known = { rows: indexOf(grid.rows), columns: indexOf(grid.columns) }
  const firstRow = table[0] ?? []
  const firstColumn = table.map((row) => row[0] ?? '')
  const hasColumnHeads = isHeading(firstRow, known.columns)
  const hasRowHeads = isHeading(firstColumn, known.rows)
  const placement: Placement = { cells: [], unknown: [], beyond: 0 }
  const place = (heads: readonly string[], index: Map<string, number>, skip: number) =>
    heads.map((head, at) => {
      if (at < skip || head.trim() === '') return null
      const found = index.get(fold(head))
      if (found === undefined) placement.unknown.push(head.trim())
      return found ?? null
    })
  const rowOf = hasRowHeads
    ? place(firstColumn, known.rows, hasColumnHeads ? 1 : 0)
    : table.map((_, at) => focus.row + at - (hasColumnHeads ? 1 : 0))
  const columnOf = hasColumnHeads ? place(firstRow, known.columns, hasRowHeads ? 1 : 0) : null
  for (const [at, cells] of table.entries()) {
    if (hasColumnHeads && at === 0) continue
    const row = rowOf[at] ?? null
    for (const [place, text] of cells.entries()) {
      if (hasRowHeads && place === 0) continue
      const column = columnOf
        ? (columnOf[place] ?? null)
        : focus.column + place - (hasRowHeads ? 1 : 0)
      if (row === null || column === null) continue
      if (row >= grid.rows.length || column >= grid.columns.length) placement.beyond += 1
      else placement.cells.push({ row, column, text: cut(text) })
    }
  }
  return placement
}

function cut(text: string): string {
  const bare = text.trim()
  return bare.length > longestTyped ? `${bare.slice(0, longestTyped)}…` : text
}

function indexOf(axis: Axis): Map<string, number> {
  const index = new Map<string, number>()
  for (const [at, names] of axis.entries()) {
    for (const name of names) if (!index.has(fold(name))) index.set(fold(name), at)
  }
  return index
}

/** Whether these are headings: not the corner alone, and at least half of them known. */
function isHeading(cells: readonly string[], index: Map<string, number>): boolean {
  const named = cells.filter((cell) => cell.trim() !== '')
  const known = named.filter((cell) => index.has(fold(cell))).length
  return known > 0 && known * 2 >= named.length - 1
}
