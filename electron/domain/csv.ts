/**
 * Tables as CSV that a spreadsheet opens without running anything in them: the one way in which the product
 * writes CSV. Cells hold what files and people wrote, so a cell may be made to look like a formula.
 */

/** What a cell may be: a number is written as one, everything else as text. */
export type CsvCell = string | number | boolean | null

/** Tells a spreadsheet that the text is UTF-8; without it Excel reads `é` as two other letters. */
const byteOrderMark = '\uFEFF'

/**
 * What makes a spreadsheet take text for a formula: `=`, `+`, `-` or `@` at its start, their full-width twins,
 * or a tab or line end that some trim away before they look (OWASP, CSV Injection). It may also stand after a
 * semicolon or a line end within the cell, where a spreadsheet that splits at semicolons, and so
 * sees other quotation marks, begins a cell of its own.
 */
const formulaStart = /(^|[;\t\r\n])(?=[\s\0"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])|^(?=[\t\r\n\0])/g

/** Text that no spreadsheet takes for a formula: an apostrophe stands before whatever would make it one. */
export function neutralise(text: string): string {
  return text.replace(formulaStart, (start) => `${start}'`)
}

/**
 * A table as CSV (RFC 4180): a byte order mark, lines that end in CR LF, cells in quotation marks where they
 * must be. Text is neutralised; numbers are written with a full stop and without grouping, and stay numbers.
 * @throws RangeError for a number that is not finite, which no spreadsheet can read
 */
export function toCsv(head: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [lineOf(head)]
  for (const row of rows) lines.push(lineOf(row))
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`
}

function lineOf(cells: readonly CsvCell[]): string {
  return cells.map(cellOf).join(',')
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot be written as a number`)
    return String(cell)
  }
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  const safe = neutralise(cell)
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
