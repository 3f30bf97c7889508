/**
 * Meetings and their papers. A paper that several meetings share is kept once. The bytes of one that was
 * removed or replaced stay until they are wiped, so that it can be undone.
 */
import { AppError } from '../../contract/error.ts'
import { actionIdsByPlace } from '../../domain/actions.ts'
import { idsByPlace } from '../../domain/agenda.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { storedMeeting } from '../../domain/stored.ts'
import { sha256 as hash } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'
import { dropGone } from './search.ts'

export type Paper = { name: string; bytes: Uint8Array; sha256: string }
/** A paper by its name and the hash of its bytes. */
export type PaperRef = { name: string; sha256: string }
export type MeetingSummary = {
  id: string
  title: string
  body: string
  date: string
  items: number
  papers: number
}

/** All meetings by date, then id. */
export function list(db: VaultDatabase): MeetingSummary[] {
  return db
    .prepare<[], MeetingSummary>(
      `SELECT id, body ->> '$.meeting.title' AS title, body ->> '$.meeting.body' AS body, date, json_array_length(body, '$.items') AS items,
         (SELECT count(*) FROM meeting_papers WHERE meeting_id = id) AS papers
       FROM meetings ORDER BY date, id`,
    )
    .all()
}

/** A meeting, each of whose items and actions has an id; null where there is none of this name. */
export function get(db: VaultDatabase, id: string): Meeting | null {
  const body = db
    .prepare<[string], string>('SELECT body FROM meetings WHERE id = ?')
    .pluck()
    .get(id)
  return body === undefined ? null : fromBody(id, body)
}

/** A meeting from its body, as a vault or its journal keeps it. */
export function fromBody(id: string, body: unknown): Meeting {
  return actionIdsByPlace(idsByPlace(readStored(storedMeeting, `The meeting ${id}`, body)), id)
}

/**
 * Stores a meeting with all its papers; one of the same id is replaced. Bytes that no meeting refers to any
 * more are wiped, but those of papers that can still be given back.
 */
export function put(db: VaultDatabase, meeting: Meeting, list: Paper[]): void {
  for (const paper of list) addBytes(db, paper)
  putRefs(db, meeting, list)
}

/** Stores the bytes of a paper, for a meeting that is then stored. */
export function addBytes(db: VaultDatabase, { bytes, sha256 }: Omit<Paper, 'name'>): void {
  if (hash(bytes) !== sha256) {
    throw new AppError('Unexpected', 'A paper does not have the SHA-256 that was given with it.')
  }
  db.prepare('INSERT OR IGNORE INTO papers (sha256, bytes) VALUES (?, ?)').run(sha256, bytes)
}

/**
 * The same as `put` for papers whose bytes are stored; one whose bytes are not is left out. Answers whether anything
 * was wiped, of which the log may still hold something.
 */
export function putRefs(db: VaultDatabase, meeting: Meeting, refs: readonly PaperRef[]): boolean {
  const { id, date } = meeting.meeting
  db.prepare(
    `INSERT INTO meetings (id, date, body) VALUES (@id, @date, @body)
     ON CONFLICT (id) DO UPDATE SET date = excluded.date, body = excluded.body`,
  ).run({ id, date, body: JSON.stringify(meeting) })
  db.prepare('DELETE FROM meeting_papers WHERE meeting_id = ?').run(id)
  const name = db.prepare(
    `INSERT INTO meeting_papers (meeting_id, n, name, sha256)
     SELECT ?, ?, ?, sha256 FROM papers WHERE sha256 = ?`,
  )
  refs.forEach((paper, n) => name.run(id, n, paper.name, paper.sha256))
  return wipeUnreferred(db)
}

/** A meeting's papers, in the order in which they were given. */
export function papers(db: VaultDatabase, id: string): Paper[] {
  return db
    .prepare<[string], Paper>(
      `SELECT name, bytes, sha256 FROM meeting_papers JOIN papers USING (sha256) WHERE meeting_id = ? ORDER BY n`,
    )
    .all(id)
}

