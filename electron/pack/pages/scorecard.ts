/** The scorecard: every school by every measure of the vision, readable in greyscale. */
import { markRule, weightRule } from '../../domain/mark-rule.ts'
import { scorecard, worseElsewhere } from '../../domain/scorecard.ts'
import type { Scorecard, ScorecardRow } from '../../domain/scorecard.ts'
import { capitalise, countWord, joinNames } from '../../domain/wording.ts'
import type { Vision } from '../../domain/vision.ts'
import type { School } from '../../domain/school.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import { paragraph } from '../text.ts'
import type { Run } from '../text.ts'
import { anchors } from '../page.ts'
import type { DrawPages, PageContext } from '../page.ts'
import { mm } from '../tokens.ts'
import { drawFoot, drawKey, keyHeight, keyOf } from './foot.ts'
import type { KeyEntry } from './foot.ts'
import { drawCardHead, drawHeatTable, heatGroups } from './heat-table.ts'

/**
 * The phases as sections. Those in which the trust has a single school stand together at the end, so that
 * a heading is not spent on each.
 */
function sectionsOf(card: Scorecard): { title: string; rows: readonly ScorecardRow[] }[] {
  const several = card.phases.filter((phase) => phase.rows.length > 1)
  const single = card.phases.filter((phase) => phase.rows.length === 1)
  if (single.length < 2) return card.phases
  const title = capitalise(joinNames(single.map((phase) => phase.title.toLowerCase())))
  return [...several, { title, rows: single.flatMap((phase) => phase.rows) }]
}

/** Numbers of strands whose titles may be too long to stand over their columns. */
function strandKey(vision: Vision | null): KeyEntry[] {
  return (vision?.strands ?? []).flatMap(({ title, short, kpis }, i) => {
    if (short !== undefined || kpis.length === 0) return []
    const number: Run = { text: `${i + 1}  `, face: 'serif', size: 10, colour: 'accent' }
    return [{ marks: [], text: [number, title] }]
  })
}

/** A sentence names so many schools; beyond them it counts. */
const namedElsewhere = 4

/**
 * Who has worse figures that the scorecard has no column for, each with its page, so that a chair who reads no further
 * asks about them too: `Quarrydene has worse figures on other measures: page 16.` Empty where nobody has.
 */
export function elsewhereWords(context: PageContext, card: Scorecard): string {
  const { figures: book } = context
  const schools = worseElsewhere(book, card)
  if (schools.length === 0) return ''
  const short = shortSchoolNames(book.schools)
  const have = schools.length === 1 ? 'has' : 'have'
  const pages = schools.flatMap(({ urn }) => context.pageOf(anchors.school(urn)) ?? [])
  const sole = schools.length === 1 && pages.length === 1
  const name = ({ urn, name: full }: School): string => {
    const page = context.pageOf(anchors.school(urn))
    const known = short.get(urn) ?? full
    return page === null || sole ? known : `${known} (page ${page})`
  }
  const names =
    schools.length <= namedElsewhere
      ? joinNames(schools.map(name))
      : `${capitalise(countWord(schools.length))} other schools`
  const where = sole
    ? `: page ${pages[0]}`
    : schools.length > namedElsewhere && pages.length > 0
      ? ': see their pages'
      : ''
  return `${names} ${have} worse figures on other measures${where}.`
}

/** Draws the scorecard, over several pages where there are more measures or schools than fit one. */
export const drawScorecard: DrawPages = (context) => {
  const { input, figures: book } = context
  const counted = scorecard({ book, vision: input.vision })
  const elsewhere = elsewhereWords(context, counted)
  const card = { ...counted, sentence: `${counted.sentence} ${elsewhere}`.trim() }
  const cells = card.phases.flatMap((phase) => phase.rows).flatMap((row) => row.cells)
  const all = [...cells, ...card.trust]
  const key = [...keyOf(all, book.rules), ...strandKey(input.vision)]
  const rule = [
    markRule(all, book.rules),
    weightRule,
    ...(card.tooLoose === null ? [] : [card.tooLoose]),
  ].join(' ')
  const anchor = anchors.section('scorecard', context.item?.number ?? '')
  const begin = (page: number): { y: number; bottom: number } => {
    const frame = context.addPage('Scorecard', 'landscape')
    const foot = drawFoot(context, rule, all)
    const bottom = foot - keyHeight(context, key, frame.width) - mm(2)
    drawKey(context, key, frame.left, bottom + mm(0.75), frame.width)
    return { y: drawCardHead(context, card, { page, anchor }), bottom }
  }
  if (card.columns.length === 0) {
    const frame = context.addPage('Scorecard', 'landscape')
    const y = drawCardHead(context, card, { page: 1, anchor })
    const words = 'No results of our schools are known yet for the measures that the vision names.'
    paragraph(context.doc, words, { x: frame.left, y, width: frame.width / 2 })
    return
  }
  const sections = sectionsOf(card)
  drawHeatTable(context, {
    sections: sections.map(({ title, rows }) => ({
      title,
      schools: rows.map((row) => row.school),
    })),
    groups: heatGroups(
      card,
      sections.flatMap((section) => section.rows),
    ),
    trustName: 'Trust',
    summary: `${card.finding}. Schools by measures, with the trust and England below.`,
    begin,
  })
}
