/** Of which kinds the evidence on each strand of the vision is, at one school. */
import { evidenceTypes } from '../../domain/kpi.ts'
import { evidenceLabel } from '../../domain/kpi-words.ts'
import type { SchoolReport, SchoolReportRow } from '../../domain/school-report.ts'
import { capitalise, countWord, joinNames } from '../../domain/wording.ts'
import type { PageContext } from '../page.ts'
import { heightOfText, layText, paragraph } from '../text.ts'
import type { Run } from '../text.ts'
import { table } from '../table.ts'

function kindsOf(rows: readonly SchoolReportRow[]): string[] {
  const kinds = new Set(
    rows.flatMap((row) => (row.figure.value === null ? [] : [row.kpi.evidence])),
  )
  return evidenceTypes.filter((type) => kinds.has(type)).map(evidenceLabel)
}

/** Points: the least height of a row, white above and below its text, the heads, and the columns beside the kinds. */
const [evidenceRow, padding, headsHeight, gutter] = [15.5, 1.5, 38, 10]
const [mostStrand, verdictWidth] = [250, 76]

type EvidenceRow = { strand: Run[]; kinds: string; verdict: Run; height: number }

/** The rows with their heights, and the width of the strands' column: as wide as the titles need, so that few wrap. */
function evidenceRows(
  { doc, input }: PageContext,
  report: SchoolReport,
): { rows: EvidenceRow[]; width: number } {
  const strands = input.vision?.strands ?? []
  const titles = strands.map(({ short, title }, i): Run[] => [
    { text: `${i + 1}  `, face: 'serif', colour: 'accent' },
    { text: short ?? title },
  ])
  const needed = Math.max(0, ...titles.map((title) => layText(doc, title, 'table').width + 1))
  const width = Math.min(needed, mostStrand)
  const rows = strands.map((strand, i) => {
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
    const title = titles[i] ?? []
    const said = kinds.length === 0 ? '–' : capitalise(joinNames(kinds))
    const room = doc.frame.width - width - verdictWidth - 2 * gutter
    const text = Math.max(
      heightOfText(doc, title, 'table', width),
      heightOfText(doc, said, 'table', room),
    )
    const face = kinds.length < 2 ? ('bold' as const) : ('regular' as const)
    return {
      strand: title,
      kinds: said,
      verdict: { text: verdict, face },
      height: Math.max(evidenceRow, text + 2 * padding),
    }
  })
  return { rows, width }
}

/** Room that the evidence takes, in points. */
export function evidenceHeight(context: PageContext, report: SchoolReport): number {
  const { rows } = evidenceRows(context, report)
  return rows.length === 0 ? 28 : rows.reduce((sum, { height }) => sum + height, headsHeight)
}

/** Of which independent kinds the evidence on each strand is; a sentence where there is no vision. */
export function drawEvidence(
  context: PageContext,
  report: SchoolReport,
  y: number,
  bottom: number,
): void {
  const { doc } = context
  const { left, width } = doc.frame
  const evidence = evidenceRows(context, report)
  if (evidence.rows.length === 0) {
    const kinds = kindsOf(report.rows)
    const one = kinds.length === 1
    const words = `The evidence on this page is of ${one ? 'one kind only' : `${countWord(kinds.length)} kinds`}: ${joinNames(kinds)}.${one ? ' One kind alone cannot corroborate itself.' : ''}`
    if (kinds.length > 0)
      paragraph(doc, words, { x: left, y, width, style: { style: 'table', colour: 'ink-2' } })
    return
  }
  const title = 'How well is each strand evidenced here?'
  table(doc, {
    x: left,
    y: paragraph(doc, title, { x: left, y, width, style: 'heading' }) + 5,
    bottom,
    rowHeight: evidenceRow,
    padding,
    columns: [
      { width: evidence.width + gutter, pad: gutter, head: 'Strand', names: true },
      {
        width: width - evidence.width - gutter - verdictWidth,
        pad: gutter,
        head: 'Kinds of evidence with a figure',
      },
      { width: verdictWidth, head: '' },
    ],
    rows: evidence.rows.map(({ strand, kinds, verdict, height }) => ({
      cells: [strand, kinds, verdict],
      height,
    })),
  })
}
