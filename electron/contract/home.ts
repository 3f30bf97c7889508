/** What a person needs to see first: how ready the next pack is, what changed last, how current the data are. */
import { z } from 'zod'
import { call, nothing } from './call.ts'

export const homeCalls = {
  'home.get': call(
    nothing,
    z.strictObject({
      /** The next meeting from today on, else the last; null of none. */
      meeting: z
        .strictObject({ id: z.string(), title: z.string(), date: z.string(), start: z.string() })
        .nullable(),
      /** How many of each part of the next pack are in place. */
      readiness: z.array(z.strictObject({ what: z.string(), done: z.int(), of: z.int() })),
      /** The latest changes of the vault, newest first; changes alike on one day are one line. */
      changes: z.array(
        z.strictObject({ at: z.string(), who: z.string(), what: z.string(), times: z.int() }),
      ),
      freshness: z.array(
        z.strictObject({
          name: z.string(),
          latest: z.strictObject({
            period: z.string().nullable(),
            date: z.string().nullable(),
            provisional: z.boolean(),
          }),
          state: z.enum(['current', 'provisional', 'late', 'unknown']),
          next: z.string().nullable(),
        }),
      ),
    }),
  ),
} as const
