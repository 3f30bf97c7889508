/** A governance file (YAML or JSON): bodies, people with what they declare, and what was done of the annual cycle. */
import { z } from 'zod'
import { bodySchema } from './bodies.ts'
import { cycleRecordSchema } from './cycle.ts'
import { confirmationSchema, interestSchema } from './interests.ts'
import { officeSchema, trustPersonSchema } from './people.ts'
import { trainingSchema } from './training.ts'

const bodyName = bodySchema.shape.name

const personSchema = z.strictObject({
  name: trustPersonSchema.shape.name,
  /** Left out: as it is, or a trustee where the person is new. */
  kind: trustPersonSchema.shape.kind.optional(),
  role: trustPersonSchema.shape.role.optional(),
  from: trustPersonSchema.shape.from.optional(),
  to: trustPersonSchema.shape.to.optional(),
  skills: trustPersonSchema.shape.skills.unwrap().optional(),
  /** All offices; left out: as they are. */
  offices: z
    .array(
      z.strictObject({
        /** Name of the body. */
        body: bodyName,
        role: officeSchema.shape.role,
        votes: z.boolean().optional(),
        from: officeSchema.shape.from,
        to: officeSchema.shape.to,
      }),
    )
    .max(30)
    .optional(),
  interests: z
    .array(
      z.strictObject({
        interest: interestSchema.shape.interest,
        organisation: interestSchema.shape.organisation.default(''),
        nature: interestSchema.shape.nature.default('other'),
        from: interestSchema.shape.from.default(null),
        to: interestSchema.shape.to.default(null),
        declared: interestSchema.shape.declared,
        publish: interestSchema.shape.publish.default(true),
      }),
    )
    .max(100)
    .default([]),
  /** Days on which the entry was confirmed, each for the school year that it lies in. */
  confirmed: z.array(confirmationSchema.shape.on).max(50).default([]),
  training: z
    .array(
      z.strictObject({
        name: trainingSchema.shape.name,
        on: trainingSchema.shape.on,
        expires: trainingSchema.shape.expires.default(null),
      }),
    )
    .max(100)
    .default([]),
})

export const governanceFileSchema = z.strictObject({
  governance: z.strictObject({
    /** From when the annual cycle is kept in this vault. */
    since: z.iso.date().optional(),
  }),
  bodies: z
    .array(
      z.strictObject({
        name: bodyName,
        kind: bodySchema.shape.kind.optional(),
        quorum: bodySchema.shape.quorum
          .extend({
            number: bodySchema.shape.quorum.shape.number.default(null),
            fraction: bodySchema.shape.quorum.shape.fraction.default(null),
            counts: bodySchema.shape.quorum.shape.counts.default('in-office'),
          })
          .optional(),
        places: bodySchema.shape.places.optional(),
      }),
    )
    .max(200)
    .default([]),
  people: z.array(personSchema).max(1000).default([]),
  /** What was done of the annual cycle. */
  done: z
    .array(
      z.strictObject({
        item: cycleRecordSchema.shape.item,
        on: cycleRecordSchema.shape.on,
        meeting: cycleRecordSchema.shape.meeting.default(null),
        shownBy: cycleRecordSchema.shape.shownBy.default(''),
      }),
    )
    .max(2000)
    .default([]),
})
export type GovernanceFile = z.infer<typeof governanceFileSchema>
