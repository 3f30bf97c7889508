/** One school: what its figures say, each with its state in words, and its inspections in their era's words. */
import { useMemo, useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type PupilGroup, pupilGroups } from '../../../electron/domain/kpi.ts'
import { stateMark, verdictMark } from '../../../electron/domain/marks.ts'
import { periodLabel } from '../../../electron/domain/period.ts'
import { schoolReport, type SchoolReportRow } from '../../../electron/domain/school-report.ts'
import type { School } from '../../../electron/domain/school.ts'
import {
  capitalise,
  formatCohort,
  formatValue,
  groupLabel,
  phaseLabel,
  stateSentence,
} from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { useFigureBook } from '../../parts/figures.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Inspections } from './Inspections.tsx'
import classes from './Schools.module.css'

export function SchoolScreen() {
  const { urn } = useParams({ from: '/schools/$urn' })
  const [group, setGroup] = useState<PupilGroup>('all')
  const book = useFigureBook(group)
  const review = useAsk('vision.get', {})
  const report = useMemo(() => {
    if (!book.data || !review.data) return undefined
    return schoolReport({ book: book.data, vision: review.data.vision, urn, groups: [group] })
  }, [book.data, review.data, urn, group])
  const error = book.error ?? review.error
  if (report === null) {
    return (
      <Screen
        title="This school is not of the trust"
        crumbs={[{ name: 'Schools', to: '/schools' }]}
      />
    )
  }
  return (
    <Screen
      title={report?.school.name ?? 'School'}
      name="School"
      crumbs={[{ name: 'Schools', to: '/schools' }]}
      sentence={report && facts(report.school)}
    >
      <Answer of={{ data: report, error }} what="Working out the figures">
        {(found) => (
          <>
            <Block title={found.finding}>
              <NativeSelect
                label="Pupils"
                maw={260}
                value={group}
                onChange={(event) =>
                  setGroup(pupilGroups.find((one) => one === event.currentTarget.value) ?? 'all')
                }
                data={pupilGroups.map((one) => ({
                  value: one,
                  label: capitalise(groupLabel(one)),
                }))}
              />
              {found.rows.length === 0 ? (
                <Empty
                  missing={`No figures for ${groupLabel(group)} yet.`}
                  why="They come from the performance tables and statistics that are brought in."
                />
              ) : (
                <Figures
                  rows={found.rows.filter((row) => row.group === group)}
                  name={found.school.name}
                />
              )}
            </Block>
            <Inspections urn={urn} />
          </>
        )}
      </Answer>
    </Screen>
  )
}

function facts(school: School): string {
  const parts = [
    phaseLabel(school.phase),
    school.ages.from !== null && school.ages.to !== null
      ? `ages ${school.ages.from} to ${school.ages.to}`
      : '',
    school.pupils === null ? '' : `${school.pupils} pupils`,
    school.la.name,
    `URN ${school.urn}`,
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

function Figures({ rows, name }: { rows: SchoolReportRow[]; name: string }) {
  return (
    <div className={classes.scroll} role="region" aria-label={`Figures of ${name}`} tabIndex={0}>
      <table className={`${classes.schools} ${classes.figures}`}>
        <caption>Latest figure of each measure, held against England’s by its 95% interval</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              Strand
            </th>
            <th scope="col">Period</th>
            <th scope="col" className="number">
              Figure
            </th>
            <th scope="col">Verdict</th>
            <th scope="col" className="number">
              England
            </th>
            <th scope="col" className="number">
              Last year
            </th>
            <th scope="col">Target</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FigureRow key={row.kpi.code} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function FigureRow({ row }: { row: SchoolReportRow }) {
  const { kpi, figure, england, lastYear, target, strand } = row
  const mark = figure.value === null ? stateMark(figure.state) : verdictMark(figure.verdict)
  const cohort = formatCohort(figure.numerator, figure.denominator)
  return (
    <tr>
      <th scope="row">{kpi.name}</th>
      <td className={`number ${classes.strand}`}>{strand ?? ''}</td>
      <td>
        {periodLabel(figure.period)}
        {figure.provisional && <span className={classes.under}>provisional</span>}
      </td>
      <td className="number">
        {figure.value === null ? '' : formatValue(kpi, figure.value, { percentSign: true })}
        {figure.value !== null && cohort !== '' && <span className={classes.under}>{cohort}</span>}
      </td>
      <td>
        <span className={classes.word} title={figure.verdict.why}>
          {mark && <Mark name={mark} words="" />}
          {figure.value === null ? stateSentence(figure.state) : figure.verdict.words}
        </span>
      </td>
      <td className="number">
        {england?.value == null ? '' : formatValue(kpi, england.value, { percentSign: true })}
      </td>
      <td className="number">
        {lastYear?.value == null ? '' : formatValue(kpi, lastYear.value, { percentSign: true })}
      </td>
      <td>
        {target ? `${formatValue(kpi, target.target, { percentSign: true })}, ${target.words}` : ''}
      </td>
    </tr>
  )
}
