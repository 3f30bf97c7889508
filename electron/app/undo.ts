/** Taking back one change of the vault, by the name that the call which made it answered. */
import { AppError } from '../contract/index.ts'
import { TouchedSince } from '../domain/take-back.ts'
import { journalQueries, type JournalEntry } from '../store/index.ts'
import type { Context } from './context.ts'

/** Takes back what an entry of the journal says; `name` is of the thing. Answers the change that did so. */
export type Undoer = (context: Context, entry: JournalEntry, name: string) => string

/**
 * Takes one change back, by whoever looks after its subject.
 * @param undoers by the subjects of the journal; the first group of each is the thing's name
 * @throws AppError `ChangedSince`
 */
export function undoChange(
  context: Context,
  change: string,
  undoers: readonly (readonly [RegExp, Undoer])[],
): string {
  const [entry, ...more] = journalQueries.ofChange(context.vault().db, change)
  const subject = entry?.subject ?? ''
  const found = undoers.find(([of]) => of.test(subject))
  if (!entry || !found || more.length > 0)
    throw new AppError('InputInvalid', 'No change of that name can be taken back.', { change })
  const [of, undo] = found
  return withTouched(() => undo(context, entry, of.exec(subject)?.[1] ?? ''))
}

/** Runs a body; where something later touched what it works on, it is `ChangedSince`. */
export function withTouched<T>(body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (!(error instanceof TouchedSince)) throw error
    throw new AppError(
      'ChangedSince',
      'It was changed again since, so this cannot be taken back on its own. Nothing was changed.',
    )
  }
}
