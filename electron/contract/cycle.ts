/** The annual cycle: what is due, what was done, what stands in the way of it. */
import { z } from 'zod'
import { cycleItemSchema, cycleRecordSchema } from '../domain/cycle.ts'
import { itemStates, slotStates } from '../domain/cycle-standing.ts'
import { storedGovernance } from '../domain/stored.ts'
import { call, doneAs } from './call.ts'

const meetingSchema = z.strictObject({ id: z.string(), title: z.string(), date: z.string() })

const standingSchema = z.strictObject({
  item: storedGovernance['cycle-item'],
  /** Where it comes from: as Plumbline has it, changed by the trust, or the trust's own. */
  from: z.enum(['plumbline', 'changed', 'trust']),
  state: z.enum(itemStates),
  /** How often, and by which rule of which edition. */
  rule: z.string(),
  last: z.string().nullable(),
  next: z.string().nullable(),
  planned: meetingSchema.nullable(),
  /** The gap in words; null where nothing is amiss. */
  says: z.string().nullable(),
  slots: z.array(
    z.strictObject({
      label: z.string(),
      opens: z.string(),
      due: z.string(),
      closes: z.string(),
      inOrder: z.boolean(),
      state: z.enum(slotStates),
      done: z
        .strictObject({
          on: z.string(),
          meeting: z.string().nullable(),
          shownBy: z.string(),
          record: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
})

export const cycleCalls = {
  /** How every item stands today, and the times of a school year; of the present one where none is said. */
  'cycle.get': call(
    z.strictObject({
      year: z
        .string()
        .regex(/^\d{4}\/\d{2}$/)
        .optional(),
    }),
    z.strictObject({
      year: z.string(),
      today: z.string(),
      /** ISO date from which the cycle is kept here: what fell due before is not judged. */
      since: z.string(),
      items: z.array(standingSchema),
      meetings: z.array(meetingSchema),
    }),
  ),
  /** Adds an item of the trust's own, or changes one, also of those that come with Plumbline. */
  'cycle.putItem': call(
    z.strictObject({ item: cycleItemSchema.extend({ id: cycleItemSchema.shape.id.optional() }) }),
    z.strictObject({ id: z.string(), change: z.string() }),
  ),
  /** Removes an item of the trust's own; one that comes with Plumbline is as it came again. */
  'cycle.removeItem': call(z.strictObject({ id: z.string().max(64) }), doneAs),
  /** Records that something was done, or changes such a record. */
  'cycle.record': call(
    z.strictObject({
      record: cycleRecordSchema.extend({ id: cycleRecordSchema.shape.id.optional() }),
    }),
    z.strictObject({ id: z.string(), change: z.string() }),
  ),
  'cycle.removeRecord': call(z.strictObject({ id: z.string().max(64) }), doneAs),
  /** What a meeting of a body on a day could take up: late, or due before the next one could. */
  'cycle.offers': call(
    z.strictObject({ date: z.iso.date(), body: z.string().max(200).optional() }),
    z.strictObject({
      offers: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string(),
          due: z.string().nullable(),
          state: z.enum(itemStates),
          rule: z.string(),
        }),
      ),
    }),
  ),
} as const
