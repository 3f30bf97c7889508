/** The agenda: what we must decide, then every item with its purpose, its time and its pages, then whom the time serves. */
import { formatDate, joinNames } from '../../domain/wording.ts'
import {
  clockAfter,
  drawGlance,
  firstPageOf,
  glanceWidth,
  timesOf,
  totalMinutes,
} from '../at-a-glance.ts'
import { anchors } from '../page.ts'
import { drawDecisions } from './decisions.ts'
import { numberItems, type NumberedItem } from '../../domain/numbering.ts'
import { paperTitle } from '../plan.ts'
import { table } from '../table.ts'
import { heightOfText, lineOfText, paragraph } from '../text.ts'
import { mm } from '../tokens.ts'
import type { Purpose } from '../../domain/meeting.ts'
import type { Box } from '../document.ts'
import type { PackInput } from '../input.ts'
import type { PageContext } from '../page.ts'
import type { Cell, Row } from '../table.ts'
import type { Text } from '../text.ts'

const purposeWords: Record<Purpose, string> = {
  decision: 'Decision',
  discussion: 'Discussion',
  information: 'Information',
}

export function drawAgenda(context: PageContext): void {
  const { doc, input } = context
  const { meeting } = input.meeting
  const frame = context.addPage('Agenda')
  const { left, right, top } = frame

  const room = right - glanceWidth - left - mm(4)
  let y = paragraph(doc, `${meeting.title} agenda`, {
    x: left,
    y: top + 3,
    width: room,
    style: { style: 'title', size: 23 },
  })
  y = paragraph(doc, `${formatDate(meeting.date, 'weekday')}, ${timesOf(input)}`, {
    x: left,
    y: y + 2,
    width: room,
    style: 'body',
  })
  const quorum = meeting.quorum
    ? `quorum ${meeting.quorum.needs} of ${meeting.quorum.of} trustees`
    : ''
  const place = [meeting.place, quorum].filter((part) => part !== '').join('  ·  ')
  if (place !== '') y = paragraph(doc, place, { x: left, y, width: room, style: 'lead' })

  drawGlance(context, right, top + 3)

  y =
    drawDecisions(context, {
      ...{ x: left, width: right - left },
      y: Math.max(y, top + mm(15)) + mm(4),
    }) + mm(3.5)
  y = drawItems(context, y)
  const silent = silentWords(context)
  if (silent !== null) {
    const style = { style: 'label', face: 'regular' } as const
    y = paragraph(doc, silent, { x: left, y: y + mm(2), width: right - left, style })
  }
  drawStrandMinutes(context, y + mm(8))
}

/** The papers without tags, which a reader aloud cannot make sense of, each with its page; null of none. */
export function silentWords(context: PageContext): string | null {
  const { input } = context
  const named = numberItems(input.meeting).flatMap((item) =>
    item.papers.flatMap((name, i) => {
      const paper = context.paper(name)
      if (paper?.status !== 'readable' || paper.tagged) return []
      const page = context.pageOf(anchors.paper(item.number, i + 1))
      return [page === null ? paperTitle(name) : `${paperTitle(name)} (page ${page})`]
    }),
  )
  return named.length === 0
    ? null
    : `Not accessible, as ${named.length === 1 ? 'it has' : 'they have'} no tags for a screen reader: ${joinNames(named)}.`
}

/** Filled for a decision, outlined for a discussion, plain for information. */
function drawPurpose(context: PageContext, purpose: Purpose, box: Box, middle: number): void {
  const { doc } = context
  const words = purposeWords[purpose]
  if (purpose === 'information') {
    lineOfText(doc, words, {
      x: box.x,
      y: middle + 3.1,
      style: { style: 'label', face: 'regular' },
    })
    return
  }
  const decision = purpose === 'decision'
  const style = {
    style: 'label',
    face: decision ? 'bold' : 'semibold',
    colour: decision ? 'ground' : 'ink',
  } as const
  const width = doc.width(words, style) + 10
  const tag = { x: box.x, y: middle - 5.8, width, height: 11.6 }
  doc.box(
    tag,
    decision ? { fill: 'accent', radius: 1.2 } : { stroke: 'ink-2', radius: 1.2, width: 0.8 },
  )
  lineOfText(doc, words, { x: box.x + 5, y: middle + 2.9, style })
}

