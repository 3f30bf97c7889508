/** The people of the trust's governance, and who of them is at work on this machine. */
import { AppError } from '../contract/index.ts'
import { isActive, personId, usuallyVotes, type TrustPerson } from '../domain/people.ts'
import { storedPerson } from '../domain/stored.ts'
import { byKey, whole } from '../domain/take-back.ts'
import { readPeople } from '../intake/index.ts'
import {
  peopleQueries,
  type Journal,
  type JournalEntry,
  type VaultDatabase,
} from '../store/index.ts'
import { machineOf } from './at-work.ts'
import { ensureBody } from './bodies.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { today } from './today.ts'

function find(context: Context, id: string): TrustPerson & { removed: string | null } {
  const found = peopleQueries.get(context.vault().db, id)
  if (found) return found
  throw new AppError('PersonUnknown', `There is nobody with the id "${id}".`, { id })
}

/** Somebody who stands in the list, or `PersonUnknown` or `PersonRemoved`: only `people.restore` brings one back. */
export function findListed(context: Context, id: string): TrustPerson {
  const { removed, ...person } = find(context, id)
  if (removed === null) return person
  throw new AppError(
    'PersonRemoved',
    `${person.name} was removed from the trust's people. Bring them back first.`,
    { id },
  )
}

/** Keeps a person within a change. */
export function keepPerson(db: VaultDatabase, journal: Journal, person: TrustPerson): void {
  const { removed = '', ...before } = peopleQueries.get(db, person.id) ?? {}
  peopleQueries.put(db, person)
  journal(`person/${person.id}`, removed === null ? before : null, person)
}

/** Takes a person off the list; answers the change. */
function remove(context: Context, person: TrustPerson, what = `Removed ${person.name}`): string {
  const at = context.options.clock.now().toISOString()
  const made = context.vault().change(what, (db, journal, change) => {
    peopleQueries.setRemoved(db, person.id, at)
    journal(`person/${person.id}`, person, null)
    return change
  })
  context.changed('people')
  return made
}

/** Keeps a person as they are here; answers the change. */
function write(context: Context, person: TrustPerson, what: string): string {
  const made = context.vault().change(what, (db, journal, change) => {
    keepPerson(db, journal, person)
    return change
  })
  context.changed('people')
  return made
}

/** Takes back what one change did to a person; see `changes.undo`. */
export function undoPerson(context: Context, entry: JournalEntry, id: string): string {
  const { removed, ...person } = find(context, id)
  const now = removed === null ? person : null
  const before = personOf(entry.before)
  const after = personOf(entry.after)
  const next =
    before && after && now ? byKey<TrustPerson>()(before, after, now) : whole(before, after, now)
  const what = `Undid: ${entry.what}`
  return next === null ? remove(context, person, what) : write(context, next, what)
}

/** A person as the journal keeps one, whatever release wrote it. */
function personOf(body: unknown): TrustPerson | null {
  return body === null ? null : storedPerson.parse(body)
}

export const peopleHandlers: Pick<
  Handlers,
  'people.list' | 'people.put' | 'people.remove' | 'people.restore' | 'people.me' | 'people.load'
> = {
  'people.list': (context) => {
    const { db } = context.vault()
    const now = today(context)
    return {
      people: peopleQueries
        .list(db)
        .map((person) => ({ ...person, active: isActive(person, now) })),
      me: peopleQueries.atWork(db, machineOf(context.options.who))?.id ?? null,
    }
  },
  'people.put': (context, { person }) => {
    const vault = context.vault()
    if (person.from !== null && person.to !== null && person.to < person.from) {
      throw new AppError('SettingInvalid', 'The term of office ends before it begins.')
    }
    if (person.id !== undefined) findListed(context, person.id)
    const id = person.id ?? personId(person.name, peopleQueries.ids(vault.db))
    const what = `${person.id === undefined ? 'Added' : 'Changed'} ${person.name}`
    return { id, change: write(context, { ...person, id }, what) }
  },
  'people.remove': (context, { id }) => {
    return { done: true, change: remove(context, findListed(context, id)) }
  },
  'people.restore': (context, { id }) => {
    const { removed, ...person } = find(context, id)
    if (removed !== null) write(context, person, `Put ${person.name} back`)
    return { done: true }
  },
  'people.me': (context, { id }) => {
    const machine = machineOf(context.options.who)
    const person = id === null ? null : findListed(context, id)
    const before = peopleQueries.atWork(context.vault().db, machine)?.id ?? null
    context
      .vault()
      .change(person ? `${person.name} is at work` : 'Nobody is named at work', (db, journal) => {
        peopleQueries.setAtWork(db, machine, id)
        journal('at-work', before, id)
      })
    context.changed('people')
    return { done: true }
  },
  'people.load': async (context, { text }) => {
    const vault = context.vault()
    const { people, problems } = await readPeople({
      name: 'people.csv',
      async *bytes() {
        yield new TextEncoder().encode(text)
      },
    })
    context.requireStill(vault)
    const byName = new Map(peopleQueries.list(vault.db).map((one) => [one.name.toLowerCase(), one]))
    const taken = peopleQueries.ids(vault.db)
    const counts = { added: 0, changed: 0 }
    if (people.length > 0) {
      vault.change('Brought people in', (db, journal) => {
        for (const { bodies, ...person } of people) {
          const known = byName.get(person.name.toLowerCase())
          const id = known?.id ?? personId(person.name, taken)
          taken.add(id)
          counts[known ? 'changed' : 'added'] += 1
          const offices = bodies.map((name) => {
            const body = ensureBody(db, journal, name).id
            const before = known?.offices.find((office) => office.body === body)
            const votes = usuallyVotes(person.kind)
            return before ?? { body, role: '', votes, from: null, to: null }
          })
          keepPerson(db, journal, { ...person, id, offices, skills: known?.skills ?? [] })
        }
      })
      context.changed('people')
    }
    return { ...counts, problems }
  },
}
