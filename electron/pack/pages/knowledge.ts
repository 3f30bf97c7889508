/** How good is what we know: of which kinds the evidence on each strand is, how old, and from how many schools. */
import { evidenceLabel } from '../../domain/kpi-words.ts'
import { evidenceTypes } from '../../domain/kpi.ts'
import type { EvidenceType } from '../../domain/kpi.ts'
import { knowledgeOf, oldAfter } from '../../domain/knowledge.ts'
import type { KnownMeasure, StrandKnowledge, Support } from '../../domain/knowledge.ts'
import type { MarkName } from '../../domain/marks.ts'
import { marks } from '../../domain/marks.ts'
import { capitalise, countWord, joinNames, lowerFirst, plural } from '../../domain/wording.ts'
import { partsBar } from '../charts/parts-bar.ts'
import { dataTable, drawn, drawPage, gap, heading, title } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import { drawMark } from '../marks/draw.ts'
import { whatIsMissing } from '../missing.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Cell, Row } from '../table.ts'
import { mm } from '../tokens.ts'
import { drawKey, keyHeight } from './foot.ts'
import { shortPeriod } from './heat-table.ts'

const supportMarks: Record<Support, MarkName> = {
  supports: 'supports',
  'does-not-support': 'does-not-support',
  old: 'supports-old',
  'not-rated': 'not-rated',
  none: 'none-gathered',
}

/** Heads of the grid: two words at most, so that nine columns fit. */
const heads: Record<EvidenceType, string> = {
  outcomes: 'Out-comes',
  'pupil-voice': 'Pupils',
  'staff-voice': 'Staff',
  'parent-voice': 'Parents',
  'peer-review': 'Peer review',
  inspection: 'Inspec-tion',
  'local-board': 'Local board',
  'finance-operations': 'Finance, operat.',
  'admissions-demand': 'Demand',
}

export const drawKnowledge: DrawPages = (context) => {
  const { input, figures: book } = context
  const missing = whatIsMissing('knowledge', input, book)
  const name = 'How good is what we know'
  if (missing !== null || input.vision === null) {
    return drawPage(context, { name }, [title(name), gap(missing?.words ?? '')])
  }
  const strands = knowledgeOf(book, input.vision, input.issued)
  const measures = strands.flatMap((strand) => strand.measures)
  drawPage(
    context,
    {
      name,
      foot: {
        rule: `A kind of evidence supports a strand where none of its measures is worse than its own past lets one expect, or than England; where none can be rated it says neither. Old: over ${oldAfter} months from the end of its period to the issue of this pack. One kind alone can mislead, however good it is.`,
        figures: measures.map(({ figure }) => figure),
      },
    },
    [
      title(finding(strands), sentence(measures)),
      gridBlock(context, strands),
      keyBlock(context),
      heading('How old, and from how many schools'),
      measureBlock(context, strands),
    ],
  )
}

function finding(strands: readonly StrandKnowledge[]): string {
  const thin = strands.filter(({ words }) =>
    ['One kind only', 'None rated', 'No evidence'].includes(words),
  )
  const torn = strands.filter(({ words }) => words === 'Sources disagree')
  const all = strands.length
  const evidence = thin.some(({ words }) => words === 'None rated') ? 'rated evidence' : 'evidence'
  if (thin.length === all && all > 1)
    return `No strand of ours rests on more than one kind of ${evidence}`
  if (thin.length > 0) {
    const strands = all === 1 ? 'strand' : 'strands'
    return `We know ${countWord(thin.length)} of our ${countWord(all)} ${strands} from one kind of ${evidence} or none`
  }
  if (torn.length > 0)
    return `Our sources disagree on ${joinNames(torn.map(({ short }) => lowerFirst(short)))}`
  return 'Every strand rests on several kinds of evidence'
}

function sentence(measures: readonly KnownMeasure[]): string {
  const unique = [...new Map(measures.map((one) => [one.kpi.code, one])).values()]
  const known = unique.filter(({ period }) => period !== null)
  const old = known.filter(({ months }) => (months ?? 0) > oldAfter)
  const none = unique.length - known.length
  const parts = [
    old.length === 0
      ? 'none is over a year old'
      : `${countWord(old.length)} ${old.length === 1 ? 'is' : 'are'} over a year old`,
    ...(none === 0 ? [] : [`${countWord(none)} ${none === 1 ? 'has' : 'have'} no figure at all`]),
  ]
  return `Of ${plural(unique.length, 'measure')} tied to the vision, ${joinNames(parts)}.`
}

