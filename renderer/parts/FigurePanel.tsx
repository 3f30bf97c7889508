/**
 * One figure, opened beside what shows it: value and verdict, series, why it is marked, what it counts, where
 * it came from, where it is used.
 */
import { type ReactNode, useEffect, useMemo } from 'react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Input, Output } from '../../electron/contract/index.ts'
import { cellMark } from '../../electron/domain/cell-words.ts'
import type { LineChart as Model } from '../../electron/domain/line-chart.ts'
import { targetMark } from '../../electron/domain/marks.ts'
import { sectionTitles } from '../../electron/domain/meeting.ts'
import { periodLabel } from '../../electron/domain/period.ts'
import type { Provenance } from '../../electron/domain/observation.ts'
import {
  formatDate,
  formatNumber,
  formatValue,
  groupLabel,
  lowerFirst,
  stateSentence,
} from '../../electron/domain/wording.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useAsk } from '../api.ts'
import { ButtonLink } from './ButtonLink.tsx'
import classes from './FigurePanel.module.css'
import { LineChart } from './LineChart.tsx'
import { Mark } from './Mark.tsx'
import { Answer } from './Pending.tsx'
import { linePicture } from './picture/pictures.ts'
import { SidePanel, SidePanelHead, sidePanelTitle, sidePanelValue } from './SidePanel.tsx'
import { TakeAway } from './TakeAway.tsx'

type FigureInput = Input<'insight.figure'>
type View = Output<'insight.figure'>

export function FigurePanel({ input, onClose }: { input: FigureInput; onClose(): void }) {
  const found = useAsk('insight.figure', input)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An open menu closes first.
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <SidePanel label="The opened figure">
      <Answer of={found} what="Reading the figure">
        {(view) => <Opened view={view} input={input} onClose={onClose} />}
      </Answer>
      {!found.data && (
        <Button size="compact-sm" className={classes.close} onClick={onClose}>
          Close
        </Button>
      )}
    </SidePanel>
  )
}

function Opened({ view, input, onClose }: { view: View; input: FigureInput; onClose(): void }) {
  const { kpi, group, period, cell, about } = view
  const announce = useAnnounce()
  const heard = `${kpi.name}, ${about.name}: ${view.text}. ${view.verdict}`
  useEffect(() => announce(heard), [announce, heard])
  const chart = useMemo(() => view.chart && narrow(view.chart), [view.chart])
  const mark = cellMark(cell) ?? (cell.kind === 'not-rated' ? 'not-rated' : 'within')
  const notes = [view.why.join(' '), `Source: ${kpi.source}.`]
  const marked = cell.kind === 'worse' || cell.kind === 'better'
  const printed = (value: number) => formatValue(kpi, value, { percentSign: true })

  return (
    <>
      <SidePanelHead>
        <p className="second">
          {about.name} · {periodLabel(period)}
          {group !== 'all' && ` · ${groupLabel(group)}`}
        </p>
        <Button size="compact-sm" onClick={onClose}>
          Close
        </Button>
      </SidePanelHead>
      <h2 className={sidePanelTitle}>{kpi.name}</h2>
      <div className={classes.verdict}>
        <span className={cell.value === null ? classes.without : sidePanelValue}>{view.text}</span>
        {cell.value !== null && (
          <>
            <Mark name={mark} words="" />
            <span>
              <strong>{view.verdict}</strong>
              <span className={classes.cohort}>{view.cohort}</span>
            </span>
          </>
        )}
      </div>
      {chart && <LineChart model={chart} />}
      <div className={classes.actions}>
        <TakeAway
          what="the series"
          name={`${kpi.short}, ${about.name}`}
          table={{ what: 'figure', ask: input }}
          {...(view.chart
            ? { picture: () => linePicture(view.chart as Model, about.name, notes) }
            : {})}
        />
        <ButtonLink
          size="compact-sm"
          to="/compare"
          search={{ kpi: kpi.code, ...(group === 'all' ? {} : { group }) }}
        >
          Compare schools
        </ButtonLink>
        {about.urn !== null && (
          <ButtonLink size="compact-sm" to="/schools/$urn" params={{ urn: about.urn }}>
            Open the school
          </ButtonLink>
        )}
      </div>
      <Part title={marked ? 'Why it is marked' : 'Why it is not marked'}>
        <p>{view.why.join(' ')}</p>
        {view.notes.length > 0 && <p>{view.notes.join(' ')}</p>}
        {view.benchmarks.length > 0 && (
          <dl className={classes.facts}>
            {view.benchmarks.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value === null ? 'no figure' : printed(value)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Part>
      <Part title="What it counts">
        <p>
          {kpi.definition} {polarityWords[kpi.polarity]}
        </p>
        {view.target && (
          <p className={classes.target}>
            Target {printed(view.target.target)}: <Mark name={targetMark(view.target)} words="" />{' '}
            {view.target.words}.
          </p>
        )}
      </Part>
      <Part title="Where it came from">
        <Sources view={view} />
      </Part>
      <Part title="Where it is used">
        <Uses view={view} />
      </Part>
    </>
  )
}

/** The panel is narrow: a point outside its range is labelled with its value alone; the title says the rest. */
function narrow(model: Model): Model {
  const value = (index: number) => formatNumber(model.points[index]?.value ?? 0, model.decimals)
  return {
    ...model,
    outside: model.outside.map((point) => ({ ...point, words: value(point.index) })),
  }
}

const polarityWords: Record<View['kpi']['polarity'], string> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  zero: 'Zero is best.',
  band: 'It is good inside its band.',
  context: 'Neither high nor low is good.',
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function cellOfFile({ file, row, column, cell }: Provenance): ReactNode {
  return (
    <>
      {file}, <strong>row {formatNumber(row)}</strong>, <strong>column {column}</strong>
      {cell !== '' && <>: “{cell}”</>}
    </>
  )
}

function Sources({ view }: { view: View }) {
  const { sources, moreSources, about, benchmarks, older, kpi } = view
  return (
    <>
      {sources.length === 0 && <p>No file that was brought in holds it.</p>}
      <ul className={classes.sources}>
        {sources.map((source) => (
          <li key={`${source.sha256} ${source.row} ${source.column}`}>
            {cellOfFile(source)}
            {source.urn !== null &&
              about.urn !== null &&
              source.urn !== about.urn &&
              `, under its old URN ${source.urn}`}
          </li>
        ))}
        {moreSources > 0 && <li>and {formatNumber(moreSources)} more cells</li>}
        {benchmarks.map(({ label, source }) => (
          <li key={label}>
            {label}: {cellOfFile(source)}
          </li>
        ))}
      </ul>
      {older.length > 0 && (
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
      )}
    </>
  )
}

function Uses({ view }: { view: View }) {
  const { strands, meetings } = view
  if (strands.length === 0 && meetings.length === 0) {
    return <p>In no strand of the vision, and in no meeting that is still to come.</p>
  }
  return (
    <ul className={classes.sources}>
      {strands.map(({ number, title, reason }) => (
        <li key={number}>
          Strand {number}, {title}
          {reason !== '' && <>: {reason}</>}
        </li>
      ))}
      {meetings.map(({ id, title, date, item, sections }) => (
        <li key={`${id} ${item}`}>
          <Link to="/meetings/$meeting" params={{ meeting: id }}>
            {title}, {formatDate(date)}
          </Link>
          , item {item}: {sections.map((section) => lowerFirst(sectionTitles[section])).join(', ')}
        </li>
      ))}
    </ul>
  )
}
