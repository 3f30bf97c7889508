/** The scorecard as a table. Arrow keys move from figure to figure; Enter opens one beside the table. */
import { type KeyboardEvent, useState } from 'react'
import { VisuallyHidden } from '@mantine/core'
import type { Figure } from '../../../electron/domain/figure.ts'
import type { About } from '../../../electron/domain/figures.ts'
import type { Phase } from '../../../electron/domain/kpi.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { Scorecard } from '../../../electron/domain/scorecard.ts'
import type { ScorecardColumn } from '../../../electron/domain/scorecard-columns.ts'
import { shortSchoolNames } from '../../../electron/domain/school-names.ts'
import { formatValue, groupLabel, phaseLabel, unitLabel } from '../../../electron/domain/wording.ts'
import { FigureText, figureWords } from '../../parts/FigureText.tsx'
import classes from './Scorecard.module.css'
import type { Opened } from './ScorecardScreen.tsx'

type TableProps = {
  model: Scorecard
  trust: string
  /** The phase that is chosen, or null for all. */
  phase: Phase | null
  opened: Opened | null
  onOpen(opened: Opened): void
}

/** A line of figures: a school, or the trust. */
type Line = { about: About; name: string; shown: string; cells: readonly (Figure | null)[] }

export function ScorecardTable({ model, trust, phase, opened, onOpen }: TableProps) {
  const totalName = phase === null ? trust : `Our schools, ${phaseLabel(phase).toLowerCase()}`
  const total: Line = {
    about: phase === null ? null : { phase },
    name: totalName,
    shown: totalName,
    cells: model.trust,
  }
  const short = shortSchoolNames(model.phases.flatMap(({ rows }) => rows.map((row) => row.school)))
  const sections = model.phases.map(({ phase: of, title, rows }) => ({
    of,
    title,
    lines: rows.map(({ school, cells }): Line => ({
      about: school.urn,
      name: school.name,
      shown: short.get(school.urn) ?? school.name,
      cells,
    })),
  }))
  const lines = [...sections.flatMap((section) => section.lines), total]
  const grid = useGrid(lines)
  const starts = groupStarts(model)
  const period = commonPeriod(model)

  const row = (line: Line, index: number) => (
    <tr key={line.name} className={line === total ? classes.total : undefined}>
      <th scope="row" title={line.name}>
        {line.shown}
      </th>
      {line.cells.map((figure, column) => (
        <Cell
          key={column}
          figure={figure}
          first={starts.has(column)}
          name={line.name}
          column={model.columns[column]}
          open={
            opened !== null &&
            figure !== null &&
            opened.name === line.name &&
            opened.code === figure.kpi.code
          }
          place={`${index}:${column}`}
          tabbable={grid.isHere(index, column)}
          onKeyDown={grid.onKeyDown}
          onOpen={() => {
            grid.moveTo(index, column)
            if (figure)
              onOpen({
                about: line.about,
                code: figure.kpi.code,
                period: figure.period,
                name: line.name,
              })
          }}
        />
      ))}
    </tr>
  )

  return (
    <div className={classes.scroll}>
      <p className={classes.about}>{about(model, period)}</p>
      <table className={classes.table}>
        <caption>
          <VisuallyHidden>Schools by measure</VisuallyHidden>
        </caption>
        <thead>
          <tr className={classes.groups}>
            <th scope="col" rowSpan={2}>
              School
            </th>
            {model.groups.map((group) => (
              <th
                key={`${group.strand} ${group.title}`}
                scope="colgroup"
                colSpan={group.columns.length}
              >
                {group.strand !== null && `${group.strand} `}
                {group.title}
              </th>
            ))}
          </tr>
          <tr>
            {model.columns.map((column, index) => (
              <th
                key={column.kpi.code}
                scope="col"
                className={cellClass('number', starts.has(index))}
                title={column.kpi.name}
              >
                {column.kpi.short}
                <span className={classes.unit}>
                  {unitLabel(column.kpi.unit)}
                  {column.provisional && <em title="provisional"> p</em>}
                </span>
                {column.period !== period && (
                  <span className={classes.unit}>{periodLabel(column.period)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ of, title, lines: schools }) => (
          <tbody key={of}>
            {sections.length > 1 && (
              <tr className={classes.phase}>
                <th scope="rowgroup" colSpan={model.columns.length + 1}>
                  {title}
                </th>
              </tr>
            )}
            {schools.map((line) => row(line, lines.indexOf(line)))}
          </tbody>
        ))}
        <tbody>
          {row(total, lines.indexOf(total))}
          <tr>
            <th scope="row">England</th>
            {model.england.map((observation, index) => {
              const column = model.columns[index]
              return (
                <td key={index} className={cellClass('number', starts.has(index))}>
                  {observation?.value != null && column ? (
                    <span className={classes.plain}>
                      {formatValue(column.kpi, observation.value)}
                    </span>
                  ) : (
                    <span className={classes.none}>no figure</span>
                  )}
                </td>
              )
            })}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

type CellProps = {
  figure: Figure | null
  first: boolean
  name: string
  column: ScorecardColumn | undefined
  open: boolean
  place: string
  tabbable: boolean
  onKeyDown(event: KeyboardEvent): void
  onOpen(): void
}

/** A cell that cannot exist is empty; every other is a button that opens its figure. */
function Cell({
  figure,
  first,
  name,
  column,
  open,
  place,
  tabbable,
  onKeyDown,
  onOpen,
}: CellProps) {
  if (!figure || !column) {
    return (
      <td className={cellClass(undefined, first)}>
        <VisuallyHidden>not measured here</VisuallyHidden>
      </td>
    )
  }
  const { kind } = figure.verdict
  const wash =
    figure.value === null
      ? undefined
      : kind === 'worse'
        ? classes.worse
        : kind === 'better'
          ? classes.better
          : undefined
  return (
    <td className={cellClass(wash, first)}>
      <button
        type="button"
        className={classes.cell}
        data-place={place}
        tabIndex={tabbable ? 0 : -1}
        aria-expanded={open}
        aria-label={`${name}, ${column.kpi.short}: ${figureWords(figure)}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
          onOpen()
        }}
      >
        <FigureText figure={figure} />
      </button>
    </td>
  )
}

function cellClass(name: string | undefined, first: boolean): string | undefined {
  const all = [name, first ? classes.first : undefined].filter((one) => one !== undefined)
  return all.length > 0 ? all.join(' ') : undefined
}

/** Columns that open a group: a white gutter stands before them. */
function groupStarts(model: Scorecard): Set<number> {
  const starts = new Set<number>()
  let at = 0
  for (const group of model.groups) {
    starts.add(at)
    at += group.columns.length
  }
  return starts
}

/** What holds for the whole table. */
function about(model: Scorecard, period: string): string {
  const group = groupLabel(model.columns[0]?.group ?? 'all')
  return `${periodLabel(period)} unless the head of a column says otherwise; ${group}. Arrow keys move between figures, Enter opens one.`
}

/** The period of most columns, said once; only the others say theirs. */
function commonPeriod(model: Scorecard): string {
  const counts = new Map<string, number>()
  for (const { period } of model.columns) counts.set(period, (counts.get(period) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ''
}

/** One figure of the table takes part in the order of tabs; arrow keys choose which. */
function useGrid(lines: Line[]) {
  const [chosen, setChosen] = useState<{ row: number; column: number } | null>(null)
  const exists = (row: number, column: number) => lines[row]?.cells[column] != null
  const here = chosen && exists(chosen.row, chosen.column) ? chosen : firstFigure(lines)

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key]
    if (!step || !here) return
    event.preventDefault()
    let [row, column] = [here.row + step[0], here.column + step[1]]
    while (lines[row] && column >= 0 && column < (lines[row]?.cells.length ?? 0)) {
      if (exists(row, column)) {
        setChosen({ row, column })
        const table = event.currentTarget.closest('table')
        table?.querySelector<HTMLButtonElement>(`[data-place="${row}:${column}"]`)?.focus()
        return
      }
      row += step[0]
      column += step[1]
    }
  }
  return {
    onKeyDown,
    isHere: (row: number, column: number) => here?.row === row && here.column === column,
    moveTo: (row: number, column: number) => setChosen({ row, column }),
  }
}

const steps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function firstFigure(lines: Line[]): { row: number; column: number } | null {
  for (const [row, { cells }] of lines.entries()) {
    const column = cells.findIndex((cell) => cell !== null)
    if (column >= 0) return { row, column }
  }
  return null
}
