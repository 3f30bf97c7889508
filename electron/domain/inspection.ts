/**
 * Ofsted inspections. Three eras are never converted into one another (DfE shows them apart too):
 * `graded-overall` before 2 September 2024, `key-judgements` until 9 November 2025, `report-card` after.
 */
import { z } from 'zod'
import { provenanceSchema } from './observation.ts'

export const eras = ['graded-overall', 'key-judgements', 'report-card'] as const
export type Era = (typeof eras)[number]

export const inspectionSchema = z.strictObject({
  /** The school's present URN. */
  urn: z.string(),
  kind: z.enum(['graded', 'ungraded']),
  era: z.enum(eras),
  /** ISO date on which the inspection began. */
  date: z.string(),
  published: z.string().nullable(),
  type: z.string().nullable(),
  /** Era's own areas and words, in the order of the report, e.g. `{ area: 'Quality of education', words: 'Good' }`. */
  judgements: z.array(
    z.strictObject({ area: z.string(), words: z.string(), code: z.string().nullable() }),
  ),
  /** Era's overall word where it has one: grade, or the outcome of an ungraded visit. */
  overall: z.string().nullable(),
  /** `met` / `not-met`, or null where the inspection does not say. */
  safeguarding: z.enum(['met', 'not-met']).nullable(),
  /** `SM`, `SWK`, `NTI` or the words of the file; null where none. */
  concern: z.string().nullable(),
  /** URN at the time of the inspection, where it differs from the present one. */
  inheritedFrom: z.string().nullable(),
  source: provenanceSchema,
})
export type Inspection = z.infer<typeof inspectionSchema>
