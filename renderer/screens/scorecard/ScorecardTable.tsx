/** The scorecard as a table. Arrow keys move from figure to figure; Enter opens one beside the table. */
import {
  type KeyboardEvent,
  memo,
  type MouseEvent,
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { VisuallyHidden } from '@mantine/core'
import { cellSpoken } from '../../../electron/domain/cell-words.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { Cell, ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { formatValue, groupLabel } from '../../../electron/domain/wording.ts'
import { CellText } from '../../parts/CellText.tsx'
import { moveBy, placeOf, rove, useRoving } from './grid.ts'
import classes from './Scorecard.module.css'
import { ScorecardHead } from './ScorecardHead.tsx'

type TableProps = {
  view: ScorecardView
  /** What `view` was chosen from: the same while it is only sorted or looked through. */
  answer: ScorecardView
  sort: string
  /** Whose figure of which measure is opened. */
  opened: [string, string] | null
  onOpen(of: string, code: string): void
  onSort(sort: string): void
}

/** Whose the trust's own row is. */
export const ofTrust = 'trust'

/** Widths in pixels: of the names, and of a measure. */
const nameWidth = 184
const measureWidth = 104
const rowHeight = 38

export function ScorecardTable({ view, answer, sort, opened, onOpen, onSort }: TableProps) {
  const table = useRef<HTMLTableElement>(null)
  useRoving(table)
  const { columns, total } = view
  const starts = useMemo(() => groupStarts(view.groups), [view.groups])
  const period = useMemo(() => commonPeriod(columns), [columns])
  const whole = useWhole(answer)
  const [openedOf, openedCode] = opened ?? [null, null]
  const openedAt = openedCode === null ? -1 : columns.findIndex(({ code }) => code === openedCode)
  const columnOf = (of: string) => (of === openedOf && openedAt >= 0 ? openedAt : null)

  // The panel takes room from the table, which must not take the opened figure out of sight.
  useEffect(() => {
    if (openedAt < 0) return
    table.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [openedOf, openedAt])

  function openAt(place: HTMLElement | null) {
    const [of, code] = (place?.dataset['place'] ?? '').split(' ')
    if (!place || !of || !code) return
    rove(place)
    place.focus()
    onOpen(of, code)
  }
  function onKeyDown(event: KeyboardEvent) {
    const place = placeOf(event.target)
    if (!place) return
    if (event.key === 'Enter' || event.key === ' ') openAt(place)
    else if (!moveBy(event.key, place)) return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => openAt(placeOf(event.target))

  const shared = { columns, starts }
  const sections = firstOf(view.sections, whole ? Infinity : firstRows)
  return (
    <>
      <p className={classes.about}>
        {periodLabel(period)} unless the head of a column says otherwise; {groupLabel(view.group)}.
        Arrow keys move between figures, Enter opens one.
      </p>
      <div className={classes.scroll} role="region" aria-label="Scorecard" tabIndex={-1}>
        {/* Clicks and keys of all figures are heard here, where each has its own place in the order of tabs. */}
        <table
          ref={table}
          // A table in which arrow keys choose what Enter opens is a grid (WAI-ARIA, grid pattern).
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          aria-colcount={columns.length + 1}
          className={classes.table}
          style={{ width: nameWidth + columns.length * measureWidth }}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          <caption>
            <VisuallyHidden>Schools by measure</VisuallyHidden>
          </caption>
          <colgroup>
            <col style={{ width: nameWidth }} />
            {columns.map(({ code }) => (
              <col key={code} style={{ width: measureWidth }} />
            ))}
          </colgroup>
          <ScorecardHead
            isPanelOpen={opened !== null}
            view={view}
            starts={starts}
            period={period}
            sort={sort}
            onSort={onSort}
          />
          {sections.map(({ phase, title, rows, left }) => (
            <tbody key={phase}>
              {sections.length > 1 && (
                <tr className={classes.phase}>
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    <span>{title}</span>
                  </th>
                </tr>
              )}
              {rows.map(({ urn, name, short, cells }) => (
                <Line
                  key={urn}
                  of={urn}
                  {...{ name, short, cells, ...shared, opened: columnOf(urn) }}
                />
              ))}
              {left > 0 && (
                <tr aria-hidden="true" style={{ height: left * rowHeight }}>
                  <td colSpan={columns.length + 1}>{'\u00a0'}</td>
                </tr>
              )}
            </tbody>
          ))}
          <tbody className={classes.foot}>
            <Line
              of={ofTrust}
              name={total.name}
              short={total.name}
              cells={total.cells}
              {...shared}
              opened={columnOf(ofTrust)}
              isTotal
            />
            <England view={view} starts={starts} />
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The first rows of the sections, and how many are left out of each. */
function firstOf(sections: ScorecardView['sections'], most: number) {
  return sections.map((section, i) => {
    const before = sections.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0)
    const rows = section.rows.slice(0, Math.max(0, most - before))
    return { ...section, rows, left: section.rows.length - rows.length }
  })
}

/** As many rows as any window shows at once. */
const firstRows = 30

/**
 * Whether the whole table is drawn. A large one is drawn in two steps: what can be seen at once, the rest as soon
 * as that stands, so that a click is answered without delay and the table still holds every row.
 */
function useWhole(answer: ScorecardView): boolean {
  const [drawn, setDrawn] = useState<ScorecardView | null>(null)
  const rows = answer.sections.reduce((sum, section) => sum + section.rows.length, 0)
  const small = rows <= firstRows
  useEffect(() => {
    if (!small) startTransition(() => setDrawn(answer))
  }, [answer, small])
  return small || drawn === answer
}

type LineProps = {
  /** The school's URN, or the trust. */
  of: string
  name: string
  short: string
  cells: readonly (Cell | null)[]
  columns: ScorecardView['columns']
  starts: ReadonlySet<number>
  /** The column whose figure is opened, in this row. */
  opened: number | null
  isTotal?: boolean
}

const Line = memo(function Line(props: LineProps) {
  const { of, name, short, cells, columns, starts, opened, isTotal } = props
  return (
    <tr data-row="" className={isTotal ? classes.total : undefined}>
      <th scope="row" title={name}>
        {short}
      </th>
      {columns.map((column, i) => {
        const cell = cells[i]
        const first = starts.has(i) && i > 0
        // A cell that cannot exist is empty.
        if (!cell)
          return (
            <td key={column.code} aria-label="none" className={first ? classes.first : undefined} />
          )
        return (
          <td
            key={column.code}
            data-place={`${of} ${column.code}`}
            tabIndex={-1}
            aria-label={cellSpoken(column, cell)}
            aria-selected={opened === i ? true : undefined}
            className={placeClass(cell, first)}
          >
            <CellText measure={column} cell={cell} />
          </td>
        )
      })}
    </tr>
  )
})

function placeClass(cell: Cell, first: boolean): string {
  const tone = cell.kind === 'worse' ? classes.worse : cell.kind === 'better' ? classes.better : ''
  return [classes.place, tone, first ? classes.first : ''].filter(Boolean).join(' ')
}

function England({ view, starts }: { view: ScorecardView; starts: ReadonlySet<number> }) {
  return (
    <tr>
      <th scope="row">England</th>
      {view.columns.map((column, i) => {
        const value = view.england[i] ?? null
        return (
          <td
            key={column.code}
            className={starts.has(i) && i > 0 ? `${classes.first} ${classes.plain}` : classes.plain}
          >
            {value === null ? (
              <span className={classes.none}>no figure</span>
            ) : (
              formatValue(column, value)
            )}
          </td>
        )
      })}
    </tr>
  )
}

/** The columns before which a gutter stands. */
function groupStarts(groups: ScorecardView['groups']): Set<number> {
  const starts = new Set<number>()
  let at = 0
  for (const group of groups) {
    starts.add(at)
    at += group.columns
  }
  return starts
}

/** The period of most columns, said once; only the others say theirs. */
function commonPeriod(columns: ScorecardView['columns']): string {
  const counts = new Map<string, number>()
  for (const { period } of columns) counts.set(period, (counts.get(period) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}
