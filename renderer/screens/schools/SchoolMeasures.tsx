/** A strand's measures at one school, each beside England, the trust, last year and its own past. */
import { memo, useMemo } from 'react'
import { UnstyledButton } from '@mantine/core'
import { cellMark } from '../../../electron/domain/cell-words.ts'
import { intervalRow } from '../../../electron/domain/interval-row.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import type { SchoolMeasure, SchoolView } from '../../../electron/domain/school-view.ts'
import { sparkline } from '../../../electron/domain/sparkline.ts'
import { formatValue } from '../../../electron/domain/wording.ts'
import { useKpiMeanings } from '../../parts/kpi-meanings.ts'
import { Mark, Sketch } from '../../parts/Mark.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Explained } from '../../parts/Term.tsx'
import classes from './Schools.module.css'

type MeasuresProps = {
  strand: SchoolView['strands'][number]
  name: string
  /** The code of the opened measure. */
  opened: string | null
  onOpen(code: string): void
}

export function SchoolMeasures({ strand, name, opened, onOpen }: MeasuresProps) {
  const meanings = useKpiMeanings()
  const { number, title, success, measures } = strand
  const heading = number === null ? title : `${number} ${title}`
  return (
    <Block title={heading}>
      {success !== '' && <p className="second">{success}</p>}
      {measures.length === 0 ? (
        <p className="second">No measure of this strand has a figure here.</p>
      ) : (
        <div
          className={classes.scroll}
          role="region"
          aria-label={`${heading}: figures of ${name}`}
          tabIndex={0}
        >
          <table className={`${classes.schools} ${classes.figures}`}>
            <thead>
              <tr>
                <th scope="col">Measure</th>
                <th scope="col" className={`number ${classes.value}`}>
                  Figure
                </th>
                <th scope="col" className={classes.chart} aria-label="Against England">
                  <span className={classes.ends}>
                    <span>worse</span>
                    <span>England</span>
                    <span>better</span>
                  </span>
                </th>
                <th scope="col" className={`number ${classes.small}`}>
                  England
                </th>
                <th scope="col" className={`number ${classes.trust}`}>
                  Trust, same phase
                </th>
                <th scope="col" className={`number ${classes.last}`}>
                  Last year
                </th>
                <th scope="col" className={classes.series}>
                  Over the years
                </th>
                <th scope="col" className={classes.verdict}>
                  Verdict
                </th>
              </tr>
            </thead>
            <tbody>
              {measures.map((measure) => (
                <MeasureRow
                  key={measure.kpi.code}
                  measure={measure}
                  // While a panel is open, Escape is the panel’s.
                  meaning={opened === null ? meanings.get(measure.kpi.code) : undefined}
                  open={opened === measure.kpi.code}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  )
}

const MeasureRow = memo(function MeasureRow({
  measure,
  meaning,
  open,
  onOpen,
}: {
  measure: SchoolMeasure
  meaning: string | undefined
  open: boolean
  onOpen(code: string): void
}) {
  const { kpi, cell, interval, series, target, reading } = measure
  const mark = cellMark(cell)
  const tone = cell.kind === 'worse' || cell.kind === 'better' ? classes[cell.kind] : undefined
  const line = useMemo(
    () => series && sparkline(series.sparkline, seriesWords(measure), 132, 36),
    [measure, series],
  )
  const chart = useMemo(
    () => interval && interval.england !== null && intervalRow(interval, '', 160, 30),
    [interval],
  )
  const beside = (value: number | null) => (value === null ? '' : formatValue(kpi, value))
  return (
    <tr className={open ? classes.opened : undefined}>
      <th scope="row">
        <Explained meaning={meaning}>
          <UnstyledButton
            className={classes.measure}
            data-measure=""
            aria-expanded={open}
            onClick={() => onOpen(kpi.code)}
          >
            {kpi.name}
          </UnstyledButton>
        </Explained>
        <span className={classes.under}>
          {periodLabel(measure.period)}
          {cell.provisional && ', provisional'}
        </span>
      </th>
      <td className={`number ${tone ?? ''}`}>
        {cell.value === null ? '' : <strong>{measure.text}</strong>}
        {measure.cohort !== '' && <span className={classes.under}>{measure.cohort}</span>}
      </td>
      <td className={classes.chart}>{chart && <Sketch drawing={chart} words="" />}</td>
      <td className="number">{beside(measure.england)}</td>
      <td className="number">
        {beside(measure.trust)}
        {measure.trustCovers !== '' && <span className={classes.under}>{measure.trustCovers}</span>}
      </td>
      <td className="number">{beside(measure.lastYear)}</td>
      <td>
        {line && series && (
          <>
            <Sketch drawing={line} />
            <span className={`${classes.under} ${classes.caption}`}>
              {periodLabel(series.from)} to {periodLabel(series.to)}
            </span>
          </>
        )}
      </td>
      <td>
        <span className={classes.word} title={measure.why}>
          {mark && <Mark name={mark} words="" />}
          {cell.value === null ? measure.text : measure.verdict}
        </span>
        {reading && (
          <span className={classes.under}>
            own past: {reading.words.toLowerCase()}, {reading.detail}
          </span>
        )}
        {target && (
          <span className={classes.under}>
            target {formatValue(kpi, target.target)}, {target.words}
          </span>
        )}
      </td>
    </tr>
  )
})

function seriesWords({ kpi, series }: SchoolMeasure): string {
  const values = (series?.sparkline.points ?? []).flatMap(({ period, value }) =>
    value === null ? [] : [`${periodLabel(period)} ${formatValue(kpi, value)}`],
  )
  return `${kpi.name}: ${values.join(', ')}`
}
