/** One school on one page: who it is, its measures against England, what left its range, what is known at all. */
import { isHeadline } from '../../domain/headline.ts'
import { evidenceTypes } from '../../domain/kpi.ts'
import type { EvidenceType } from '../../domain/kpi.ts'
import { readMeasure } from '../../domain/reading.ts'
import type { Reading } from '../../domain/reading.ts'
import type { School } from '../../domain/school.ts'
import { schoolReport } from '../../domain/school-report.ts'
import type { SchoolReport, SchoolReportRow } from '../../domain/school-report.ts'
import { lineChartOf } from '../../domain/series-chart.ts'
import { periodLabel } from '../../domain/period.ts'
import {
  capitalise,
  countWord,
  formatDate,
  formatNumber,
  formatRange,
  formatValue,
  joinNames,
  lowerFirst,
  plural,
} from '../../domain/wording.ts'
import { drawLineChart } from '../charts/line-chart.ts'
import { anchors } from '../page.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { drawText, heightOfText, layText, paragraph } from '../text.ts'
import type { Run, Text } from '../text.ts'
import { table } from '../table.ts'
import { mm } from '../tokens.ts'
import { comparedMeasures } from './comparison.ts'
import { englandOf, missingStates } from './figure-cell.ts'
import { drawFoot, drawKey } from './foot.ts'
import type { KeyEntry } from './foot.ts'
import { inspectionText, latestInspections, visitText } from './ofsted.ts'
import { drawMeasures, isUnrated, rowsIn, trustBeside } from './school-measures.ts'

/** Heights in points that are the same on every school's page, so that a trustee can turn to the spot. */
const [identityHeight, stripHeight, chartHeight] = [80, mm(12.5), 116]
/** Of the two lines over the chart, of the key and the line below the measures, and of a full foot. */
const [chartHeads, underMeasures, footHeight] = [34, 44, 52]
/** Where there is no series to draw, a sentence stands in its place. */
const noChart = 24

/** Draws the page of `context.school`: always one page, its blocks always in the same places. */
export const drawSchool: DrawPages = (context) => {
  const { input, figures: book, school, place, doc } = context
  if (school === null) return
  const frame = context.addPage(
    place === null ? school.name : `Schools, ${place.index} of ${place.of}`,
  )
  const report = schoolReport({ book, vision: input.vision, urn: school.urn })
  const rated = report?.rows.filter((row) => row.kpi.polarity !== 'context') ?? []
  const readings = rated.flatMap((row) =>
    row.group === 'all' ? (readMeasure(book, school.urn, row.kpi.code) ?? []) : [],
  )
  let y = drawIdentity(context, school, frame.top + mm(3))
  y = drawStrip(context, school, report, Math.max(y, frame.top + mm(3) + identityHeight))
  if (report === null || rated.length === 0) return drawEmpty(context, y + mm(3))
  const end = frame.bottom - footHeight - mm(2)
  const evidenceTop = end - evidenceHeight(context)
  const chart = charted(readings)
  const chartTop = evidenceTop - mm(3) - (chart === null ? noChart : chartHeads + chartHeight)

  const title = { x: frame.left, width: frame.width, style: 'heading' } as const
  y = paragraph(doc, report.finding, { ...title, y: y + mm(2.5) }) + mm(1.5)
  const fell = new Set(
    readings.flatMap((one) =>
      one.range !== null && one.kind === 'worse' ? [one.figure.kpi.code] : [],
    ),
  )
  const rows = chosen(rated, rowsIn(chartTop - underMeasures - y), fell)
  drawFoot(
    context,
    ruleOf(rows, readings),
    rows.map((row) => row.figure),
  )
  y = drawMeasures(context, rows, y, chartTop)
  y = drawKey(context, measuresKey(rows), frame.left, y + mm(0.75), frame.width)
  drawRest(
    context,
    school,
    rated.filter((row) => !rows.includes(row)),
    y,
  )
  drawSeries(context, chart, readings, chartTop, evidenceTop)
  drawEvidence(context, report, evidenceTop, end)
}

