/** The scorecard as a table. Arrow keys move from figure to figure; Enter opens one beside the table. */
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type MouseEvent,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { groupLabel } from '../../../electron/domain/wording.ts'
import { moveBy, placeOf, rove, useRoving } from './grid.ts'
import classes from './Scorecard.module.css'
import { ScorecardHead } from './ScorecardHead.tsx'
import { England, Line } from './ScorecardLine.tsx'
import { useSightFirst } from './sight-first.ts'

type TableProps = {
  view: ScorecardView
  /** What `view` was chosen from: the same while it is only sorted or looked through. */
  answer: ScorecardView
  sort: string
  /** Whose figure is opened, and of which measure. */
  openedOf: string | undefined
  openedCode: string | undefined
  onOpen(of: string, code: string): void
  onSort(sort: string): void
}

/** Whose the trust's own row is. */
export const ofTrust = 'trust'

/** Of a row whose name stands in one line, in pixels; the style sheet has it too. */
const rowHeight = 38

/** What stands above the first row at the least: title, filters and heads. */
const above = 250

export const ScorecardTable = memo(function ScorecardTable(props: TableProps) {
  const { view, answer, sort, openedOf, openedCode, onOpen, onSort } = props
  const table = useRef<HTMLTableElement>(null)
  useRoving(table)
  const noteSight = useSightFirst(table, view)
  const { columns, total } = view
  const starts = useMemo(() => groupStarts(view.groups), [view.groups])
  const period = useMemo(() => commonPeriod(columns), [columns])
  const most = useRowsDrawn(answer)
  const openedAt =
    openedCode === undefined ? -1 : columns.findIndex(({ code }) => code === openedCode)
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

  const sortBy = useCallback(
    (by: string) => {
      noteSight()
      onSort(by)
    },
    [noteSight, onSort],
  )

  const shared = { columns, starts }
  const sections = firstOf(view.sections, most)
  return (
    <>
      <p className={classes.about}>
        {periodLabel(period)} unless the head of a column says otherwise; {groupLabel(view.group)}.
        Arrow keys move between figures, Enter opens one.
      </p>
      {/* Clicks and keys of all figures are heard here, where each has its own place in the order of tabs. */}
      <table
        ref={table}
        // A table in which arrow keys choose what Enter opens is a grid (WAI-ARIA, grid pattern).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-colcount={columns.length + 1}
        aria-label="Schools by measure"
        className={classes.table}
        style={{ '--measures': columns.length } as CSSProperties}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <ScorecardHead
          columns={columns}
          groups={view.groups}
          {...{ starts, period, sort }}
          onSort={sortBy}
        />
        {sections.map(({ phase, title, rows, left }) => (
          <tbody key={phase}>
            {sections.length > 1 && (
              <tr className={classes.phase}>
                <th scope="rowgroup" colSpan={columns.length + 1} aria-colspan={columns.length + 1}>
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
                <td>{'\u00a0'}</td>
              </tr>
            )}
          </tbody>
        ))}
        <tbody>
          <Line
            of={ofTrust}
            name={total.name}
            short={total.name}
            cells={total.cells}
            {...shared}
            opened={columnOf(ofTrust)}
            isTotal
          />
          <England columns={columns} england={view.england} starts={starts} />
        </tbody>
      </table>
    </>
  )
})

/** The first rows of the sections, and how many are left out of each. */
function firstOf(sections: ScorecardView['sections'], most: number) {
  return sections.map((section, i) => {
    const before = sections.slice(0, i).reduce((sum, { rows }) => sum + rows.length, 0)
    const rows = section.rows.slice(0, Math.max(0, most - before))
    return { ...section, rows, left: section.rows.length - rows.length }
  })
}

/**
 * How many rows are drawn. A large table is drawn in two steps: what the window can show, and the rest as soon as
 * that stands, so that a click is answered without delay and the table still holds every row.
 */
function useRowsDrawn(answer: ScorecardView): number {
  const [whole, setWhole] = useState<ScorecardView | null>(null)
  const first = Math.ceil((window.innerHeight - above) / rowHeight)
  const rows = answer.sections.reduce((sum, section) => sum + section.rows.length, 0)
  const small = rows <= first
  useEffect(() => {
    if (!small) startTransition(() => setWhole(answer))
  }, [answer, small])
  return small || whole === answer ? Infinity : first
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
