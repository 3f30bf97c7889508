/** The KPI library and the KPIs of the trust’s own. */
import { z } from 'zod'
import { kpiSchema } from '../domain/kpi.ts'
import { storedKpi } from '../domain/stored.ts'
import { call, doneAs, nothing } from './call.ts'
import { kpiSummarySchema } from './shapes.ts'

const code = z.string().max(200)

export const kpisCalls = {
  'kpis.list': call(nothing, z.strictObject({ kpis: z.array(kpiSummarySchema) })),
  /** One KPI whole, with what the vault holds of it and which strands it serves. */
  'kpis.get': call(
    z.strictObject({ code }),
    z.strictObject({
      kpi: storedKpi,
      from: z.enum(['library', 'trust']),
      retired: z.iso.date().nullable(),
      /** What is stored of it now: how many values, of how many schools, for which periods, from what to what. */
      stored: z.strictObject({
        count: z.int(),
        schools: z.int(),
        periods: z.array(z.string()),
        least: z.number().nullable(),
        most: z.number().nullable(),
      }),
      strands: z.array(
        z.strictObject({
          /** From 1. */
          number: z.int(),
          title: z.string(),
          reason: z.string(),
          target: z.number().nullable(),
        }),
      ),
      /** Why it cannot be removed, as a sentence; null where it can. */
      kept: z.string().nullable(),
    }),
  ),
  /** Adds a KPI of the trust's own, or changes one where no stored value contradicts. */
  'kpis.define': call(z.strictObject({ kpi: kpiSchema }), doneAs),
  /** Takes a KPI of the trust's own out of use, or back into it; its values stay. */
  'kpis.retire': call(z.strictObject({ code, retired: z.boolean().default(true) }), doneAs),
  /** Removes a KPI of the trust's own that has no values and serves no strand. */
  'kpis.remove': call(z.strictObject({ code }), doneAs),
} as const
