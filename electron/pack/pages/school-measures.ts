/** A school's measures against England: value, cohort, interval, trust, last year and verdict in one row each. */
import { isThin, partlyCoveredShort } from '../../domain/coverage.ts'
import { englandOf } from '../../domain/england.ts'
import { cohortWords } from '../../domain/cohort-words.ts'
import type { Figure, Verdict } from '../../domain/figure.ts'
import { intervalRow } from '../../domain/interval-row.ts'
import { marks, stateMark, verdictMark } from '../../domain/marks.ts'
import type { SchoolReportRow } from '../../domain/school-report.ts'
import { byOwnLimits, ownLimits } from '../../domain/reading.ts'
import {
  capitalise,
  countedBy,
  formatValue,
  groupLabel,
  stateSentence,
  stateWord,
} from '../../domain/wording.ts'
import { drawDrawing, drawMark } from '../marks/draw.ts'
import type { PageContext } from '../page.ts'
import { table } from '../table.ts'
import type { CellContent, Column, Row } from '../table.ts'
import { drawText, heightOfText, layText } from '../text.ts'
import type { Laid, Run } from '../text.ts'
import { px, rowHeight } from '../tokens.ts'
import { englandCell, word } from './figure-cell.ts'
import { shortPeriod } from './heat-table.ts'

/** Widths of the columns in points; together the width of a portrait page. */
const widths = {
  name: 112,
  from: 66,
  school: 37,
  chart: 97,
  trust: 38,
  england: 40,
  verdict: 103.2,
} as const

/** The period that most rows are of: it stands in the head, the others beside their measure. */
export function commonPeriod(rows: readonly SchoolReportRow[]): string | null {
  const counts = new Map<string, number>()
  for (const { figure } of rows) counts.set(figure.period, (counts.get(figure.period) ?? 0) + 1)
  let best: string | null = null
  for (const [period, count] of counts)
    if (best === null || count > (counts.get(best) ?? 0)) best = period
  return best
}

/** Points: of the heads, and white above and below the text of a row. */
const [headsHeight, padding] = [17, 2.5]

/** How many rows fit the height, in points, with the heads, where no name wraps. */
export function rowsIn(height: number): number {
  return Math.max(1, Math.floor((height - headsHeight) / rowHeight))
}

/** Height of the table in points: a long name takes two lines. */
export function measuresHeight({ doc }: PageContext, rows: readonly SchoolReportRow[]): number {
  const common = commonPeriod(rows)
  return rows.reduce((sum, row, i) => {
    const name = nameOf(row, common, isUnder(rows, i))
    const text = Math.max(
      heightOfText(doc, name, 'table', widths.name),
      heightOfText(doc, trustText(row), 'table', widths.trust),
    )
    return sum + Math.max(rowHeight, text + 2 * padding)
  }, headsHeight)
}

/** Whether the row above is of the same measure. */
const isUnder = (rows: readonly SchoolReportRow[], i: number): boolean =>
  rows[i - 1]?.kpi === rows[i]?.kpi

/** The measure, its group of pupils, and its period where that is not the head's. */
function nameOf({ kpi, figure, group }: SchoolReportRow, common: string | null, under: boolean) {
  const name: Run[] =
    group === 'all'
      ? [{ text: kpi.short, face: 'semibold' }]
      : [
          {
            text: `${under ? '  of whom' : `${kpi.short},`} ${groupLabel(group).replace(/ pupils$/, '')}`,
          },
        ]
  if (figure.period !== common && !under)
    name.push({ text: `  ${shortPeriod(figure.period)}`, size: 8, colour: 'ink-2' })
  return name
}

/** Draws the table from `y`, which has room for all rows; returns the y below it. */
export function drawMeasures(
  context: PageContext,
  rows: readonly SchoolReportRow[],
  y: number,
  bottom: number,
): number {
  const { doc } = context
  const common = commonPeriod(rows)
  const ofCommon = rows.filter(({ figure }) => figure.period === common && figure.value !== null)
  const provisional = ofCommon.length > 0 && ofCommon.every(({ figure }) => figure.provisional)
  const said = provisional ? common : null
  const columns: Column[] = [
    {
      width: widths.name,
      head:
        common === null ? 'Measure' : `${shortPeriod(common)}${provisional ? ', provisional' : ''}`,
      names: true,
    },
    { width: widths.from, head: 'From' },
    { width: widths.school, head: 'School', align: 'right' },
    { width: widths.chart, head: '' },
    {
      width: widths.trust,
      head: rows.some((row) => trustBeside(row) !== null) ? 'Trust' : '',
      align: 'right',
    },
    { width: widths.england, head: 'England', align: 'right' },
    { width: widths.verdict - 10, head: 'Verdict', gap: 10 },
  ]
  drawScaleHeads(context, y)
  return table(doc, {
    x: doc.frame.left,
    y,
    bottom,
    columns,
    rows: rows.map((row, i) => measureRow(context, row, { common, said, under: isUnder(rows, i) })),
    padding,
    summary: 'Measures of the school with their 95% interval against England.',
  })
}

/** The words over the column of intervals: which side is which. */
function drawScaleHeads({ doc }: PageContext, y: number): void {
  const start = doc.frame.left + widths.name + widths.from + widths.school
  doc.artifact(() => {
    const lay = (text: string): Laid => layText(doc, text, { style: 'label', face: 'regular' })
    const [worse, england, better] = [lay('worse'), lay('England'), lay('better')]
    drawText(doc, worse, start + 10, y)
    drawText(doc, england, start + (widths.chart - england.width) / 2, y)
    drawText(doc, better, start + widths.chart - 8 - better.width, y)
  })
}