function gridBlock(context: PageContext, strands: readonly StrandKnowledge[]): Block {
  const markCell = (support: Support): Cell => ({
    draw: {
      words: marks[supportMarks[support]].words,
      paint: (box, middle) =>
        void drawMark(context.doc, supportMarks[support], box.x + box.width / 2 - 4.5, middle),
    },
  })
  return dataTable({
    summary: 'Strands of the vision by kinds of evidence',
    columns: [
      { head: 'Strand', share: 1, names: true, pad: mm(2) },
      ...evidenceTypes.map((type) => ({
        head: heads[type],
        width: mm(12.6),
        align: 'centre' as const,
      })),
      { head: '', width: mm(28), gap: mm(3) },
    ],
    rows: strands.map(({ number, short, kinds, words }) => ({
      cells: [
        [{ text: `${number}  `, face: 'serif' as const, colour: 'accent' as const }, short],
        ...evidenceTypes.map((type) => markCell(kinds[type])),
        {
          text: [
            {
              text: words,
              face: words.endsWith(' agree') ? ('regular' as const) : ('bold' as const),
            },
          ],
        },
      ],
    })),
  })
}

function keyBlock(context: PageContext): Block {
  const key = [
    { marks: ['supports'] as const, text: 'supports' },
    { marks: ['does-not-support'] as const, text: 'does not support' },
    { marks: ['supports-old'] as const, text: 'supports, over a year old' },
    { marks: ['not-rated'] as const, text: 'not rated' },
    { marks: ['none-gathered'] as const, text: 'none gathered' },
  ]
  return drawn({
    before: mm(1),
    height: (flow) => keyHeight(context, key, flow.width),
    paint: (flow) => void drawKey(context, key, flow.x, flow.y, flow.width),
  })
}

function measureBlock(context: PageContext, strands: readonly StrandKnowledge[]): Block {
  return dataTable({
    summary: 'Measures of each strand with source, age and coverage',
    padding: 2,
    columns: [
      { head: 'Measure', share: 1.2, names: true, pad: mm(2) },
      { head: 'Kind', width: mm(27), pad: mm(2) },
      { head: 'Source', share: 1, pad: mm(2) },
      { head: 'Latest', width: mm(20) },
      { head: 'Age', width: mm(21) },
      { head: 'Schools', width: mm(32) },
    ],
    rows: strands.flatMap((strand): Row[] => [
      {
        kind: 'group',
        cells: [[{ text: `${strand.number}  `, face: 'serif', colour: 'accent' }, strand.title]],
      },
      ...(strand.measures.length === 0
        ? [{ cells: [{ text: 'No measure serves this strand.', span: 6 }] }]
        : strand.measures.map((one) => measureRow(context, one))),
    ]),
  })
}

function measureRow(
  context: PageContext,
  { kpi, figure, period, months, schools }: KnownMeasure,
): Row {
  const { valued, hidden, missing } = schools
  const coverage = [
    { count: valued, words: 'with a figure', kind: 'filled' as const },
    { count: hidden, words: 'hidden', kind: 'hollow' as const },
    { count: missing, words: 'without', kind: 'dashed' as const },
  ]
  const said = coverage
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${count} ${words}`)
  const isOld = (months ?? 0) > oldAfter
  return {
    cells: [
      { text: kpi.short, drawn: () => void (figure?.value != null && context.cite(figure)) },
      capitalise(evidenceLabel(kpi.evidence)),
      kpi.source.publisher.replace('Department for Education', 'DfE'),
      period === null ? 'none' : shortPeriod(period),
      {
        text: [
          {
            text: months === null ? '' : months === 0 ? 'under a month' : plural(months, 'month'),
            face: isOld ? 'bold' : 'regular',
          },
        ],
      },
      said.length === 0
        ? period === null
          ? ''
          : 'of the trust alone'
        : {
            draw: {
              words: `Schools: ${said.join(', ')}`,
              paint: (box, middle) =>
                partsBar(context.doc, coverage, { ...box, y: middle - 4.5, height: 9 }),
            },
          },
    ],
  }
}
