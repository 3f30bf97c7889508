/** How the command line prints: plain columns for people, one JSON document for programs. */

/** Rows as aligned columns; numbers to the right. */
export function table(heads: string[], rows: (string | number | null)[][]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => [...(row[column] ?? '')].length)),
  )
  const right = heads.map((_, column) =>
    rows.every((row) => row[column] === null || typeof row[column] === 'number'),
  )
  const line = (row: string[]) =>
    row
      .map((cell, column) => {
        const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length))
        return right[column] ? room + cell : cell + room
      })
      .join('  ')
      .trimEnd()
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join(
    '\n',
  )
}

/** A progress line that is redrawn in place; silent where the terminal is no terminal. */
export function createProgress(stream: { write(text: string): unknown; isTTY?: boolean }): {
  show(text: string): void
  clear(): void
} {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} }
  return {
    show: (text) => void stream.write(`\r\x1b[K${text}`),
    clear: () => void stream.write('\r\x1b[K'),
  }
}