/** Exceptions first (worse than England, or than `fell` says of their own past), then the vision's measures, then the rest, as many as fit; in the report's order. */
function chosen(
  rows: readonly SchoolReportRow[],
  room: number,
  fell: ReadonlySet<string>,
): SchoolReportRow[] {
  const weight = (row: SchoolReportRow): number => {
    const { kind } = row.figure.verdict
    if (kind === 'worse' || (row.group === 'all' && fell.has(row.kpi.code))) return 0
    if (row.group !== 'all' && row.figure.value === null) return 7
    if (row.strand !== null) return row.group === 'all' ? 1 : 2
    if (kind === 'better') return 3
    if (row.figure.value === null || row.group !== 'all') return 6
    return isHeadline(row.kpi.code) ? 4 : 5
  }
  const ranked = rows
    .map((row, i) => ({ row, i }))
    .toSorted((a, b) => weight(a.row) - weight(b.row) || a.i - b.i)
  return ranked
    .slice(0, room)
    .toSorted((a, b) => a.i - b.i)
    .map(({ row }) => row)
}

function drawIdentity(context: PageContext, school: School, y: number): number {
  const { doc, input } = context
  const { left, right, width } = doc.frame
  const boxLeft = left + width * 0.57
  const { graded, visit } = latestInspections(input.inspections, school.urn)
  const inspected = graded !== null || visit !== null
  const nameWidth = inspected ? boxLeft - left - mm(6) : width
  let below = paragraph(doc, school.name, { x: left, y, width: nameWidth, style: 'title' })
  const { from, to } = school.ages
  const facts = [
    from === null || to === null ? null : `Ages ${from} to ${to}`,
    school.la.name,
    school.joined === null ? null : `joined ${school.joined.slice(0, 4)}`,
    `URN ${school.urn}`,
  ].filter((fact) => fact !== null)
  below = paragraph(doc, facts.join('  ·  '), {
    x: left,
    y: below + 2,
    width: nameWidth,
    style: 'table',
  })
  if (!inspected) return below + mm(3)
  const textLeft = boxLeft + mm(3.5)
  const textWidth = right - textLeft
  let at = y
  const say = (text: Text, style: 'heading' | 'text', tag: string): void => {
    at = paragraph(doc, text, {
      x: textLeft,
      y: at,
      width: textWidth,
      style:
        style === 'heading' ? { style: 'body', face: 'bold' } : { style: 'table', leading: 1.26 },
      tag,
    })
  }
  if (graded !== null) {
    say(`Ofsted, ${formatDate(graded.date)}`, 'heading', 'H2')
    say(inspectionText(graded), 'text', 'P')
  }
  if (visit !== null)
    say(graded === null ? `Ofsted. ${visitText(visit)}` : visitText(visit), 'text', 'P')
  doc.line(boxLeft, y, boxLeft, at, { colour: 'rule' })
  return Math.max(below, at) + mm(3)
}

/** Who the pupils are: what the register and the census say, nothing where they do not. */
function drawStrip(
  context: PageContext,
  school: School,
  report: SchoolReport | null,
  y: number,
): number {
  const { doc } = context
  const { left, width } = doc.frame
  const parts: { label: string; value: string; beside: string }[] = []
  if (school.pupils !== null) {
    parts.push({
      label: 'Pupils',
      value: formatNumber(school.pupils),
      beside: school.capacity === null ? '' : `capacity ${formatNumber(school.capacity)}`,
    })
  }
  if (school.fsm !== null)
    parts.push({ label: 'Free school meals', value: `${formatNumber(school.fsm, 0)}%`, beside: '' })
  for (const [code, label] of [
    ['context.sen.support', 'SEN support'],
    ['context.ehcp', 'EHC plan'],
    ['context.eal', 'English additional'],
  ] as const) {
    const row = report?.rows.find((one) => one.kpi.code === code && one.group === 'all')
    if (row?.figure.value == null) continue
    context.cite(row.figure)
    const england = row.england?.value ?? null
    if (row.england !== null && england !== null) context.citeObservation(row.england)
    parts.push({
      label,
      value: formatValue(row.kpi, row.figure.value, { percentSign: true }),
      beside:
        england === null
          ? shortYear(row.figure.period)
          : `England ${formatValue(row.kpi, england, { percentSign: true })}`,
    })
  }
  if (parts.length === 0) return y
  doc.rule(y)
  const one = width / 5
  parts.slice(0, 5).forEach(({ label, value, beside }, i) => {
    const x = left + i * one
    if (i > 0) doc.line(x - mm(2.5), y + mm(2), x - mm(2.5), y + mm(10.5), { colour: 'hair' })
    doc.group('P', () => {
      drawText(doc, layText(doc, label, { style: 'label', face: 'regular' }), x, y + mm(2))
      const runs: Run[] = [
        { text: value, face: 'bold', size: 13, colour: 'ink' },
        { text: `  ${beside}`, size: 8.5 },
      ]
      drawText(doc, layText(doc, runs, { style: 'label', face: 'regular' }), x, y + mm(2) + 10.5)
    })
  })
  doc.rule(y + stripHeight)
  return y + stripHeight
}

