/** The vision: strands, KPI links, targets. */
import { z } from 'zod'
import { visionSchema } from '../domain/vision.ts'
import { call, document, nothing } from './call.ts'

export const visionCalls = {
  /** Text of a vision file, YAML or JSON. */
  'vision.load': call(
    z.strictObject({ text: document }),
    z.strictObject({ strands: z.int(), unknown: z.array(z.string()) }),
  ),
  'vision.get': call(
    nothing,
    z.strictObject({
      vision: visionSchema.nullable(),
      /** Strand numbers, from 1, that no KPI measures; KPI codes with values that serve no strand. */
      strandsWithoutKpi: z.array(z.int()),
      kpisWithoutStrand: z.array(z.string()),
      balance: z.strictObject({ vision: z.int(), accountability: z.int(), neither: z.int() }),
    }),
  ),
} as const
