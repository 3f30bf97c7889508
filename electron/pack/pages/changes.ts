/** What changed since the pack that the board last saw: what moved beyond chance, what is new, what was corrected. */
import { changesSince } from '../../domain/changes.ts'
import type { Changes, Moved } from '../../domain/changes.ts'
import { namesOf } from '../../domain/finding.ts'
import { documentDifferences } from '../../domain/pack-differences.ts'
import type { Difference } from '../../domain/pack-record.ts'
import { fixedRules } from '../../domain/rules.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import {
  capitalise,
  countWord,
  formatDate,
  formatRange,
  formatValue,
  groupLabel,
  joinNames,
  lowerFirst,
  plural,
} from '../../domain/wording.ts'
import { verdictMark } from '../../domain/marks.ts'
import { dataTable, drawPage, heading, list, title } from '../blocks/index.ts'
import type { Block } from '../blocks/index.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { recordOf } from '../record.ts'
import type { Row } from '../table.ts'
import { mm } from '../tokens.ts'
import { slotMark } from './figure-cell.ts'
import { shortPeriod } from './heat-table.ts'

export const drawChanges: DrawPages = (context) => {
  const { input, figures: book } = context
  const { since } = input
  const changes = changesSince({ book, vision: input.vision, was: since?.record ?? null })
  const documents =
    since?.sameMeeting === true ? documentDifferences(since.record, recordOf(input, [], [])) : []
  const { moved } = changes
  drawPage(
    context,
    {
      name: 'What changed',
      ...(moved.length === 0
        ? {}
        : {
            foot: {
              rule: `Moved: the latest figure left the range in which its own past lets one expect it (95% from ${plural(fixedRules.fewestEarlierYears, 'earlier year')} or more; from ${fixedRules.fewestForLimits} months on, mean ± ${fixedRules.limitFactor} × average moving range). Everything else that went up or down may be chance.`,
              figures: moved.map(({ exception }) => exception.figure),
            },
          }),
    },
    [
      title(finding(changes, documents), sinceWords(context)),
      ...documentBlocks(documents),
      ...movedBlocks(context, moved),
      ...renewedBlocks(context, changes),
      ...correctedBlocks(changes),
    ],
  )
}

function sinceWords({ input }: PageContext): string {
  const { since } = input
  if (since === null)
    return 'No earlier pack of this board is recorded, so this is what the latest periods brought.'
  return since.sameMeeting
    ? `Since the pack of this meeting issued on ${formatDate(since.issued)}.`
    : `Since the pack for ${since.title}, ${formatDate(since.date)}.`
}

function finding({ moved, renewed, corrected }: Changes, documents: readonly Difference[]): string {
  const of = (kind: 'worse' | 'better') =>
    moved
      .filter(({ exception }) => exception.kind === kind)
      .map(({ exception }) => exception.figure)
  const [worse, better] = [of('worse'), of('better')]
  const unique = (figures: typeof worse) => [
    ...new Map(figures.map((figure) => [figure.kpi.code, figure])).values(),
  ]
  const said = (figures: typeof worse) => {
    const names = unique(figures)
    return names.length <= 2 ? namesOf(names) : `${capitalise(countWord(names.length))} measures`
  }
  if (worse.length > 0)
    return `${said(worse)} moved for the worse${better.length > 0 ? `, ${lowerFirst(said(better))} for the better` : ''}`
  if (better.length > 0) return `${said(better)} moved for the better, nothing for the worse`
  if (renewed.length > 0) return 'New figures came in, and none moved beyond chance'
  if (documents.length > 0) return 'Papers and agenda changed; no figure did'
  return corrected.length > 0 ? 'Figures were corrected; none is new' : 'Nothing has changed'
}

