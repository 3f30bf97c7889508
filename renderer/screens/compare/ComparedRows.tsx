/** One measure: a row for each school on a scale of their own, England the plumb line through all of them. */
import { memo, useMemo } from 'react'
import { UnstyledButton } from '@mantine/core'
import { cellMark } from '../../../electron/domain/cell-words.ts'
import type { ComparedMeasure, ComparedRow } from '../../../electron/domain/comparison.ts'
import {
  intervalRow,
  type IntervalScale,
  sharedScale,
} from '../../../electron/domain/interval-row.ts'
import { formatRange, formatValue } from '../../../electron/domain/wording.ts'
import { Mark, Sketch } from '../../parts/Mark.tsx'
import { endsOf, intervalPicture, measureLine } from '../../parts/picture/pictures.ts'
import { TakeAway } from '../../parts/TakeAway.tsx'
import classes from './Compare.module.css'

type RowsProps = {
  measure: ComparedMeasure
  notes: readonly string[]
  /** The school whose figure is opened. */
  opened: string | null
  onOpen(urn: string): void
}

const chart = { width: 340, height: 30 }

export const ComparedRows = memo(function ComparedRows(props: RowsProps) {
  const { measure, notes, opened, onOpen } = props
  const { kpi, rows, trust, england, finding } = measure
  const scale = useMemo(
    () =>
      sharedScale([...rows, ...(trust ? [trust] : [])].flatMap(({ interval }) => interval ?? [])),
    [rows, trust],
  )
  const ends = endsOf(measure)
  return (
    <section className={classes.measure} aria-label={finding}>
      <div className={classes.head}>
        <div>
          <h2>{finding}</h2>
          <p className="second">{measureLine(measure)}</p>
        </div>
        <TakeAway
          what={`the comparison on ${kpi.name}`}
          name={`${kpi.short}, schools compared`}
          picture={() => intervalPicture(measure, notes)}
        />
      </div>
      <div
        className={classes.scroll}
        role="region"
        aria-label={`${kpi.name} by school`}
        tabIndex={0}
      >
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col" className="number">
                Figure
              </th>
              <th scope="col" aria-label="Against England">
                <span className={classes.ends}>
                  <span>{ends.left}</span>
                  <span>
                    {england
                      ? `England ${formatValue(kpi, england.value)}`
                      : kpi.unit !== 'count' && 'no figure for England'}
                  </span>
                  <span>{ends.right}</span>
                </span>
              </th>
              <th scope="col">95% interval</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.urn}
                {...{ row, kpi, scale, onOpen }}
                open={opened !== null && opened === row.urn}
              />
            ))}
          </tbody>
          {trust && (
            <tbody className={classes.total}>
              <Row {...{ kpi, scale, onOpen }} row={trust} open={false} />
            </tbody>
          )}
        </table>
      </div>
    </section>
  )
})

type RowProps = {
  row: ComparedRow
  kpi: ComparedMeasure['kpi']
  scale: IntervalScale
  open: boolean
  onOpen(urn: string): void
}

function Row({ row, kpi, scale, open, onOpen }: RowProps) {
  const { cell, interval, urn } = row
  const mark = cellMark(cell)
  const tone = cell.kind === 'worse' || cell.kind === 'better' ? classes[cell.kind] : undefined
  return (
    <tr>
      <th scope="row">
        {urn === null ? (
          row.name
        ) : (
          <UnstyledButton className={classes.name} aria-expanded={open} onClick={() => onOpen(urn)}>
            {row.name}
          </UnstyledButton>
        )}
      </th>
      <td className={`number ${tone ?? ''}`}>
        {cell.value === null ? '' : row.text}
        {row.cohort !== '' && <span className={classes.under}>{row.cohort}</span>}
      </td>
      <td className={classes.chart}>
        {interval && (
          <Sketch drawing={intervalRow(interval, '', chart.width, chart.height, scale)} words="" />
        )}
      </td>
      <td className={classes.range}>
        {interval?.interval ? formatRange(kpi, interval.interval) : ''}
      </td>
      <td>
        <span className={classes.word}>
          {mark && <Mark name={mark} words="" />}
          {cell.value === null ? row.text : row.verdict}
        </span>
      </td>
    </tr>
  )
}
