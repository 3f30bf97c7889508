/**
 * How each item of the annual cycle stands on a day: what was done, what is due, what is late, and the gap in
 * words before it happens. Nothing is held to have been done that was not recorded; a meeting that a rule asks
 * for is recorded by having been held.
 */
import { dayOfIso, isoOf } from './calendar.ts'
import { ruleWords, type CycleItem, type CycleMeeting, type CycleRecord } from './cycle.ts'
import { slotsOf, type Slot } from './cycle-slots.ts'
import { academicYearOf } from './period.ts'
import type { YearOfTerms } from './terms.ts'
import { formatDate } from './wording.ts'

/** Days before its last day from which a thing is shown as due. */
export const dueWithinDays = 45

/** `before`: it fell due before the trust kept its cycle here, so nothing is known of it. */
export const slotStates = [
  'done',
  'done-late',
  'late',
  'missed',
  'due',
  'coming',
  'before',
] as const
export type SlotState = (typeof slotStates)[number]

export const slotStateWords: Record<SlotState, string> = {
  done: 'done',
  'done-late': 'done late',
  late: 'late',
  missed: 'not done',
  due: 'due',
  coming: 'to come',
  before: 'not known',
}

/** What was done: a record, or a meeting that counts by itself. */
export type Done = {
  on: string
  meeting: string | null
  shownBy: string
  /** Id of the record; null for a meeting that was held. */
  record: string | null
}

export type StandingSlot = Slot & { state: SlotState; done: Done | null }

export const itemStates = ['late', 'due', 'in-order', 'omitted'] as const
export type ItemState = (typeof itemStates)[number]

export const itemStateWords: Record<ItemState, string> = {
  late: 'late',
  due: 'due',
  'in-order': 'in order',
  omitted: 'does not apply',
}

export type Standing = {
  item: CycleItem
  state: ItemState
  /** How often and by which rule. */
  rule: string
  /** ISO date of the last time; null where none is on record. */
  last: string | null
  /** The next day by which it is due, be it past; null where nothing more is due this year. */
  next: string | null
  /** The first meeting from today on that takes it up, or that counts itself. */
  planned: { id: string; title: string; date: string } | null
  /** `No management accounts have gone to trustees since 3 October 2026. Due by …`; null where nothing is amiss. */
  says: string | null
  /** The times of the school year that was asked for. */
  slots: StandingSlot[]
}

export type CycleInput = {
  items: readonly CycleItem[]
  records: readonly CycleRecord[]
  meetings: readonly CycleMeeting[]
  terms: readonly YearOfTerms[]
  /** ISO date in London. */
  today: string
  /** ISO date from which the trust keeps its cycle here. */
  since: string
}

/** How every item stands, in the order given; `slots` are those of `year`, the present school year where none is said. */
export function cycleStanding(input: CycleInput, year?: string): Standing[] {
  const present = academicYearOf(input.today) ?? ''
  return input.items.map((item) => standingOf(item, input, present, year ?? present))
}

function standingOf(item: CycleItem, input: CycleInput, present: string, year: string): Standing {
  const { today } = input
  const done = doneOf(item, input)
  const last = done.at(-1)?.on ?? null
  const now = slotsIn(item, present, done, input)
  const slots = year === present ? now : slotsIn(item, year, done, input)
  const planned = plannedOf(item, input)
  const rule = ruleWords(item)
  const bare = { item, rule, last, planned, slots }
  if (item.omitted !== null) return { ...bare, state: 'omitted', next: null, says: null }

  const open = now.find(({ state }) => state === 'late' || state === 'due' || state === 'coming')
  const past = now.findLast(({ due, state }) => due < today && state !== 'before')
  const isLate = past !== undefined && past.done === null
  const state = isLate ? 'late' : open?.state === 'due' ? 'due' : 'in-order'
  const next = open?.due ?? null
  const says =
    state === 'in-order' ? null : gapWords(item, last, isLate ? past : open, planned, today)
  return { ...bare, state, next, says }
}

/** All that was done of an item up to today, the first first. */
function doneOf(item: CycleItem, { records, meetings, today }: CycleInput): Done[] {
  const recorded = records
    .filter((record) => record.item === item.id && record.on <= today)
    .map(({ id, on, meeting, shownBy }) => ({ on, meeting, shownBy, record: id }))
  const held = item.meetings
    ? meetings
        .filter(({ kind, date }) => kind === item.body && date < today)
        .filter(({ id }) => !recorded.some(({ meeting }) => meeting === id))
        .map(({ id, title, date }) => ({ on: date, meeting: id, shownBy: title, record: null }))
    : []
  return [...recorded, ...held].toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
}

function slotsIn(
  item: CycleItem,
  year: string,
  done: readonly Done[],
  { terms, today, since }: CycleInput,
): StandingSlot[] {
  // What is counted from the last time is counted from the last time before the year.
  const yearOf = ({ on }: Done) => academicYearOf(on) ?? ''
  const before = done.findLast((one) => yearOf(one) < year)?.on ?? null
  const within = done.filter((one) => yearOf(one) === year)
  return slotsOf(item.cadence, year, terms, before).map((slot, i) => {
    const found = slot.inOrder
      ? within[i]
      : within.find(({ on }) => on >= slot.opens && on <= slot.closes)
    return { ...slot, state: stateOf(slot, found, today, since), done: found ?? null }
  })
}

function stateOf(slot: Slot, done: Done | undefined, today: string, since: string): SlotState {
  if (done) return done.on <= slot.due ? 'done' : 'done-late'
  if (slot.due < since) return 'before'
  if (slot.closes < today) return 'missed'
  if (slot.due < today) return 'late'
  const soon = isoOf((dayOfIso(today) ?? 0) + dueWithinDays)
  return slot.opens <= today && slot.due <= soon ? 'due' : 'coming'
}

function plannedOf(item: CycleItem, { meetings, today }: CycleInput): Standing['planned'] {
  const [first] = meetings
    .filter(({ date, kind, cycle }) => {
      return date >= today && ((item.meetings && kind === item.body) || cycle.includes(item.id))
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  return first ? { id: first.id, title: first.title, date: first.date } : null
}

function gapWords(
  item: CycleItem,
  last: string | null,
  slot: Slot | undefined,
  planned: Standing['planned'],
  today: string,
): string {
  const gap = item.gap === '' ? `Nothing is on record for “${item.title}”` : item.gap
  const since = last === null ? ', by what is recorded here' : ` since ${formatDate(last)}`
  const first = item.gap === '' && last === null ? gap : `${gap}${since}`
  const due = slot ? ` ${slot.due < today ? 'It was due' : 'Due'} by ${formatDate(slot.due)}.` : ''
  if (planned) {
    const late = slot && slot.due >= today && planned.date > slot.due ? ', which is too late' : ''
    const what = item.meetings ? 'The next is' : 'It is on the agenda of'
    return `${first}.${due} ${what} ${planned.title}, ${formatDate(planned.date)}${late}.`
  }
  const nowhere = item.meetings
    ? ' No meeting is in the calendar.'
    : item.body === null
      ? ''
      : ' It is on no agenda yet.'
  return `${first}.${due}${nowhere}`
}
