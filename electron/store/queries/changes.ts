/** Whether anything changed since it was last read: so that what was made of many rows is made again only then. */
import type { VaultDatabase } from '../database.ts'

/** Rows written since the vault was opened; it never goes down, and stays while nothing is written. */
export function writes(db: VaultDatabase): number {
  return db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
}

/**
 * Tells one set of current observations from any later one: how many there are, and the sum of their ids. A row's
 * value is never changed, one that went out of force never comes back, and one that comes in has a higher id than
 * all before it; so of as many rows, the sum grows with every one that takes another's place.
 */
export function currentObservations(db: VaultDatabase): { count: number; ids: number } {
  return (
    db
      .prepare<[], { count: number; ids: number }>(
        'SELECT count(*) AS count, total(id) AS ids FROM observations WHERE superseded IS NULL',
      )
      .get() ?? { count: 0, ids: 0 }
  )
}
