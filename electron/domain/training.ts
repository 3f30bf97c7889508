/** What people were trained in, and until when it holds. */
import { z } from 'zod'
import { dayOfIso, isoOf } from './calendar.ts'
import { heading } from './prose.ts'

export const trainingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  person: z.string().max(200),
  name: heading(200),
  on: z.iso.date(),
  /** Last day on which it counts; null where it does not run out. */
  expires: z.iso.date().nullable(),
})
export type Training = z.infer<typeof trainingSchema>

/** Days before its end from which training is warned of. */
export const trainingWarningDays = 60

export function trainingState(
  { expires }: Pick<Training, 'expires'>,
  today: string,
): 'current' | 'ending' | 'expired' {
  if (expires === null) return 'current'
  if (expires < today) return 'expired'
  return expires <= isoOf((dayOfIso(today) ?? 0) + trainingWarningDays) ? 'ending' : 'current'
}