function strandWords(context: PageContext, item: NumberedItem): string {
  if (item.strand === undefined) return ''
  const strand = context.input.vision?.strands[item.strand - 1]
  return strand ? `${item.strand} ${strand.short ?? strand.title}` : String(item.strand)
}

function drawItems(context: PageContext, y: number): number {
  const { doc, input } = context
  const items = numberItems(input.meeting)
  const firstB = items.findIndex((item) => item.confidential)
  // Part B is a part only where the confidential items stand together at the end.
  const parted = firstB >= 0 && items.slice(firstB).every((item) => item.confidential)
  const isPublic = input.copy === 'public'
  const rows: Row[] = []
  let minutes = 0
  items.forEach((item, i) => {
    if (parted && i === 0 && firstB > 0) rows.push({ cells: ['Part A'], kind: 'group' })
    if (parted && i === firstB) {
      const words = isPublic
        ? 'confidential; withheld from this copy'
        : 'confidential; withheld from the public copy'
      rows.push({
        cells: [
          [
            { text: 'Part B', face: 'bold' },
            { text: `  ${words}`, face: 'regular' },
          ],
        ],
        kind: 'group',
      })
    }
    rows.push(itemRow(context, item, clockAfter(input.meeting.meeting.start, minutes), parted))
    minutes += item.minutes
  })
  return table(doc, {
    x: doc.frame.left,
    y,
    rowHeight: 22,
    style: 'body',
    summary: 'Items of the agenda with purpose, vision strand, start, minutes and pages',
    columns: [
      { head: 'Item', width: mm(8.9) },
      { width: mm(78.4), pad: mm(3), names: true, head: '' },
      { head: 'For', width: mm(23.2) },
      { head: 'Strand', width: mm(25.2), pad: mm(2) },
      { head: 'Starts', width: mm(12), align: 'right' },
      { head: 'Min', width: mm(11.1), align: 'right' },
      { head: 'Pages', width: mm(15.2), align: 'right' },
    ],
    rows,
  })
}

/** `8` or `8–10`: the pages that an item brings; null where it brings none. */
export function itemPages(context: PageContext, item: NumberedItem): string | null {
  const first = firstPageOf(context, item)
  if (first === null) return null
  const last = context.pageOf(`${anchors.item(item.number)}-end`) ?? first
  return first === last ? String(first) : `${first}–${last}`
}

function itemRow(context: PageContext, item: NumberedItem, starts: string, parted: boolean): Row {
  const minutes = item.minutes === 0 ? '' : String(item.minutes)
  const number = { style: 'body', face: 'semibold', colour: 'ink-2' } as const
  if (item.withheld !== undefined) {
    const words: Text = withheldWords(item).map((part) => ({ ...part, colour: 'ink-2' }))
    return {
      cells: [{ text: item.number, style: number }, words, null, null, starts, minutes, null],
    }
  }
  const decision = item.purpose === 'decision'
  const small = { size: 8.5, colour: 'ink-3', face: 'regular' } as const
  const title: Text = [
    { text: item.title, face: decision ? 'bold' : 'regular' },
    ...(item.presenter ? [{ text: `  ${item.presenter}`, ...small }] : []),
    ...(item.confidential && !parted ? [{ text: '  confidential', ...small }] : []),
  ]
  const text = itemPages(context, item)
  const pages: Cell = text === null ? null : { text, link: anchors.item(item.number) }
  return {
    cells: [
      { text: item.number, style: decision ? { ...number, face: 'bold', colour: 'ink' } : number },
      title,
      {
        draw: {
          words: purposeWords[item.purpose],
          paint: (box, middle) => drawPurpose(context, item.purpose, box, middle),
        },
      },
      { text: strandWords(context, item), style: { style: 'body', colour: 'ink-2' } },
      starts,
      minutes,
      pages,
    ],
  }
}

/** What stands at the place of an item that the copy leaves out: its title where the holder may know it, and why. */
export function withheldWords({ title, withheld = '' }: NumberedItem): { text: string }[] {
  return withheld.startsWith(title)
    ? [{ text: withheld }]
    : [{ text: `${title}. ` }, { text: withheld }]
}

