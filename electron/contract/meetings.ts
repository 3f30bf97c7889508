/** Meetings, their agenda and papers. */
import { z } from 'zod'
import { meetingSchema } from '../domain/meeting.ts'
import { bytes, call, document, nothing, path } from './call.ts'

export const meetingsCalls = {
  'meetings.list': call(
    nothing,
    z.strictObject({
      meetings: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          date: z.string(),
          items: z.int(),
          papers: z.int(),
        }),
      ),
    }),
  ),
  'meetings.get': call(
    z.strictObject({ id: z.string() }),
    z.strictObject({ meeting: meetingSchema }),
  ),
  /** Text of a meeting file with the bytes of the papers that it names. */
  'meetings.load': call(
    z.strictObject({
      text: document,
      papers: z.array(z.strictObject({ name: z.string(), bytes })).default([]),
    }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
  ),
  /** The same from disk, papers relative to the file. */
  'meetings.loadFile': call(
    z.strictObject({ file: path }),
    z.strictObject({ id: z.string(), missing: z.array(z.string()) }),
    { trusted: true },
  ),
} as const
