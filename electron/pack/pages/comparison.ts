/**
 * Schools compared: one heat table for each phase with several schools, with each figure's change and its
 * disadvantaged pupils. It holds the vision's measures of the phase, then the headline measures, as many as
 * its pages take; what else is known stands on the schools' own pages.
 */
import { partlyCovered } from '../../domain/coverage.ts'
import type { Change, Figure } from '../../domain/figure.ts'
import { headlinePlace, isHeadline } from '../../domain/headline.ts'
import type { Kpi, Phase, PupilGroup } from '../../domain/kpi.ts'
import { markRule } from '../../domain/mark-rule.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import type { School } from '../../domain/school.ts'
import { comparisons, scorecard, sumUp } from '../../domain/scorecard.ts'
import type { Scorecard } from '../../domain/scorecard.ts'
import { capitalise, countWord, formatNumber, joinNames, roundTo } from '../../domain/wording.ts'
import type { PackDocument } from '../document.ts'
import { anchors } from '../page.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import { drawFoot, drawKey, keyHeight, keyOf } from './foot.ts'
import { drawCardHead, drawHeatTable, fittingGroups, heatGroups } from './heat-table.ts'
import type { HeatColumn, HeatGroup } from './heat-table.ts'

/** More schools than this go overleaf, so that their measures must do with the width of one page. */
const schoolsOfPage = 11

/** A change as printed: `+3`, `−0.4`, `±0`. */
export function changeWords(change: Change, decimals: number): string {
  const by = roundTo(change.by, decimals)
  if (by === 0) return '±0'
  return by > 0 ? `+${formatNumber(by, decimals)}` : formatNumber(by, decimals)
}

type Compared = { phase: Phase; title: string; card: Scorecard; groups: HeatGroup[]; left: number }

/** Every school's page asks where its further figures are compared, so the tables are made once a lay-out. */
const made = new WeakMap<PackDocument, Compared[]>()

/** The tables of the pack: one for each phase of two schools or more. `left`: measures without room. */
function comparedPhases(context: PageContext): Compared[] {
  const known = made.get(context.doc)
  if (known) return known
  const phases = makeComparedPhases(context)
  made.set(context.doc, phases)
  return phases
}

function makeComparedPhases(context: PageContext): Compared[] {
  const { input, figures: book } = context
  return comparisons({ book, vision: input.vision }).flatMap(({ phase, title, table: card }) => {
    const schools = card.phases.flatMap((one) => one.rows).map((row) => row.school)
    // A school alone in its phase has nobody to be compared with.
    if (schools.length < 2) return []
    const options = { book, vision: input.vision, phase, include: 'all' } as const
    const all = withGroup(context, card, scorecard({ ...options, group: 'disadvantaged' }))
    const chosen = headlinesFirst(all)
    const pages = schools.length <= schoolsOfPage ? 2 : 1
    const groups = fittingGroups(context, chosen, schools, pages)
    const count = (list: readonly HeatGroup[]): number =>
      new Set(list.flatMap((group) => group.columns.map((one) => one.column.kpi.code))).size
    return groups.length === 0
      ? []
      : [{ phase, title, card, groups, left: count(all) - count(groups) }]
  })
}

/** The vision's measures as they are; of the others, what needs questions first, then the headlines in their order. */
function headlinesFirst(groups: readonly HeatGroup[]): HeatGroup[] {
  return groups.flatMap((group) => {
    if (group.strand !== null) return [group]
    const worse = new Set(
      group.columns
        .filter(({ cells }) => cells.some((figure) => figure?.verdict.kind === 'worse'))
        .map(({ column }) => column.kpi.code),
    )
    const place = ({ column: { kpi } }: HeatColumn): number =>
      worse.has(kpi.code) ? -1 : headlinePlace(kpi.code)
    const columns = group.columns
      .filter(({ column: { kpi } }) => worse.has(kpi.code) || isHeadline(kpi.code))
      .toSorted((a, b) => place(a) - place(b))
    return columns.length === 0 ? [] : [{ ...group, columns }]
  })
}

/** In which phase's table a school's measure stands for a group of pupils; null where in none. */
export function comparedMeasures(
  context: PageContext,
  school: School,
): (kpi: Pick<Kpi, 'code'>, group: PupilGroup) => Phase | null {
  const phaseOf = new Map<string, Phase>()
  for (const { phase, card, groups } of comparedPhases(context)) {
    const i = card.phases.flatMap((one) => one.rows).findIndex((row) => row.school === school)
    for (const { column, cells } of groups.flatMap((group) => group.columns)) {
      if (i >= 0 && cells[i] != null) phaseOf.set(`${column.kpi.code}|${column.group}`, phase)
    }
  }
  return (kpi, group) => phaseOf.get(`${kpi.code}|${group}`) ?? null
}