type StrandMinutes = { number: string; name: string; minutes: number }

/** Whom the meeting's minutes serve: each strand, then what serves none; null without a vision or times. */
export function strandMinutes(
  input: PackInput,
): { title: string; total: number; parts: StrandMinutes[] } | null {
  const strands = input.vision?.strands ?? []
  const total = totalMinutes(input)
  if (strands.length === 0 || total === 0) return null
  const parts = strands
    .map((strand, i) => ({
      number: String(i + 1),
      name: strand.short ?? strand.title,
      minutes: input.meeting.items.reduce(
        (sum, item) => sum + (item.strand === i + 1 ? item.minutes : 0),
        0,
      ),
    }))
    .filter((part) => part.minutes > 0)
  const serving = parts.reduce((sum, part) => sum + part.minutes, 0)
  if (total > serving)
    parts.push({ number: '', name: 'Statutory and running business', minutes: total - serving })
  const title =
    serving === 0
      ? 'No item serves a strand of our vision'
      : `${serving} of ${total} minutes go to our vision`
  return { title, total, parts }
}

/** One bar of the meeting's minutes: a filled part for each strand, hollow for what serves none. */
function drawStrandMinutes(context: PageContext, y: number): void {
  const { doc, input } = context
  const told = strandMinutes(input)
  if (told === null) return
  const { title, total, parts } = told
  const needed = mm(26)
  if (y + needed > doc.frame.bottom) y = doc.continuePage().top
  const { left, width } = doc.frame
  y = paragraph(doc, title, { x: left, y, width, style: 'heading' })
  y =
    paragraph(doc, 'Minutes by the strand that leads each item.', {
      x: left,
      y,
      width,
      style: { style: 'label', face: 'regular', colour: 'ink-3' },
    }) + 5
  const gap = 1.5
  const scale = (width - gap * (parts.length - 1)) / total
  const labels = parts.map((part) => [part.name, `${part.minutes} min`] as const)
  const fits = parts.every(
    (part, i) =>
      part.number === '' ||
      doc.width(labels[i]?.[0] ?? '', 'label') <= Math.max(part.minutes * scale, mm(9)),
  )
  const words = parts.map((part) => `${part.name}, ${part.minutes} minutes`).join('; ')
  doc.figure(`${title}: ${words}`, { x: left, y, width, height: 17 }, () => {
    let x = left
    for (const part of parts) {
      const box = { x, y, width: part.minutes * scale, height: 17 }
      if (part.number === '')
        doc.box(
          { ...box, x: x + 0.4, width: box.width - 0.8, y: y + 0.4, height: 16.2 },
          { stroke: 'ink-2', width: 0.8 },
        )
      else {
        doc.box(box, { fill: 'accent' })
        if (box.width > 12)
          lineOfText(doc, part.number, {
            x: x + 5,
            y: y + 12,
            style: { style: 'table', face: 'bold', colour: 'ground' },
          })
      }
      x += box.width + gap
    }
  })
  y += 17 + 4
  if (fits) {
    let x = left
    parts.forEach((part, i) => {
      const [name, minutes] = labels[i] ?? ['', '']
      const room = Math.max(part.minutes * scale, mm(9))
      const below = paragraph(doc, name, {
        x,
        y,
        width: room,
        style: { style: 'label', face: 'regular', colour: 'ink' },
      })
      paragraph(doc, minutes, {
        x,
        y: below,
        width: room,
        style: { style: 'label', face: 'regular' },
      })
      x += part.minutes * scale + gap
    })
    return
  }
  const list = parts.map((part, i): Text => {
    const [name, minutes] = labels[i] ?? ['', '']
    return [
      { text: part.number === '' ? '' : `${part.number} `, face: 'bold', colour: 'accent' },
      { text: name, colour: 'ink' },
      ` ${minutes}`,
    ]
  })
  const column = (width - mm(8)) / 3
  list.forEach((text, i) => {
    const style = { style: 'label', face: 'regular' } as const
    const row = Math.floor(i / 3)
    const pitch = Math.max(...list.map((each) => heightOfText(doc, each, style, column))) + 2
    paragraph(doc, text, {
      x: left + (i % 3) * (column + mm(4)),
      y: y + row * pitch,
      width: column,
      style,
    })
  })
}
