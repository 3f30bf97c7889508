/**
 * One figure, opened beside the table: value and verdict, series, why it is marked, what it counts, where
 * it came from.
 */
import { useEffect, useMemo } from 'react'
import { Button } from '@mantine/core'
import type { LineChart as Model } from '../../../electron/domain/line-chart.ts'
import { rangeRules } from '../../../electron/domain/expected-range.ts'
import type { Figure } from '../../../electron/domain/figure.ts'
import type { About, FigureBook } from '../../../electron/domain/figures.ts'
import type { Kpi, PupilGroup } from '../../../electron/domain/kpi.ts'
import { targetMark, verdictMark } from '../../../electron/domain/marks.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import {
  byOwnLimits,
  ownLimits,
  type Reading,
  readMeasure,
} from '../../../electron/domain/reading.ts'
import { strandLinks } from '../../../electron/domain/school-report.ts'
import { lineChartOf } from '../../../electron/domain/series-chart.ts'
import type { Vision } from '../../../electron/domain/vision.ts'
import {
  capitalise,
  formatCohort,
  formatCoverage,
  formatDate,
  formatNumber,
  formatRange,
  formatValue,
  groupLabel,
  stateSentence,
} from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { LineChart } from '../../parts/LineChart.tsx'
import { Mark } from '../../parts/Mark.tsx'
import classes from './FigurePanel.module.css'

type PanelProps = {
  book: FigureBook
  figure: Figure
  about: About
  name: string
  vision: Vision | null
  onClose(): void
}

export function FigurePanel({ book, figure, about, name, vision, onClose }: PanelProps) {
  const { kpi, group, period, value } = figure
  // As the table marks it: a month by the limits of its own series.
  const { verdict } = useMemo(() => byOwnLimits(book, figure), [book, figure])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onClose])
  const reading = useMemo(
    () => readMeasure(book, about, kpi.code, { group }),
    [book, about, kpi.code, group],
  )
  const byItself = verdict.against === ownLimits
  const chart = useMemo(() => reading && narrowChart(reading), [reading])
  const link = strandLinks(vision).get(kpi.code)
  const target = link ? book.target(figure, link.target) : null

  return (
    <aside className={classes.panel} aria-label={`${kpi.name}, ${name}`}>
      <div className={classes.head}>
        <p className="second">
          {name} · {periodLabel(period)}
          {group !== 'all' && ` · ${groupLabel(group)}`}
        </p>
        <Button size="compact-sm" onClick={onClose}>
          Close
        </Button>
      </div>
      <h2 className={classes.title}>{kpi.name}</h2>
      <div className={classes.verdict}>
        <span className={value === null ? classes.without : classes.value}>
          {value === null
            ? stateSentence(figure.state)
            : formatValue(kpi, value, { percentSign: true })}
        </span>
        {value !== null && (
          <>
            <Mark name={verdictMark(verdict)} words="" />
            <span>
              <strong>{verdict.words}</strong>
              <span className={classes.cohort}>
                {[
                  formatCohort(figure.numerator, figure.denominator),
                  figure.provisional ? 'provisional' : '',
                ]
                  .filter((part) => part !== '')
                  .join(', ')}
              </span>
            </span>
          </>
        )}
      </div>
      {chart && <LineChart model={chart} />}
      <Part
        title={
          verdict.kind === 'worse' || verdict.kind === 'better'
            ? 'Why it is marked'
            : 'Why it is not marked'
        }
      >
        <p>
          {verdict.why}
          {byItself && reading?.range && ` The limits: ${rangeRules[reading.range.basis]}.`}
          {verdict.reference !== null &&
            ` ${byItself ? 'England, for information' : capitalise(verdict.against)}: ${formatValue(kpi, verdict.reference, { percentSign: true })}.`}
        </p>
        {!byItself && reading?.range && reading.figure.period === period && (
          <p>
            Against its own past: {reading.words.toLowerCase()}. Expected{' '}
            {formatRange(kpi, reading.range)}, by this rule: {rangeRules[reading.range.basis]}.
          </p>
        )}
        {figure.note && figure.note !== verdict.why && <p>{figure.note}</p>}
      </Part>
      <Part title="What it counts">
        <p>
          {kpi.definition} {polarityWords[kpi.polarity]}
          {figure.coverage && ` Covers ${formatCoverage(figure.coverage)}.`}
        </p>
        {target && (
          <p className={classes.target}>
            Target {formatValue(kpi, target.target, { percentSign: true })}:{' '}
            <Mark name={targetMark(target)} words="" /> {target.words}.
          </p>
        )}
        {link?.reason && (
          <p>
            Serves strand {link.strand}: {link.reason}
          </p>
        )}
      </Part>
      <Part title="Where it came from">
        <Sources figure={figure} />
        {figure.urn !== null && (
          <Replaced urn={figure.urn} kpi={kpi} period={period} group={group} />
        )}
      </Part>
    </aside>
  )
}

/** The panel is narrow: a point outside its range is labelled with its value alone; the title says the rest. */
function narrowChart(reading: Reading): Model | null {
  if (reading.series.length < 2) return null
  const model = lineChartOf(reading)
  const value = (index: number) => formatNumber(model.points[index]?.value ?? 0, model.decimals)
  return {
    ...model,
    outside: model.outside.map((point) => ({ ...point, words: value(point.index) })),
  }
}

const polarityWords: Record<Kpi['polarity'], string> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  zero: 'Zero is best.',
  band: 'It is good inside its band.',
  context: 'Neither high nor low is good.',
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

/** Values that a newer file put out of force; they stay in the vault for good. */
function Replaced({
  urn,
  kpi,
  period,
  group,
}: {
  urn: string
  kpi: Kpi
  period: string
  group: PupilGroup
}) {
  const history = useAsk('values.history', { urn, kpi: kpi.code, period, group })
  const older = history.data?.values.filter((one) => one.superseded !== null) ?? []
  if (older.length === 0) return null
  return (
    <ul className={classes.sources} aria-label="Values that it replaced">
      {older.map((one) => (
        <li key={`${one.stored} ${one.source.sha256}`}>
          Until {formatDate(one.superseded ?? '')}:{' '}
          {one.value === null
            ? stateSentence(one.state).toLowerCase()
            : formatValue(kpi, one.value, { percentSign: true })}
          , {one.source.file}, row {formatNumber(one.source.row)}
        </li>
      ))}
    </ul>
  )
}

/** As many source cells as fit; a trust's figure has one for each school. */
const shownSources = 30

function Sources({ figure }: { figure: Figure }) {
  const { sources, england } = figure
  if (sources.length === 0) return <p>No file that was brought in holds it.</p>
  return (
    <>
      <ul className={classes.sources}>
        {sources.slice(0, shownSources).map(({ source }) => (
          <li key={`${source.sha256} ${source.row} ${source.column}`}>
            {source.file}, <strong>row {formatNumber(source.row)}</strong>,{' '}
            <strong>column {source.column}</strong>: “{source.cell}”
            {source.urn !== null &&
              figure.urn !== null &&
              source.urn !== figure.urn &&
              `, under its old URN ${source.urn}`}
          </li>
        ))}
      </ul>
      {sources.length > shownSources && (
        <p>and {formatNumber(sources.length - shownSources)} more cells</p>
      )}
      {england && (
        <p>
          England: {england.source.file}, row {formatNumber(england.source.row)}, column{' '}
          {england.source.column}
        </p>
      )}
    </>
  )
}
