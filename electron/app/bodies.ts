/** The bodies of the trust's governance: who sits on each, its quorum today, and the terms that end. */
import { AppError } from '../contract/index.ts'
import {
  bodyId,
  byKindThenName,
  isNamed,
  newBody,
  seatRole,
  seatsOn,
  type Body,
} from '../domain/bodies.ts'
import { endingTerms } from '../domain/offices.ts'
import type { Meeting } from '../domain/meeting.ts'
import { quorumOf, quorumProblem, quorumWords } from '../domain/quorum.ts'
import {
  governanceQueries,
  peopleQueries,
  type Journal,
  type VaultDatabase,
} from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { findThing, keepThing } from './governance.ts'
import { today } from './today.ts'

/** The body of a name; null where the trust has none. */
export function bodyNamed(db: VaultDatabase, name: string): Body | null {
  return governanceQueries.list(db, 'body').find((body) => isNamed(body, name)) ?? null
}

/** The body of a name, made where there is none, within a change. */
export function ensureBody(db: VaultDatabase, journal: Journal, name: string): Body {
  const known = bodyNamed(db, name)
  if (known) return known
  const taken = new Set(governanceQueries.list(db, 'body').map(({ id }) => id))
  const body = newBody(name.trim(), taken)
  governanceQueries.put(db, 'body', body.id, body)
  journal(`body/${body.id}`, null, body)
  return body
}

/**
 * Who a body's meeting on a day is of, and its quorum, by the offices that hold on it; null where the trust has
 * no such body or nobody votes on it.
 */
export function meetingOfBody(
  db: VaultDatabase,
  name: string,
  date: string,
): { people: Meeting['people']; quorum: { needs: number; of: number } } | null {
  const body = bodyNamed(db, name)
  const seats = body ? seatsOn(body.id, peopleQueries.list(db), date) : []
  const voting = seats.filter(({ office }) => office.votes)
  if (!body || voting.length === 0) return null
  const { needs, of } = quorumOf(body.quorum, voting.length, body.places)
  return {
    quorum: { needs, of },
    people: seats.map((seat) => ({
      id: seat.person.id,
      name: seat.person.name,
      role: seatRole(seat),
    })),
  }
}

function refuseProblem(
  context: Context,
  body: Omit<Body, 'id'> & { id?: string | undefined },
): void {
  const problem = quorumProblem(body.quorum, body.places)
  if (problem) throw new AppError('GovernanceInvalid', problem)
  const other = bodyNamed(context.vault().db, body.name)
  if (other && other.id !== body.id)
    throw new AppError('GovernanceInvalid', `There is a body called “${other.name}” already.`)
}

export const bodyHandlers: Pick<Handlers, 'bodies.list' | 'bodies.put' | 'bodies.remove'> = {
  'bodies.list': (context) => {
    const { db } = context.vault()
    const now = today(context)
    const people = peopleQueries.list(db)
    const bodies = governanceQueries.list(db, 'body').toSorted(byKindThenName)
    return {
      bodies: bodies.map((body) => {
        const seats = seatsOn(body.id, people, now)
        const voting = seats.filter(({ office }) => office.votes).length
        return {
          ...body,
          ...quorumOf(body.quorum, voting, body.places),
          rule: quorumWords(body.quorum),
          seats: seats.map((seat) => ({
            person: seat.person.id,
            name: seat.person.name,
            role: seatRole(seat),
            votes: seat.office.votes,
            to: seat.office.to ?? seat.person.to,
          })),
        }
      }),
      ending: endingTerms(people, bodies, now),
    }
  },
  'bodies.put': (context, { body: written }) => {
    refuseProblem(context, written)
    const known = governanceQueries.list(context.vault().db, 'body')
    if (written.id !== undefined) findThing(context, 'body', written.id)
    const id = written.id ?? bodyId(written.name, new Set(known.map((one) => one.id)))
    const what = `${written.id === undefined ? 'Added' : 'Changed'} the body ${written.name}`
    return { id, change: keepThing(context, 'body', id, { ...written, id }, what) }
  },
  'bodies.remove': (context, { id }) => {
    const body = findThing(context, 'body', id)
    const holder = peopleQueries
      .list(context.vault().db)
      .find(({ offices }) => offices.some((office) => office.body === id))
    if (holder)
      throw new AppError(
        'GovernanceInvalid',
        `${holder.name} holds an office on ${body.name}. Take that off first.`,
      )
    return { done: true, change: keepThing(context, 'body', id, null, `Removed ${body.name}`) }
  },
}