/** `said`: the period that the head already calls provisional; `under`: the row above is of the same measure. */
type RowPlace = { common: string | null; said: string | null; under: boolean }

function measureRow(
  context: PageContext,
  row: SchoolReportRow,
  { common, said, under }: RowPlace,
): Row {
  const { kpi, figure } = row
  const england = englandOf(figure)
  const trust = trustBeside(row)
  context.cite(figure)
  const sign = { percentSign: true } as const
  const value: CellContent =
    figure.value === null
      ? stateCell(context, row)
      : {
          text: [
            { text: formatValue(kpi, figure.value, sign), face: figure.small ? 'italic' : 'bold' },
            ...(figure.provisional && figure.period !== said
              ? [{ text: '\u00a0p', face: 'italic' as const, size: 8 }]
              : []),
          ],
        }
  const trustValue = trust?.value ?? null
  if (trust !== null && trustValue !== null) context.cite(trust)
  return {
    cells: [
      { text: nameOf(row, common, under) },
      { text: cohortWords(figure), style: word },
      value,
      chartCell(context, row),
      { text: trustText(row) },
      england === null ? { text: '' } : englandCell(context, figure, true),
      verdictCell(context, row),
    ],
  }
}

/** The trust's figure for the phase; none where the school is the only one in it. */
export function trustBeside({ trust }: SchoolReportRow): Figure | null {
  return trust === null || trust.coverage?.of === 1 ? null : trust
}

/** The trust's figure, with the schools that it covers where some are missing. */
function trustText(row: SchoolReportRow): Run[] {
  const trust = trustBeside(row)
  if (trust === null || trust.value === null) return [{ text: '' }]
  const covers = partlyCoveredShort(trust)
  return [
    { text: formatValue(row.kpi, trust.value, { percentSign: true }) },
    ...(covers === '' ? [] : [{ text: `\n${covers}`, size: 8, colour: 'ink-2' as const }]),
  ]
}

/** In place of a value its state's word, or its mark where there is one: the sentence stands in the chart. */
function stateCell(context: PageContext, { figure }: SchoolReportRow): CellContent {
  const mark = stateMark(figure.state)
  if (mark === null) return { text: stateWord(figure.state), style: word }
  return {
    draw: {
      words: marks[mark].words,
      paint: (box) =>
        void drawMark(context.doc, mark, box.x + box.width - 9, box.y + box.height / 2),
    },
  }
}

function chartCell(context: PageContext, row: SchoolReportRow): CellContent {
  const { kpi, figure, lastYear } = row
  const england = englandOf(figure)
  const trust = trustBeside(row)
  const { doc } = context
  if (figure.value === null) {
    return {
      // Why stands once, in the key below.
      text: `  ${stateSentence(figure.state).split(',')[0] ?? ''}`,
      style: word,
    }
  }
  if (england === null)
    return { text: '  No figure for England', style: { ...word, colour: 'ink-3' } }
  if (lastYear !== null) context.cite(lastYear)
  const { verdict, value, interval } = figure
  const clear = verdict.kind === 'better' || verdict.kind === 'worse' ? verdict.kind : null
  const input = {
    value,
    interval,
    england,
    trust: trust === null || isThin(trust) ? null : trust.value,
    lastYear: lastYear?.value ?? null,
    polarity: kpi.polarity,
    clear,
  }
  const range =
    interval === null
      ? ''
      : `, 95% interval ${formatValue(kpi, interval.lower)} to ${formatValue(kpi, interval.upper)}`
  const words = `${kpi.name}: ${formatValue(kpi, value)}${range}; England ${formatValue(kpi, england)}`
  return {
    draw: {
      words,
      paint: (box) => {
        const drawing = intervalRow(input, words, box.width / px(1), box.height / px(1))
        drawDrawing(doc, drawing, box.x, box.y, px(1))
      },
    },
  }
}

/** Rated against nothing: its mark says so, and the key why. */
export function isUnrated({ figure }: Pick<SchoolReportRow, 'figure'>): boolean {
  return figure.value !== null && !figure.small && figure.verdict.kind === 'not-rated'
}

/** The mark before it shows the way the number went. A band of its own keeps its words. */
function againstEngland({ kind, against, words }: Verdict): string {
  if (!against.startsWith('England')) return words
  if (kind === 'worse') return 'Worse than England'
  return kind === 'better' ? 'Better than England' : words
}

function verdictCell(context: PageContext, row: SchoolReportRow): CellContent {
  if (row.figure.value === null) return { text: '' }
  const { small, verdict } = byOwnLimits(context.figures, row.figure)
  const mark = verdictMark(verdict)
  const face = verdict.kind === 'worse' || verdict.kind === 'better' ? 'semibold' : 'regular'
  const words =
    verdict.kind === 'not-rated'
      ? small
        ? `under ${context.figures.rules.unratedBelow} ${countedBy(row.kpi)}`
        : ''
      : verdict.against !== ownLimits
        ? againstEngland(verdict)
        : verdict.direction === null
          ? 'Within its limits'
          : `${capitalise(verdict.direction)} its limits`
  return {
    draw: {
      words: words === '' ? 'Not rated' : words,
      paint: (box) => {
        const middle = box.y + box.height / 2
        const laid = layText(context.doc, words, { style: 'table', size: 9, face })
        drawMark(context.doc, mark, box.x, middle)
        drawText(context.doc, laid, box.x + 13, middle - laid.height / 2)
      },
    },
  }
}
