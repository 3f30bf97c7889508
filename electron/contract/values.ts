/** Stored values, their history, and what figures are made from. */
import { z } from 'zod'
import { kpiSchema, pupilGroups } from '../domain/kpi.ts'
import { observationSchema } from '../domain/observation.ts'
import { parsePeriod } from '../domain/period.ts'
import { trustRulesSchema } from '../domain/rules.ts'
import { schoolSchema } from '../domain/school.ts'
import { call } from './call.ts'
import { valueSchema } from './shapes.ts'

export const valuesCalls = {
  'values.query': call(
    z.strictObject({
      kpi: z.string().optional(),
      urn: z.string().optional(),
      period: z
        .string()
        .refine(
          (text) => parsePeriod(text) !== null,
          'must be a period such as 2017/18, 2017/18 autumn, 2025-11 or 2025-W47',
        )
        .optional(),
      group: z.enum(pupilGroups).optional(),
      level: z.enum(['school', 'trust', 'la', 'region', 'national']).optional(),
      limit: z.int().min(1).max(1_000_000).default(1_000_000),
    }),
    z.strictObject({ values: z.array(valueSchema) }),
  ),
  /**
   * What a figure book is made from, for one pupil group: the window makes its figures by the same rules
   * of the domain as the paper, so that both always show the same ones.
   */
  'figures.get': call(
    z.strictObject({ group: z.enum(pupilGroups).default('all') }),
    z.strictObject({
      schools: z.array(schoolSchema),
      kpis: z.array(kpiSchema),
      observations: z.array(observationSchema),
      rules: trustRulesSchema,
    }),
  ),
  /** All that was ever stored for one cell, newest first. */
  'values.history': call(
    z.strictObject({
      kpi: z.string(),
      urn: z.string(),
      period: z.string(),
      group: z.enum(pupilGroups).default('all'),
    }),
    z.strictObject({
      values: z.array(
        valueSchema.extend({ stored: z.string(), superseded: z.string().nullable() }),
      ),
    }),
  ),
} as const
