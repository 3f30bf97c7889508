/** The KPI library and the KPIs of the trust’s own. */
import { z } from 'zod'
import { kpiSchema } from '../domain/kpi.ts'
import { call, done, nothing } from './call.ts'
import { kpiSummarySchema } from './shapes.ts'

export const kpisCalls = {
  'kpis.list': call(nothing, z.strictObject({ kpis: z.array(kpiSummarySchema) })),
  'kpis.define': call(z.strictObject({ kpi: kpiSchema }), done),
} as const
