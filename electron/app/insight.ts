/** Insight: scorecard, figures, schools and comparisons as plain models, and as tables to take away. */
import { AppError, type Output, type ParsedInput } from '../contract/index.ts'
import { compareSchools } from '../domain/comparison.ts'
import { figureView, type FigureView } from '../domain/figure-view.ts'
import type { About } from '../domain/figures.ts'
import { isVoice, type PupilGroup } from '../domain/kpi.ts'
import type { Section } from '../domain/meeting.ts'
import { numberItems } from '../domain/numbering.ts'
import { schoolView, type SchoolView } from '../domain/school-view.ts'
import { chooseFrom } from '../domain/scorecard-choice.ts'
import { scorecardView, type ScorecardView } from '../domain/scorecard-view.ts'
import { hide, tellsAnswers } from '../domain/suppression.ts'
import {
  comparisonTable,
  schoolTable,
  scorecardTable,
  seriesTable,
  tableCsv,
  tableHtml,
  tableTsv,
  type TableText,
} from '../domain/table-text.ts'
import { withinTrust } from '../domain/within-trust.ts'
import {
  inspectionQueries,
  meetingQueries,
  observationQueries,
  settingQueries,
  trustQueries,
} from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { answerOnce, makeReady, pause } from './figure-books.ts'
import { allKpis } from './kpis.ts'
import { toValue, namesOfSchools } from './values.ts'
import { today } from './today.ts'

type FigureInput = ParsedInput<'insight.figure'>

function scorecardOf(context: Context, input: ParsedInput<'insight.scorecard'>): ScorecardView {
  const { strand, phase, group, period } = input
  return answerOnce(context, ['scorecard', input], group, (insight) =>
    scorecardView({ ...insight, include: strand, phase, group, period }),
  )
}

function aboutOf({ urn, phase }: Pick<FigureInput, 'urn' | 'phase'>): About {
  return urn ?? (phase === undefined ? null : { phase })
}

function figureOf(context: Context, input: FigureInput): FigureView {
  const { kpi: code, group, period = null } = input
  const about = aboutOf(input)
  const view = answerOnce(context, ['figure', input], group, (insight) =>
    figureView({ ...insight, about, code, group, period }),
  )
  if (!view) {
    throw new AppError(
      'FigureUnknown',
      `There is no figure of ${code} for this school or period.`,
      {
        kpi: code,
      },
    )
  }
  return view
}

function schoolOf(context: Context, input: ParsedInput<'insight.school'>): SchoolView {
  const view = answerOnce(context, ['school', input], input.group, (insight) =>
    schoolView({ ...insight, ...input }),
  )
  if (!view) {
    throw new AppError('SchoolUnknown', `No school of the trust has the URN ${input.urn}.`, {
      urn: input.urn,
    })
  }
  return view
}

function comparisonOf(
  context: Context,
  input: ParsedInput<'insight.compare'>,
): Output<'insight.compare'> {
  const { urns, kpi = null, group, period = null } = input
  return answerOnce(context, ['compare', input], group, (insight) =>
    compareSchools({ ...insight, urns, kpi, group, period }),
  )
}

/** In which computed pages of a meeting's pack a figure can stand. */
function holds(section: Section, view: FigureView): boolean {
  if (section === 'schools') return view.about.urn !== null
  if (section === 'comparison') return view.kpi.polarity !== 'context'
  if (section === 'finance') return /^(own\.)?finance\./.test(view.kpi.code)
  if (section !== 'vision' && section !== 'scorecard' && section !== 'knowledge') return false
  return view.strands.length > 0 && view.group === 'all'
}

function meetingsWith(context: Context, view: FigureView): Output<'insight.figure'>['meetings'] {
  const { db } = context.vault()
  const now = today(context)
  const coming = meetingQueries.list(db).filter((meeting) => meeting.date >= now)
  return coming
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap(({ id, title, date }) =>
      numberItems(meetingQueries.get(db, id) ?? { items: [] }).flatMap((item) => {
        const sections = item.sections.filter((section) => holds(section, view))
        return sections.length === 0
          ? []
          : [{ id, title, date, item: `${item.number} ${item.title}`, sections }]
      }),
    )
}

function olderValues(context: Context, view: FigureView): Output<'insight.figure'>['older'] {
  const { urn } = view.about
  if (urn === null) return []
  const { db } = context.vault()
  const names = namesOfSchools(context)
  const kpi = allKpis(context).find(({ code }) => code === view.kpi.code) ?? null
  const rules = settingQueries.get(db, 'rules')
  // What is hidden now, itself or so that another cannot be worked out, was hardly different before.
  const isHidden = kpi !== null && isVoice(kpi) && view.cell.state === 'suppressed'
  const cell = { urn, kpi: view.kpi.code, period: view.period, group: view.group }
  return observationQueries
    .history(db, cell)
    .filter(({ superseded }) => superseded !== null)
    .map(({ observation, stored, superseded }) => ({
      ...toValue(
        isHidden || tellsAnswers(observation, kpi, rules) ? hide(observation) : observation,
        names,
      ),
      stored,
      superseded,
    }))
}

type ExportInput = ParsedInput<'insight.export'>

function tableOf(context: Context, input: ExportInput): { table: TableText; name: string } {
  switch (input.what) {
    case 'scorecard': {
      const view = chooseFrom(scorecardOf(context, input.ask), input.choice)
      return { table: scorecardTable(view), name: 'Scorecard' }
    }
    case 'figure': {
      const view = figureOf(context, input.ask)
      return { table: seriesTable(view), name: `${view.kpi.short}, ${view.about.name}` }
    }
    case 'school': {
      const view = schoolOf(context, input.ask)
      return { table: schoolTable(view), name: view.school.name }
    }
    case 'compare': {
      const view = comparisonOf(context, input.ask)
      const [first] = view.measures
      const measure = input.ask.kpi === undefined || !first ? '' : `, ${first.kpi.short}`
      return { table: comparisonTable(view), name: `Schools compared${measure}` }
    }
  }
}

/** Works out what is likely to be asked for, screen by screen, until the vault is locked or another is opened. */
async function answerAhead(context: Context, group: PupilGroup): Promise<void> {
  if (!context.isOpen()) return
  const vault = context.vault()
  scorecardOf(context, { group })
  for (const { urn } of trustQueries.schools(vault.db)) {
    await pause()
    if (!context.isOpen() || context.vault() !== vault) return
    schoolOf(context, { urn, group })
  }
  scorecardOf(context, { group, strand: 'all' })
}

export const insightHandlers: Pick<
  Handlers,
  | 'insight.prepare'
  | 'insight.scorecard'
  | 'insight.figure'
  | 'insight.school'
  | 'insight.compare'
  | 'insight.export'
> = {
  'insight.prepare': async (context, { group }) => {
    await makeReady(context, group)
    await answerAhead(context, group)
    return { done: true }
  },
  'insight.scorecard': scorecardOf,
  'insight.figure': (context, input) => {
    const view = figureOf(context, input)
    return { ...view, older: olderValues(context, view), meetings: meetingsWith(context, view) }
  },
  'insight.school': (context, input) => ({
    ...schoolOf(context, input),
    inspections: inspectionQueries.list(context.vault().db, input.urn),
  }),
  'insight.compare': comparisonOf,
  'insight.export': (context, input) => {
    const { table: shown, name } = tableOf(context, input)
    const table = { ...shown, notes: [...shown.notes, withinTrust] }
    return {
      name: `${name}.csv`,
      csv: tableCsv(table),
      tsv: tableTsv(table),
      html: tableHtml(table),
    }
  },
}
