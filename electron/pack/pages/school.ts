/** One school on one page: who it is, its measures against England, what left its range, what is known at all. */
import { englandOf } from '../../domain/england.ts'
import { fixedRules } from '../../domain/rules.ts'
import { isHeadline } from '../../domain/headline.ts'
import type { Phase } from '../../domain/kpi.ts'
import { isByOwnPast, rangeHiddenRule, readMeasure } from '../../domain/reading.ts'
import type { Reading } from '../../domain/reading.ts'
import type { School } from '../../domain/school.ts'
import { schoolReport } from '../../domain/school-report.ts'
import type { SchoolReportRow } from '../../domain/school-report.ts'
import { countWord, formatDate, formatNumber, lowerFirst, plural } from '../../domain/wording.ts'
import type { PackInput } from '../input.ts'
import { numberItems } from '../../domain/numbering.ts'
import { anchors } from '../page.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import { comparedMeasures } from './comparison.ts'
import { missingStates } from './figure-cell.ts'
import { drawFoot, drawKey, keyHeight } from './foot.ts'
import type { KeyEntry } from './foot.ts'
import { drawMeasures, isUnrated, measuresHeight, rowsIn, trustBeside } from './school-measures.ts'
import { drawEvidence, evidenceHeight } from './school-evidence.ts'
import { drawIdentity, drawStrip } from './school-identity.ts'
import { chartHeight, charted, drawSeries } from './school-series.ts'

/** Height in points that is the same on every school's page, so that a trustee can turn to the spot. */
const identityHeight = 80
/** Of the two lines over the chart, of the line of further figures below the measures, and of a full foot. */
const [chartHeads, restHeight, footHeight] = [34, 16, 52]
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
  const evidenceTop = end - evidenceHeight(context, report)
  const chart = charted(readings)
  const chartTop = evidenceTop - mm(3) - (chart === null ? noChart : chartHeads + chartHeight)

  const title = { x: frame.left, width: frame.width, style: 'heading' } as const
  y = paragraph(doc, report.finding, { ...title, y: y + mm(2.5) }) + mm(1.5)
  const fell = new Set(
    readings.flatMap((one) =>
      isByOwnPast(one) && one.kind === 'worse' ? [one.figure.kpi.code] : [],
    ),
  )
  const room = chartTop - mm(0.75) - y
  const needs = (some: readonly SchoolReportRow[]): number =>
    measuresHeight(context, some) + keyHeight(context, measuresKey(some), frame.width) + restHeight
  let rows = chosen(rated, rowsIn(room - restHeight), fell)
  while (rows.length > 1 && needs(rows) > room) rows = chosen(rated, rows.length - 1, fell)
  drawFoot(
    context,
    ruleOf(rows, readings, input),
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

function drawEmpty(context: PageContext, y: number): void {
  const { doc } = context
  const { left, width } = doc.frame
  const below = paragraph(doc, 'There are no figures yet', { x: left, y, width, style: 'heading' })
  const words = 'No results of this school are known yet, and no return of its own.'
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
  const item = numberItems(input.meeting).find((one) => one.sections.includes('scorecard'))
  const cardPage = context.pageOf(anchors.section('scorecard', item?.number ?? ''))
  const comparedIn = comparedMeasures(context, school)
  const compared = new Map<Phase, number>()
  let onCard = 0
  for (const { kpi, group, strand } of rest) {
    const phase = comparedIn(kpi, group)
    if (phase !== null) compared.set(phase, (compared.get(phase) ?? 0) + 1)
    else if (strand !== null && group === 'all') onCard += 1
  }
  const places: [number, string, number | null][] = [
    ...[...compared].map(([phase, count]): [number, string, number | null] => [
      count,
      'in Schools compared',
      context.pageOf(anchors.compared(phase)),
    ]),
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

function ruleOf(
  rows: readonly SchoolReportRow[],
  readings: readonly Reading[],
  { rules: { unratedBelow }, register }: Pick<PackInput, 'rules' | 'register'>,
): string {
  const parts: string[] = []
  const wilson = rows.some((row) => row.figure.interval?.basis === 'wilson')
  const published = rows.some((row) => row.figure.interval?.basis === 'published')
  const basis = [
    wilson ? 'Wilson 95% for proportions' : '',
    published ? 'DfE’s published 95%' : '',
  ].filter((part) => part !== '')
  if (basis.length > 0) parts.push(`Intervals: ${basis.join(', ')}.`)
  parts.push(
    `Verdict: against England, rated where the whole interval lies to one side of it; a month against its own limits; never from fewer than ${unratedBelow} people.`,
  )
  const bases = new Set(readings.map(({ by }) => by))
  if (bases.has('limits'))
    parts.push(
      `Limits of ${fixedRules.fewestForLimits} points or more: mean ± ${fixedRules.limitFactor} × average moving range.`,
    )
  if (bases.has('cohort') || bases.has('published') || bases.has('spread'))
    parts.push('Expected range of a year: 95% round the mean of three earlier years or more.')
  if (readings.some((one) => isByOwnPast(one) && one.range === null)) parts.push(rangeHiddenRule)
  const day = register === null ? '' : ` of ${formatDate(register)}`
  parts.push(`Pupils, capacity, free school meals: register (GIAS)${day}.`)
  return parts.join(' ')
}
