/** Files brought in, and what became of each. */
import { z } from 'zod'
import { bytes, call, job, nothing, path } from './call.ts'
import { fileKinds, importRefusalSchema, importResultSchema } from './shapes.ts'

export const dataCalls = {
  /** Files dropped on the window. GIAS files are read first, whatever their order. */
  'import.bytes': call(
    z.strictObject({
      files: z.array(z.strictObject({ name: z.string().max(255), bytes })).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
  ),
  'import.files': call(
    z.strictObject({
      files: z.array(path).min(1),
      as: z.enum(fileKinds).optional(),
      period: z.string().optional(),
      job,
    }),
    z.strictObject({ results: z.array(importResultSchema), refused: z.array(importRefusalSchema) }),
    { trusted: true },
  ),
  'import.list': call(nothing, z.strictObject({ imports: z.array(importResultSchema) })),
} as const
