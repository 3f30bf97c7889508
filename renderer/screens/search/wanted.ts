/** What is looked for, and what is read: part of an address, so that it can be gone back to. */
import { z } from 'zod'
import { searchKinds } from '../../../electron/domain/search.ts'

/** An address that was cut or mistyped looks for less, and for nothing at worst. */
export const wantedSchema = z.object({
  words: z.coerce.string().max(500).optional().catch(undefined),
  kind: z.enum(searchKinds).optional().catch(undefined),
  meeting: z.string().optional().catch(undefined),
  body: z.string().optional().catch(undefined),
  year: z
    .string()
    .regex(/^\d{4}\/\d{2}$/)
    .optional()
    .catch(undefined),
})
export type Wanted = z.infer<typeof wantedSchema>

/** A page of a paper of the meeting, or of its pack where no paper is named, with words marked on it. */
export const readSchema = z.object({
  paper: z.string().optional().catch(undefined),
  page: z.int().min(1).catch(1),
  mark: z.array(z.string()).catch([]),
})