function shortYear(period: string): string {
  return periodLabel(period)
}

function drawEmpty(context: PageContext, y: number): void {
  const { doc } = context
  const { left, width } = doc.frame
  const below = paragraph(doc, 'There are no figures yet', { x: left, y, width, style: 'heading' })
  const words =
    'The file of results in which this school has a row, or its return to the trust, would fill this page.'
  paragraph(doc, words, { x: left, y: below + 2, width })
}

/** What the marks of the rows mean, and once for all why some have no number or no verdict. */
function measuresKey(rows: readonly SchoolReportRow[]): KeyEntry[] {
  const drawn = rows.filter((row) => row.figure.value !== null && englandOf(row.figure) !== null)
  const key: KeyEntry[] = []
  if (drawn.length > 0) {
    key.push({ marks: ['school'], text: 'school, with its 95% interval' })
    if (drawn.some((row) => trustBeside(row)?.value != null))
      key.push({ marks: ['trust'], text: 'trust, same phase' })
    if (drawn.some((row) => row.lastYear !== null))
      key.push({ marks: ['last-year'], text: 'last year' })
    key.push({ marks: [], text: 'each row has its own scale; right is better' })
  }
  for (const { mark, sentence } of missingStates(rows.map((row) => row.figure)))
    key.push({ marks: mark === null ? [] : [mark], text: lowerFirst(sentence) })
  if (rows.some(isUnrated))
    key.push({ marks: ['not-rated'], text: 'not rated: no interval, or no figure for England' })
  return key
}

/** Says what the page has no room for, and where it is. */
function drawRest(
  context: PageContext,
  school: School,
  rest: readonly SchoolReportRow[],
  y: number,
): void {
  if (rest.length === 0) return
  const { doc, input } = context
  const worse = rest.filter((row) => row.figure.verdict.kind === 'worse').length
  const item = input.meeting.items.findIndex((one) => one.sections.includes('scorecard'))
  const cardPage = context.pageOf(anchors.section('scorecard', String(item + 1)))
  const isCompared = comparedMeasures(context, school.phase)
  const compared = rest.filter((row) => isCompared(row.kpi, row.group)).length
  const onCard = rest.filter(
    (row) => row.strand !== null && row.group === 'all' && !isCompared(row.kpi, row.group),
  ).length
  const places: [number, string, number | null][] = [
    [compared, 'in Schools compared', context.pageOf(anchors.compared(school.phase))],
    [onCard, 'on the scorecard', cardPage],
  ]
  const shown = places.filter(([count, , page]) => count > 0 && page !== null)
  const left = rest.length - shown.reduce((sum, [count]) => sum + count, 0)
  const parts = shown.map(
    ([count, where, page]) => `${formatNumber(count)} ${where} (page ${page})`,
  )
  if (left > 0) parts.push(`${parts.length === 0 ? 'all' : formatNumber(left)} in Plumbline`)
  const words = `${plural(rest.length, 'further figure')}, ${worse === 0 ? 'none' : countWord(worse)} of them worse than England: ${parts.join(', ')}.`
  const style = { style: 'label', face: 'regular' } as const
  paragraph(doc, words, { x: doc.frame.left, y: y + 1, width: doc.frame.width, style })
}

