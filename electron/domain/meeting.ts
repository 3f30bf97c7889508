/** A meeting, its agenda and its papers, as a clerk uses the words. */
import { z } from 'zod'
import { actionSchema } from './actions.ts'
import { pupilGroups } from './kpi.ts'
import { heading, prose } from './prose.ts'

export const purposes = ['decision', 'discussion', 'information'] as const
export type Purpose = (typeof purposes)[number]

/** The computed parts of a pack, in the order of the standard pack. An agenda item carries them, or the pack does before or after the items. */
export const sections = [
  'decisions',
  'changes',
  'vision',
  'report',
  'scorecard',
  'exceptions',
  'comparison',
  'schools',
  'knowledge',
  'capacity',
  'commitment',
  'finance',
  'risks',
  'actions',
  'glossary',
] as const
export type Section = (typeof sections)[number]

/** What each is called, on its pages, on the agenda and where it is chosen. */
export const sectionTitles: Record<Section, string> = {
  decisions: 'What we must decide',
  changes: 'What changed',
  vision: 'Vision on a page',
  report: 'Chief executive’s report',
  scorecard: 'Scorecard',
  exceptions: 'Exceptions',
  comparison: 'Schools compared',
  schools: 'School pages',
  knowledge: 'How good is what we know',
  capacity: 'Capacity to improve',
  commitment: 'Commitment to each other',
  finance: 'Finance',
  risks: 'Risks',
  actions: 'Actions',
  glossary: 'Glossary',
}

/** The sections that print what somebody writes for them. */
export const writtenSections = [
  'report',
  'capacity',
  'commitment',
  'finance',
  'risks',
  'actions',
] as const satisfies readonly Section[]

const label = '(?:0[a-z]{0,30}[a-y]|[1-9]\\d{0,2}(?:[a-z]{0,30}[a-y])?)'
/** A number as an agenda prints it: `3`, `3.1`, `3a`. `numbering.ts` says how they follow each other. */
const itemNumber = z
  .string()
  .regex(
    new RegExp(`^${label}(?:\\.${label})?$`),
    'a number of the agenda, such as "3", "3.1" or "3a"',
  )

/** How large a paper comes into the pack: scaled onto A4, or as large as it is, with strips for head and foot added. */
export const paperSizes = ['a4', 'own-size'] as const
export type PaperSize = (typeof paperSizes)[number]

export const agendaItemSchema = z.strictObject({
  /** Names the item within its meeting however it is moved or renamed; a meeting file need not give it. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional(),
  title: heading(300),
  /** It stands under the item before it: 3.1 under 3. */
  under: z.boolean().optional(),
  /** The number under which the agenda went out. It keeps it: what is put in later gets one between. */
  issuedAs: itemNumber.optional(),
  /** Numbers under which it went out before it was moved; no other item gets them. */
  formerNumbers: z.array(itemNumber).max(100).optional(),
  /** Taken off after the agenda went out: its number and title stay, and nothing else. */
  withdrawn: z.boolean().optional(),
  /** The items under it are taken together without discussion, unless a trustee asks. */
  consent: z.boolean().optional(),
  purpose: z.enum(purposes).default('information'),
  minutes: z.int().min(0).max(600).default(0),
  /** Minutes of a break that follows it. */
  breakAfter: z.int().min(1).max(180).optional(),
  presenter: prose(200).optional(),
  /** For an item for decision: what the board is asked to decide, as a verb. */
  decision: prose(2000).optional(),
  /** Number of the vision strand that the item serves, from 1. */
  strand: z.int().min(1).optional(),
  /** Number of the risk in the meeting's register that the item serves, from 1. */
  risk: z.int().min(1).optional(),
  confidential: z.boolean().default(false),
  /** The most pages that it may bring: its budget, which the check of the pack holds it to. */
  pages: z.int().min(1).max(1000).optional(),
  sections: z.array(z.enum(sections)).default([]),
  /** In a meeting file: paths relative to it. In the vault: the papers' names. */
  papers: z.array(z.string().max(4096)).max(300).default([]),
  /** Id of the item of the annual cycle that it takes up. */
  cycle: z.string().max(64).optional(),
  /** Where the papers of this item are to come otherwise than those of the meeting. */
  paperSize: z.enum(paperSizes).optional(),
  /** Organisations and people that it is about, for the register of interests: `Harbour Building Ltd`. */
  concerns: z.array(heading(300)).max(50).optional(),
  /** Ids of people at the meeting who are to have it in their copy although an interest of theirs is touched. */
  sharedWith: z.array(z.string().max(200)).max(300).optional(),
})
export type AgendaItem = z.infer<typeof agendaItemSchema>

export const personSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: heading(200),
  role: prose(200).default('Trustee'),
  /** False for whoever may not read the confidential items (Part B), as staff in attendance often may not. */
  partB: z.boolean().optional(),
})

