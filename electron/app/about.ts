/** What is running, and stopping what runs. */
import type { Handlers } from './dispatch.ts'

export const aboutHandlers: Pick<Handlers, 'app.about' | 'job.cancel'> = {
  'app.about': ({ options }) => ({
    version: options.version,
    host: options.host,
    node: process.versions.node,
    vaults: options.vaultsFolder,
  }),
  'job.cancel': (context, { job }) => ({ cancelled: context.cancelJob(job) }),
}
