/** The trust's people, and who of them is at work on which machine. */
import { byKindAndName, trustPersonSchema, type TrustPerson } from '../../domain/people.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'

/** Those who were not removed, in the order in which they are listed. */
export function list(db: VaultDatabase): TrustPerson[] {
  return db
    .prepare<[], string>('SELECT body FROM people WHERE removed IS NULL')
    .pluck()
    .all()
    .map(read)
    .toSorted(byKindAndName)
}

/** A person, removed or not, or null. */
export function get(
  db: VaultDatabase,
  id: string,
): (TrustPerson & { removed: string | null }) | null {
  const row = db
    .prepare<[string], { body: string; removed: string | null }>(
      'SELECT body, removed FROM people WHERE id = ?',
    )
    .get(id)
  return row ? { ...read(row.body), removed: row.removed } : null
}

/** Every id that was ever given. */
export function ids(db: VaultDatabase): Set<string> {
  return new Set(db.prepare<[], string>('SELECT id FROM people').pluck().all())
}

/** Keeps a person, new or changed; one who was removed is back. */
export function put(db: VaultDatabase, person: TrustPerson): void {
  db.prepare(
    `INSERT INTO people (id, body, removed) VALUES (?, ?, NULL)
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, removed = NULL`,
  ).run(person.id, canonicalJson(person))
}

/** Takes a person off the list, with the ISO time; null puts them back. */
export function setRemoved(db: VaultDatabase, id: string, removed: string | null): void {
  db.prepare('UPDATE people SET removed = ? WHERE id = ?').run(removed, id)
}

/** Who is at work on a machine; null where nobody was chosen, or they were removed since. */
export function atWork(db: VaultDatabase, machine: string): TrustPerson | null {
  const body = db
    .prepare<[string], string>(
      `SELECT body FROM at_work JOIN people ON people.id = at_work.person_id
       WHERE machine = ? AND removed IS NULL`,
    )
    .pluck()
    .get(machine)
  return body === undefined ? null : read(body)
}

export function setAtWork(db: VaultDatabase, machine: string, person: string | null): void {
  if (person === null) db.prepare('DELETE FROM at_work WHERE machine = ?').run(machine)
  else {
    db.prepare('INSERT OR REPLACE INTO at_work (machine, person_id) VALUES (?, ?)').run(
      machine,
      person,
    )
  }
}

function read(body: string): TrustPerson {
  return trustPersonSchema.parse(JSON.parse(body))
}
