/** Meetings and their papers. A paper that several meetings share is kept once. */
import { AppError } from '../../contract/error.ts'
import { meetingSchema } from '../../domain/meeting.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { sha256 as hash } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'

export type Paper = { name: string; bytes: Uint8Array; sha256: string }
export type MeetingSummary = {
  id: string
  title: string
  date: string
  items: number
  papers: number
}

/** All meetings by date, then id. */
export function list(db: VaultDatabase): MeetingSummary[] {
  return db
    .prepare<[], MeetingSummary>(
      `SELECT id, body ->> '$.meeting.title' AS title, date, json_array_length(body, '$.items') AS items,
         (SELECT count(*) FROM meeting_papers WHERE meeting_id = id) AS papers
       FROM meetings ORDER BY date, id`,
    )
    .all()
}

export function get(db: VaultDatabase, id: string): Meeting | null {
  const body = db
    .prepare<[string], string>('SELECT body FROM meetings WHERE id = ?')
    .pluck()
    .get(id)
  return body === undefined ? null : meetingSchema.parse(JSON.parse(body))
}

/**
 * Stores a meeting with all its papers; one of the same id is replaced. Bytes that no meeting refers to any
 * more are wiped.
 */
export function put(db: VaultDatabase, meeting: Meeting, list: Paper[]): void {
  const { id, date } = meeting.meeting
  db.prepare(
    `INSERT INTO meetings (id, date, body) VALUES (@id, @date, @body)
     ON CONFLICT (id) DO UPDATE SET date = excluded.date, body = excluded.body`,
  ).run({ id, date, body: JSON.stringify(meeting) })
  db.prepare('DELETE FROM meeting_papers WHERE meeting_id = ?').run(id)
  const keep = db.prepare('INSERT OR IGNORE INTO papers (sha256, bytes) VALUES (?, ?)')
  const name = db.prepare(
    'INSERT INTO meeting_papers (meeting_id, n, name, sha256) VALUES (?, ?, ?, ?)',
  )
  list.forEach((paper, n) => {
    if (hash(paper.bytes) !== paper.sha256) {
      throw new AppError('Unexpected', 'A paper does not have the SHA-256 that was given with it.')
    }
    keep.run(paper.sha256, paper.bytes)
    name.run(id, n, paper.name, paper.sha256)
  })
  db.prepare('DELETE FROM papers WHERE sha256 NOT IN (SELECT sha256 FROM meeting_papers)').run()
}

/** A meeting's papers, in the order in which they were given. */
export function papers(db: VaultDatabase, id: string): Paper[] {
  return db
    .prepare<[string], Paper>(
      `SELECT name, bytes, sha256 FROM meeting_papers JOIN papers USING (sha256) WHERE meeting_id = ? ORDER BY n`,
    )
    .all(id)
}
