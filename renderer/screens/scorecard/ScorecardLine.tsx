/** A row of the scorecard: a school's figures, the trust's own, or England's. */
import { memo } from 'react'
import { cellMark, cellSpoken, cellText } from '../../../electron/domain/cell-words.ts'
import type { Cell, ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { formatValue } from '../../../electron/domain/wording.ts'
import { Mark } from '../../parts/Mark.tsx'
import classes from './Scorecard.module.css'

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

export const Line = memo(function Line(props: LineProps) {
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
        const mark = cellMark(cell)
        return (
          <td
            key={column.code}
            data-place={`${of} ${column.code}`}
            tabIndex={-1}
            aria-label={cellSpoken(column, cell)}
            aria-selected={opened === i ? true : undefined}
            className={placeClass(cell, first)}
          >
            {cell.value === null && mark && <Mark name={mark} words="" />}
            {cellText(column, cell)}
            {cell.value !== null && mark && <Mark name={mark} words="" />}
            {cell.value !== null && cell.covers !== undefined && (
              <span className={classes.covers}>{cell.covers}</span>
            )}
          </td>
        )
      })}
    </tr>
  )
})

/** Only exceptions get weight: worse is bold and washed, better washed, everything else plain. */
function placeClass({ kind, value, small }: Cell, first: boolean): string {
  const tone = kind === 'worse' ? classes.worse : kind === 'better' ? classes.better : ''
  const without = value === null ? classes.state : ''
  const names = [
    classes.place,
    tone,
    without,
    small ? classes.small : '',
    first ? classes.first : '',
  ]
  return names.filter(Boolean).join(' ')
}

type EnglandProps = {
  columns: ScorecardView['columns']
  england: ScorecardView['england']
  starts: ReadonlySet<number>
}

export const England = memo(function England({ columns, england, starts }: EnglandProps) {
  return (
    <tr>
      <th scope="row">England</th>
      {columns.map((column, i) => {
        const value = england[i] ?? null
        return (
          <td key={column.code} className={starts.has(i) && i > 0 ? classes.first : undefined}>
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
})
