/** The KPI library and the trust's own KPIs, as one list. */
import { AppError } from '../contract/index.ts'
import type { Kpi } from '../domain/kpi.ts'
import { kpiQueries, observationQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

/** Library first, then the trust's own, by code. */
export function allKpis(context: Context): Kpi[] {
  return [...context.library, ...kpiQueries.own(context.vault().db)]
}

export const kpiHandlers: Pick<Handlers, 'kpis.list' | 'kpis.define'> = {
  'kpis.list': (context) => {
    const counts = observationQueries.counts(context.vault().db)
    const own = new Set(kpiQueries.own(context.vault().db).map((kpi) => kpi.code))
    return {
      kpis: allKpis(context).map((kpi) => ({
        code: kpi.code,
        name: kpi.name,
        short: kpi.short,
        definition: kpi.definition,
        unit: kpi.unit,
        decimals: kpi.decimals,
        polarity: kpi.polarity,
        phases: kpi.phases,
        evidence: kpi.evidence,
        origin: kpi.origin,
        cadence: kpi.cadence,
        source: `${kpi.source.title}, ${kpi.source.publisher}`,
        from: own.has(kpi.code) ? ('trust' as const) : ('library' as const),
        values: counts.get(kpi.code) ?? 0,
      })),
    }
  },
  'kpis.define': (context, { kpi }) => {
    if (context.library.some((known) => known.code === kpi.code)) {
      throw new AppError(
        'KpiInvalid',
        `${kpi.code} is a KPI of the library and cannot be replaced. Choose another code.`,
      )
    }
    context.vault().change(`Defined the KPI ${kpi.code}`, (db, journal) => {
      const before = kpiQueries.own(db).find((own) => own.code === kpi.code) ?? null
      kpiQueries.put(db, kpi)
      journal(`kpi/${kpi.code}`, before, kpi)
    })
    context.changed('kpis')
    return { done: true }
  },
}
