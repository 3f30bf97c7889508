/** Exceptions: each figure outside its expected range or clearly worse than in England, with the words given for it or asked. */
import { exceptionsOf, expectedOf, worseOf } from '../../domain/exceptions.ts'
import type { Exception, ExceptionsOf } from '../../domain/exceptions.ts'
import { englandOf } from '../../domain/england.ts'
import { fixedRules } from '../../domain/rules.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import {
  capitalise,
  countWord,
  formatValue,
  groupLabel,
  joinNames,
  plural,
} from '../../domain/wording.ts'
import { dataTable, drawPage, gap, heading, title, words } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import { whatIsMissing } from '../missing.ts'
import { anchors } from '../page.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Row } from '../table.ts'
import type { Run, Text } from '../text.ts'
import { mm } from '../tokens.ts'
import { slotMark } from './figure-cell.ts'
import { shortPeriod } from './heat-table.ts'
import { verdictMark } from '../../domain/marks.ts'

const name = 'Exceptions'

export const drawExceptions: DrawPages = (context) => {
  const { input, figures: book } = context
  const missing = whatIsMissing('exceptions', input, book)
  if (missing !== null) return drawPage(context, { name }, [title(name), gap(missing.words)])
  const all = exceptionsOf({
    book,
    vision: input.vision,
    explanations: input.meeting.explanations ?? [],
  })
  const worse = worseOf(all)
  const shown = worse.flatMap(({ exceptions }) => exceptions)
  const better = betterBlocks(context, all)
  // Where nobody has a past long enough for a range, a column that says so in every row says nothing.
  const ranged = shown.some((one) => expectedOf(book, one).range !== null)
  drawPage(
    context,
    {
      name,
      foot: {
        rule: ruleOf(shown, ranged, book.rules.unratedBelow),
        figures: shown.map((one) => one.figure),
      },
    },
    [
      title(finding(worse), sentence(shown)),
      ...(worse.length === 0 ? [] : [worseTable(context, worse, ranged, better)]),
      ...better,
    ],
  )
}

function finding(worse: readonly ExceptionsOf[]): string {
  const figures = worse.reduce((sum, { exceptions }) => sum + exceptions.length, 0)
  const schools = worse.filter(({ school }) => school !== null).length
  if (figures === 0) return 'No figure is worse than its past or England'
  const where = [
    ...(schools === 0 ? [] : [`at ${countWord(schools)} ${schools === 1 ? 'school' : 'schools'}`]),
    ...(worse.some(({ school }) => school === null) ? ['for the trust as a whole'] : []),
  ]
  return `${capitalise(countWord(figures))} ${figures === 1 ? 'figure needs' : 'figures need'} an explanation, ${joinNames(where)}`
}

function sentence(shown: readonly Exception[]): string {
  if (shown.length === 0) return ''
  const given = shown.filter(({ explanation }) => explanation !== null).length
  if (given === shown.length) return 'Each is explained below.'
  if (given === 0) return 'No words are given for any of them yet.'
  const asked = shown.length - given
  return `${capitalise(countWord(given))} ${given === 1 ? 'is' : 'are'} explained; for ${countWord(asked)} the words are still to come.`
}

function worseTable(
  context: PageContext,
  worse: readonly ExceptionsOf[],
  ranged: boolean,
  followed: readonly Block[],
): Block {
  return dataTable({
    summary: 'Figures worse than expected, by school, with the words given for them',
    padding: 2.5,
    followed,
    columns: [
      { head: 'Measure', width: mm(48), names: true, pad: mm(2) },
      { head: 'Latest', width: mm(15), align: 'right', slot: true },
      ...(ranged ? [{ head: 'Expected', width: mm(28), gap: mm(3) }] : []),
      { head: 'England', width: mm(13), align: 'right', gap: mm(3) },
      { head: 'The cause, and what is done', share: 1, gap: mm(6) },
    ],
    rows: worse.flatMap(({ school, exceptions }): Row[] => [
      { kind: 'group', cells: [whoseCell(context, school?.urn ?? null)] },
      ...exceptions.map((one) => exceptionRow(context, one, ranged)),
    ]),
  })
}

function whoseCell(context: PageContext, urn: string | null) {
  if (urn === null) return { text: 'The trust as a whole' }
  const link = anchors.school(urn)
  const page = context.pageOf(link)
  const full = context.figures.school(urn)?.name ?? urn
  const text: Run[] = [full]
  if (page !== null) text.push({ text: `  page ${page}`, face: 'regular', colour: 'ink-2' })
  return page === null ? { text } : { text, link }
}

