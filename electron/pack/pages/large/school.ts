/** One school in large print: who it is, each measure in a few lines, its chart over the whole width. */
import { cohortWords } from '../../../domain/cohort-words.ts'
import { englandOf } from '../../../domain/england.ts'
import { isHeadline } from '../../../domain/headline.ts'
import { describeLineChart } from '../../../domain/line-chart.ts'
import { readMeasure } from '../../../domain/reading.ts'
import type { Reading } from '../../../domain/reading.ts'
import type { School } from '../../../domain/school.ts'
import { schoolReport } from '../../../domain/school-report.ts'
import type { SchoolReport, SchoolReportRow } from '../../../domain/school-report.ts'
import { lineChartOf } from '../../../domain/series-chart.ts'
import {
  capitalise,
  formatDate,
  formatNumber,
  formatRange,
  formatValue,
  groupLabel,
  stateSentence,
} from '../../../domain/wording.ts'
import { drawn, gap, heading, layBlocks, list, openPage, title, words } from '../../blocks/index.ts'
import type { Block } from '../../blocks/index.ts'
import { drawLineChart } from '../../charts/line-chart.ts'
import type { DrawPages, PageContext } from '../../page.ts'
import type { Run } from '../../text.ts'
import { mm } from '../../tokens.ts'
import { shortPeriod } from '../heat-table.ts'
import { inspectionText, latestInspections, visitText } from '../ofsted.ts'
import { charted } from '../school-series.ts'
import { drawEvidence } from '../school-evidence.ts'

export const drawLargeSchool: DrawPages = (context) => {
  const { input, figures: book, school, place } = context
  if (school === null) return
  const report = schoolReport({ book, vision: input.vision, urn: school.urn })
  const rows = report?.rows.filter(({ kpi }) => kpi.polarity !== 'context') ?? []
  const readings = rows.flatMap((row) =>
    row.group === 'all' ? (readMeasure(book, school.urn, row.kpi.code) ?? []) : [],
  )
  const name = place === null ? school.name : `Schools, ${place.index} of ${place.of}`
  layBlocks(openPage(context, { name }), [
    title(school.name, factsOf(school)),
    ...inspectionBlocks(context, school),
    ...(report === null || rows.length === 0
      ? [gap('No results of this school are known yet.')]
      : [
          heading(report.finding),
          list(rows.filter(isShown).map((row) => ({ text: measureRuns(context, row) }))),
          ...chartBlocks(context, charted(readings)),
          ...outsideBlocks(context, readings),
          evidenceBlock(context, report),
        ]),
  ])
}

function factsOf({ ages, la, joined, urn, pupils, capacity }: School): string {
  return [
    ages.from === null || ages.to === null ? null : `Ages ${ages.from} to ${ages.to}`,
    la.name,
    joined === null ? null : `joined ${joined.slice(0, 4)}`,
    pupils === null
      ? null
      : `${formatNumber(pupils)} pupils${capacity === null ? '' : ` of ${formatNumber(capacity)} places`}`,
    `URN ${urn}`,
  ]
    .filter((fact) => fact !== null)
    .join('  ·  ')
}

function inspectionBlocks({ input }: PageContext, { urn }: School): Block[] {
  const { graded, visit } = latestInspections(input.inspections, urn)
  return [
    ...(graded === null
      ? []
      : [
          heading(`Ofsted, ${formatDate(graded.date)}`),
          words(inspectionText(graded), { before: 1 }),
        ]),
    ...(visit === null ? [] : [words(visitText(visit))]),
  ]
}

/** What the standard page has at the most: the vision's, what is marked, the headlines of all pupils. */
function isShown({ figure, strand, group, kpi }: SchoolReportRow): boolean {
  const { kind } = figure.verdict
  if (kind === 'worse' || kind === 'better') return true
  return group === 'all' ? strand !== null || isHeadline(kpi.code) : false
}

function measureRuns(context: PageContext, row: SchoolReportRow): Run[] {
  const { kpi, figure, group, trust, lastYear } = row
  const of = group === 'all' ? '' : `, ${groupLabel(group)}`
  const head: Run[] = [
    { text: `${capitalise(kpi.short)}${of}`, face: 'bold' },
    `, ${shortPeriod(figure.period)}: `,
  ]
  context.cite(figure)
  if (figure.value === null) return [...head, `${stateSentence(figure.state)}.`]
  const value = (n: number): string => formatValue(kpi, n, { percentSign: true })
  const england = englandOf(figure)
  if (figure.england?.value != null) context.citeObservation(figure.england)
  if (trust?.value != null) context.cite(trust)
  if (lastYear?.value != null) context.cite(lastYear)
  const facts = [
    cohortWords(figure),
    figure.interval === null ? '' : `95% interval ${formatRange(kpi, figure.interval)}`,
    england === null ? 'no figure for England' : `England ${value(england)}`,
    trust?.value == null ? '' : `trust ${value(trust.value)}`,
    lastYear?.value == null ? '' : `last year ${value(lastYear.value)}`,
    figure.provisional ? 'provisional' : '',
  ].filter((fact) => fact !== '')
  const isMarked = figure.verdict.kind === 'worse'
  return [
    ...head,
    { text: value(figure.value), face: 'bold' },
    `, ${facts.join(', ')}. `,
    { text: `${figure.verdict.words}.`, face: isMarked ? 'bold' : 'regular' },
  ]
}

function chartBlocks(context: PageContext, reading: Reading | null): Block[] {
  if (reading === null) return []
  const chart = lineChartOf(reading)
  for (const { figure } of reading.series) if (figure.value !== null) context.cite(figure)
  return [
    heading(chart.title),
    words(chart.subtitle, { style: 'table', before: 1, keep: true }),
    drawn({
      height: () => mm(85),
      paint: ({ doc, x, y, width }) => drawLineChart(doc, chart, { x, y, width, height: mm(82) }),
    }),
    words(describeLineChart(chart), { style: 'table' }),
  ]
}

function outsideBlocks(context: PageContext, readings: readonly Reading[]): Block[] {
  const left = readings.filter(
    (one) => one.range !== null && one.direction !== null && one.kind !== 'within',
  )
  if (left.length === 0) return []
  return [
    heading('Outside its expected range'),
    list(
      left.map((one) => {
        for (const { figure } of one.series) if (figure.value !== null) context.cite(figure)
        const { kpi, value, period } = one.figure
        const now = value === null ? '' : formatValue(kpi, value, { percentSign: true })
        return {
          text: [
            { text: `${capitalise(kpi.short)}. `, face: 'bold' as const },
            `${one.words}: ${now} in ${shortPeriod(period)}, expected ${one.range === null ? '' : formatRange(kpi, one.range)}.`,
          ],
        }
      }),
    ),
  ]
}

/** The last block of the page: it goes on overleaf by itself. */
function evidenceBlock(context: PageContext, report: SchoolReport): Block {
  return {
    before: mm(5),
    height: () => mm(40),
    draw: (flow) => drawEvidence(context, report, flow.y, flow.bottom),
  }
}
