/** The vision: every version is kept, the newest is current. */
import type { VersionHow, VisionVersion } from '../../domain/vision-versions.ts'
import { storedVision } from '../../domain/stored.ts'
import type { Vision } from '../../domain/vision.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

type Row = Omit<VisionVersion, 'vision'> & { body: string }

const select = 'SELECT version, at, edited, who, how, restored, body FROM visions'

/** How a version came about: when, by whom, and the version that was brought back where one was. */
export type Origin = { at: string; who: string; how: VersionHow; restored?: number }

export function current(db: VaultDatabase): Vision | null {
  return versions(db, 1)[0]?.vision ?? null
}

/** Adds a version. Answers its number. */
export function put(db: VaultDatabase, vision: Vision, origin: Origin): number {
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO visions (at, edited, who, how, restored, body) VALUES (@at, @at, @who, @how, @restored, @body)',
    )
    .run({ restored: null, ...origin, body: JSON.stringify(vision) })
  return Number(lastInsertRowid)
}

/** Gives a version other words, at an ISO time. */
export function amend(db: VaultDatabase, version: number, vision: Vision, at: string): void {
  db.prepare('UPDATE visions SET edited = ?, body = ? WHERE version = ?').run(
    at,
    JSON.stringify(vision),
    version,
  )
}

/** All versions, or the newest so many; newest first, numbered from 1. */
export function versions(db: VaultDatabase, limit = -1): VisionVersion[] {
  return db
    .prepare<[number], Row>(`${select} ORDER BY version DESC LIMIT ?`)
    .all(limit)
    .map(({ body, ...row }) => ({
      ...row,
      vision: readStored(storedVision, `Version ${row.version} of the vision`, body),
    }))
}
