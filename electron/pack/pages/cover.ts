/** The cover: whose meeting, when and where, what the pack holds at a glance, and whose copy it is. */
import { scorecard } from '../../domain/scorecard.ts'
import { formatDate } from '../../domain/wording.ts'
import { drawGlance, timesOf } from '../at-a-glance.ts'
import { copyWords, plumbMark } from '../furniture.ts'
import { planPack } from '../plan.ts'
import { drawText, layText, lineOfText, paragraph } from '../text.ts'
import { mm, strokes } from '../tokens.ts'
import { elsewhereWords } from './scorecard.ts'
import { drawDecisions } from './decisions.ts'
import { visionReview } from './vision.ts'
import type { PackInput } from '../input.ts'
import type { PageContext } from '../page.ts'
import type { Part } from '../plan.ts'

type Entry = { title: string; anchor: string }

/** What a reader would look for: agenda, the computed parts, papers as one, the sources. */
export function coverEntries(context: PageContext, parts: readonly Part[]): Entry[] {
  const found: Entry[] = []
  const schools = parts.filter((part) => part.kind === 'school')
  const papers = parts.filter((part) => part.kind === 'paper')
  const decided = parts.some((part) => part.kind === 'section' && part.section === 'decisions')
  const agenda = decided ? 'Agenda' : 'Agenda, and what we must decide'
  for (const part of parts) {
    if (part.kind === 'agenda') found.push({ title: agenda, anchor: part.anchor })
    if (part.kind === 'section') found.push({ title: part.title, anchor: part.anchor })
    if (part === schools[0]) {
      found.push({
        title: schools.length === 1 ? 'School page' : `School pages, ${schools.length} schools`,
        anchor: part.anchor,
      })
    }
    if (part === papers[0]) {
      found.push({
        title: papersTitle(
          context,
          papers.map((one) => one.paper),
        ),
        anchor: part.anchor,
      })
    }
    if (part.kind === 'appendix') found.push({ title: part.title, anchor: part.anchor })
  }
  return found
}

/** How many papers there are, and how many of them cannot be read aloud. */
function papersTitle(context: PageContext, names: readonly string[]): string {
  const silent = names.filter((name) => {
    const paper = context.paper(name)
    return paper?.status === 'readable' && !paper.tagged
  }).length
  const all = names.length === 1 ? 'Paper' : `Papers, ${names.length} with their items`
  if (silent === 0) return all
  return names.length === 1 ? `${all}, not accessible` : `${all}; ${silent} not accessible`
}

/**
 * Where the trust stands against its vision, as its own page says it, and what the scorecard finds of the schools;
 * null where the vision's page is not in the copy.
 */
export function standing(context: PageContext, plan: readonly Part[]) {
  const part = plan.find((one) => one.kind === 'section' && one.section === 'vision')
  const review = part === undefined ? null : visionReview(context)
  if (part === undefined || review === null) return null
  const page = context.pageOf(part.anchor)
  return {
    label: page === null ? 'Where we stand' : `Where we stand, page ${page}`,
    anchor: part.anchor,
    headline: review.headline,
    sentence: review.sentence,
    schools: schoolsFinding(context, plan),
  }
}

/** What the scorecard finds of the schools, and who has worse figures that it does not show; null of no figures. */
function schoolsFinding(context: PageContext, plan: readonly Part[]): string | null {
  const { figures: book, input } = context
  const part = plan.find((one) => one.kind === 'section' && one.section === 'scorecard')
  if (part === undefined) return null
  const card = scorecard({ book, vision: input.vision })
  if (card.counts.values === 0) return null
  const page = context.pageOf(part.anchor)
  const where = page === null ? 'On the scorecard' : `On the scorecard, page ${page}`
  return `${where}: ${card.finding}. ${elsewhereWords(context, card)}`.trim()
}

function drawStanding(
  context: PageContext,
  plan: readonly Part[],
  { x, y, width }: { x: number; y: number; width: number },
): number {
  const { doc } = context
  const found = standing(context, plan)
  if (found === null) return y
  const { label, anchor, headline, sentence, schools } = found
  const head = layText(doc, label, { style: 'label', face: 'regular' }, width)
  const box = { x, y, width, height: head.height }
  doc.group('P', () => doc.link(box, anchor, label, () => drawText(doc, head, x, y)))
  const finding = { style: 'heading', size: 13.25 } as const
  y = paragraph(doc, headline, { x, y: y + head.height + 2, width, style: finding })
  y = paragraph(doc, sentence, { x, y: y + 1, width, style: 'lead' })
  return schools === null ? y : paragraph(doc, schools, { x, y: y + 3, width, style: 'lead' })
}

