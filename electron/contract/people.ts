/** The people of the trust's governance, and who of them is at work on this machine. */
import { z } from 'zod'
import { trustPersonSchema } from '../domain/people.ts'
import { storedPerson } from '../domain/stored.ts'
import { call, document, done, doneAs, nothing } from './call.ts'
import { problemSchema } from './shapes.ts'

const listedPerson = storedPerson.extend({
  /** Whether they hold their office today. */
  active: z.boolean(),
})

export const peopleCalls = {
  'people.list': call(
    nothing,
    z.strictObject({ people: z.array(listedPerson), me: z.string().nullable() }),
  ),
  /** Adds a person, or changes the one of that id, who must be in the list; answers the id. */
  'people.put': call(
    z.strictObject({
      person: trustPersonSchema.extend({
        id: trustPersonSchema.shape.id.optional(),
        role: trustPersonSchema.shape.role.default(''),
        school: trustPersonSchema.shape.school.default(null),
        from: trustPersonSchema.shape.from.default(null),
        to: trustPersonSchema.shape.to.default(null),
        email: trustPersonSchema.shape.email.default(null),
      }),
    }),
    z.strictObject({ id: z.string(), change: z.string() }),
  ),
  'people.remove': call(z.strictObject({ id: z.string() }), doneAs),
  /** Puts a person back who was removed. */
  'people.restore': call(z.strictObject({ id: z.string() }), done),
  /** Says who of the list is at work on this machine: the journal then names them. Null: nobody in particular. */
  'people.me': call(z.strictObject({ id: z.string().nullable() }), done),
  /** People from the text of a CSV file; one of the same name is changed, not doubled. */
  'people.load': call(
    z.strictObject({ text: document }),
    z.strictObject({ added: z.int(), changed: z.int(), problems: z.array(problemSchema) }),
  ),
} as const
