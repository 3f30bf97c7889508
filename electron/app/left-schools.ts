/** The schools that left the trust, as the journal of its adoptions tells them. */
import { z } from 'zod'
import { journalQueries, registerQueries, trustQueries } from '../store/index.ts'
import type { Handlers } from './dispatch.ts'
import { londonDay } from '../domain/london.ts'

/** What an adoption writes to the journal, as far as it is read here. */
const adoptionSchema = z.object({
  before: z.object({ schools: z.array(z.string()) }),
  after: z.object({
    schools: z.array(z.string()),
    /** Earlier URNs of schools that are still there. */
    followed: z.record(z.string(), z.string()),
  }),
})

export const leftSchoolHandlers: Pick<Handlers, 'trust.left'> = {
  'trust.left': (context) => {
    const { db } = context.vault()
    const present = new Set(trustQueries.schools(db).map(({ urn }) => urn))
    const left = new Map<string, string>()
    for (const { at, before, after } of journalQueries.list(db, {
      subject: 'trust',
      limit: 10_000,
    })) {
      const adoption = adoptionSchema.safeParse({ before, after }).data
      if (!adoption) continue
      const stayed = new Set([
        ...adoption.after.schools,
        ...Object.keys(adoption.after.followed),
        ...present,
      ])
      for (const urn of adoption.before.schools) {
        if (!stayed.has(urn) && !left.has(urn)) left.set(urn, at)
      }
    }
    return {
      schools: [...left].map(([urn, at]) => ({
        urn,
        name: registerQueries.school(db, urn)?.name ?? null,
        left: londonDay(at),
      })),
    }
  },
}
