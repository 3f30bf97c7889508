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

/** What was typed, by `cellKey`; only where it differs from what is stored. It may hold cells of other grids too. */
export type Typed = ReadonlyMap<string, string>

/**
 * Names a cell by the school, KPI, period and pupils that it is of: whatever rows and columns a grid has, and however
 * they change, what was typed stays with its school.
 */
export function cellKey(grid: Grid, { row, column }: Place): string {
  const { urn = null } = grid.rows[row] ?? {}
  const { kpi, period } = grid.columns[column] ?? {}
  return JSON.stringify([urn, kpi?.code, period, grid.group])
}

export function textAt(grid: Grid, typed: Typed, place: Place): string {
  return typed.get(cellKey(grid, place)) ?? grid.stored[place.row]?.[place.column] ?? ''
}

/** The places of the grid in which something is typed, with that, row by row. */
export function typedPlaces(grid: Grid, typed: Typed): (Place & { text: string })[] {
  if (typed.size === 0) return []
  return grid.rows.flatMap((_, row) =>
    grid.columns.flatMap((_, column) => {
      const text = typed.get(cellKey(grid, { row, column }))
      return text === undefined ? [] : [{ row, column, text }]
    }),
  )
}

/** What was typed without that of this grid, as it is when that was saved. */
export function withoutTyped(grid: Grid, typed: Typed): Typed {
  const saved = new Set(typedPlaces(grid, typed).map((place) => cellKey(grid, place)))
  return new Map([...typed].filter(([key]) => !saved.has(key)))
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
    if (bare === '' || bare === stored) next.delete(cellKey(grid, place))
    else next.set(cellKey(grid, place), bare)
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
