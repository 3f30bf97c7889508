/** The trust's people, and who of them is at work on which machine. */
import { byKindAndName, type TrustPerson } from '../../domain/people.ts'
import { storedPerson } from '../../domain/stored.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

/** Those who were not removed, in the order in which they are listed. */
export function list(db: VaultDatabase): TrustPerson[] {
  return db
    .prepare<[], Row>('SELECT id, body FROM people WHERE removed IS NULL')
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
    .prepare<[string], Row & { removed: string | null }>(
      'SELECT id, body, removed FROM people WHERE id = ?',
    )
    .get(id)
  return row ? { ...read(row), removed: row.removed } : null
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
  const row = db
    .prepare<[string], Row>(
      `SELECT id, body FROM at_work JOIN people ON people.id = at_work.person_id
       WHERE machine = ? AND removed IS NULL`,
    )
    .get(machine)
  return row === undefined ? null : read(row)
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

type Row = { id: string; body: string }

function read({ id, body }: Row): TrustPerson {
  return readStored(storedPerson, `The person ${id}`, body)
}
