/** Meetings, their agenda and papers. */
import { z } from 'zod'
import { exceptionViewSchema, exceptionsViewSchema } from '../domain/exceptions-view.ts'
import { meetingSchema } from '../domain/meeting.ts'
import { storedMeeting } from '../domain/stored.ts'
import { bytes, call, document, nothing, path } from './call.ts'

const id = z.string().max(200)
const papers = z.array(z.strictObject({ name: z.string().min(1).max(255), bytes }))

/**
 * What an edit answers: the meeting as it now is, and the name of the change, by which `meetings.undo` takes it
 * back; null where nothing was different.
 */
const editedSchema = z.strictObject({ meeting: storedMeeting, change: z.string().nullable() })

/** Words for a figure, and whose they are. */
const wordsSchema = z.strictObject({ words: z.string(), by: z.string().nullable() })

const meetingSummarySchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  date: z.string(),
  items: z.int(),
  papers: z.int(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

export const meetingsCalls = {
  /** All meetings by date, and those removed of late that `meetings.restore` brings back, latest first. */
  'meetings.list': call(
    nothing,
    z.strictObject({
      meetings: z.array(meetingSummarySchema),
      removed: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          date: z.string(),
          /** ISO time of its removal. */
          at: z.string(),
        }),
      ),
    }),
  ),
  /** The meeting with the papers that are there; one that an item names and that is not among them is missing. */
  'meetings.get': call(
    z.strictObject({ id }),
    z.strictObject({
      meeting: storedMeeting,
      papers: z.array(z.strictObject({ name: z.string(), size: z.int() })),
    }),
  ),
  /**
   * The figures that ask for words, as the pack's page of exceptions lists them, with the words that the meeting
   * holds, and those that the body's meeting before had for the same figure. Empty while nothing is known.
   */
  'meetings.exceptions': call(
    z.strictObject({ id }),
    z.strictObject({
      meeting: z.string(),
      of: z.array(
        exceptionsViewSchema.element.extend({
          exceptions: z.array(
            exceptionViewSchema.extend({
              explanation: wordsSchema.nullable(),
              before: wordsSchema.extend({ date: z.string() }).nullable(),
            }),
          ),
        }),
      ),
      /** Words of the meeting that the page does not print: their figure asks for none. */
      aside: z.array(
        storedMeeting.shape.explanations.unwrap().element.extend({
          /** Whose and what it is, as far as that is known. */
          whose: z.string(),
          measure: z.string(),
        }),
      ),
    }),
  ),
  /** Makes a meeting, its agenda from a template, from a former meeting, or of one item. */
  'meetings.create': call(
    z.strictObject({
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('template'), name: z.string().max(64) }),
        z.strictObject({ kind: z.literal('meeting'), id }),
        z.strictObject({ kind: z.literal('nothing') }),
      ]),
      date: meetingSchema.shape.meeting.shape.date,
      /** Where one of these is not given, it is as in the template or the former meeting. */
      body: meetingSchema.shape.meeting.shape.body.optional(),
      title: meetingSchema.shape.meeting.shape.title.optional(),
      start: meetingSchema.shape.meeting.shape.start.unwrap().optional(),
      place: meetingSchema.shape.meeting.shape.place.unwrap().optional(),
      /** Items of the annual cycle that it takes up beside. */
      cycle: z.array(z.string().max(64)).max(50).optional(),
    }),
    editedSchema,
  ),
  /**
   * The meeting as it shall be. Items without an id are new. Papers of items that are gone are kept for a while,
   * and are there again when an item names them again. `from` is the meeting that was edited: what others made of
   * it since stays, and where they touched the same thing it is `ChangedSince`. An item that is gone and whose
   * number went out stays as withdrawn.
   */
  'meetings.save': call(
    z.strictObject({ meeting: meetingSchema, from: storedMeeting.optional() }),
    editedSchema,
  ),
  /** `issued`: the agenda has gone out, and every item keeps its number. `anew`: they follow from the order again. */
  'meetings.number': call(z.strictObject({ id, how: z.enum(['issued', 'anew']) }), editedSchema),
  /** Puts papers on an item, named by its id; one of the same name on the same item is replaced. */
  'meetings.addPapers': call(
    z.strictObject({ id, item: z.string(), papers: papers.min(1) }),
    editedSchema.extend({ added: z.array(z.string()), replaced: z.array(z.string()) }),
  ),
  'meetings.removePaper': call(
    z.strictObject({ id, item: z.string(), paper: z.string() }),
    editedSchema,
  ),
  /** A paper as it was added; `url` gives its bytes once. */
  'meetings.openPaper': call(
    z.strictObject({ id, paper: z.string() }),
    z.strictObject({ url: z.string() }),
  ),
  'meetings.remove': call(z.strictObject({ id }), z.strictObject({ change: z.string() })),
  'meetings.restore': call(z.strictObject({ id }), editedSchema),
  /**
   * Takes a change back, where the meeting is still as that change left it. `meeting` is null where it did not
   * exist before.
   */
  'meetings.undo': call(
    z.strictObject({ id, change: z.string() }),
    z.strictObject({ meeting: storedMeeting.nullable() }),
  ),
  /** Text of a meeting file with the bytes of the papers that it names. */
  'meetings.load': call(
    z.strictObject({ text: document, papers: papers.default([]) }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
  ),
  /** The same from disk, papers relative to the file. */
  'meetings.loadFile': call(
    z.strictObject({ file: path }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
    { trusted: true },
  ),
} as const
