/**
 * Schools compared in pictures: each measure of the vision with its intervals, a funnel where shares can be drawn
 * as one, and what is counted by the month as a process behaviour chart of the trust with its schools below.
 */
import { compareSchools } from '../../domain/comparison.ts'
import type { ComparedMeasure } from '../../domain/comparison.ts'
import type { Figure } from '../../domain/figure.ts'
import { funnelOf } from '../../domain/funnel.ts'
import type { FunnelChart } from '../../domain/funnel.ts'
import { readMeasure } from '../../domain/reading.ts'
import type { Reading } from '../../domain/reading.ts'
import { strandLinks } from '../../domain/school-report.ts'
import { schoolsByPhase } from '../../domain/school-order.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import { isFine, timeAxis, xmrChartOf } from '../../domain/series-chart.ts'
import { formatValue, joinNames, lowerFirst, phaseLabel } from '../../domain/wording.ts'
import { columns, drawn, drawPage, heading, title, words } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import { drawFunnelChart } from '../charts/funnel-chart.ts'
import { intervalChart } from '../charts/interval-chart.ts'
import { drawLineChart } from '../charts/line-chart.ts'
import { smallMultiples } from '../charts/small-multiples.ts'
import { figureAnchor } from '../citations.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Run } from '../text.ts'
import { mm } from '../tokens.ts'
import { drawKey, keyHeight } from './foot.ts'
import type { KeyEntry } from './foot.ts'
import { shortPeriod } from './heat-table.ts'

const name = 'Schools compared: charts'
const small = { style: { style: 'label', face: 'regular' }, before: 1 } as const

export const drawComparedCharts: DrawPages = (context) => {
  const measures = comparedMeasures(context)
  if (measures.length > 0) {
    drawPage(context, { name }, [
      title(
        'Measure by measure, with what chance alone could do',
        'A bar is a 95% interval; right is better in every row. A school is set apart only where its whole bar lies to one side of England.',
      ),
      ...intervalBlocks(context, measures),
      keyBlock(context),
    ])
  }
  const funnels = measures
    .flatMap((measure) => {
      const model = funnelFrom(context, measure)
      return model === null
        ? []
        : [
            {
              model,
              data: dataRun(context, firstFigure(context, measure)),
              cite: () => {
                for (const { urn } of measure.rows) if (urn !== null) citeRow(context, measure, urn)
              },
            },
          ]
    })
    .slice(0, 3)
  if (funnels.length > 0) {
    drawPage(context, { name }, [
      title(
        'Small schools swing more: what lies outside the funnel does not',
        'Each dot is a school. Between the dashed lines lie all but two in a thousand by chance alone, between the dotted ones all but five in a hundred.',
      ),
      ...funnels.flatMap(funnelBlocks),
    ])
  }
  for (const code of strandLinks(context.input.vision).keys()) monthlyPage(context, code)
}

/** The vision's measures that two schools or more have with an interval, each with the schools of one England figure. */
function comparedMeasures(context: PageContext): ComparedMeasure[] {
  const { figures: book, input } = context
  return [...strandLinks(input.vision).keys()].flatMap((kpi) => {
    const { measures } = compareSchools({
      ...{ book, vision: input.vision, trust: input.trust.name },
      ...{ urns: [], kpi, group: 'all', period: null },
    })
    return measures.filter(
      ({ rows, england }) =>
        england !== null &&
        rows.filter(({ interval }) => interval?.interval !== null && interval !== null).length >= 2,
    )
  })
}

/** Two beside each other. */
function intervalBlocks(context: PageContext, measures: readonly ComparedMeasure[]): Block[] {
  const one = (measure: ComparedMeasure): Block[] => {
    const { kpi, period, of, england } = measure
    const cite = (): void => {
      for (const { urn } of measure.rows) citeRow(context, measure, urn)
    }
    const about = [shortPeriod(period), of === null ? '' : lowerFirst(of), england?.label ?? '']
    return [
      words(
        { text: measure.finding, drawn: cite },
        { style: { style: 'body', face: 'bold' }, tag: 'H2', before: 0 },
      ),
      words(
        [
          `${kpi.name}, ${about.filter((part) => part !== '').join(', ')}${england === null ? '' : ` ${formatValue(kpi, england.value)}`}.`,
          dataRun(context, firstFigure(context, measure)),
        ],
        small,
      ),
      intervalChart(measure),
    ]
  }
  const blocks: Block[] = []
  for (let i = 0; i < measures.length; i += 2) {
    const [left, right] = [measures[i], measures[i + 1]]
    if (left === undefined) break
    blocks.push(columns(one(left), right === undefined ? [] : one(right), { before: mm(6) }))
  }
  return blocks
}

