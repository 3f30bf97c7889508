/** A figure as a cell shows it: the number and its mark, or in a word why there is none. */
import { memo } from 'react'
import { cellMark, cellText } from '../../electron/domain/cell-words.ts'
import type { Cell, MeasureHead } from '../../electron/domain/scorecard-view.ts'
import classes from './CellText.module.css'
import { Mark } from './Mark.tsx'

type CellTextProps = { measure: Pick<MeasureHead, 'unit' | 'decimals'>; cell: Cell }

/** Only exceptions get weight: worse is bold, better regular, everything else plain. */
export const CellText = memo(function CellText({ measure, cell }: CellTextProps) {
  const mark = cellMark(cell)
  const text = cellText(measure, cell)
  if (cell.value === null) {
    return (
      <span className={classes.state}>
        {mark && <Mark name={mark} words="" />} {text}
      </span>
    )
  }
  const tone = cell.small ? classes.small : cell.kind === 'worse' ? classes.worse : undefined
  return (
    <span className={classes.value}>
      <span className={tone}>{text}</span>
      <span className={classes.slot}>{mark && <Mark name={mark} words="" />}</span>
      {cell.covers !== undefined && <span className={classes.covers}>{cell.covers}</span>}
    </span>
  )
})
