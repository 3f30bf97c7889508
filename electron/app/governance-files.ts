/** Governance files: everything that they name is added or changed, in one change; nothing is removed. */
import { AppError } from '../contract/index.ts'
import { governanceFileSchema, type GovernanceFile } from '../domain/governance-file.ts'
import { confirmationId, type Governance, type GovernanceKind } from '../domain/governance.ts'
import { personId, usuallyVotes, type TrustPerson } from '../domain/people.ts'
import { academicYearOf } from '../domain/period.ts'
import { quorumProblem } from '../domain/quorum.ts'
import { same } from '../domain/take-back.ts'
import {
  governanceQueries,
  peopleQueries,
  settingQueries,
  type Journal,
  type VaultDatabase,
} from '../store/index.ts'
import { ensureBody } from './bodies.ts'
import type { Context } from './context.ts'
import { findCycleItem } from './cycle.ts'
import { readDocument } from './documents.ts'
import type { Handlers } from './dispatch.ts'
import { keepPerson } from './people.ts'
import { today } from './today.ts'

type Written = GovernanceFile['people'][number]

/** Writes within one change, journalling each thing that is different from what was there. */
type Writer = {
  db: VaultDatabase
  journal: Journal
  id(): string
  put<K extends GovernanceKind>(kind: K, id: string, thing: Governance[K]): void
}

function writerOf(context: Context, db: VaultDatabase, journal: Journal): Writer {
  return {
    db,
    journal,
    id: () => context.options.id(),
    put(kind, id, thing) {
      const before = governanceQueries.get(db, kind, id)
      if (same(before, thing)) return
      governanceQueries.put(db, kind, id, thing)
      journal(`${kind}/${id}`, before, thing)
    },
  }
}

/** Puts one of a kind in the place of the one that says the same of the same, so that loading twice doubles nothing. */
function putLike<K extends 'interest' | 'training' | 'cycle-record'>(
  writer: Writer,
  kind: K,
  thing: Omit<Governance[K], 'id'>,
  isLike: (other: Governance[K]) => boolean,
): void {
  const like = governanceQueries.list(writer.db, kind).find(isLike)
  const id = like?.id ?? writer.id()
  writer.put(kind, id, { ...thing, id } as Governance[K])
}

function loadBody(writer: Writer, written: GovernanceFile['bodies'][number]): void {
  const body = ensureBody(writer.db, writer.journal, written.name)
  const next = {
    ...body,
    ...(written.kind && { kind: written.kind }),
    ...(written.quorum && { quorum: written.quorum }),
    ...(written.places !== undefined && { places: written.places }),
  }
  const problem = quorumProblem(next.quorum, next.places)
  if (problem) throw new AppError('GovernanceInvalid', `${written.name}: ${problem}`)
  writer.put('body', body.id, next)
}

function loadPerson(writer: Writer, written: Written): void {
  const { db, journal } = writer
  const known = peopleQueries
    .list(db)
    .find(({ name }) => name.toLowerCase() === written.name.toLowerCase())
  const kind = written.kind ?? known?.kind ?? 'trustee'
  const id = known?.id ?? personId(written.name, peopleQueries.ids(db))
  const offices = written.offices?.map(({ body, votes, ...office }) => ({
    ...office,
    body: ensureBody(db, journal, body).id,
    votes: votes ?? usuallyVotes(kind),
  }))
  const person: TrustPerson = {
    id,
    name: written.name,
    kind,
    role: written.role ?? known?.role ?? '',
    offices: offices ?? known?.offices ?? [],
    skills: written.skills ?? known?.skills ?? [],
    school: known?.school ?? null,
    from: written.from === undefined ? (known?.from ?? null) : written.from,
    to: written.to === undefined ? (known?.to ?? null) : written.to,
    email: known?.email ?? null,
  }
  if (!known || !same(known, person)) keepPerson(db, journal, person)
  for (const interest of written.interests) {
    const thing = { ...interest, person: id }
    putLike(writer, 'interest', thing, (other) => {
      return (
        other.person === id &&
        other.interest === interest.interest &&
        other.organisation === interest.organisation
      )
    })
  }
  for (const on of written.confirmed) {
    const year = academicYearOf(on) ?? ''
    writer.put('confirmation', confirmationId(id, year), { person: id, year, on })
  }
  for (const one of written.training) {
    putLike(writer, 'training', { ...one, person: id }, (other) => {
      return other.person === id && other.name === one.name && other.on === one.on
    })
  }
}

export const governanceFileHandlers: Pick<Handlers, 'governance.load'> = {
  'governance.load': (context, { text }) => {
    const file = readDocument(text, governanceFileSchema, 'GovernanceInvalid', 'governance')
    const now = today(context)
    for (const { item, on } of file.done) {
      findCycleItem(context, item)
      if (on > now)
        throw new AppError('GovernanceInvalid', `${item}, ${on}: what is to come is not done yet.`)
    }
    context.vault().change('Loaded a governance file', (db, journal) => {
      const writer = writerOf(context, db, journal)
      for (const body of file.bodies) loadBody(writer, body)
      for (const person of file.people) loadPerson(writer, person)
      for (const record of file.done) {
        putLike(writer, 'cycle-record', record, (other) => {
          return other.item === record.item && other.on === record.on
        })
      }
      const { since } = file.governance
      const before = settingQueries.get(db, 'cycle')
      if (since !== undefined && before.since !== since) {
        settingQueries.put(db, 'cycle', { since })
        journal('setting/cycle', before, { since })
      }
    })
    context.changed('people', 'governance', 'settings')
    return {
      bodies: file.bodies.length,
      people: file.people.length,
      interests: file.people.reduce((sum, { interests }) => sum + interests.length, 0),
      training: file.people.reduce((sum, { training }) => sum + training.length, 0),
      records: file.done.length,
    }
  },
}
