/** What each pack that left the vault held, so that a later one can be compared with it. */
import { packRecordSchema, type PackRecord } from '../../domain/pack-record.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

export type PackBuild = {
  id: string
  meeting: string
  copy: string
  /** ISO time. */
  at: string
  who: string
  sha256: string
  pages: number
  record: PackRecord
}

type Row = Omit<PackBuild, 'record'> & { record: string }

/** Keeps the record of one pack. */
export function add(db: VaultDatabase, build: PackBuild): void {
  db.prepare(
    `INSERT INTO pack_builds (id, meeting_id, copy, at, who, sha256, pages, record)
     VALUES (@id, @meeting, @copy, @at, @who, @sha256, @pages, @record)`,
  ).run({ ...build, record: JSON.stringify(build.record) })
}

/** Whether the pack with this hash has left the vault. */
export function isKept(db: VaultDatabase, sha256: string): boolean {
  return db.prepare('SELECT 1 FROM pack_builds WHERE sha256 = ?').get(sha256) !== undefined
}

/**
 * The latest pack of a meeting and copy that left the vault; null where none has.
 * @param before ISO day that it must have been issued before
 */
export function latest(
  db: VaultDatabase,
  meeting: string,
  copy: string,
  before?: string,
): PackBuild | null {
  const row = db
    .prepare<[{ meeting: string; copy: string; before: string | null }], Row>(
      `SELECT id, meeting_id AS meeting, copy, at, who, sha256, pages, record FROM pack_builds
       WHERE meeting_id = @meeting AND copy = @copy
         AND (@before IS NULL OR record ->> '$.meeting.issued' < @before)
       ORDER BY at DESC, rowid DESC LIMIT 1`,
    )
    .get({ meeting, copy, before: before ?? null })
  return row === undefined
    ? null
    : {
        ...row,
        record: readStored(packRecordSchema, `The record of a pack of ${meeting}`, row.record),
      }
}

/** The latest pack of every meeting that there is, without what it held. */
export function latestOfEach(
  db: VaultDatabase,
  copy: string,
): Pick<PackBuild, 'id' | 'meeting' | 'at'>[] {
  return db
    .prepare<[string], Pick<PackBuild, 'id' | 'meeting' | 'at'>>(
      `SELECT b.id, b.meeting_id AS meeting, b.at FROM pack_builds b JOIN meetings m ON m.id = b.meeting_id
       WHERE b.copy = ? AND NOT EXISTS (SELECT 1 FROM pack_builds later WHERE later.meeting_id = b.meeting_id
         AND later.copy = b.copy AND (later.at, later.rowid) > (b.at, b.rowid))`,
    )
    .all(copy)
}