/** Draws a table for every phase of two schools or more. */
export const drawComparison: DrawPages = (context) => {
  const phases = comparedPhases(context)
  const short = shortSchoolNames(context.figures.schools)
  if (phases.length === 0) drawNothing(context)
  for (const { phase, title, card, groups, left } of phases) {
    const columns = groups.flatMap((group) => group.columns)
    const all = columns.flatMap((column) => [...column.cells, column.trust])
    const rows = card.phases.flatMap((one) => one.rows)
    // The title speaks of what the table shows, no more and no less.
    const shown = rows.map(({ school }, i) => ({
      school,
      cells: columns.map((column) => column.cells[i] ?? null),
    }))
    const summary = sumUp(shown, context.figures.rules, phase)
    const key = keyOf(all, context.figures.rules)
    const more =
      left === 0
        ? ''
        : ` ${left === 1 ? 'One further measure stands' : `${capitalise(countWord(left))} further measures stand`} on the schools’ own pages or in Plumbline.`
    const loose = summary.tooLoose === null ? '' : ` ${summary.tooLoose}`
    const others = rows.flatMap(({ school }) =>
      school.phase === phase ? [] : (short.get(school.urn) ?? school.name),
    )
    const allThrough =
      others.length === 0
        ? ''
        : ` ${joinNames(others)}, all-through: only the measures of these years, not in the trust’s row.`
    const partly = columns.some(({ trust }) => trust !== null && partlyCovered(trust) !== '')
      ? ' Below the trust’s: the schools in it, where some have none.'
      : ''
    const rule = `${markRule(all, context.figures.rules)} Below a figure: its change since the same time a year before, where no gap or new method lies between.${partly}${allThrough}${more}${loose}`
    const name = `Schools compared: ${title.toLowerCase()}`
    drawHeatTable(context, {
      sections: card.phases.map((one) => ({
        title: one.title,
        schools: one.rows.map((row) => row.school),
      })),
      groups,
      trustName: `Trust, ${title.toLowerCase()}`,
      summary: `${summary.finding}. ${title} schools by measures.`,
      begin: (page) => {
        const frame = context.addPage(name, 'landscape')
        context.doc.anchor(anchors.compared(phase))
        const foot = drawFoot(context, rule, all)
        const bottom = foot - keyHeight(context, key, frame.width) - mm(2)
        drawKey(context, key, frame.left, bottom + mm(0.75), frame.width)
        const anchor = anchors.compared(phase)
        return { y: drawCardHead(context, summary, { page, anchor }), bottom }
      },
    })
  }
}

function drawNothing(context: PageContext): void {
  const { doc } = context
  const { left, top, width } = context.addPage('Schools compared', 'landscape')
  const title = 'There are no figures to compare yet'
  const y = paragraph(doc, title, { x: left, y: top + mm(3), width, style: 'title' })
  const words = 'No results of our schools are known yet.'
  paragraph(doc, words, { x: left, y: y + mm(2), width })
}

/** The measures of a phase with their changes, each followed by its disadvantaged pupils where these have values. */
function withGroup(context: PageContext, card: Scorecard, disadvantaged: Scorecard): HeatGroup[] {
  const rowsOf = (of: Scorecard) => of.phases.flatMap((phase) => phase.rows)
  const changes = (column: HeatColumn): HeatColumn => ({
    ...column,
    below: column.cells.map((figure) => changeBelow(context, figure)),
  })
  const ofGroup = new Map(
    heatGroups(disadvantaged, rowsOf(disadvantaged)).flatMap((group) =>
      group.columns.map((column) => [column.column.kpi.code, column]),
    ),
  )
  const isShown = (figure: Figure | null): boolean =>
    figure?.value != null || figure?.state === 'suppressed'
  return heatGroups(card, rowsOf(card))
    .map((group) => ({
      ...group,
      columns: group.columns.flatMap((column) => {
        const { kpi } = column.column
        if (kpi.polarity === 'context' || column.cells.every((figure) => figure === null)) return []
        const few = ofGroup.get(kpi.code)
        if (few === undefined || !few.cells.some(isShown)) return [changes(column)]
        return [changes(column), changes({ ...few, name: 'of whom disadvantaged' })]
      }),
    }))
    .filter((group) => group.columns.length > 0)
}

function changeBelow(context: PageContext, figure: Figure | null): HeatColumn['below'][number] {
  const change = figure === null ? null : context.figures.change(figure)
  if (change === null || figure === null) return null
  const { kpi, group } = figure
  const about = figure.urn ?? (figure.phase === null ? null : { phase: figure.phase })
  return {
    words: changeWords(change, kpi.decimals),
    since: context.figures.figure(about, kpi.code, group, change.from),
  }
}
