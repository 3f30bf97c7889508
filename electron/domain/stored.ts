/**
 * What a vault holds, as any release wrote it: shapes alone. The rules of what may be written (how long a word
 * is, which days a board can meet on) stand in the schemas of input and grow stricter with time; reading keeps
 * none of them, so that no later rule shuts a trust out of what it once saved.
 *
 * A key that was added since has the value that its schema gives for one that is missing; keys that are known
 * no more are left out. Where what is stored changes its shape otherwise, a migration rewrites the rows.
 */
import { z } from 'zod'
import { agendaTemplateSchema } from './agenda.ts'
import { governanceSchemas } from './governance.ts'
import { kpiSchema } from './kpi.ts'
import { meetingSchema } from './meeting.ts'
import { trustPersonSchema } from './people.ts'
import { settingParts } from './settings.ts'
import { visionSchema } from './vision.ts'

/** The schema without its rules: the same keys, kinds and missing values. */
function shapeOf(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const keys = Object.entries(schema.shape)
    return z.object(Object.fromEntries(keys.map(([key, inner]) => [key, shapeOf(inner)])))
  }
  if (schema instanceof z.ZodArray) return z.array(shapeOf(schema.element))
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap()).optional()
  if (schema instanceof z.ZodNullable) return shapeOf(schema.unwrap()).nullable()
  if (schema instanceof z.ZodDefault)
    return shapeOf(schema.unwrap()).default(schema.def.defaultValue)
  if (schema instanceof z.ZodTuple) {
    const [first, ...rest] = schema.def.items.map(shapeOf)
    return first === undefined ? z.tuple([]) : z.tuple([first, ...rest])
  }
  if (schema instanceof z.ZodRecord) return z.record(z.string(), shapeOf(schema.valueType))
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(shapeOf))
  // A choice among numbers is a rule of input too: what was chosen once still counts.
  if (schema instanceof z.ZodLiteral && [...schema.values].every((one) => typeof one === 'number'))
    return z.number()
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return z.string()
  if (schema instanceof z.ZodNumber) return z.number()
  return schema as z.ZodType
}

function stored<S extends z.ZodObject>(schema: S): z.ZodObject<S['shape']> {
  return shapeOf(schema) as z.ZodObject<S['shape']>
}

export const storedVision = stored(visionSchema)
export const storedMeeting = stored(meetingSchema)
export const storedTemplate = stored(agendaTemplateSchema)
export const storedKpi = stored(kpiSchema)
export const storedPerson = stored(trustPersonSchema)
export const storedSettings = {
  terms: stored(settingParts.terms),
  holidays: stored(settingParts.holidays),
  notice: stored(settingParts.notice),
  rules: stored(settingParts.rules),
  security: stored(settingParts.security),
  cycle: stored(settingParts.cycle),
}

export const storedGovernance = {
  body: stored(governanceSchemas.body),
  interest: stored(governanceSchemas.interest),
  confirmation: stored(governanceSchemas.confirmation),
  training: stored(governanceSchemas.training),
  'cycle-item': stored(governanceSchemas['cycle-item']),
  'cycle-record': stored(governanceSchemas['cycle-record']),
}