/** Where a chart's data stand as a table, in the appendix. */
function dataRun(context: PageContext, figure: Figure | null): Run {
  const anchor = figure === null ? null : figureAnchor(figure)
  const page = anchor === null ? null : context.pageOf(anchor)
  return anchor === null || page === null ? '' : { text: ` Data: page ${page}.`, link: anchor }
}

function keyBlock(context: PageContext): Block {
  const key: KeyEntry[] = [
    { marks: ['school'], text: 'school, with its 95% interval' },
    { marks: ['trust'], text: 'trust' },
    { marks: ['last-year'], text: 'school last year' },
    { marks: ['england'], text: 'England' },
  ]
  return drawn({
    before: mm(6),
    height: (flow) => keyHeight(context, key, flow.width),
    paint: (flow) => void drawKey(context, key, flow.x, flow.y, flow.width),
  })
}

/** The first school's figure, at whose measure the appendix is opened. */
function firstFigure(context: PageContext, { rows, kpi, period }: ComparedMeasure): Figure | null {
  const row = rows.find(({ cell }) => cell.value !== null)
  return row === undefined ? null : context.figures.figure(row.urn, kpi.code, 'all', period)
}

function citeRow(context: PageContext, { kpi, period }: ComparedMeasure, urn: string | null): void {
  const figure = context.figures.figure(urn, kpi.code, 'all', period)
  if (figure?.value == null) return
  context.cite(figure)
  if (figure.england?.value != null) context.citeObservation(figure.england)
}

function funnelFrom(context: PageContext, measure: ComparedMeasure): FunnelChart | null {
  const { figures: book } = context
  const { england, kpi, period, rows } = measure
  if (england === null) return null
  const figures = rows.flatMap(({ urn, name: school }) => {
    const figure = urn === null ? null : book.figure(urn, kpi.code, 'all', period)
    return figure === null ? [] : [{ name: school, figure }]
  })
  const valued = rows.filter(({ cell }) => cell.value !== null)
  const phases = [...new Set(valued.flatMap(({ phase }) => phase ?? []))].map((phase) =>
    phaseLabel(phase).toLowerCase(),
  )
  return funnelOf(figures, {
    centre: england.value,
    against: 'England',
    of: `${joinNames(phases)} schools`,
    period: shortPeriod(period),
  })
}

/** `cite` says that the page prints the figures of the schools. */
function funnelBlocks(funnel: { model: FunnelChart; data: Run; cite: () => void }): Block[] {
  const { model, data, cite } = funnel
  return [
    heading({ text: model.title, drawn: cite }),
    words([model.subtitle, data], { ...small, keep: true }),
    drawn({
      before: mm(2),
      height: () => mm(58),
      paint: ({ doc, x, y, width }) => drawFunnelChart(doc, model, { x, y, width, height: mm(56) }),
    }),
  ]
}

/** The trust by the month with its limits, and its schools below on one axis of time. */
function monthlyPage(context: PageContext, code: string): void {
  const { figures: book } = context
  const trust = readMeasure(book, null, code)
  if (trust === null || !isFine(trust.series) || trust.range?.basis !== 'limits') return
  const short = shortSchoolNames(book.schools)
  const schools = schoolsByPhase(book.schools).flatMap((phase) =>
    phase.schools.flatMap(({ urn, name: full }) => {
      const reading = readMeasure(book, urn, code)
      return reading === null || reading.figure.value === null
        ? []
        : [
            {
              name: short.get(urn) ?? full,
              reading,
              drawn: () => citeSeries(context, reading),
            },
          ]
    }),
  )
  const chart = xmrChartOf(trust)
  const left = schools.filter(({ reading }) => reading.kind === 'worse')
  const axis = timeAxis(trust.series.map(({ period }) => period))
  drawPage(
    context,
    {
      name,
      foot: {
        rule: 'Process behaviour chart (XmR): limits are the mean ± 2.66 × average moving range of the months before. A marked month is outside them, or in a run of seven on one side or in one direction. Each school has its own scale and its own limits.',
        figures: [trust.figure],
      },
    },
    [
      title(
        left.length === 0
          ? chart.title
          : `${chart.title}; below their own: ${joinNames(left.map((one) => one.name))}`,
        chart.subtitle,
      ),
      drawn({
        before: mm(4),
        height: () => mm(62),
        paint: ({ doc, x, y, width }) => {
          citeSeries(context, trust)
          drawLineChart(doc, chart, { x, y, width, height: mm(60) })
        },
      }),
      words(
        ['Each month with its source stands in the appendix.', dataRun(context, trust.figure)],
        small,
      ),
      ...(axis === null || schools.length < 2
        ? []
        : [heading('School by school'), smallMultiples(schools, axis)]),
    ],
  )
}

function citeSeries(context: PageContext, reading: Reading): void {
  for (const { figure } of reading.series) if (figure.value !== null) context.cite(figure)
}
