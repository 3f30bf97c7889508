/** Files that wait, whole and encrypted, until the trust is adopted. */
import type { FileKind } from '../../contract/shapes.ts'
import type { VaultDatabase } from '../database.ts'

export type HeldFile = {
  id: string
  name: string
  sha256: string
  bytes: Uint8Array
  as: FileKind | null
  period: string | null
  /** ISO time. */
  at: string
}

/** Keeps a file; a second one with the same bytes takes the first one's place. */
export function hold(db: VaultDatabase, file: HeldFile): void {
  db.prepare(
    `INSERT OR REPLACE INTO held_files (id, name, sha256, bytes, kind, period, at)
     VALUES (@id, @name, @sha256, @bytes, @as, @period, @at)`,
  ).run(file)
}

/** What waits, oldest first: sizes and not the bytes themselves. */
export function list(db: VaultDatabase): (Omit<HeldFile, 'bytes'> & { size: number })[] {
  return db
    .prepare<[], Omit<HeldFile, 'bytes'> & { size: number }>(
      `SELECT id, name, sha256, length(bytes) AS size, kind AS "as", period, at FROM held_files ORDER BY at, rowid`,
    )
    .all()
}

/** A file that waits, with its bytes, or null. */
export function read(db: VaultDatabase, id: string): HeldFile | null {
  return (
    db
      .prepare<[string], HeldFile>(
        'SELECT id, name, sha256, bytes, kind AS "as", period, at FROM held_files WHERE id = ?',
      )
      .get(id) ?? null
  )
}

/** Lets a file go that waits no more. */
export function remove(db: VaultDatabase, id: string): void {
  db.prepare('DELETE FROM held_files WHERE id = ?').run(id)
}
