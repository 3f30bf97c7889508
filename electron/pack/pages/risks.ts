/** Risks: the board's part of the register, what rises first, each beside the figure that would show it coming true. */
import { readMeasure } from '../../domain/reading.ts'
import type { Risk } from '../../domain/meeting.ts'
import { capitalise, countWord, formatDate, formatValue, lowerFirst } from '../../domain/wording.ts'
import { dataTable, drawPage, gap, richText, title, words } from '../blocks/index.ts'
import { whatIsMissing } from '../missing.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Row } from '../table.ts'
import type { Run } from '../text.ts'
import { mm } from '../tokens.ts'

const order = ['new', 'rising', 'steady', 'falling', 'closed'] as const
const scoreOf = ({ likelihood, impact }: Risk): number => (likelihood ?? 0) * (impact ?? 0)

export const drawRisks: DrawPages = (context) => {
  const { input, figures } = context
  const missing = whatIsMissing('risks', input, figures)
  const risks = (input.meeting.risks ?? []).toSorted(
    (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || scoreOf(b) - scoreOf(a),
  )
  drawPage(context, { name: 'Risks' }, [
    title(finding(risks)),
    ...richText(context, input.meeting.narrative?.risks ?? ''),
    ...(missing !== null ? [gap(missing.words)] : []),
    ...(risks.length === 0
      ? []
      : [
          dataTable({
            summary: 'Risks with owner, score, direction and next review',
            columns: [
              { head: 'Risk, and what is done about it', share: 1, pad: mm(5), names: true },
              { head: 'Owner', width: mm(30), pad: mm(2) },
              { head: 'Score', width: mm(11), align: 'right' },
              { head: 'Since last', width: mm(19), gap: mm(5) },
              { head: 'Review', width: mm(23) },
            ],
            rows: risks.map((risk) => riskRow(context, risk)),
          }),
          words(
            'Score: likelihood × impact, each from 1 to 5 by the trust’s own scales. What rises stands first.',
            { style: 'source', before: mm(3) },
          ),
        ]),
  ])
}

function finding(risks: readonly Risk[]): string {
  if (risks.length === 0) return 'Risks'
  const count = (status: Risk['status']): number =>
    risks.filter((one) => one.status === status).length
  const parts = [
    [count('rising'), 'rising'],
    [count('new'), 'new'],
    [count('falling'), 'falling'],
  ] as const
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${countWord(n)} ${word}`)
  const all = `${capitalise(countWord(risks.length))} ${risks.length === 1 ? 'risk' : 'risks'}`
  return told.length === 0 ? `${all}, none rising` : `${all}: ${told.join(', ')}`
}

function riskRow(context: PageContext, risk: Risk): Row {
  const isUp = risk.status === 'rising' || risk.status === 'new'
  const text: Run[] = [{ text: risk.risk, face: isUp ? 'bold' : 'semibold' }]
  const about: Exclude<Run, string>[] = [
    { text: risk.response },
    figureWords(context, risk),
    { text: strandWords(context, risk) },
  ].filter((run) => run.text !== '')
  about.forEach((run, i) =>
    text.push({ ...run, text: `${i === 0 ? '\n' : ' '}${run.text}`, colour: 'ink-2' }),
  )
  const score = scoreOf(risk)
  return {
    cells: [
      { text },
      risk.owner,
      { text: score === 0 ? '–' : String(score), style: { style: 'table', face: 'semibold' } },
      { text: [{ text: risk.status, face: isUp ? 'bold' : 'regular' }] },
      risk.due === undefined ? 'no day' : formatDate(risk.due, 'short'),
    ],
  }
}

/** `Attendance is 93.2% in November 2026 (below, worse).` */
function figureWords(context: PageContext, { kpi: code }: Risk): Exclude<Run, string> {
  const reading = code === undefined ? null : readMeasure(context.figures, null, code)
  const value = reading?.figure.value
  if (reading === null || value == null) return { text: '' }
  const { figure } = reading
  return {
    text: `${figure.kpi.short}: ${formatValue(figure.kpi, value, { percentSign: true })} (${lowerFirst(reading.words)}).`,
    drawn: () => void context.cite(figure),
  }
}

function strandWords({ input }: PageContext, { strand: number }: Risk): string {
  const strand = number === undefined ? undefined : input.vision?.strands[number - 1]
  return strand ? `Strand ${number}, ${strand.short ?? strand.title}.` : ''
}