function movedBlocks(context: PageContext, moved: readonly Moved[]): Block[] {
  if (moved.length === 0) return []
  const short = shortSchoolNames(context.figures.schools)
  const sorted = moved.toSorted(
    (a, b) => Number(b.exception.kind === 'worse') - Number(a.exception.kind === 'worse'),
  )
  return [
    heading(
      `${capitalise(countWord(moved.length))} ${moved.length === 1 ? 'figure' : 'figures'} moved beyond what chance explains`,
    ),
    dataTable({
      summary: 'Figures that left their expected range',
      padding: 2,
      columns: [
        { head: 'Measure', share: 1.2, names: true, pad: mm(2) },
        { head: 'Whose', share: 1, pad: mm(2) },
        { head: 'Was', width: mm(30), align: 'right' },
        { head: 'Now', width: mm(30), align: 'right', slot: true },
        { head: 'Expected', width: mm(28), gap: mm(4) },
      ],
      rows: sorted.map(({ school, exception }): Row => {
        const { figure, reading, kind } = exception
        const { kpi, previous, value } = figure
        const drawn = (): void => {
          context.cite(figure)
          for (const point of reading?.series ?? [])
            if (point.figure.value !== null) context.cite(point.figure)
        }
        const small = { colour: 'ink-2', size: 8.5 } as const
        return {
          cells: [
            { text: [{ text: capitalise(kpi.short), face: 'semibold' }], drawn },
            school === null ? 'The trust' : (short.get(school.urn) ?? school.name),
            previous === null
              ? ''
              : [
                  { text: `${shortPeriod(previous.period)}  `, ...small },
                  formatValue(kpi, previous.value, { percentSign: true }),
                ],
            {
              text: [
                { text: `${shortPeriod(figure.period)}  `, ...small },
                {
                  text: value === null ? '' : formatValue(kpi, value, { percentSign: true }),
                  face: kind === 'worse' ? 'bold' : 'regular',
                },
              ],
              ...slotMark(context, verdictMark(exception)),
            },
            reading?.range ? formatRange(kpi, reading.range) : '',
          ],
        }
      }),
    }),
  ]
}

/** Families of measures that came to a newer period. */
function renewedBlocks({ input }: PageContext, { renewed }: Changes): Block[] {
  if (renewed.length === 0) return []
  return [
    heading(input.since === null ? 'The latest figures that we hold' : 'New figures'),
    dataTable({
      summary: 'Measures that came to a newer period',
      padding: 2,
      columns: [
        { head: 'Measures', width: mm(46), names: true, pad: mm(2) },
        { head: 'Period', width: mm(44), pad: mm(2) },
        ...(input.since === null ? [] : [{ head: 'Before', width: mm(26) }]),
        { head: 'What', share: 1, pad: mm(2) },
        { head: 'Schools', width: mm(16), align: 'right' as const },
      ],
      rows: renewed.map(({ family, period, provisional, kpis, schools, before }) => ({
        cells: [
          { text: [{ text: family, face: 'semibold' as const }] },
          `${shortPeriod(period)}${provisional ? ', provisional' : ''}`,
          ...(input.since === null ? [] : [before === null ? 'none' : shortPeriod(before)]),
          kpis.length <= 3
            ? joinNames(kpis.map(({ short }) => short))
            : `${plural(kpis.length, 'measure')}: ${kpis
                .slice(0, 2)
                .map(({ short }) => short)
                .join(', ')} …`,
          schools === 0 ? 'the trust' : String(schools),
        ],
      })),
    }),
  ]
}

function correctedBlocks({ corrected }: Changes): Block[] {
  if (corrected.length === 0) return []
  return [
    heading('Corrected since the board saw them'),
    list(
      corrected.map(({ name, kpi, group, period, was, now }) => ({
        text: `${name}, ${kpi.name}${group === 'all' ? '' : `, ${groupLabel(group)}`}, ${shortPeriod(period)}: ${now}, was ${was}`,
      })),
      { style: 'table' },
    ),
  ]
}

function documentBlocks(documents: readonly Difference[]): Block[] {
  if (documents.length === 0) return []
  return [
    heading('Agenda and papers'),
    list(
      documents.map(({ words: text }) => ({ text })),
      { style: 'table' },
    ),
  ]
}
