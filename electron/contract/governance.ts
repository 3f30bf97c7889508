/** Bodies, the register of interests, training: what a trust keeps of its governance beside its people. */
import { z } from 'zod'
import { bodySchema } from '../domain/bodies.ts'
import { interestSchema } from '../domain/interests.ts'
import { storedGovernance } from '../domain/stored.ts'
import { trainingSchema } from '../domain/training.ts'
import { call, document, doneAs, nothing } from './call.ts'

const madeSchema = z.strictObject({ id: z.string(), change: z.string() })
const idOnly = z.strictObject({ id: z.string().max(200) })

const listedBody = storedGovernance.body.extend({
  /** In the order of names; `votes` says whether they count towards the quorum. */
  seats: z.array(
    z.strictObject({
      person: z.string(),
      name: z.string(),
      role: z.string(),
      votes: z.boolean(),
      to: z.string().nullable(),
    }),
  ),
  /** The quorum today: how many who may vote must be present, and of how many. */
  needs: z.int(),
  of: z.int(),
  vacancies: z.int().nullable(),
  /** Whether those in office could make it. */
  possible: z.boolean(),
  /** The rule in words. */
  rule: z.string(),
})

export const governanceCalls = {
  /** Every body with who sits on it today, and the terms that end soon or ended of late. */
  'bodies.list': call(
    nothing,
    z.strictObject({
      bodies: z.array(listedBody),
      ending: z.array(
        z.strictObject({
          person: z.string(),
          name: z.string(),
          body: z.string().nullable(),
          to: z.string(),
          ended: z.boolean(),
          words: z.string(),
        }),
      ),
    }),
  ),
  /** Adds a body, or changes the one of that id. Two bodies of one name are refused. */
  'bodies.put': call(
    z.strictObject({ body: bodySchema.extend({ id: bodySchema.shape.id.optional() }) }),
    madeSchema,
  ),
  /** Removes a body on which nobody sits. */
  'bodies.remove': call(idOnly, doneAs),
  /** The whole register, with who has not confirmed their entry this school year. */
  'interests.list': call(
    nothing,
    z.strictObject({
      interests: z.array(storedGovernance.interest.extend({ name: z.string(), held: z.boolean() })),
      year: z.string(),
      /** ISO date by which the year's entries are to be confirmed; null where the cycle does not ask for it. */
      due: z.string().nullable(),
      confirmations: z.array(storedGovernance.confirmation),
      unconfirmed: z.array(
        z.strictObject({
          person: z.string(),
          name: z.string(),
          last: z.string().nullable(),
          overdue: z.boolean(),
        }),
      ),
      rule: z.string(),
    }),
  ),
  'interests.put': call(
    z.strictObject({
      interest: interestSchema.extend({ id: interestSchema.shape.id.optional() }),
    }),
    madeSchema,
  ),
  'interests.remove': call(idOnly, doneAs),
  /** That somebody's entry is right for the present school year; null takes it off again. */
  'interests.confirm': call(
    z.strictObject({ person: z.string().max(200), on: z.iso.date().nullable() }),
    doneAs,
  ),
  /** What is published today: people in office whom the handbook names, what they hold that is for publication. */
  'interests.published': call(
    nothing,
    z.strictObject({
      trust: z.string(),
      today: z.string(),
      entries: z.array(
        z.strictObject({
          person: z.string(),
          name: z.string(),
          role: z.string(),
          confirmed: z.string().nullable(),
          interests: z.array(storedGovernance.interest),
        }),
      ),
    }),
  ),
  /** The same as a PDF, which `url` gives once. */
  'interests.print': call(nothing, z.strictObject({ url: z.string(), pages: z.int() })),
  /** Saves the same where a person chooses; answers where. */
  'interests.save': call(nothing, z.strictObject({ file: z.string() })),
  'training.list': call(
    nothing,
    z.strictObject({
      training: z.array(
        storedGovernance.training.extend({
          who: z.string(),
          state: z.enum(['current', 'ending', 'expired']),
        }),
      ),
    }),
  ),
  'training.put': call(
    z.strictObject({
      training: trainingSchema.extend({ id: trainingSchema.shape.id.optional() }),
    }),
    madeSchema,
  ),
  'training.remove': call(idOnly, doneAs),
  /** Text of a governance file: bodies, people with their interests and training, and what was done of the cycle. */
  'governance.load': call(
    z.strictObject({ text: document }),
    z.strictObject({
      bodies: z.int(),
      people: z.int(),
      interests: z.int(),
      training: z.int(),
      records: z.int(),
    }),
  ),
} as const
