/** Provenance: file name and SHA-256 are kept once for an import, not with every value. */
import type { Provenance } from '../../domain/observation.ts'
import type { VaultDatabase } from '../database.ts'

/** Gives the number of the file that a provenance names, keeping the file on first sight. */
export function sourceKeeper(db: VaultDatabase, importId: string): (source: Provenance) => number {
  const known = new Map<string, number>()
  const find = db
    .prepare<[string, string, string], number>(
      'SELECT n FROM sources WHERE import_id = ? AND file = ? AND sha256 = ?',
    )
    .pluck()
  const insert = db.prepare('INSERT INTO sources (import_id, file, sha256) VALUES (?, ?, ?)')
  return ({ file, sha256 }) => {
    const name = `${sha256} ${file}`
    const n =
      known.get(name) ??
      find.get(importId, file, sha256) ??
      Number(insert.run(importId, file, sha256).lastInsertRowid)
    known.set(name, n)
    return n
  }
}

export type SourceColumns = {
  file: string
  sha256: string
  source_row: number
  source_column: string
  source_urn: string | null
  cell: string
}

export function toProvenance(row: SourceColumns): Provenance {
  return {
    file: row.file,
    sha256: row.sha256,
    row: row.source_row,
    column: row.source_column,
    urn: row.source_urn,
    cell: row.cell,
  }
}
