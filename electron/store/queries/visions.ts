/** The vision: every version is kept, the newest is current. */
import { visionSchema } from '../../domain/vision.ts'
import type { Vision } from '../../domain/vision.ts'
import type { VaultDatabase } from '../database.ts'

type Row = { version: number; at: string; body: string }

export function current(db: VaultDatabase): Vision | null {
  const body = db
    .prepare<[], string>('SELECT body FROM visions ORDER BY version DESC LIMIT 1')
    .pluck()
    .get()
  return body === undefined ? null : visionSchema.parse(JSON.parse(body))
}

/** Adds a version, at an ISO time. */
export function put(db: VaultDatabase, vision: Vision, at: string): void {
  db.prepare('INSERT INTO visions (at, body) VALUES (?, ?)').run(at, JSON.stringify(vision))
}

/** All versions, newest first, numbered from 1. */
export function versions(db: VaultDatabase): { version: number; at: string; vision: Vision }[] {
  return db
    .prepare<[], Row>('SELECT version, at, body FROM visions ORDER BY version DESC')
    .all()
    .map(({ version, at, body }) => ({ version, at, vision: visionSchema.parse(JSON.parse(body)) }))
}
