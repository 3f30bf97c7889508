/** Keeping, removing and taking back the things of a trust's governance, one rule for all kinds. */
import { AppError } from '../contract/index.ts'
import {
  governanceSchemas,
  governanceWords,
  type Governance,
  type GovernanceKind,
} from '../domain/governance.ts'
import { byKey, whole } from '../domain/take-back.ts'
import { governanceQueries, type JournalEntry } from '../store/index.ts'
import type { Context } from './context.ts'

/** Keeps one of a kind, or removes it where there is nothing to keep; answers the change. */
export function keepThing<K extends GovernanceKind>(
  context: Context,
  kind: K,
  id: string,
  thing: Governance[K] | null,
  what: string,
): string {
  const made = context.vault().change(what, (db, journal, change) => {
    const before = governanceQueries.get(db, kind, id)
    if (thing === null) governanceQueries.remove(db, kind, id)
    else governanceQueries.put(db, kind, id, thing)
    journal(`${kind}/${id}`, before, thing)
    return change
  })
  context.changed('governance')
  return made
}

/** One of a kind.
 * @throws AppError `GovernanceUnknown`
 */
export function findThing<K extends GovernanceKind>(
  context: Context,
  kind: K,
  id: string,
): Governance[K] {
  const found = governanceQueries.get(context.vault().db, kind, id)
  if (found) return found
  throw new AppError('GovernanceUnknown', `${governanceWords[kind]} “${id}” is not in the vault.`, {
    kind,
    id,
  })
}

/** The kinds as they stand in the journal. */
const kinds = Object.keys(governanceSchemas).join('|')
export const governanceSubject = new RegExp(`^((?:${kinds})/.+)$`)

/** Takes back what one change did to such a thing; see `changes.undo`. */
export function undoThing(context: Context, entry: JournalEntry, name: string): string {
  type Thing = Governance[GovernanceKind]
  const slash = name.indexOf('/')
  const kind = name.slice(0, slash) as GovernanceKind
  const id = name.slice(slash + 1)
  const now = governanceQueries.get(context.vault().db, kind, id)
  const before = entry.before as Thing | null
  const after = entry.after as Thing | null
  const next =
    before && after && now ? byKey<Thing>()(before, after, now) : whole(before, after, now)
  return keepThing(context, kind, id, next, `Undid: ${entry.what}`)
}
