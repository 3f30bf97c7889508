/** KPIs that the trust has added to the library, and what is stored of any KPI. */
import { kpiSchema } from '../../domain/kpi.ts'
import type { Kpi } from '../../domain/kpi.ts'
import type { StoredValues } from '../../domain/kpi-change.ts'
import type { VaultDatabase } from '../database.ts'

type Row = { body: string; retired: string | null }

/** The trust's own KPIs, by code. */
export function own(db: VaultDatabase): Kpi[] {
  return ownRows(db).map(({ kpi }) => kpi)
}

/** The trust's own KPIs with the ISO date on which each was retired, null for one in use; by code. */
export function ownRows(db: VaultDatabase): { kpi: Kpi; retired: string | null }[] {
  return db
    .prepare<[], Row>('SELECT body, retired FROM kpis ORDER BY code')
    .all()
    .map(({ body, retired }) => ({ kpi: kpiSchema.parse(JSON.parse(body)), retired }))
}

/** Adds a KPI or replaces the one of the same code, which stays retired where it was. */
export function put(db: VaultDatabase, kpi: Kpi): void {
  db.prepare(
    'INSERT INTO kpis (code, body) VALUES (?, ?) ON CONFLICT (code) DO UPDATE SET body = excluded.body',
  ).run(kpi.code, JSON.stringify(kpi))
}

/** Retires a KPI on an ISO date, or takes it back into use. */
export function retire(db: VaultDatabase, code: string, date: string | null): void {
  db.prepare('UPDATE kpis SET retired = ? WHERE code = ?').run(date, code)
}

export function remove(db: VaultDatabase, code: string): void {
  db.prepare('DELETE FROM kpis WHERE code = ?').run(code)
}

/** Which of the codes have anything, states included, about the trust or its schools. */
export function told(db: VaultDatabase, codes: Iterable<string>): Set<string> {
  const find = db.prepare<[string]>(
    `SELECT 1 FROM observations
     WHERE superseded IS NULL AND kpi = ? AND level IN ('school', 'trust') LIMIT 1`,
  )
  return new Set([...codes].filter((code) => find.get(code) !== undefined))
}

/** What the vault holds of one KPI, in every version of every value. */
export function stored(db: VaultDatabase, code: string): StoredValues {
  const sums = db
    .prepare<[string], { count: number; least: number | null; most: number | null }>(
      `SELECT count(*) AS count, min(value) AS least, max(value) AS most FROM observations
       WHERE kpi = ? AND superseded IS NULL`,
    )
    .get(code)
  const periods = db
    .prepare<[string], string>(
      'SELECT DISTINCT period FROM observations WHERE kpi = ? AND superseded IS NULL ORDER BY period',
    )
    .pluck()
    .all(code)
  const schools = db
    .prepare<[string], number>(
      `SELECT count(DISTINCT urn) FROM observations
       WHERE kpi = ? AND superseded IS NULL AND level = 'school'`,
    )
    .pluck()
    .get(code)
  return {
    count: sums?.count ?? 0,
    least: sums?.least ?? null,
    most: sums?.most ?? null,
    periods,
    schools: schools ?? 0,
  }
}