function ruleOf(rows: readonly SchoolReportRow[], readings: readonly Reading[]): string {
  const parts: string[] = []
  const wilson = rows.some((row) => row.figure.interval?.basis === 'wilson')
  const published = rows.some((row) => row.figure.interval?.basis === 'published')
  const basis = [
    wilson ? 'Wilson 95% for proportions' : '',
    published ? 'DfE’s published 95%' : '',
  ].filter((part) => part !== '')
  if (basis.length > 0) parts.push(`Intervals: ${basis.join(', ')}.`)
  parts.push(
    'Rated where the whole interval lies to one side of England, never from fewer than 11 pupils.',
  )
  const bases = new Set(readings.flatMap(({ range }) => range?.basis ?? []))
  if (bases.has('limits'))
    parts.push('Limits of 12 points or more: mean ± 2.66 × average moving range.')
  if (bases.has('cohort') || bases.has('published') || bases.has('spread'))
    parts.push('Expected range of a year: 95% round the mean of three earlier years or more.')
  parts.push('Pupils, capacity, free school meals: register (GIAS).')
  return parts.join(' ')
}

/** Two points make no series; the diamonds of the table show last year. */
const fewestPoints = 3

/** What to chart: a measure that left its range, else the longest series that a line can show. */
function charted(readings: readonly Reading[]): Reading | null {
  const points = (reading: Reading): number =>
    reading.series.filter(({ figure }) => figure.value !== null).length
  const drawable = readings.filter((reading) => points(reading) >= fewestPoints)
  const left =
    drawable.find((one) => one.range !== null && one.kind === 'worse') ??
    drawable.find((one) => one.range !== null && one.kind === 'better')
  const longest = drawable.reduce<Reading | null>(
    (best, one) => (best === null || points(one) > points(best) ? one : best),
    null,
  )
  return left ?? longest
}

/** The chart at the left, what is outside its range at the right; nothing where there is no series. */
function drawSeries(
  context: PageContext,
  reading: Reading | null,
  readings: readonly Reading[],
  y: number,
  bottom: number,
): number {
  const { doc } = context
  const { left, right, width } = doc.frame
  const wide = width * 0.67
  if (reading === null) return drawOutside(context, readings, left, y, width, bottom)
  const chart = lineChartOf(reading)
  for (const { figure } of reading.series) if (figure.value !== null) context.cite(figure)
  for (const { figure } of reading.series) {
    if (chart.comparisons.length > 0 && figure.england?.value != null)
      context.citeObservation(figure.england)
  }
  let at = paragraph(doc, chart.title, { x: left, y, width: wide, style: 'heading' })
  at =
    paragraph(doc, chart.subtitle, {
      x: left,
      y: at,
      width: wide,
      style: { style: 'label', face: 'regular' },
    }) + 4
  drawLineChart(doc, chart, { x: left, y: at, width: wide, height: chartHeight })
  const panelLeft = left + wide + mm(6)
  const under = drawOutside(context, readings, panelLeft, y, right - panelLeft, bottom)
  return Math.max(at + chartHeight, under)
}

/** Every measure that left its expected range, worse before better, behind a plum bar. */
function drawOutside(
  context: PageContext,
  readings: readonly Reading[],
  x: number,
  y: number,
  width: number,
  bottom: number,
): number {
  const { doc } = context
  const judged = readings.filter((one) => one.range !== null)
  if (judged.length === 0) {
    const few =
      'No measure has three earlier years of one method yet, so none can be held against its own past.'
    if (y + 30 > bottom) return y
    return paragraph(doc, few, { x, y, width, style: { style: 'table', colour: 'ink-2' } })
  }
  const order = ['worse', 'better', 'not-rated'] as const
  const left = order.flatMap((kind) =>
    judged.filter((one) => one.kind === kind && one.direction !== null),
  )
  const heading = left.length === 0 ? 'Nothing left its range' : 'Outside its expected range'
  const texts: Run[][] = left.map((one) => [
    { text: `${capitalise(one.figure.kpi.short)}. `, face: 'bold' },
    `${one.words}: ${formatValue(one.figure.kpi, one.figure.value ?? 0, { percentSign: true })} in ${periodLabel(one.figure.period)}, expected ${one.range === null ? '' : formatRange(one.figure.kpi, one.range)}.`,
  ])
  const within = judged.length - left.length
  const rest =
    left.length === 0
      ? `All ${countWord(judged.length)} measures with three earlier years or more are where their own past lets one expect them.`
      : `${capitalise(countWord(within))} more ${within === 1 ? 'is' : 'are'} within.`
  if (left.length === 0 || within > 0) texts.push([rest])
  const textLeft = x + mm(4)
  const room = width - mm(4)
  let at =
    paragraph(doc, heading, {
      x: textLeft,
      y,
      width: room,
      style: { style: 'body', face: 'bold' },
      tag: 'H2',
    }) + 3
  for (const [i, text] of texts.entries()) {
    if (at + heightOfText(doc, text, 'table', room) > bottom - 14) {
      at = paragraph(doc, `And ${texts.length - i} more.`, {
        x: textLeft,
        y: at,
        width: room,
        style: 'table',
      })
      break
    }
    at = paragraph(doc, text, { x: textLeft, y: at, width: room, style: 'table' }) + 3
  }
  doc.line(x + 1, y, x + 1, at, { colour: 'accent', width: 1.8 })
  // A range is made of the figures before it.
  for (const { figure } of left.flatMap((one) => one.series))
    if (figure.value !== null) context.cite(figure)
  return at
}

