/** KPIs that the trust has added to the library. */
import { kpiSchema } from '../../domain/kpi.ts'
import type { Kpi } from '../../domain/kpi.ts'
import type { VaultDatabase } from '../database.ts'

/** The trust's own KPIs, by code. */
export function own(db: VaultDatabase): Kpi[] {
  return db
    .prepare<[], string>('SELECT body FROM kpis ORDER BY code')
    .pluck()
    .all()
    .map((body) => kpiSchema.parse(JSON.parse(body)))
}

/** Adds a KPI or replaces the one of the same code. */
export function put(db: VaultDatabase, kpi: Kpi): void {
  db.prepare('INSERT OR REPLACE INTO kpis (code, body) VALUES (?, ?)').run(
    kpi.code,
    JSON.stringify(kpi),
  )
}