/** A line of the risk register, as far as the board reads it. */
export const riskSchema = z.strictObject({
  risk: heading(1000),
  owner: heading(200),
  /** 1 (rare, slight) to 5 (almost certain, grave), by the trust's own scales. */
  likelihood: z.int().min(1).max(5).optional(),
  impact: z.int().min(1).max(5).optional(),
  /** Since the last meeting. */
  status: z.enum(['new', 'rising', 'steady', 'falling', 'closed']).default('steady'),
  /** What is done about it. */
  response: prose(2000).default(''),
  /** ISO date of the next review. */
  due: z.iso.date().optional(),
  strand: z.int().min(1).optional(),
  /** Code of the KPI that would show it coming true. */
  kpi: z.string().max(200).optional(),
  confidential: z.boolean().default(false),
})
export type Risk = z.infer<typeof riskSchema>

/** The words asked of a head, or of the trust, for a figure outside its expected range. */
export const explanationSchema = z.strictObject({
  /** URN; for the trust's own figure it is left out. */
  school: z.string().max(20).optional(),
  kpi: z.string().max(200),
  /** The pupils whose figure it is. */
  group: z.enum(pupilGroups).default('all'),
  /** The cause first, then what is done. */
  words: heading(1500),
  by: prose(200).optional(),
})
export type Explanation = z.infer<typeof explanationSchema>

/** What of the computed sections goes into the pack, where there is more than one depth; how papers come into it. */
export const packChoicesSchema = z.strictObject({
  /** School pages: of every school, or only of those with a figure marked worse than expected. */
  schools: z.enum(['all', 'marked']).default('all'),
  /** Whether the appendix gives the source of every figure. */
  appendix: z.boolean().default(true),
  /** Papers of every item that does not say otherwise. */
  paperSize: z.enum(paperSizes).default('a4'),
  /** Sections between the agenda and its first item. */
  front: z.array(z.enum(sections)).default(['decisions', 'changes']),
  /** Sections after everything else. */
  back: z.array(z.enum(sections)).default(['glossary']),
})
export type PackChoices = z.infer<typeof packChoicesSchema>

/** What the clerk has decided for the copy that anybody may inspect. */
export const publicationSchema = z.strictObject({
  /** Names of individuals that it must not hold, beside those of the trust's staff, which it never holds. */
  names: z.array(heading(200)).max(1000).default([]),
  /** Papers that the clerk has looked through, and that may go into it as they are; with a hash, that very file alone. */
  cleared: z
    .array(z.strictObject({ paper: z.string().max(4096), sha256: z.string().max(64).optional() }))
    .max(300)
    .default([]),
})

/** One text for each section; an object, so that its keys stand in one order however they were written. */
const text = prose(20_000).optional()
const narrativeSchema = z.strictObject(
  Object.fromEntries(sections.map((section) => [section, text])) as Record<Section, typeof text>,
)

/** A day on which a board can meet: what leads up to one in another age is no date that can be worked out. */
const dayOfMeeting = z.iso
  .date()
  .refine((day) => day >= '1900' && day < '2200', 'a date from 1900 to 2199')

/** A meeting file (YAML or JSON) has this shape. */
export const meetingSchema = z.strictObject({
  meeting: z.strictObject({
    id: z
      .string()
      .max(200)
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens, such as board-2026-12-09')
      .refine((id) => id !== 'next', 'an id other than "next", which stands for the next meeting'),
    body: heading(200),
    title: heading(200),
    date: dayOfMeeting,
    start: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "17:30"')
      .default('17:30'),
    place: prose(300).default(''),
    /** Trustees who must be present, and how many there are. */
    quorum: z.strictObject({ needs: z.int().min(1), of: z.int().min(1) }).optional(),
    /** ISO date on which the pack goes out. */
    issued: dayOfMeeting.optional(),
  }),
  people: z.array(personSchema).max(300).default([]),
  pack: packChoicesSchema.optional(),
  publication: publicationSchema.optional(),
  /** What people have written for sections, as rich-text.ts reads it. */
  narrative: narrativeSchema.optional(),
  explanations: z.array(explanationSchema).max(1000).optional(),
  actions: z.array(actionSchema).max(300).optional(),
  risks: z.array(riskSchema).max(300).optional(),
  items: z.array(agendaItemSchema).min(1).max(300),
})
export type Meeting = z.infer<typeof meetingSchema>

/**
 * Which meeting a clerk is at work on: the next one from today on, else the latest; null of none. `today` is an ISO
 * date.
 */
export function nextMeeting<T extends { date: string }>(
  meetings: readonly T[],
  today: string,
): T | null {
  const byDate = meetings.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  return byDate.find(({ date }) => date >= today) ?? byDate.at(-1) ?? null
}

/** The choices of a meeting, or the usual ones: everything. */
export function packChoices(meeting: Pick<Meeting, 'pack'>): PackChoices {
  return meeting.pack ?? packChoicesSchema.parse({})
}
