/** The trust and its schools. */
import { z } from 'zod'
import { inspectionSchema } from '../domain/inspection.ts'
import { schoolSchema, trustSchema } from '../domain/school.ts'
import { call, job, nothing } from './call.ts'
import { importRefusalSchema, importResultSchema } from './shapes.ts'

export const trustCalls = {
  'trust.candidates': call(
    z.strictObject({ search: z.string().max(200).default('') }),
    z.strictObject({
      trusts: z.array(
        z.strictObject({ name: z.string(), uid: z.string().nullable(), schools: z.int() }),
      ),
    }),
  ),
  /**
   * Takes the trust and its open schools from the imported register, then reads the files that waited for them. The
   * trust is known by its group UID where that is given, else by its name there; with neither it is the one whose
   * schools the vault holds, whatever name it prints.
   */
  'trust.adopt': call(
    z.strictObject({
      name: z.string().min(1).max(200).optional(),
      uid: z.string().min(1).max(40).optional(),
      job,
    }),
    z.strictObject({
      trust: trustSchema,
      schools: z.array(schoolSchema),
      results: z.array(importResultSchema),
      refused: z.array(importRefusalSchema),
    }),
  ),
  'schools.list': call(
    nothing,
    z.strictObject({ trust: trustSchema.nullable(), schools: z.array(schoolSchema) }),
  ),
  'schools.inspections': call(
    z.strictObject({ urn: z.string().optional() }),
    z.strictObject({ inspections: z.array(inspectionSchema) }),
  ),
} as const
