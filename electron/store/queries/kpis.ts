/** KPIs that the trust has added to the library, and what is stored of any KPI. */
import type { Kpi } from '../../domain/kpi.ts'
import type { StoredValues } from '../../domain/kpi-change.ts'
import { storedKpi } from '../../domain/stored.ts'
import type { VaultDatabase } from '../database.ts'
import { readStored } from '../read-stored.ts'

type Row = { code: string; body: string; retired: string | null }

/** The trust's own KPIs, by code. */
export function own(db: VaultDatabase): Kpi[] {
  return ownRows(db).map(({ kpi }) => kpi)
}

/** The trust's own KPIs with the ISO date on which each was retired, null for one in use; by code. */
export function ownRows(db: VaultDatabase): { kpi: Kpi; retired: string | null }[] {
  return db
    .prepare<[], Row>('SELECT code, body, retired FROM kpis ORDER BY code')
    .all()
    .map(({ code, body, retired }) => ({
      kpi: readStored(storedKpi, `The KPI ${code}`, body),
      retired,
    }))
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

/** What the vault holds of one KPI now. All but the least and the most is read from an index alone. */
export function stored(db: VaultDatabase, code: string): StoredValues {
  const current = 'FROM observations WHERE superseded IS NULL AND kpi = ?'
  const periods = db
    .prepare<[string], { period: string; count: number }>(
      `SELECT period, count(*) AS count ${current} GROUP BY period ORDER BY period`,
    )
    .all(code)
  const schools = db
    .prepare<[string], number>(`SELECT count(DISTINCT place) ${current} AND level = 'school'`)
    .pluck()
    .get(code)
  const ends = db
    .prepare<[string], { least: number | null; most: number | null }>(
      `SELECT min(value) AS least, max(value) AS most ${current}`,
    )
    .get(code)
  return {
    count: periods.reduce((sum, { count }) => sum + count, 0),
    least: ends?.least ?? null,
    most: ends?.most ?? null,
    periods: periods.map(({ period }) => period),
    schools: schools ?? 0,
  }
}
