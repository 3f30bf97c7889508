/** What is running, and stopping what runs. */
import { z } from 'zod'
import { bytes, call, done, free, nothing, path } from './call.ts'

/** Bytes of a file that the window makes: a chart or a table is far smaller. */
const largestPicture = 20_000_000

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
  /**
   * Puts a chart or a table that the window shows where the person wants it. `NotAllowed` where there is no
   * window; the host makes the name good and never writes over a file unasked.
   */
  'app.saveFile': call(
    z.strictObject({
      name: z
        .string()
        .min(5)
        .max(200)
        .regex(/\.(svg|png|csv)$/, 'a picture (svg, png) or a table (csv)'),
      bytes: bytes.refine((given) => given.byteLength <= largestPicture, 'a smaller file'),
    }),
    z.strictObject({ file: z.string() }),
  ),
  /**
   * Opens a document that was saved since the start, in the program that the system has for it. `file` is what
   * the call that saved it answered; any other is `NotAllowed`. `FileMissing` where the system cannot open it.
   */
  'app.openSaved': call(z.strictObject({ file: path }), done, free),
} as const
