/** Of which kinds the evidence on each strand of the vision is, at one school. */
import { evidenceTypes } from '../../domain/kpi.ts'
import { evidenceLabel } from '../../domain/kpi-words.ts'
import type { SchoolReport, SchoolReportRow } from '../../domain/school-report.ts'
import { capitalise, countWord, joinNames } from '../../domain/wording.ts'
import type { PageContext } from '../page.ts'
import { paragraph } from '../text.ts'
import { table } from '../table.ts'

function kindsOf(rows: readonly SchoolReportRow[]): string[] {
  const kinds = new Set(
    rows.flatMap((row) => (row.figure.value === null ? [] : [row.kpi.evidence])),
  )
  return evidenceTypes.filter((type) => kinds.has(type)).map(evidenceLabel)
}

const evidenceRow = 15.5

/** Room that the evidence takes, in points. */
export function evidenceHeight({ input }: PageContext): number {
  const strands = input.vision?.strands.length ?? 0
  return strands === 0 ? 28 : 34 + strands * evidenceRow
}

/** Of which independent kinds the evidence on each strand is; a sentence where there is no vision. */
export function drawEvidence(
  context: PageContext,
  report: SchoolReport,
  y: number,
  bottom: number,
): void {
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
