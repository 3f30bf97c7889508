/** What the trust sets: its name as printed, terms, notice, rules, security; and what follows from them. */
import { z } from 'zod'
import { meetingSchema } from '../domain/meeting.ts'
import { trustRulesSchema } from '../domain/rules.ts'
import { trustSchema } from '../domain/school.ts'
import { settingParts } from '../domain/settings.ts'
import { storedSettings } from '../domain/stored.ts'
import { call, doneAs, nothing } from './call.ts'

const termPlaceSchema = z.strictObject({
  year: z.string(),
  term: z.string(),
  part: z.enum(['first-half', 'second-half', 'half-term', 'holiday']),
  words: z.string(),
})

export const settingsCalls = {
  'settings.get': call(
    nothing,
    z.strictObject({ trust: trustSchema.nullable(), ...storedSettings }),
  ),
  /** Sets one part whole. The trust's name is its spelling alone: which trust it is, `trust.adopt` says. */
  'settings.set': call(
    z.discriminatedUnion('part', [
      z.strictObject({ part: z.literal('trust'), name: z.string().trim().min(1).max(200) }),
      settingParts.terms.extend({ part: z.literal('terms') }),
      settingParts.holidays.extend({ part: z.literal('holidays') }),
      settingParts.notice.extend({ part: z.literal('notice') }),
      settingParts.security.extend({ part: z.literal('security') }),
      settingParts.cycle.extend({ part: z.literal('cycle') }),
    ]),
    doneAs,
  ),
  /** Schools that were the trust's once and are no more, the last to leave first; `left`: when that was told by the register. */
  'trust.left': call(
    nothing,
    z.strictObject({
      schools: z.array(
        z.strictObject({ urn: z.string(), name: z.string().nullable(), left: z.string() }),
      ),
    }),
  ),
  /** Every rule that rates or hides a figure, in words, with its value and what the trust may do with it. */
  'rules.list': call(
    nothing,
    z.strictObject({
      rules: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          says: z.string(),
          unit: z.string(),
          source: z.string(),
          value: z.number(),
          usual: z.number(),
          may: z.enum(['raised', 'either', 'fixed']),
          /** What the trust may set it to; null where it may not. */
          bounds: z.strictObject({ least: z.int(), most: z.int() }).nullable(),
        }),
      ),
    }),
  ),
  /** Sets one rule; null sets it back to its usual value. */
  'rules.set': call(
    z.strictObject({ id: trustRulesSchema.keyof(), value: z.int().nullable() }),
    doneAs,
  ),
  /** The dates that lead up to a meeting, by its id or by a date for one that is not made yet. */
  'calendar.dates': call(
    z
      .strictObject({
        meeting: z.string().optional(),
        date: meetingSchema.shape.meeting.shape.date.optional(),
      })
      .refine(({ meeting, date }) => (meeting === undefined) !== (date === undefined), {
        message: 'a meeting or a date',
      }),
    z.strictObject({
      papersIn: z.string(),
      goesOut: z.string(),
      noticeBy: z.string(),
      meeting: z.string(),
      /** Where the meeting lies in the school year; null where its terms are not set. */
      term: termPlaceSchema.nullable(),
      /** The rule in a sentence, and where it comes from. */
      rule: z.string(),
      source: z.string(),
    }),
  ),
  /** The terms that the trust has set, and where today lies among them. */
  'calendar.terms': call(
    nothing,
    z.strictObject({ years: storedSettings.terms.shape.years, today: termPlaceSchema.nullable() }),
  ),
} as const