function exceptionRow(context: PageContext, exception: Exception, ranged: boolean): Row {
  const { figure, explanation } = exception
  const { kpi, group, value } = figure
  const england = englandOf(figure)
  const expected = expectedOf(context.figures, exception)
  const drawn = (): void => {
    context.cite(figure)
    if (figure.england?.value != null) context.citeObservation(figure.england)
    for (const point of expected.made) if (point.figure.value !== null) context.cite(point.figure)
  }
  const of = group === 'all' ? '' : `, ${groupLabel(group)}`
  return {
    cells: [
      {
        text: [
          { text: capitalise(kpi.short), face: 'semibold' },
          { text: `${of}  ${shortPeriod(figure.period)}`, colour: 'ink-2', size: 8.5 },
          figure.provisional ? { text: '\u00a0p', face: 'italic', size: 8.5 } : '',
        ],
        drawn,
      },
      {
        text: [
          {
            text: value === null ? '' : formatValue(kpi, value, { percentSign: true }),
            face: 'bold',
          },
        ],
        fill: 'worse-wash',
        ...slotMark(context, verdictMark(exception)),
      },
      ...(ranged ? [expectedCell(expected)] : []),
      england === null
        ? { text: [{ text: 'no figure', colour: 'ink-2' }] }
        : formatValue(kpi, england, { percentSign: true }),
      { text: explanationText(exception, explanation?.by) },
    ],
  }
}

function expectedCell({ range, note }: ReturnType<typeof expectedOf>): Text {
  if (range === null) return { text: note, colour: 'ink-2' }
  return [range, { text: note === '' ? '' : ` (${note})`, colour: 'ink-2' }]
}

function explanationText({ figure, explanation }: Exception, by: string | undefined): Text {
  if (explanation !== null) {
    return [
      explanation.words,
      ...(by === undefined ? [] : [{ text: `  ${by}`, colour: 'ink-2' as const }]),
    ]
  }
  const whom = figure.urn === null ? 'the chief executive' : 'the head'
  return [{ text: `Asked of ${whom}, still to come.`, face: 'italic', colour: 'ink-2' }]
}

/** Good news in one paragraph for each whose it is: it asks for no words. */
function betterBlocks(context: PageContext, all: readonly ExceptionsOf[]): Block[] {
  const { figures: book } = context
  const short = shortSchoolNames(book.schools)
  const lines = all.flatMap(({ school, exceptions }) => {
    const better = exceptions.filter(({ kind }) => kind === 'better')
    if (better.length === 0) return []
    const told = better.map(({ figure }) => {
      const of = figure.group === 'all' ? '' : ` for ${groupLabel(figure.group)}`
      return `${figure.kpi.short}${of} ${figure.value === null ? '' : formatValue(figure.kpi, figure.value, { percentSign: true })}`
    })
    const whose = school === null ? 'The trust' : (short.get(school.urn) ?? school.name)
    const drawn = (): void => better.forEach(({ figure }) => void context.cite(figure))
    return [{ whose, told, drawn }]
  })
  if (lines.length === 0) return []
  const count = lines.reduce((sum, { told }) => sum + told.length, 0)
  return [
    heading(`${capitalise(countWord(count))} ${count === 1 ? 'figure is' : 'figures are'} better`),
    ...lines.map(({ whose, told, drawn }) =>
      words(
        [
          { text: `${whose}. `, face: 'semibold' },
          { text: `${joinNames(told)}.`, drawn },
        ],
        { style: 'table', before: mm(1.2) },
      ),
    ),
  ]
}

function ruleOf(shown: readonly Exception[], ranged: boolean, unratedBelow: number): string {
  return [
    'Worse: outside the range in which its own past lets one expect it, or with its whole 95% interval on the worse side of England.',
    ranged
      ? `Expected: from ${plural(fixedRules.fewestEarlierYears, 'earlier year')} or more, 95%; from ${fixedRules.fewestForLimits} months on, mean ± ${fixedRules.limitFactor} × average moving range.`
      : '',
    `Never rated from fewer than ${unratedBelow} people.`,
    shown.some(({ figure }) => figure.provisional) ? 'p: provisional.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}
