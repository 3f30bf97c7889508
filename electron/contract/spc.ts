/** A series read by process behaviour rules. */
import { z } from 'zod'
import { call, free } from './call.ts'

export const spcCalls = {
  'spc.analyse': call(
    z.strictObject({
      csv: z.string().max(10_000_000),
      direction: z.enum(['increase', 'decrease', 'neutral']).default('increase'),
      target: z.number().optional(),
      keepOutliers: z.boolean().default(false),
    }),
    z.strictObject({
      mean: z.number(),
      lower: z.number(),
      upper: z.number(),
      points: z.array(
        z.strictObject({
          date: z.string(),
          value: z.number(),
          type: z.enum(['common', 'improvement', 'concern', 'neutral']),
          rule: z.string().nullable(),
        }),
      ),
      variation: z.enum(['common', 'improvement', 'concern', 'neutral']),
      assurance: z.enum(['pass', 'fail', 'inconsistent']).nullable(),
    }),
    free,
  ),
} as const
