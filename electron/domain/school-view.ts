/** A school on one screen, as plain data: its measures by strand, what is marked first, its series small. */
import { z } from 'zod'
import { cohortWords } from './cohort-words.ts'
import { heldAgainst, intervalOf } from './comparison.ts'
import type { FigureBook } from './figures.ts'
import { intervalRowSchema } from './interval-row.ts'
import { pupilGroups } from './kpi.ts'
import type { PupilGroup } from './kpi.ts'
import { partlyCovered } from './coverage.ts'
import { markRule } from './mark-rule.ts'
import { byOwnLimits, readMeasure, type Reading } from './reading.ts'
import { cellOf, cellSchema, measureHead, measureHeadSchema, sourceLine } from './scorecard-view.ts'
import { isMarked } from './scorecard-choice.ts'
import { schoolReport, type SchoolReportRow } from './school-report.ts'
import { schoolSchema } from './school.ts'
import { isFine, sparklineOf, timeAxis, type TimeAxis } from './series-chart.ts'
import { sparklineSchema } from './sparkline.ts'
import type { Vision } from './vision.ts'
import { formatValue, roundTo, stateSentence } from './wording.ts'

export const schoolMeasureSchema = z.strictObject({
  kpi: measureHeadSchema,
  group: z.enum(pupilGroups),
  period: z.string(),
  cell: cellSchema,
  /** `57%`, or why there is none. */
  text: z.string(),
  verdict: z.string(),
  /** By which rule, in one sentence. */
  why: z.string(),
  cohort: z.string(),
  /** The reading against its own past: `Below, worse`, and `104.2 to 105.8`. */
  reading: z.strictObject({ words: z.string(), detail: z.string() }).nullable(),
  england: z.number().nullable(),
  trust: z.number().nullable(),
  /** Where some schools are missing from the trust's: `3 of 20 schools`; else empty. */
  trustCovers: z.string(),
  lastYear: z.number().nullable(),
  interval: intervalRowSchema.nullable(),
  target: z.strictObject({ target: z.number(), words: z.string() }).nullable(),
  /** Its series against its range, and which periods it spans; null where there is no series. */
  series: z
    .strictObject({ sparkline: sparklineSchema, from: z.string(), to: z.string() })
    .nullable(),
})
export type SchoolMeasure = z.infer<typeof schoolMeasureSchema>

export const schoolViewSchema = z.strictObject({
  school: schoolSchema,
  finding: z.string(),
  group: z.enum(pupilGroups),
  strands: z.array(
    z.strictObject({
      /** Null for measures that serve no strand. */
      number: z.int().nullable(),
      title: z.string(),
      success: z.string(),
      measures: z.array(schoolMeasureSchema),
    }),
  ),
  counts: z.strictObject({ measures: z.int(), worse: z.int(), better: z.int(), hidden: z.int() }),
  rule: z.string(),
  source: z.string(),
})
export type SchoolView = z.infer<typeof schoolViewSchema>

/** @returns null for a URN that is not of the trust */
export function schoolView(options: {
  book: FigureBook
  vision: Vision | null
  urn: string
  group: PupilGroup
}): SchoolView | null {
  const { book, vision, urn, group } = options
  const report = schoolReport({ book, vision, urn, groups: [group] })
  if (report === null) return null
  const rows = report.rows.filter((row) => row.group === group)
  const years = rows.flatMap(({ series }) =>
    isFine(series) ? [] : series.map((one) => one.period),
  )
  const axis = timeAxis(years.length > 0 ? years : rows.flatMap(({ figure }) => figure.period))
  const measured = rows.map((row) => ({ row, measure: measureOf(book, row, axis) }))
  const blocks = [
    ...(vision?.strands ?? []).map(({ title, success }, i) => ({
      number: i + 1,
      ...{ title, success },
    })),
    { number: null, title: vision ? 'Measures of no strand' : 'Measures', success: '' },
  ]
  const measures = measured.map(({ measure }) => measure)
  const count = (is: (one: SchoolMeasure) => boolean) => measures.filter(is).length
  return {
    school: report.school,
    finding: report.finding,
    group,
    strands: blocks.flatMap((block) => {
      const of = measured.filter(({ row }) => row.strand === block.number)
      const members = of.map(({ measure }) => measure).toSorted((a, b) => place(a) - place(b))
      return members.length === 0 && block.number === null ? [] : [{ ...block, measures: members }]
    }),
    counts: {
      measures: measures.length,
      worse: count(({ cell }) => cell.kind === 'worse'),
      better: count(({ cell }) => cell.kind === 'better'),
      hidden: count(({ cell }) => cell.state === 'suppressed'),
    },
    rule: markRule(
      rows.map(({ figure }) => byOwnLimits(book, figure)),
      book.rules,
    ),
    source: sourceLine(rows.map(({ kpi }) => kpi)),
  }
}

/** What is marked stands first: worse, then better, then the rest as it was. */
function place({ cell }: SchoolMeasure): number {
  if (!isMarked(cell)) return 2
  return cell.kind === 'worse' ? 0 : 1
}

function measureOf(book: FigureBook, row: SchoolReportRow, axis: TimeAxis | null): SchoolMeasure {
  const { kpi, group } = row
  const figure = byOwnLimits(book, row.figure)
  const { value, verdict } = figure
  const reading = readMeasure(book, figure.urn, kpi.code, { group })
  const rounded = (n: number | null | undefined) => (n == null ? null : roundTo(n, kpi.decimals))
  return {
    kpi: measureHead(kpi),
    group,
    period: figure.period,
    cell: cellOf(figure) ?? { value: null },
    text:
      value === null ? stateSentence(figure.state) : formatValue(kpi, value, { percentSign: true }),
    verdict: value === null ? '' : verdict.words,
    why: verdict.why,
    cohort: value === null ? '' : cohortWords(figure),
    reading:
      reading === null || reading.range === null
        ? null
        : { words: reading.words, detail: reading.detail },
    england: rounded(heldAgainst(figure)),
    trust: rounded(row.trust?.coverage?.of === 1 ? null : row.trust?.value),
    trustCovers: row.trust ? partlyCovered(row.trust) : '',
    lastYear: rounded(row.lastYear?.value),
    // Between worse and better stands nothing that has no better side.
    interval:
      kpi.polarity === 'context'
        ? null
        : intervalOf(figure, row.trust?.coverage?.of === 1 ? null : row.trust, row.lastYear),
    target: row.target && { target: row.target.target, words: row.target.words },
    series: seriesOf(reading, axis, row.target?.target ?? null),
  }
}

/** Two points make no series. */
const fewestPoints = 3

function seriesOf(
  reading: Reading | null,
  axis: TimeAxis | null,
  target: number | null,
): SchoolMeasure['series'] {
  const valued = reading?.series.filter(({ figure }) => figure.value !== null) ?? []
  const [first, last] = [valued[0], valued.at(-1)]
  if (reading === null || axis === null || valued.length < fewestPoints) return null
  return {
    sparkline: sparklineOf(reading, axis, target),
    from: first?.period ?? '',
    to: last?.period ?? '',
  }
}
