/** The pack: checked, built, saved. */
import { z } from 'zod'
import { call, job } from './call.ts'
import { checkSchema, packResultSchema } from './shapes.ts'

export const packCalls = {
  'pack.check': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full') }),
    z.strictObject({ meeting: z.string(), checks: z.array(checkSchema) }),
  ),
  /** Builds the pack; `url` gives its bytes once to whoever asked. */
  'pack.build': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full'), job }),
    packResultSchema.extend({ url: z.string() }),
  ),
  /** Builds the pack into the place where this machine keeps what a person saves; the bytes are those of `pack.build`. */
  'pack.save': call(
    z.strictObject({ meeting: z.string(), copy: z.string().default('full'), job }),
    z.strictObject({ file: z.string() }),
  ),
} as const
