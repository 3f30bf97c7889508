/**
 * What a pack held, without its bytes: enough to say in words where a later one differs. Made from the plan
 * and from what its pages print before page numbers are known, so that a page is not "changed" because an
 * earlier one grew.
 */
import { z } from 'zod'
import { purposes } from './meeting.ts'

/** A paper by its name and what was in it; null for one that was not there. */
const paperSchema = z.strictObject({ name: z.string(), sha256: z.string().nullable() })

const itemSchema = z.strictObject({
  id: z.string(),
  /** As the agenda prints it. */
  number: z.string(),
  title: z.string(),
  purpose: z.enum(purposes),
  minutes: z.int(),
  presenter: z.string().nullable(),
  decision: z.string().nullable(),
  strand: z.int().nullable(),
  confidential: z.boolean(),
  papers: z.array(paperSchema),
})

const partSchema = z.strictObject({
  /** The same for the same thing in another pack: `school:138764`. */
  key: z.string(),
  kind: z.enum(['cover', 'agenda', 'appendix', 'divider', 'section', 'school', 'paper']),
  title: z.string(),
  /** Id of its agenda item; null for cover, agenda and appendix. */
  item: z.string().nullable(),
  /** First page and how many there are. */
  page: z.int(),
  pages: z.int(),
  /** SHA-256 of what it prints; empty where it follows from the rest alone. */
  hash: z.string(),
})

const figureSchema = z.strictObject({
  /** A URN, or the trust, an authority or England by its name here. */
  whose: z.string(),
  kpi: z.string(),
  group: z.string(),
  period: z.string(),
  /** As it is printed: `104.9`, `72%`, `hidden`. */
  text: z.string(),
})

export const packRecordSchema = z.strictObject({
  meeting: z.strictObject({
    title: z.string(),
    date: z.string(),
    start: z.string(),
    place: z.string(),
    /** ISO date on which the pack went out; null in records that were kept before it was noted. */
    issued: z.string().nullable().default(null),
  }),
  agenda: z.array(itemSchema),
  parts: z.array(partSchema),
  figures: z.array(figureSchema),
  /** Names for whom and what the figures are about: `138764` is Larkfold Primary. */
  names: z.record(z.string(), z.string()),
})
export type PackRecord = z.infer<typeof packRecordSchema>
export type RecordedItem = z.infer<typeof itemSchema>
export type RecordedPart = z.infer<typeof partSchema>
export type RecordedFigure = z.infer<typeof figureSchema>

/** What kind of thing differs, in the order in which it is told. */
export const differenceKinds = ['meeting', 'agenda', 'paper', 'figure', 'page'] as const

export const differenceSchema = z.strictObject({
  kind: z.enum(differenceKinds),
  /** A whole sentence without its full stop. */
  words: z.string(),
  /** Where it now stands in the pack; null for what is no longer there. */
  page: z.int().nullable(),
})
export type Difference = z.infer<typeof differenceSchema>
