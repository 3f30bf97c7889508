/** A meeting, its agenda and its papers, as a clerk uses the words. */
import { z } from 'zod'
import { prose } from './prose.ts'

export const purposes = ['decision', 'discussion', 'information'] as const
export type Purpose = (typeof purposes)[number]

/** The computed parts of a pack that an agenda item can carry, in the order in which they are laid. */
export const sections = ['vision', 'scorecard', 'comparison', 'schools'] as const
export type Section = (typeof sections)[number]

export const agendaItemSchema = z.strictObject({
  /** Names the item within its meeting however it is moved or renamed; a meeting file need not give it. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional(),
  title: prose(300).min(1),
  purpose: z.enum(purposes).default('information'),
  minutes: z.int().min(0).max(600).default(0),
  presenter: prose(200).optional(),
  /** For an item for decision: what the board is asked to decide, as a verb. */
  decision: prose(2000).optional(),
  /** Number of the vision strand that the item serves, from 1. */
  strand: z.int().min(1).optional(),
  confidential: z.boolean().default(false),
  sections: z.array(z.enum(sections)).default([]),
  /** In a meeting file: paths relative to it. In the vault: the papers' names. */
  papers: z.array(z.string()).default([]),
})
export type AgendaItem = z.infer<typeof agendaItemSchema>

export const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: prose(200).min(1),
  role: prose(200).default('Trustee'),
})

/** What of the computed sections goes into the pack, where there is more than one depth. */
export const packChoicesSchema = z.strictObject({
  /** School pages: of every school, or only of those with a figure marked worse than expected. */
  schools: z.enum(['all', 'marked']).default('all'),
  /** Whether the appendix gives the source of every figure. */
  appendix: z.boolean().default(true),
})
export type PackChoices = z.infer<typeof packChoicesSchema>

/** A meeting file (YAML or JSON) has this shape. */
export const meetingSchema = z.strictObject({
  meeting: z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens, such as board-2026-12-09'),
    body: prose(200).min(1),
    title: prose(200).min(1),
    date: z.iso.date(),
    start: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "17:30"')
      .default('17:30'),
    place: prose(300).default(''),
    /** Trustees who must be present, and how many there are. */
    quorum: z.strictObject({ needs: z.int().min(1), of: z.int().min(1) }).optional(),
    /** ISO date on which the pack goes out. */
    issued: z.iso.date().optional(),
  }),
  people: z.array(personSchema).default([]),
  pack: packChoicesSchema.optional(),
  items: z.array(agendaItemSchema).min(1),
})
export type Meeting = z.infer<typeof meetingSchema>

/** The choices of a meeting, or the usual ones: everything. */
export function packChoices(meeting: Pick<Meeting, 'pack'>): PackChoices {
  return meeting.pack ?? { schools: 'all', appendix: true }
}
