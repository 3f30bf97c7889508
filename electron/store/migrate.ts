/** Brings a database from any earlier step to the present one, in one transaction. */
import type Database from 'better-sqlite3'
import { first } from './migrations/010-first.ts'
import { undo } from './migrations/020-undo.ts'
import { settings } from './migrations/030-settings.ts'
import { packs } from './migrations/040-packs.ts'
import { visions } from './migrations/050-visions.ts'
import { search } from './migrations/060-search.ts'
import { governance } from './migrations/070-governance.ts'

/** One step. Numbered in tens, so that a mend can be put between two; never changed after its release. */
export type Migration = { step: number; name: string; up(db: Database.Database): void }

export const migrations: readonly Migration[] = [
  first,
  undo,
  settings,
  packs,
  visions,
  search,
  governance,
]

/** The step that this Plumbline writes and the latest that it can read. */
export const latestStep = Math.max(...migrations.map((migration) => migration.step))

/**
 * Runs the steps that the database has not had yet and sets its `user_version`. All or none: a step that
 * throws leaves the database as it was. Foreign keys are judged once, at the end.
 */
export function migrate(db: Database.Database, steps: readonly Migration[] = migrations): void {
  const from = Number(db.pragma('user_version', { simple: true }))
  const due = steps.filter((migration) => migration.step > from).toSorted((a, b) => a.step - b.step)
  const last = due.at(-1)
  if (!last) return
  // Rebuilding a table drops it for a moment; this pragma is ignored inside a transaction.
  db.pragma('foreign_keys = OFF')
  try {
    db.transaction(() => {
      for (const migration of due) migration.up(db)
      const broken = db.pragma('foreign_key_check')
      if (Array.isArray(broken) && broken.length > 0) {
        throw new Error(
          `Migrating to ${last.step} (${last.name}) would leave rows without their parents.`,
        )
      }
      db.pragma(`user_version = ${last.step}`)
    }).immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
