/** What a trust keeps of its governance, a row for each thing of a kind. */
import type { Governance, GovernanceKind } from '../../domain/governance.ts'
import { governanceWords } from '../../domain/governance.ts'
import { storedGovernance } from '../../domain/stored.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

type Row = { id: string; body: string }

/** All of a kind, by id. */
export function list<K extends GovernanceKind>(db: VaultDatabase, kind: K): Governance[K][] {
  return db
    .prepare<[string], Row>('SELECT id, body FROM governance WHERE kind = ? ORDER BY id')
    .all(kind)
    .map((row) => read(kind, row))
}

export function get<K extends GovernanceKind>(
  db: VaultDatabase,
  kind: K,
  id: string,
): Governance[K] | null {
  const row = db
    .prepare<[string, string], Row>('SELECT id, body FROM governance WHERE kind = ? AND id = ?')
    .get(kind, id)
  return row === undefined ? null : read(kind, row)
}

/** Keeps one of a kind; the one of that id is replaced. */
export function put<K extends GovernanceKind>(
  db: VaultDatabase,
  kind: K,
  id: string,
  thing: Governance[K],
): void {
  db.prepare('INSERT OR REPLACE INTO governance (kind, id, body) VALUES (?, ?, ?)').run(
    kind,
    id,
    canonicalJson(thing),
  )
}

export function remove(db: VaultDatabase, kind: GovernanceKind, id: string): void {
  db.prepare('DELETE FROM governance WHERE kind = ? AND id = ?').run(kind, id)
}

function read<K extends GovernanceKind>(kind: K, { id, body }: Row): Governance[K] {
  return readStored(storedGovernance[kind], `${governanceWords[kind]} ${id}`, body) as Governance[K]
}
