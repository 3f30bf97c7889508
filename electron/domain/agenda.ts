/** Making an agenda: from a template, from a former meeting, each item with an id. */
import { z } from 'zod'
import type { CycleItem } from './cycle.ts'
import { withoutIssuedNumbers } from './agenda-order.ts'
import { agendaItemSchema, packChoicesSchema, type AgendaItem, type Meeting } from './meeting.ts'
import { heading, prose } from './prose.ts'
import { formatDate } from './wording.ts'

/** An agenda to start from: what a board of one kind takes up at each of its meetings. */
export const agendaTemplateSchema = z.strictObject({
  /** Names it among the templates: `trust-board`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: heading(200),
  /** What it is for, in one sentence. */
  about: prose(500).default(''),
  body: heading(200),
  start: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('17:30'),
  pack: packChoicesSchema.optional(),
  items: z.array(agendaItemSchema).min(1),
})
export type AgendaTemplate = z.infer<typeof agendaTemplateSchema>

/** Stands in a template's words for the date of the body's meeting before. */
const previousDate = '{previous}'

/**
 * The meeting with an id for every item. One that has none keeps the id of the item of the same title in
 * `before`, else takes the next from `fresh`.
 */
export function withItemIds(
  meeting: Meeting,
  before: Meeting | null,
  fresh: () => string,
): Meeting {
  const taken = new Set(meeting.items.flatMap((item) => item.id ?? []))
  const known = new Map(before?.items.map((item) => [item.title, item.id]) ?? [])
  const seen = new Set<string>()
  const items = meeting.items.map((item) => {
    const former = known.get(item.title)
    let id = item.id ?? (former !== undefined && !taken.has(former) ? former : fresh())
    if (seen.has(id)) id = fresh()
    seen.add(id)
    taken.add(id)
    return { ...item, id }
  })
  return { ...meeting, items }
}

/** Ids for a meeting that was stored before items had any: by place, so that they are the same at each reading. */
export function idsByPlace(meeting: Meeting): Meeting {
  if (meeting.items.every((item) => item.id !== undefined)) return meeting
  let place = 0
  const taken = new Set(meeting.items.flatMap((item) => item.id ?? []))
  return withItemIds(meeting, null, () => {
    do place += 1
    while (taken.has(`item-${place}`))
    return `item-${place}`
  })
}

/** The items of a template, with the date of the body's meeting before in their words. */
export function itemsFromTemplate(template: AgendaTemplate, previous: string | null): AgendaItem[] {
  const words = previous === null ? 'the last meeting' : formatDate(previous)
  const fill = (text: string): string => text.replaceAll(previousDate, words)
  return template.items.map((item) => ({
    ...item,
    title: fill(item.title),
    ...(item.decision === undefined ? {} : { decision: fill(item.decision) }),
  }))
}

/**
 * The items of a former meeting for its next one: without its papers and what it decided. What names the
 * minutes of the meeting before names those of the former one.
 */
export function itemsFromMeeting(former: Meeting): AgendaItem[] {
  const minutes = /^(Minutes of) \d{1,2} \p{L}+ \d{4}/u
  const date = formatDate(former.meeting.date)
  const carried = carriedRisks(former).map(({ number }): number | undefined => number)
  return withoutIssuedNumbers(former).items.map(({ id: _, decision, risk, ...item }) => {
    const isMinutes = minutes.test(item.title)
    return {
      ...item,
      title: item.title.replace(minutes, `$1 ${date}`),
      ...(isMinutes && decision !== undefined
        ? { decision: `Approve the minutes of **${date}**` }
        : {}),
      ...(carried.includes(risk) ? { risk: carried.indexOf(risk) + 1 } : {}),
      papers: [],
    }
  })
}

/**
 * What a body's next meeting takes over from its former one: actions still open, and risks that are not closed, of
 * which nobody has said yet whether they rise or fall.
 */
export function carriedOver(former: Meeting): Pick<Meeting, 'actions' | 'risks'> {
  const actions = former.actions?.filter(({ status }) => status === 'open') ?? []
  const risks = carriedRisks(former)
  return {
    ...(actions.length === 0 ? {} : { actions }),
    ...(risks.length === 0
      ? {}
      : { risks: risks.map(({ risk }) => ({ ...risk, status: 'steady' as const })) }),
  }
}

/** The risks that are not closed, each with its number in the former meeting's register. */
function carriedRisks(former: Meeting) {
  return (former.risks ?? [])
    .map((risk, i) => ({ risk, number: i + 1 }))
    .filter(({ risk }) => risk.status !== 'closed')
}

/**
 * The items with those of the annual cycle that they do not take up yet: before the business that closes an
 * agenda in confidence or otherwise. An item of the same title takes up the cycle's instead of being doubled.
 */
export function withCycleItems(
  items: readonly AgendaItem[],
  cycle: readonly Pick<CycleItem, 'id' | 'agenda'>[],
): AgendaItem[] {
  const made = [...items]
  for (const { id, agenda } of cycle) {
    if (!agenda || made.some((item) => item.cycle === id)) continue
    const alike = made.findIndex(
      (item) => item.title.toLowerCase() === agenda.title.toLowerCase() && item.cycle === undefined,
    )
    const found = made[alike]
    if (found) {
      made[alike] = { ...found, cycle: id }
      continue
    }
    const closing = made.findIndex(({ under, title, confidential }) => {
      if (under) return false
      return confidential || /^(dates and close|date of|any other|close)/i.test(title)
    })
    const item = { ...agenda, cycle: id, confidential: false, papers: [] }
    made.splice(closing < 0 ? made.length : closing, 0, item)
  }
  return made
}

/** An agenda as a template: without what belongs to one meeting alone, such as its register of risks. */
export function templateFromMeeting(name: string, title: string, meeting: Meeting): AgendaTemplate {
  const minutes = /^(Minutes of) \d{1,2} \p{L}+ \d{4}/u
  return {
    name,
    title,
    about: `Saved from the ${meeting.meeting.title} of ${formatDate(meeting.meeting.date)}.`,
    body: meeting.meeting.body,
    start: meeting.meeting.start,
    ...(meeting.pack ? { pack: meeting.pack } : {}),
    items: withoutIssuedNumbers(meeting).items.map(
      ({ id: _, decision: __, risk: ___, ...item }) => ({
        ...item,
        title: item.title.replace(minutes, `$1 ${previousDate}`),
        papers: [],
      }),
    ),
  }
}

/** A name for a meeting that no other has: its body and date, then a number. */
export function meetingId(body: string, date: string, taken: ReadonlySet<string>): string {
  const stem = `${slug(body)}-${date}`
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`
    if (!taken.has(id)) return id
  }
}

/** Words as an id is written: `Trust Board` is `trust-board`. */
export function slug(words: string): string {
  const plain = words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  return plain === '' ? 'meeting' : plain
}
