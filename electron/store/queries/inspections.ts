/** Ofsted inspections: the current account of each, and the accounts that it replaced. */
import { inspectionSchema } from '../../domain/inspection.ts'
import type { Inspection } from '../../domain/inspection.ts'
import { canonicalJson } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'
import { sourceKeeper, toProvenance } from './source.ts'
import type { SourceColumns } from './source.ts'

type Row = Omit<Inspection, 'judgements' | 'inheritedFrom' | 'source'> &
  SourceColumns & { id: number; judgements: string; inherited_from: string | null }

const columns = `i.id, i.urn, i.kind, i.era, i.date, i.published, i.type, i.judgements, i.overall, i.safeguarding,
  i.concern, i.inherited_from, i.source_row, i.source_column, i.source_urn, i.cell, s.file, s.sha256`
const select = `SELECT ${columns}
  FROM inspections i JOIN sources s ON s.n = i.source WHERE i.superseded IS NULL`

/**
 * Stores inspections of one import (inside `change`). One that says the same as the one there changes
 * nothing, from whatever file it comes, and is kept behind it for when the other is undone; one that differs
 * replaces it. Returns how many were new or changed.
 */
export function put(db: VaultDatabase, importId: string, list: Inspection[]): number {
  const sourceOf = sourceKeeper(db, importId)
  const find = db.prepare<[string, string, string, string, string], Row>(
    `${select} AND i.urn = ? AND i.date = ? AND i.kind = ? AND i.era = ? AND coalesce(i.inherited_from, '') = ?`,
  )
  const next = db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM inspections').pluck()
  const retire = db.prepare('UPDATE inspections SET superseded = ? WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO inspections (id, urn, kind, era, date, published, type, judgements, overall, safeguarding, concern,
       inherited_from, source, source_row, source_column, source_urn, cell, superseded)
     VALUES (@id, @urn, @kind, @era, @date, @published, @type, @judgements, @overall, @safeguarding, @concern,
       @inheritedFrom, @source, @row, @column, @sourceUrn, @cell, @superseded)`,
  )
  let changed = 0
  for (const inspection of list) {
    const { urn, date, kind, era, inheritedFrom, source, judgements } = inspection
    const current = find.get(urn, date, kind, era, inheritedFrom ?? '')
    const repeats = current && said(toInspection(current)) === said(inspection)
    const id = next.get() ?? 1
    // The older one first, as only one may be current; the reference is judged at commit.
    if (current && !repeats) retire.run(id, current.id)
    insert.run({
      ...inspection,
      id,
      judgements: JSON.stringify(judgements),
      source: sourceOf(source),
      row: source.row,
      column: source.column,
      sourceUrn: source.urn,
      cell: source.cell,
      superseded: repeats ? current.id : null,
    })
    if (!repeats) changed += 1
  }
  return changed
}

/**
 * Brings every inspection of which an import told (inside `change`) to what the imports that stand lead to in
 * their order. One that nobody tells any more is superseded by itself. Answers how many changed.
 */
export function settle(db: VaultDatabase, importId: string): number {
  const rows = db
    .prepare<[string], Row & { inForce: 0 | 1; stands: 0 | 1; key: string }>(
      `WITH keys AS (
         SELECT DISTINCT i.urn, i.date, i.kind, i.era, coalesce(i.inherited_from, '') AS heir
         FROM sources s JOIN inspections i ON i.source = s.n WHERE s.import_id = ?)
       SELECT ${columns}, i.superseded IS NULL AS inForce, m.undone IS NULL AS stands,
         json_array(k.urn, k.date, k.kind, k.era, k.heir) AS key
       FROM keys k JOIN inspections i ON i.urn = k.urn AND i.date = k.date AND i.kind = k.kind AND i.era = k.era
         AND coalesce(i.inherited_from, '') = k.heir
       JOIN sources s ON s.n = i.source JOIN imports m ON m.id = s.import_id
       ORDER BY m.n, i.id`,
    )
    .all(importId)
  const putBehind = db.prepare('UPDATE inspections SET superseded = ? WHERE id = ?')
  let changed = 0
  for (const accounts of Map.groupBy(rows, ({ key }) => key).values()) {
    const now = accounts.find(({ inForce }) => inForce === 1)
    let next: Row | null = null
    for (const account of accounts) {
      if (account.stands === 0) continue
      if (!next || said(toInspection(next)) !== said(toInspection(account))) next = account
    }
    if (now?.id === next?.id) continue
    for (const { id } of accounts) putBehind.run(next?.id ?? id, id)
    if (next) putBehind.run(null, next.id)
    changed += 1
  }
  return changed
}

/** Puts a school's inspections under the URN that it has now (inside `change`): they say from which they are inherited. */
export function follow(db: VaultDatabase, school: { from: string; to: string }): void {
  db.prepare(
    `UPDATE OR IGNORE inspections SET urn = @to, inherited_from = coalesce(inherited_from, @from)
     WHERE superseded IS NULL AND urn = @from`,
  ).run(school)
  // The accounts behind those that went along, so that undoing an import finds them.
  db.prepare(
    `UPDATE inspections SET urn = @to, inherited_from = coalesce(inherited_from, @from)
     WHERE urn = @from AND superseded IN (SELECT id FROM inspections WHERE urn = @to)`,
  ).run(school)
}

/** The current inspections of a school or of all, by URN, newest first. */
export function list(db: VaultDatabase, urn?: string): Inspection[] {
  const order = 'ORDER BY i.urn, i.date DESC, i.id DESC'
  const rows =
    urn === undefined
      ? db.prepare<[], Row>(`${select} ${order}`).all()
      : db.prepare<[string], Row>(`${select} AND i.urn = ? ${order}`).all(urn)
  return rows.map(toInspection)
}

/** What an inspection says, wherever it stands written. */
function said(inspection: Inspection): string {
  return canonicalJson({ ...inspection, source: null })
}

function toInspection(row: Row): Inspection {
  return inspectionSchema.parse({
    urn: row.urn,
    kind: row.kind,
    era: row.era,
    date: row.date,
    published: row.published,
    type: row.type,
    judgements: JSON.parse(row.judgements),
    overall: row.overall,
    safeguarding: row.safeguarding,
    concern: row.concern,
    inheritedFrom: row.inherited_from,
    source: toProvenance(row),
  })
}
