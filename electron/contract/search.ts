/** Search in the papers, agendas and packs of all years. */
import { z } from 'zod'
import { searchKinds } from '../domain/search.ts'
import { call, job, nothing } from './call.ts'

const meetingOf = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** ISO date. */
  date: z.string(),
  body: z.string(),
})

const searchFilter = {
  kind: z.enum(searchKinds).optional(),
  /** Id of a meeting. */
  meeting: z.string().max(200).optional(),
  body: z.string().max(200).optional(),
  /** Academic year, as `2026/27`. */
  year: z
    .string()
    .regex(/^\d{4}\/\d{2}$/, 'an academic year such as 2026/27')
    .optional(),
}

export const searchCalls = {
  /**
   * The documents with a page on which all the words stand, the best first. Words are found by their stem and
   * without accents, "words between quotation marks" as they stand, the last one by its beginning as long as no
   * space follows. Whatever is typed is an answer or nothing, never an error.
   */
  'search.find': call(
    z.strictObject({
      words: z.string().max(500),
      ...searchFilter,
      limit: z.int().min(1).max(100).default(20),
      offset: z.int().min(0).default(0),
    }),
    z.strictObject({
      /** Documents in which they were found. */
      total: z.int(),
      documents: z.array(
        z.strictObject({
          kind: z.enum(searchKinds),
          /** The paper's name, or what the document is. */
          title: z.string(),
          meeting: meetingOf,
          /** Pages on which they were found. */
          pages: z.int(),
          /** The best of them in their order. */
          places: z.array(
            z.strictObject({
              /** Page from 1; of an agenda 0. */
              page: z.int(),
              /** Of an agenda the item; null for the meeting as a whole. */
              item: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
              parts: z.array(z.strictObject({ text: z.string(), marked: z.boolean() })),
              /** The words found on the page, as they stand there, in small letters. */
              words: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  ),
  /** How much can be found, what waits to be read, what cannot be, and what there is to filter by. */
  'search.status': call(
    nothing,
    z.strictObject({
      /** Documents whose words can be found. */
      read: z.int(),
      /** Documents that are yet to be read. */
      missing: z.int(),
      unread: z.array(
        z.strictObject({
          kind: z.enum(searchKinds),
          title: z.string(),
          meeting: meetingOf,
          /** A sentence. */
          reason: z.string(),
        }),
      ),
      bodies: z.array(z.string()),
      years: z.array(z.string()),
    }),
  ),
  /** Reads what is yet to be read; what was read stays where it is cancelled. */
  'search.index': call(z.strictObject({ job }), z.strictObject({ read: z.int() })),
} as const
