/** What is running, and stopping what runs. */
import { z } from 'zod'
import { call, free, nothing } from './call.ts'

export const appCalls = {
  'app.about': call(
    nothing,
    z.strictObject({ version: z.string(), host: z.string(), node: z.string(), vaults: z.string() }),
    free,
  ),
  /** The licences of everything that is shipped; empty where the window was never built. */
  'app.licences': call(
    nothing,
    z.strictObject({
      licences: z.array(
        z.strictObject({
          name: z.string(),
          version: z.string(),
          /** SPDX expression. */
          licence: z.string(),
          text: z.string().nullable(),
        }),
      ),
    }),
    free,
  ),
  'job.cancel': call(
    z.strictObject({ job: z.string() }),
    z.strictObject({ cancelled: z.boolean() }),
    free,
  ),
} as const
