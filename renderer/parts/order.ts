/** Order in lists that a person arranges. */

/** The list with the item at `from` standing at `to`, both counted from 0; the list as it is where either is outside it. */
export function inNewOrder<T>(items: readonly T[], from: number, to: number): T[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return [...items]
  const rest = items.filter((_, index) => index !== from)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** Before which row, from 0, something let go at a height would stand: the number of rows whose middle lies above it. */
export function placeAt(height: number, rows: readonly { top: number; bottom: number }[]): number {
  return rows.filter((row) => (row.top + row.bottom) / 2 < height).length
}
