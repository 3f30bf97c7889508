/** Keeps the index of the search in step with the vault: what is new is read, what is gone is forgotten. */
import { searchKinds } from '../../domain/search.ts'
import {
  searchQueries,
  type SearchDocument,
  type Vault,
  type VaultDatabase,
} from '../../store/index.ts'
import type { Context, Job } from '../context.ts'
import { searchedKinds } from './kinds.ts'

/** The areas of the vault of which something can be found. */
const searched = ['meetings', 'packs']

/** What ends the run that is under way in a vault. */
const running = new WeakMap<Vault, AbortController>()

/** What the index lacks or has of another mark, and what it has that is no longer there. */
export function differences(db: VaultDatabase): {
  missing: SearchDocument[]
  gone: SearchDocument[]
} {
  const nameOf = ({ kind, key }: SearchDocument) => `${kind} ${key}`
  const held = searchKinds.flatMap((kind) =>
    searchedKinds[kind].held(db).map((document) => ({ kind, ...document })),
  )
  const names = new Set(held.map(nameOf))
  const known = searchQueries.list(db)
  const marks = new Map(known.map((document) => [nameOf(document), document.mark]))
  return {
    missing: held.filter((document) => marks.get(nameOf(document)) !== document.mark),
    gone: known.filter((document) => !names.has(nameOf(document))),
  }
}

/**
 * Brings the index up to date; answers how many documents were read. What was read stays where it is cancelled. A
 * run takes the place of the one that is under way.
 */
export async function bringUpToDate(context: Context, job: Job): Promise<number> {
  const vault = context.vault()
  const stop = new AbortController()
  running.get(vault)?.abort()
  running.set(vault, stop)
  const signal = AbortSignal.any([job.signal, stop.signal])
  try {
    const { missing, gone } = differences(vault.db)
    if (gone.length > 0) {
      vault.derive((db) => gone.forEach(({ kind, key }) => searchQueries.drop(db, kind, key)))
      vault.emptyLog()
    }
    for (const [i, document] of missing.entries()) {
      job.progress(`Reading ${document.title}`, i, missing.length)
      const read = await searchedKinds[document.kind].read(context, document, signal)
      context.requireStill(vault)
      signal.throwIfAborted()
      vault.derive((db) => {
        searchQueries.put(db, document, read)
        // What was taken away while it was read is not put back.
        searchQueries.dropGone(db)
      })
    }
    if (missing.length + gone.length > 0) context.changed('search')
    return missing.length
  } finally {
    if (running.get(vault) === stop) running.delete(vault)
  }
}

/** After every change of what can be found, where somebody sits at a window: elsewhere it is asked for. */
export function keepSearchInStep(context: Context): (areas: readonly string[]) => void {
  let again = false
  let isRunning = false
  async function run(): Promise<void> {
    isRunning = true
    do {
      again = false
      using job = context.job(undefined)
      // Locked, cancelled or a full disk: what is missing is read the next time.
      if (context.isOpen()) await bringUpToDate(context, job).catch(() => undefined)
    } while (again)
    isRunning = false
  }
  return (areas) => {
    if (!areas.some((area) => searched.includes(area))) return
    again = true
    if (!isRunning) void run()
  }
}
