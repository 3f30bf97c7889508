/** What goes into a pack, and in which order. Pure: it looks at nothing but the input and its figures. */
import { schoolsByPhase } from '../domain/school-order.ts'
import { packChoices, sectionTitles } from '../domain/meeting.ts'
import { numberItems, type NumberedItem } from '../domain/numbering.ts'
import { schoolReport } from '../domain/school-report.ts'
import { capitalise, formatDate } from '../domain/wording.ts'
import type { FigureBook } from '../domain/figures.ts'
import type { PaperSize, Section } from '../domain/meeting.ts'
import type { School } from '../domain/school.ts'
import { anchors } from './page.ts'
import type { PackInput } from './input.ts'

type OfItem = { item: NumberedItem; title: string; anchor: string }
/** A section hangs on an item, or stands before the items or after them. */
type OfPack = { item: NumberedItem | null; title: string; anchor: string }

/** One part of the pack: what one page function draws, or one appended paper. */
export type Part =
  | { kind: 'cover' | 'agenda' | 'appendix'; item: null; title: string; anchor: string }
  | ({ kind: 'divider' } & OfItem)
  | ({ kind: 'section'; section: Exclude<Section, 'schools'> } & OfPack)
  | ({ kind: 'school'; school: School; place: { index: number; of: number } } & OfPack)
  /** `opens`: it is the item's only paper, and its first page says what the item asks. */
  | ({ kind: 'paper'; paper: string; opens: boolean; size: PaperSize } & OfItem)

/**
 * The parts in order: cover; agenda; what the pack puts before its items; for each item a sheet that introduces
 * it (where it carries several papers; a single one is introduced above its own first page), its computed
 * sections in their order and its papers; the data appendix, unless the meeting leaves it out; what the pack
 * puts last. A section that is named twice is laid at the first place only.
 */
export function planPack(input: PackInput, book: FigureBook): Part[] {
  const choices = packChoices(input.meeting)
  const laid = new Set<Section>()
  const sectionsOf = (item: NumberedItem | null, wanted: readonly Section[]): Part[] =>
    wanted.flatMap((section) => {
      if (laid.has(section) || isEmpty(section, input)) return []
      laid.add(section)
      return section === 'schools' ? schoolParts(item, input, book) : [sectionPart(item, section)]
    })
  const parts: Part[] = [
    { kind: 'cover', item: null, title: 'Cover', anchor: anchors.cover },
    { kind: 'agenda', item: null, title: 'Agenda', anchor: anchors.agenda },
    ...sectionsOf(null, choices.front),
  ]
  for (const item of numberItems(input.meeting)) {
    if (item.withheld !== undefined) continue
    const size = item.paperSize ?? choices.paperSize
    // A page that keeps its own size has no room for what the item asks.
    const opens = item.papers.length === 1 && size === 'a4'
    if (item.papers.length > 0 && !opens) {
      parts.push({ kind: 'divider', item, title: item.title, anchor: `divider-${item.number}` })
    }
    parts.push(...sectionsOf(item, item.sections), ...paperParts(item, { opens, size }))
  }
  if (choices.appendix) {
    parts.push({
      kind: 'appendix',
      item: null,
      title: 'Where every figure comes from',
      anchor: anchors.appendix,
    })
  }
  return [...parts, ...sectionsOf(null, choices.back)]
}

/** A page of decisions where none is asked would only say so again. */
function isEmpty(section: Section, input: PackInput): boolean {
  return section === 'decisions' && !input.meeting.items.some((item) => item.purpose === 'decision')
}

function sectionPart(item: NumberedItem | null, section: Exclude<Section, 'schools'>): Part {
  return {
    kind: 'section',
    section,
    item,
    title: sectionTitles[section],
    anchor: anchors.section(section, item?.number ?? ''),
  }
}

function schoolParts(item: NumberedItem | null, input: PackInput, book: FigureBook): Part[] {
  const schools = schoolsByPhase(schoolsShown(input, book)).flatMap((one) => one.schools)
  return schools.map((school, i) => ({
    kind: 'school',
    item,
    school,
    place: { index: i + 1, of: schools.length },
    title: school.name,
    anchor: anchors.school(school.urn),
  }))
}

function paperParts(item: NumberedItem, how: { opens: boolean; size: PaperSize }): Part[] {
  return item.papers.map((paper, i) => ({
    kind: 'paper',
    paper,
    ...how,
    item,
    title: paperTitle(paper),
    anchor: anchors.paper(item.number, i + 1),
  }))
}

/** Every school, or those with a figure that their page marks as worse, as the meeting has chosen. */
function schoolsShown(input: PackInput, book: FigureBook): School[] {
  if (packChoices(input.meeting).schools === 'all') return input.schools
  const { vision } = input
  return input.schools.filter(({ urn }) => schoolReport({ book, vision, urn })?.marked)
}

/**
 * A paper's name as printed: its file's name without folders and ending, hyphens as spaces, and a date in it
 * as dates are written: `minutes-2026-07-08.pdf` is Minutes, 8 July 2026.
 */
export function paperTitle(paper: string): string {
  const file = paper.split(/[/\\]/).at(-1) ?? paper
  const dates: string[] = []
  const bare = file
    .replace(/\.pdf$/i, '')
    .replace(
      /(?<!\d)((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?!\d)/,
      (found, year, _, month, day) => {
        const date = `${year}-${month}-${day}`
        if (formatDate(date) === date) return found
        dates.push(formatDate(date))
        return ' '
      },
    )
    .replace(/[-_\s]+/g, ' ')
    .trim()
  const words = [bare, ...dates].filter((part) => part !== '').join(', ')
  return words === '' ? file : capitalise(words)
}