/** The same without their bytes, and how many these are. */
export function paperRefs(db: VaultDatabase, id: string): (PaperRef & { size: number })[] {
  return db
    .prepare<[string], PaperRef & { size: number }>(
      `SELECT name, sha256, length(bytes) AS size FROM meeting_papers JOIN papers USING (sha256)
       WHERE meeting_id = ? ORDER BY n`,
    )
    .all(id)
}

/** A hash of each meeting as it is kept, its papers aside. */
export function marks(db: VaultDatabase): { id: string; mark: string }[] {
  return db
    .prepare<[], { id: string; body: string }>('SELECT id, body FROM meetings ORDER BY date, id')
    .all()
    .map(({ id, body }) => ({ id, mark: hash(body) }))
}

/** The papers of all meetings. */
export function allPaperRefs(db: VaultDatabase): (PaperRef & { meeting: string })[] {
  return db
    .prepare<[], PaperRef & { meeting: string }>(
      `SELECT meeting_id AS meeting, name, sha256 FROM meeting_papers ORDER BY meeting_id, n`,
    )
    .all()
}

/** The bytes of one paper of a meeting; null where it has none of that name. */
export function paperBytes(db: VaultDatabase, id: string, name: string): Uint8Array | null {
  return (
    db
      .prepare<[string, string], Uint8Array>(
        'SELECT bytes FROM meeting_papers JOIN papers USING (sha256) WHERE meeting_id = ? AND name = ?',
      )
      .pluck()
      .get(id, name) ?? null
  )
}

/** Removes a meeting with its papers; `keepRemoved` first keeps the bytes. Answers as `putRefs` does. */
export function remove(db: VaultDatabase, id: string): boolean {
  db.prepare('DELETE FROM meeting_papers WHERE meeting_id = ?').run(id)
  db.prepare('DELETE FROM meetings WHERE id = ?').run(id)
  return wipeUnreferred(db)
}

/** Before a change: notes the papers that a meeting has, so that those it has no more can be given back. */
export function keepRemoved(db: VaultDatabase, id: string, at: string): void {
  db.prepare(
    `INSERT OR REPLACE INTO removed_papers (meeting_id, name, sha256, at)
     SELECT meeting_id, name, sha256, ? FROM meeting_papers WHERE meeting_id = ?`,
  ).run(at, id)
}

/** After a change: forgets those that the meeting has still or again. */
export function dropKept(db: VaultDatabase, id: string): void {
  db.prepare(
    `DELETE FROM removed_papers WHERE meeting_id = ? AND (name, sha256) IN
       (SELECT name, sha256 FROM meeting_papers WHERE meeting_id = removed_papers.meeting_id)`,
  ).run(id)
}

/** Papers that can be given back to a meeting, the latest removed first. */
export function removedPapers(db: VaultDatabase, id: string): PaperRef[] {
  return db
    .prepare<[string], PaperRef>(
      'SELECT name, sha256 FROM removed_papers WHERE meeting_id = ? ORDER BY at DESC, sha256',
    )
    .all(id)
}

/** Wipes what was removed before a time (ISO). Answers as `putRefs` does. */
export function wipeRemoved(db: VaultDatabase, before: string): boolean {
  db.prepare('DELETE FROM removed_papers WHERE at < ?').run(before)
  return wipeUnreferred(db)
}

/** The bytes of what nothing refers to, and the words of what is no longer there. */
function wipeUnreferred(db: VaultDatabase): boolean {
  const { changes } = db
    .prepare(
      `DELETE FROM papers WHERE sha256 NOT IN (SELECT sha256 FROM meeting_papers)
         AND sha256 NOT IN (SELECT sha256 FROM removed_papers)`,
    )
    .run()
  return dropGone(db) || changes > 0
}
