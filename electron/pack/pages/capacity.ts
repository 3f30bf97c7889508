/**
 * Capacity to improve, as far as registers tell: what Ofsted says of each school in the words of its own era,
 * how full the schools are, how far apart they lie. Which leaders support whom is not recorded yet.
 */
import type { School } from '../../domain/school.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import { schoolsByPhase } from '../../domain/school-order.ts'
import {
  capitalise,
  countWord,
  formatDate,
  formatNumber,
  lowerFirst,
} from '../../domain/wording.ts'
import { dataTable, drawPage, gap, richText, title, words } from '../blocks/index.ts'
import { whatIsMissing } from '../missing.ts'
import type { DrawPages, PageContext } from '../page.ts'
import type { Row } from '../table.ts'
import type { Run } from '../text.ts'
import { mm } from '../tokens.ts'
import { latestInspections, visitText } from './ofsted.ts'

export const drawCapacity: DrawPages = (context) => {
  const { input, figures: book } = context
  const missing = whatIsMissing('capacity', input, book)
  const rule = goldenRule(context)
  drawPage(context, { name: 'Capacity to improve' }, [
    title(rule.finding, rule.sentence),
    ...richText(context, input.meeting.narrative?.capacity ?? ''),
    dataTable({
      summary: 'Schools with their last graded inspection, places and distance',
      before: mm(4),
      padding: 2.5,
      columns: [
        { head: 'School', width: mm(38), names: true, pad: mm(2) },
        { head: 'Ofsted, in the words of its own era', share: 1, pad: mm(4) },
        { head: 'Pupils', width: mm(14), align: 'right' },
        { head: 'Places filled', width: mm(17), align: 'right' },
        { head: 'Nearest of ours', width: mm(35), gap: mm(5) },
      ],
      rows: schoolsByPhase(book.schools).flatMap(({ schools }) =>
        schools.map((school) => schoolRow(context, school)),
      ),
    }),
    words(
      'The golden rule (Flying High Trust): three good or outstanding schools for each that requires improvement or is inadequate. It is read of overall grades alone, which Ofsted gave until 2 September 2024; later judgements are never converted into them. Distances are as the crow flies, by the register’s grid references.',
      { style: 'source', before: mm(3) },
    ),
    ...(missing === null ? [] : [gap(missing.words)]),
  ])
}

/** How many schools have an overall grade, and whether those that do keep the golden rule. */
function goldenRule(context: PageContext): { finding: string; sentence: string } {
  const { input, figures: book } = context
  const grades = book.schools.flatMap(({ urn }) => {
    const { graded } = latestInspections(input.inspections, urn)
    return graded?.era === 'graded-overall' && graded.overall !== null
      ? [graded.overall.toLowerCase()]
      : []
  })
  if (input.inspections.length === 0)
    return {
      finding: 'Capacity to improve',
      sentence: 'No inspection of our schools is known yet.',
    }
  const strong = grades.filter((grade) => /^(good|outstanding)$/.test(grade)).length
  const weak = grades.filter((grade) => /requires|inadequate|serious|special/.test(grade)).length
  const without = book.schools.length - grades.length
  const kept = weak === 0 || strong >= 3 * weak
  const later =
    without === 0
      ? ''
      : ` ${capitalise(countWord(without))} ${without === 1 ? 'school has' : 'schools have'} no overall grade of today’s school.`
  if (grades.length === 0)
    return { finding: 'No school of ours has an overall grade any more', sentence: later.trim() }
  return {
    finding: kept
      ? `${capitalise(countWord(strong))} strong ${strong === 1 ? 'school stands' : 'schools stand'} beside ${weak === 0 ? 'none' : countWord(weak)} that must improve`
      : `Too few strong schools: ${countWord(strong)} beside ${countWord(weak)} that must improve`,
    sentence: `By overall grade: ${countWord(strong)} good or outstanding, ${countWord(weak)} less than good.${later}`,
  }
}

function schoolRow(context: PageContext, school: School): Row {
  const { input, figures: book } = context
  const short = shortSchoolNames(book.schools)
  const { graded, visit } = latestInspections(input.inspections, school.urn)
  const ofsted: Run[] =
    graded === null
      ? ['No graded inspection is known.']
      : [
          graded.overall !== null && graded.era === 'graded-overall'
            ? { text: `Overall ${lowerFirst(graded.overall)}`, face: 'semibold' }
            : judged(graded.judgements),
          { text: `, ${formatDate(graded.date, 'short')}`, colour: 'ink-2' },
        ]
  if (visit !== null) ofsted.push({ text: `\n${visitText(visit)}`, colour: 'ink-2' })
  const { pupils, capacity } = school
  const near = nearest(school, book.schools)
  return {
    cells: [
      { text: [{ text: short.get(school.urn) ?? school.name, face: 'semibold' }] },
      { text: ofsted },
      pupils === null ? 'no figure' : formatNumber(pupils),
      pupils === null || capacity === null || capacity === 0
        ? 'no figure'
        : `${formatNumber((100 * pupils) / capacity)}%`,
      near === null
        ? 'no grid reference'
        : `${short.get(near.school.urn) ?? near.school.name}, ${formatNumber(near.km, near.km < 10 ? 1 : 0)} km`,
    ],
  }
}

/** The words that stand in a judgement, most of them first: `Good in three areas, outstanding in one`. */
function judged(judgements: readonly { words: string }[]): string {
  const counts = new Map<string, number>()
  for (const { words: word } of judgements) {
    if (/^not (applicable|judged)$/i.test(word)) continue
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const told = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(
      ([word, count], i) =>
        `${i === 0 ? capitalise(word) : lowerFirst(word)} in ${countWord(count)}${i === 0 ? ` ${count === 1 ? 'area' : 'areas'}` : ''}`,
    )
  return told.length === 0 ? 'No area was judged' : told.join(', ')
}

function nearest(school: School, all: readonly School[]): { school: School; km: number } | null {
  const { easting: x, northing: y } = school
  if (x === null || y === null) return null
  let best: { school: School; km: number } | null = null
  for (const other of all) {
    if (other.urn === school.urn || other.easting === null || other.northing === null) continue
    const km = Math.hypot(other.easting - x, other.northing - y) / 1000
    if (best === null || km < best.km) best = { school: other, km }
  }
  return best
}
