/** The annual cycle: what comes with Plumbline, what the trust made of it, and how it stands today. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { AppError } from '../contract/index.ts'
import { slug } from '../domain/agenda.ts'
import { isNamed, kindOfName } from '../domain/bodies.ts'
import { cycleFileSchema, ruleWords, type CycleItem, type CycleMeeting } from '../domain/cycle.ts'
import { slotsOf } from '../domain/cycle-slots.ts'
import { cycleStanding, type CycleInput, type Standing } from '../domain/cycle-standing.ts'
import { londonDay } from '../domain/london.ts'
import { academicYearOf } from '../domain/period.ts'
import { dayOfIso, isoOf } from '../domain/calendar.ts'
import {
  governanceQueries,
  journalQueries,
  meetingQueries,
  settingQueries,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { findThing, keepThing } from './governance.ts'
import { today } from './today.ts'

let bundled: CycleItem[] | null = null

function bundledItems({ options }: Context): CycleItem[] {
  const file = join(options.resources, 'cycle', 'annual-cycle.yaml')
  bundled ??= cycleFileSchema.parse(parse(readFileSync(file, 'utf8'))).items
  return bundled
}

/** All items: those that come with Plumbline, as the trust changed them, then the trust's own by title. */
export function cycleItems(context: Context): CycleItem[] {
  const own = governanceQueries.list(context.vault().db, 'cycle-item')
  const base = bundledItems(context)
  const changed = new Map(own.map((item) => [item.id, item]))
  return [
    ...base.map((item) => changed.get(item.id) ?? item),
    ...own
      .filter(({ id }) => !base.some((item) => item.id === id))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')),
  ]
}

function fromOf(context: Context, item: CycleItem): 'plumbline' | 'changed' | 'trust' {
  if (!bundledItems(context).some(({ id }) => id === item.id)) return 'trust'
  return governanceQueries.get(context.vault().db, 'cycle-item', item.id) ? 'changed' : 'plumbline'
}

/** Meetings as the cycle reads them: which kind of body's, and what of the cycle stands on their agendas. */
function cycleMeetings(db: VaultDatabase): CycleMeeting[] {
  const bodies = governanceQueries.list(db, 'body')
  return meetingQueries.list(db).flatMap(({ id }) => {
    const found = meetingQueries.get(db, id)
    if (!found) return []
    const { body, title, date } = found.meeting
    return {
      id,
      title,
      date,
      kind: bodies.find((one) => isNamed(one, body))?.kind ?? kindOfName(body),
      cycle: found.items.flatMap((item) => item.cycle ?? []),
    }
  })
}

/** From when the cycle is kept here: as the trust says, else from the day on which the vault was made. */
function keptSince(db: VaultDatabase, now: string): string {
  const { since } = settingQueries.get(db, 'cycle')
  if (since !== null) return since
  const made = journalQueries.first(db)
  return made === null ? now : londonDay(made)
}

function inputOf(context: Context): CycleInput {
  const { db } = context.vault()
  const now = today(context)
  return {
    items: cycleItems(context),
    records: governanceQueries.list(db, 'cycle-record'),
    meetings: cycleMeetings(db),
    terms: settingQueries.get(db, 'terms').years,
    today: now,
    since: keptSince(db, now),
  }
}

/** How the cycle stands today. */
export function standings(context: Context): Standing[] {
  return cycleStanding(inputOf(context))
}

/** By when an item that is due once a year is due in the present one; null where it does not apply. */
export function cycleItemDue(context: Context, id: string): string | null {
  const item = cycleItems(context).find((one) => one.id === id)
  if (!item || item.omitted !== null) return null
  const { years } = settingQueries.get(context.vault().db, 'terms')
  return slotsOf(item.cadence, academicYearOf(today(context)) ?? '', years, null)[0]?.due ?? null
}

/** The item of an id.
 * @throws AppError `GovernanceUnknown`
 */
export function findCycleItem(context: Context, id: string): CycleItem {
  const found = cycleItems(context).find((item) => item.id === id)
  if (found) return found
  throw new AppError('GovernanceUnknown', `The annual cycle has no item “${id}”.`, { id })
}

/** Days after a meeting for which it is asked to take up what falls due. */
const offeredDays = 90

export const cycleHandlers: Pick<
  Handlers,
  | 'cycle.get'
  | 'cycle.putItem'
  | 'cycle.removeItem'
  | 'cycle.record'
  | 'cycle.removeRecord'
  | 'cycle.offers'
> = {
  'cycle.get': (context, { year }) => {
    const input = inputOf(context)
    return {
      year: year ?? academicYearOf(input.today) ?? '',
      today: input.today,
      since: input.since,
      items: cycleStanding(input, year).map((standing) => ({
        ...standing,
        from: fromOf(context, standing.item),
      })),
      meetings: input.meetings.map(({ id, title, date }) => ({ id, title, date })),
    }
  },
  'cycle.putItem': (context, { item: written }) => {
    const known = cycleItems(context)
    if (written.id !== undefined) findCycleItem(context, written.id)
    const stem = `own-${slug(written.title)}`
    const taken = new Set(known.map((item) => item.id))
    let free = stem
    for (let n = 2; taken.has(free); n += 1) free = `${stem}-${n}`
    const id = written.id ?? free
    const what = `${written.id === undefined ? 'Added' : 'Changed'} “${written.title}” in the annual cycle`
    return { id, change: keepThing(context, 'cycle-item', id, { ...written, id }, what) }
  },
  'cycle.removeItem': (context, { id }) => {
    const { title } = findThing(context, 'cycle-item', id)
    const isOwn = !bundledItems(context).some((item) => item.id === id)
    const what = isOwn
      ? `Removed “${title}” from the annual cycle`
      : `Set “${title}” back as it comes with Plumbline`
    return { done: true, change: keepThing(context, 'cycle-item', id, null, what) }
  },
  'cycle.record': (context, { record: written }) => {
    const { title } = findCycleItem(context, written.item)
    if (written.on > today(context))
      throw new AppError('GovernanceInvalid', 'What is still to come cannot be recorded as done.')
    if (written.id !== undefined) findThing(context, 'cycle-record', written.id)
    const id = written.id ?? context.options.id()
    const what = `Recorded “${title}” as done`
    return { id, change: keepThing(context, 'cycle-record', id, { ...written, id }, what) }
  },
  'cycle.removeRecord': (context, { id }) => {
    findThing(context, 'cycle-record', id)
    const what = 'Took a record of the annual cycle back'
    return { done: true, change: keepThing(context, 'cycle-record', id, null, what) }
  },
  'cycle.offers': (context, { date, body }) => {
    const { db } = context.vault()
    const named = governanceQueries.list(db, 'body').find((one) => isNamed(one, body ?? ''))
    const kind = named?.kind ?? (body === undefined ? 'board' : kindOfName(body))
    // As it will stand on the day of the meeting, and what falls due before the next one.
    const then = { ...inputOf(context), today: date }
    const until = isoOf((dayOfIso(date) ?? 0) + offeredDays)
    return {
      offers: cycleStanding(then)
        .filter(({ item, state }) => item.agenda && item.body === kind && state !== 'omitted')
        .filter(({ state, next }) => state === 'late' || (next !== null && next <= until))
        .map(({ item, next, state }) => ({
          id: item.id,
          title: item.title,
          due: next,
          state,
          rule: ruleWords(item),
        })),
    }
  },
}
