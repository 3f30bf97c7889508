/** What the grid holds: its rows and columns, what is stored in its cells, and what was typed over that. */
import type { PupilGroup } from '../../../electron/domain/kpi.ts'
import type { KpiSummary } from './Enter.tsx'

export type GridRow = { urn: string | null; name: string; names: readonly string[] }
export type GridColumn = {
  key: string
  heading: string
  /** The heading's second line. */
  unit: string
  names: readonly string[]
  kpi: KpiSummary
  period: string
}
export type Grid = {
  rows: GridRow[]
  columns: GridColumn[]
  group: PupilGroup
  /** As it may be typed, by row and column; empty where nothing is stored. */
  stored: string[][]
}
export type Place = { row: number; column: number }

/** What was typed, by `row:column`; only where it differs from what is stored. */
export type Typed = ReadonlyMap<string, string>

export const placeKey = ({ row, column }: Place): string => `${row}:${column}`

export function textAt(grid: Grid, typed: Typed, place: Place): string {
  return typed.get(placeKey(place)) ?? grid.stored[place.row]?.[place.column] ?? ''
}

/** The typed cells after some were changed. A cell that is emptied, or says what is stored, is no longer typed. */
export function withTyped(
  grid: Grid,
  typed: Typed,
  changes: readonly (Place & { text: string })[],
): Typed {
  const next = new Map(typed)
  for (const { text, ...place } of changes) {
    const bare = text.trim()
    const stored = grid.stored[place.row]?.[place.column] ?? ''
    if (bare === '' || bare === stored) next.delete(placeKey(place))
    else next.set(placeKey(place), bare)
  }
  return next
}

/** A place moved by so much, kept within the grid. */
export function moved(grid: Grid, { row, column }: Place, down: number, right: number): Place {
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at))
  return {
    row: within(row + down, grid.rows.length),
    column: within(column + right, grid.columns.length),
  }
}
