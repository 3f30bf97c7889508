/**
 * The grid in which values are typed. Arrow keys move; typing, Enter or F2 begins a cell, Enter ends it and goes
 * down, Tab ends it and goes right, Escape leaves it as it was; Delete takes back what was typed. A table copied
 * from a spreadsheet is pasted from the cell onwards, or by its headings.
 */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { parsePaste, placePaste } from '../../../electron/domain/paste.ts'
import { readTyped } from '../../../electron/domain/typed-value.ts'
import { plural } from '../../../electron/domain/wording.ts'
import {
  cellKey,
  type Grid,
  type GridColumn,
  type GridRow,
  moved,
  type Place,
  textAt,
  type Typed,
} from './grid.ts'
import classes from './ValueGrid.module.css'

type ValueGridProps = {
  grid: Grid
  typed: Typed
  /** Problems that were found when it was last saved, by `cellKey`. */
  refused: ReadonlyMap<string, string>
  active: Place
  onActive(place: Place): void
  onChange(changes: readonly (Place & { text: string })[]): void
  /** Says what a paste did. */
  onSay(words: string): void
}

/** How far each key goes. */
const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
}

export function ValueGrid({
  grid,
  typed,
  refused,
  active,
  onActive,
  onChange,
  onSay,
}: ValueGridProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const table = useRef<HTMLTableElement>(null)
  /** Whether the focus is to follow the active cell: not when the grid is first shown. */
  const follow = useRef(false)

  useEffect(() => {
    if (!follow.current || draft !== null) return
    table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus()
  }, [active, draft])

  const go = useCallback(
    (place: Place) => {
      follow.current = true
      setDraft(null)
      onActive(place)
    },
    [onActive],
  )
  const commit = (next: Place) => {
    if (draft !== null) onChange([{ ...active, text: draft }])
    go(next)
  }

  /** Keeps what was begun where the focus went elsewhere, and leaves the focus there. */
  function leave() {
    if (draft === null) return
    follow.current = false
    onChange([{ ...active, text: draft }])
    setDraft(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    const text = textAt(grid, typed, active)
    if (draft !== null) {
      if (key === 'Enter') commit(moved(grid, active, shiftKey ? -1 : 1, 0))
      else if (key === 'Tab') commit(moved(grid, active, 0, shiftKey ? -1 : 1))
      else if (key === 'ArrowUp' || key === 'ArrowDown')
        commit(moved(grid, active, key === 'ArrowUp' ? -1 : 1, 0))
      else if (key === 'Escape') go(active)
      else return
      event.preventDefault()
      return
    }
    const step = steps[key]
    if (step && !altKey) {
      const edge = ctrlKey || metaKey
      go(
        moved(
          grid,
          active,
          step[0] * (edge ? Infinity : 1) || 0,
          step[1] * (edge ? Infinity : 1) || 0,
        ),
      )
    } else if (key === 'Enter' || key === 'F2') setDraft(text)
    else if (key === 'Delete' || key === 'Backspace') onChange([{ ...active, text: '' }])
    else if (key.length === 1 && !ctrlKey && !metaKey && !altKey) setDraft(key)
    else return
    follow.current = true
    event.preventDefault()
  }

  function onPaste(event: ClipboardEvent) {
    if (draft !== null) return
    const table = parsePaste(event.clipboardData.getData('text/plain'))
    if (table.length === 0) return
    event.preventDefault()
    const { cells, unknown, beyond } = placePaste(
      table,
      {
        rows: grid.rows.map(({ names }) => names),
        columns: grid.columns.map(({ names }) => names),
      },
      active,
    )
    onChange(cells)
    const left = [
      unknown.length > 0
        ? `left out, as the grid has no such heading: ${unknown.slice(0, 5).join(', ')}`
        : '',
      beyond > 0 ? `${plural(beyond, 'cell')} fell beyond the edge` : '',
    ].filter((part) => part !== '')
    onSay([`${plural(cells.length, 'cell')} pasted`, ...left].join('; '))
  }

  return (
    <div className={classes.scroll}>
      <table
        ref={table}
        // The pattern for a table whose cells are typed in (ARIA Authoring Practices, "Grid").
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="Values"
        className={classes.grid}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      >
        <thead>
          <tr>
            <th scope="col">School</th>
            {grid.columns.map(({ key, heading, unit }) => (
              <th key={key} scope="col" className="number">
                {heading}
                <span className={classes.unit}>{unit}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, index) => {
            const here = active.row === index ? active.column : -1
            return (
              <Row
                key={row.urn ?? 'trust'}
                row={row}
                index={index}
                columns={grid.columns}
                stored={grid.stored[index] ?? none}
                typed={rowOf(grid, typed, index)}
                refused={rowOf(grid, refused, index)}
                active={here}
                draft={here >= 0 ? draft : null}
                onDraft={setDraft}
                onLeave={leave}
                onGo={go}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const none: readonly string[] = []

/** A row's part, as one text that is equal where nothing changed, so that other rows are not drawn again. */
function rowOf(grid: Grid, map: ReadonlyMap<string, string>, row: number): string {
  if (map.size === 0) return ''
  const parts: [number, string][] = []
  for (let column = 0; column < grid.columns.length; column += 1) {
    const text = map.get(cellKey(grid, { row, column }))
    if (text !== undefined) parts.push([column, text])
  }
  return parts.length === 0 ? '' : JSON.stringify(parts)
}

function partsOf(text: string): Map<number, string> {
  return new Map(text === '' ? [] : (JSON.parse(text) as [number, string][]))
}

/** A cell that is begun takes the focus, with the cursor at its end. */
function focus(field: HTMLInputElement | null): void {
  field?.focus()
}

type RowProps = {
  row: GridRow
  index: number
  columns: GridColumn[]
  stored: readonly string[]
  typed: string
  refused: string
  active: number
  draft: string | null
  onDraft(text: string): void
  onLeave(): void
  onGo(place: Place): void
}

const Row = memo(function Row(props: RowProps) {
  const { row, index, columns, stored, active, draft, onDraft, onLeave, onGo } = props
  const typed = useMemo(() => partsOf(props.typed), [props.typed])
  const refused = useMemo(() => partsOf(props.refused), [props.refused])
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {columns.map(({ key, kpi, heading }, column) => {
        const own = typed.get(column)
        const reading = own === undefined ? null : readTyped(kpi, own)
        const wrong = refused.has(column) || (reading !== null && 'problem' in reading)
        const place = { row: index, column }
        const isActive = active === column
        return (
          <td
            key={key}
            tabIndex={isActive && draft === null ? 0 : -1}
            aria-invalid={wrong || undefined}
            className={[
              'number',
              own !== undefined && classes.typed,
              wrong && classes.wrong,
              isActive && classes.active,
            ]
              .filter(Boolean)
              .join(' ')}
            onClick={() => !(isActive && draft !== null) && onGo(place)}
            onDoubleClick={() => onDraft(own ?? stored[column] ?? '')}
          >
            {isActive && draft !== null ? (
              <input
                ref={focus}
                aria-label={`${row.name}, ${heading}`}
                value={draft}
                onChange={(event) => onDraft(event.currentTarget.value)}
                onBlur={onLeave}
              />
            ) : (
              (own ?? stored[column])
            )}
          </td>
        )
      })}
    </tr>
  )
}, sameRow)

/** The handlers are made anew each time and lead to the same; only the row's own matter is compared. */
function sameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.row === b.row &&
    a.columns === b.columns &&
    a.stored === b.stored &&
    a.typed === b.typed &&
    a.refused === b.refused &&
    a.active === b.active &&
    a.draft === b.draft &&
    a.active === -1
  )
}