/** Decisions that the cover names; the agenda has them all. */
const mostDecisions = 6
const entryHeight = 18
/** Lines of the contents that stand below each other. */
const mostInColumn = 9

export function drawCover(context: PageContext): void {
  const { doc, input } = context
  const { meeting } = input.meeting
  const frame = context.addPage('Cover')
  const { left, right } = frame

  // The one large plumb line: it hangs from the head of the paper to the meeting's name.
  plumbMark(doc, left + 2, 0, mm(64), 7)
  const inset = left + mm(9)
  const room = right - inset

  paragraph(doc, input.trust.name, {
    x: inset,
    y: mm(22.5),
    width: room,
    style: { style: 'body', face: 'semibold', colour: 'ink-2' },
  })

  let y = mm(46)
  y = paragraph(doc, meeting.title, {
    x: inset,
    y,
    width: room,
    style: { style: 'title', size: 38, leading: 1.1 },
  })
  y = Math.max(y, mm(64)) + 8
  y = paragraph(doc, `${formatDate(meeting.date, 'weekday')}, ${timesOf(input)}`, {
    x: inset,
    y,
    width: room,
    style: { style: 'body', size: 13, colour: 'ink' },
  })
  const quorum = meeting.quorum ? `quorum ${meeting.quorum.needs} of ${meeting.quorum.of}` : ''
  const place = [meeting.place, quorum].filter((part) => part !== '').join('  ·  ')
  if (place !== '')
    y = paragraph(doc, place, {
      x: inset,
      y: y + 2,
      width: room,
      style: { style: 'body', size: 13, colour: 'ink-2' },
    })

  const plan = planPack(input, context.figures)
  y = drawDecisions(context, { x: inset, y: y + mm(8), width: room, most: mostDecisions })
  y = drawStanding(context, plan, { x: inset, y: y + mm(7), width: room })

  const parts = coverEntries(context, plan)
  // More than a column takes stand in two, read one after the other.
  const across = parts.length > mostInColumn ? 2 : 1
  const deep = Math.ceil(parts.length / across)
  const listed = mm(22) + deep * entryHeight
  const last = frame.bottom - mm(11)
  y = Math.max(y + mm(7), last - listed)
  if (y + listed > last + 1) y = context.addPage('Cover').top + mm(2)
  const glanceTop = y
  doc.rule(y, { x: inset, length: room, colour: 'ink', width: strokes.head })
  y = paragraph(doc, 'In this pack', { x: inset, y: y + mm(4), width: room / 2, style: 'heading' })
  drawGlance(context, right, glanceTop + mm(4.5))
  const top = Math.max(y + mm(3), glanceTop + mm(22))
  const wide = (room - (across - 1) * mm(8)) / across
  doc.group('TOC', () => {
    parts.forEach((entry, i) => {
      const x = inset + Math.floor(i / deep) * (wide + mm(8))
      const at = top + (i % deep) * entryHeight
      const page = context.pageOf(entry.anchor)
      const box = { x, y: at, width: wide, height: entryHeight }
      const write = (): void => {
        lineOfText(doc, entry.title, { x, y: at + 12.8, style: 'body' })
        const look = { style: 'body', colour: 'ink-2' } as const
        lineOfText(doc, page === null ? '' : String(page), {
          x: x + wide,
          y: at + 12.8,
          style: look,
          align: 'right',
        })
      }
      doc.group('TOCI', () =>
        doc.group('Reference', () =>
          doc.link(box, entry.anchor, `${entry.title}, page ${page ?? ''}`, write),
        ),
      )
      doc.rule(at + entryHeight, { x, length: wide, colour: 'hair' })
    })
  })

  const words = `Pack version ${input.version}, issued ${formatDate(input.issued)}. This is the ${copyWords(input)}.${copyNote(input)}`
  paragraph(doc, words, { x: inset, y: doc.frame.bottom - 8, width: room, style: 'label' })
}

/** What a holder of the copy must know of its confidential items; empty where there are none. */
export function copyNote(input: PackInput): string {
  if (!input.meeting.items.some((item) => item.confidential)) return ''
  return input.copy === 'public'
    ? ' Confidential items and their papers are left out of it.'
    : ' It holds confidential items: keep it to yourself.'
}
