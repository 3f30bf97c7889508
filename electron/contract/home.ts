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
      /** Items of the annual cycle that are late or due, the late ones first; and how many there are. */
      cycle: z.strictObject({
        items: z.array(
          z.strictObject({
            id: z.string(),
            title: z.string(),
            state: z.enum(['late', 'due']),
            says: z.string(),
            rule: z.string(),
          }),
        ),
        late: z.int(),
        due: z.int(),
      }),
      /** Terms of office that end soon or ended of late, and entries of the register that nobody confirmed. */
      people: z.strictObject({
        ending: z.array(z.string()),
        unconfirmed: z.array(z.string()),
        overdue: z.boolean(),
      }),
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
