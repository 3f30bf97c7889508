/** What the KPI library shows, as its address says it. */
import { z } from 'zod'
import type { Output } from '../../../electron/contract/index.ts'
import { evidenceTypes, origins, phases } from '../../../electron/domain/kpi.ts'

export type KpiSummary = Output<'kpis.list'>['kpis'][number]

export const kpiFilterSchema = z.object({
  /** Words sought in name, code and definition. */
  q: z.string().optional().catch(undefined),
  phase: z.enum(phases).optional().catch(undefined),
  evidence: z.enum(evidenceTypes).optional().catch(undefined),
  origin: z.enum(origins).optional().catch(undefined),
  /** Of which the vault has figures; that measure a strand; that are the trust's own. */
  only: z.enum(['figures', 'vision', 'own']).optional().catch(undefined),
})
export type KpiFilter = z.infer<typeof kpiFilterSchema>

const keeps: Record<NonNullable<KpiFilter['only']>, (kpi: KpiSummary) => boolean> = {
  figures: (kpi) => kpi.values > 0,
  vision: (kpi) => kpi.strands.length > 0,
  own: (kpi) => kpi.from === 'trust',
}

/** The KPIs that a filter leaves, in their order. An origin of both answers to either. */
export function sift(kpis: readonly KpiSummary[], filter: KpiFilter): KpiSummary[] {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return kpis.filter(
    (kpi) =>
      (filter.phase === undefined || kpi.phases.includes(filter.phase)) &&
      (filter.evidence === undefined || kpi.evidence === filter.evidence) &&
      (filter.origin === undefined || kpi.origin === filter.origin || kpi.origin === 'both') &&
      (filter.only === undefined || keeps[filter.only](kpi)) &&
      words.every((word) =>
        `${kpi.name} ${kpi.code} ${kpi.definition}`.toLowerCase().includes(word),
      ),
  )
}
