/**
 * What a vault holds, as any release wrote it: shapes alone. The rules of what may be written (how long a word
 * is, which days a board can meet on) stand in the schemas of input and grow stricter with time; reading keeps
 * none of them, so that no later rule shuts a trust out of what it once saved.
 *
 * A shape that is here stays as it is. Where what is stored changes its shape, a migration rewrites the rows; a
 * key that was added since has the value here that it had before. Keys that are known no more are left out.
 */
import { z } from 'zod'
import type { AgendaTemplate } from './agenda.ts'
import { evidenceTypes, origins, phases, polarities, pupilGroups, units, type Kpi } from './kpi.ts'
import { purposes, sections, type Meeting } from './meeting.ts'
import { dayCounts } from './notice.ts'
import { personKinds, type TrustPerson } from './people.ts'
import { usualRules } from './rules.ts'
import type { SettingPart, Settings } from './settings.ts'
import type { Vision } from './vision.ts'

const text = z.string()
const number = z.number()

export const storedVision = z.object({
  vision: z.object({
    title: text,
    adopted: text.nullable().default(null),
    statement: text.default(''),
  }),
  strands: z.array(
    z.object({
      title: text,
      short: text.optional(),
      success: text.default(''),
      kpis: z
        .array(
          z.object({
            code: text,
            reason: text.default(''),
            target: number.nullable().default(null),
          }),
        )
        .default([]),
    }),
  ),
}) satisfies z.ZodType<Vision>

const storedPack = z
  .object({
    schools: z.enum(['all', 'marked']).default('all'),
    appendix: z.boolean().default(true),
  })
  .optional()

const storedItem = z.object({
  id: text.optional(),
  title: text,
  purpose: z.enum(purposes).default('information'),
  minutes: number.default(0),
  presenter: text.optional(),
  decision: text.optional(),
  strand: number.optional(),
  confidential: z.boolean().default(false),
  sections: z.array(z.enum(sections)).default([]),
  papers: z.array(text).default([]),
})

export const storedMeeting = z.object({
  meeting: z.object({
    id: text,
    body: text,
    title: text,
    date: text,
    start: text.default('17:30'),
    place: text.default(''),
    quorum: z.object({ needs: number, of: number }).optional(),
    issued: text.optional(),
  }),
  people: z.array(z.object({ id: text, name: text, role: text.default('Trustee') })).default([]),
  pack: storedPack,
  items: z.array(storedItem),
}) satisfies z.ZodType<Meeting>

export const storedTemplate = z.object({
  name: text,
  title: text,
  about: text.default(''),
  body: text,
  start: text.default('17:30'),
  pack: storedPack,
  items: z.array(storedItem),
}) satisfies z.ZodType<AgendaTemplate>

const group = z.enum(pupilGroups)

export const storedKpi = z.object({
  code: text,
  name: text,
  short: text,
  definition: text,
  unit: z.enum(units),
  decimals: number,
  polarity: z.enum(polarities),
  goodBand: z.tuple([number, number]).optional(),
  phases: z.array(z.enum(phases)),
  evidence: z.enum(evidenceTypes),
  origin: z.enum(origins),
  cadence: z.enum(['day', 'week', 'month', 'half-term', 'term', 'year']),
  validity: z.array(z.object({ from: text, to: text.optional() })).default([]),
  unpublished: z.array(z.object({ period: text, reason: text })).default([]),
  breaks: z.array(z.object({ period: text, what: text })).default([]),
  aggregation: z.enum(['mean', 'sum', 'none']),
  significance: z.enum(['wilson', 'published', 'none']),
  cohort: text.optional(),
  reference: z.object({ value: number, why: text }).optional(),
  range: z.tuple([number.nullable(), number.nullable()]).default([null, null]),
  source: z.object({ title: text, publisher: text }),
  wide: z
    .array(
      z.object({
        table: z.enum(['ks2', 'ks4', 'ks5', 'absence', 'census']),
        group: group.default('all'),
        value: text,
        lower: text.optional(),
        upper: text.optional(),
        numerator: text.optional(),
        denominator: text.optional(),
      }),
    )
    .default([]),
  tidy: z
    .array(
      z.object({
        value: text,
        where: z.record(text, z.array(text)).default({}),
        lower: text.optional(),
        upper: text.optional(),
        numerator: text.optional(),
        denominator: text.optional(),
        beside: z.array(text).default([]),
      }),
    )
    .default([]),
}) satisfies z.ZodType<Kpi>

export const storedPerson = z.object({
  id: text,
  name: text,
  kind: z.enum(personKinds),
  role: text.default(''),
  bodies: z.array(text).default([]),
  school: text.nullable().default(null),
  from: text.nullable().default(null),
  to: text.nullable().default(null),
  email: text.nullable().default(null),
}) satisfies z.ZodType<TrustPerson>

const storedSpan = z.object({ from: text, to: text })

export const storedSettings = {
  terms: z.object({
    years: z.array(
      z.object({
        year: text,
        terms: z.array(storedSpan.extend({ name: text, halfTerm: storedSpan.nullable() })),
      }),
    ),
  }),
  holidays: z.object({
    added: z.array(z.object({ date: text, name: text })),
    dropped: z.array(text),
  }),
  notice: z.object({ clearDays: number, count: z.enum(dayCounts), papersDays: number }),
  rules: z.object({
    hiddenBelow: number.default(usualRules.hiddenBelow),
    unratedBelow: number.default(usualRules.unratedBelow),
    answersBelow: number.default(usualRules.answersBelow),
    unanimousBelow: number.default(usualRules.unanimousBelow),
    markedShare: number.default(usualRules.markedShare),
  }),
  /** A vault locks after as many minutes as were chosen once, also where they can be chosen no more. */
  security: z.object({ idleMinutes: number }),
} satisfies { [P in SettingPart]: z.ZodType<Settings[P]> }
