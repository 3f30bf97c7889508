/**
 * Tables of figures as they leave the screen: as a CSV file, and as text and HTML for the clipboard. Each
 * carries its title, its rule and its source, and holds what the screen shows and no more: what is hidden
 * there is hidden here. Text is neutralised, since a pasted cell is as much a formula as an opened one.
 */
import { cellVerdict } from './cell-words.ts'
import type { ComparisonView } from './comparison.ts'
import { neutralise, toCsv, type CsvCell } from './csv.ts'
import type { FigureView } from './figure-view.ts'
import { periodLabel } from './period.ts'
import type { SchoolView } from './school-view.ts'
import type { Cell, MeasureHead, ScorecardView } from './scorecard-view.ts'
import { capitalise, groupLabel, roundTo, unitLabel } from './wording.ts'

export type TableText = {
  title: string
  /** Which pupils, the rule, the sources. */
  notes: string[]
  head: string[]
  rows: CsvCell[][]
}

/** `Attainment 8, points, 2024/25`. */
function headOf(measure: MeasureHead, period: string): string {
  return `${measure.short}, ${unitLabel(measure.unit)}, ${periodLabel(period)}`
}

/** A figure takes two cells: its number, and its verdict or why there is none. */
function pair(cell: Cell | null): CsvCell[] {
  return cell === null ? [null, null] : [cell.value, cellVerdict(cell) || null]
}

/** A number as the screen prints it. */
const rounded =
  ({ decimals }: MeasureHead) =>
  (value: number | null | undefined): CsvCell =>
    value == null ? null : roundTo(value, decimals)

const pupils = (view: { group: ScorecardView['group'] }) => `${capitalise(groupLabel(view.group))}.`

/** Of which measures the trust's row does not cover every school: `Trust: Attendance 3 of 20 schools.` */
function partly({ columns, total }: ScorecardView): string[] {
  const some = columns.flatMap(({ short }, i) => {
    const covers = total.cells[i]?.covers
    return covers === undefined ? [] : [`${short} ${covers} schools`]
  })
  return some.length === 0 ? [] : [`${total.name}: ${some.join(', ')}.`]
}

/** Every school by every measure, with the trust's row and England's. */
export function scorecardTable(view: ScorecardView): TableText {
  return {
    title: `Scorecard: ${view.finding}`,
    notes: [pupils(view), view.rule, ...partly(view), view.source],
    head: [
      ...['School', 'URN', 'Phase'],
      ...view.columns.flatMap((column) => {
        const name = headOf(column, column.period)
        return [name, `${name}: verdict`]
      }),
    ],
    rows: [
      ...view.sections.flatMap(({ title, rows }) =>
        rows.map(({ name, urn, cells }) => [name, urn, title, ...cells.flatMap(pair)]),
      ),
      [view.total.name, null, null, ...view.total.cells.flatMap(pair)],
      ['England', null, null, ...view.england.flatMap((value) => [value, null])],
    ],
  }
}

/** A school's measures, one in each row. */
export function schoolTable(view: SchoolView): TableText {
  return {
    title: `${view.school.name}: ${view.finding}`,
    notes: [pupils(view), view.rule, view.source],
    head: [
      ...['Strand', 'Measure', 'Code', 'Unit', 'Period', 'Figure', 'Verdict'],
      ...['Of', 'England', 'Trust', 'Last year', 'Target'],
    ],
    rows: view.strands.flatMap((strand) =>
      strand.measures.map((one) => [
        ...[strand.title, one.kpi.name, one.kpi.code, unitLabel(one.kpi.unit), one.period],
        ...pair(one.cell),
        ...[one.cohort || null, one.england, one.trust, one.lastYear, one.target?.target ?? null],
      ]),
    ),
  }
}

/** Schools compared, one school and measure in each row. */
export function comparisonTable(view: ComparisonView): TableText {
  const [only] = view.measures
  return {
    title:
      view.measures.length === 1 && only ? `Schools compared: ${only.finding}` : 'Schools compared',
    notes: [pupils(view), view.rule, view.source],
    head: [
      ...['Measure', 'Unit', 'Period', 'School', 'URN', 'Figure', 'Verdict'],
      ...['95% interval from', '95% interval to', 'England', 'Last year'],
    ],
    rows: view.measures.flatMap(({ kpi, period, rows, trust }) =>
      [...rows, ...(trust ? [trust] : [])].map((row) => [
        ...[kpi.name, unitLabel(kpi.unit), period, row.name, row.urn, ...pair(row.cell)],
        ...[row.interval?.interval?.lower, row.interval?.interval?.upper].map(rounded(kpi)),
        ...[row.interval?.england, row.interval?.lastYear].map(rounded(kpi)),
      ]),
    ),
  }
}

/** The series of one figure, one period in each row. */
export function seriesTable(view: FigureView): TableText {
  return {
    title: `${view.kpi.name}, ${view.about.name}`,
    notes: [pupils(view), ...view.why, `Source: ${view.kpi.source}.`],
    head: ['Period', `Figure, ${unitLabel(view.kpi.unit)}`, 'Verdict', 'England', 'LA', 'Note'],
    rows: view.series.map(({ period, cell, england, la, gap }) => [
      ...[period, ...pair(cell), england, la, gap],
    ]),
  }
}

/** The table as a CSV file: its title, the table, then its notes. */
export function tableCsv({ title, head, rows, notes }: TableText): string {
  return toCsv([title], [[], head, ...rows, [], ...notes.map((note) => [note])])
}

/** The table as text with a tab between cells, as spreadsheets take it from the clipboard. */
export function tableTsv({ title, head, rows, notes }: TableText): string {
  const lines = [[title], [], head, ...rows, [], ...notes.map((note) => [note])]
  return lines.map((line) => line.map(plainCell).join('\t')).join('\n')
}

/** The table as HTML, as word processors take it from the clipboard. */
export function tableHtml({ title, head, rows, notes }: TableText): string {
  const row = (tag: 'th' | 'td', cells: readonly CsvCell[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(plainCell(cell))}</${tag}>`).join('')}</tr>`
  return [
    `<table><caption>${escaped(neutralise(title))}</caption>`,
    `<thead>${row('th', head)}</thead>`,
    `<tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table>`,
    ...notes.map((note) => `<p>${escaped(neutralise(note))}</p>`),
  ].join('')
}

function plainCell(cell: CsvCell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? neutralise(cell.replace(/[\t\r\n]+/g, ' ')) : String(cell)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