const evidenceWords: Record<EvidenceType, string> = {
  outcomes: 'outcomes',
  'pupil-voice': 'pupils’ voice',
  'staff-voice': 'staff’s voice',
  'parent-voice': 'parents’ voice',
  'peer-review': 'peer review',
  inspection: 'inspection',
  'local-board': 'local board',
  'finance-operations': 'finance and operations',
  'admissions-demand': 'admissions and demand',
}

function kindsOf(rows: readonly SchoolReportRow[]): string[] {
  const kinds = new Set(
    rows.flatMap((row) => (row.figure.value === null ? [] : [row.kpi.evidence])),
  )
  return evidenceTypes.filter((type) => kinds.has(type)).map((type) => evidenceWords[type])
}

const evidenceRow = 15.5

/** Room that the evidence takes, in points. */
function evidenceHeight({ input }: PageContext): number {
  const strands = input.vision?.strands.length ?? 0
  return strands === 0 ? 28 : 34 + strands * evidenceRow
}

/** Of which independent kinds the evidence on each strand is; a sentence where there is no vision. */
function drawEvidence(context: PageContext, report: SchoolReport, y: number, bottom: number): void {
  const { doc, input } = context
  const { left, width } = doc.frame
  const strands = input.vision?.strands ?? []
  if (strands.length === 0) {
    const kinds = kindsOf(report.rows)
    const one = kinds.length === 1
    const words = `The evidence on this page is of ${one ? 'one kind only' : `${countWord(kinds.length)} kinds`}: ${joinNames(kinds)}.${one ? ' One kind alone cannot corroborate itself.' : ''}`
    if (kinds.length > 0)
      paragraph(doc, words, { x: left, y, width, style: { style: 'table', colour: 'ink-2' } })
    return
  }
  let at =
    paragraph(doc, 'How well is each strand evidenced here?', {
      x: left,
      y,
      width,
      style: 'heading',
    }) + 2
  at = table(doc, {
    x: left,
    y: at,
    bottom,
    rowHeight: evidenceRow,
    padding: 1.5,
    columns: [
      { width: 150, head: 'Strand', names: true },
      { width: width - 150 - 96, head: 'Kinds of evidence with a figure' },
      { width: 96, head: '' },
    ],
    rows: strands.map((strand, i) => {
      const codes = new Set(strand.kpis.map((link) => link.code))
      const kinds = kindsOf(
        report.rows.filter((row) => codes.has(row.kpi.code) && row.group === 'all'),
      )
      const verdict =
        kinds.length === 0
          ? 'No evidence'
          : kinds.length === 1
            ? 'One kind only'
            : `${capitalise(countWord(kinds.length))} kinds`
      return {
        cells: [
          [
            { text: `${i + 1}  `, face: 'serif' as const, colour: 'accent' as const },
            strand.short ?? strand.title,
          ],
          kinds.length === 0 ? '–' : capitalise(joinNames(kinds)),
          {
            text: [
              { text: verdict, face: kinds.length < 2 ? ('bold' as const) : ('regular' as const) },
            ],
          },
        ],
      }
    }),
  })
}
