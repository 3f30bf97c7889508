/** What is running, stopping what runs, and saving what the window shows. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError, type Output } from '../contract/index.ts'
import type { Handlers } from './dispatch.ts'

export const aboutHandlers: Pick<
  Handlers,
  'app.about' | 'app.licences' | 'job.cancel' | 'app.saveFile' | 'app.openSaved'
> = {
  'app.about': ({ options }) => ({
    version: options.version,
    host: options.host,
    node: process.versions.node,
    vaults: options.vaultsFolder,
  }),
  'app.licences': async ({ options }) => {
    const file = join(options.resources, 'licences.json')
    const text = await readFile(file, 'utf8').catch(() => '[]')
    return { licences: JSON.parse(text) as Output<'app.licences'>['licences'] }
  },
  'job.cancel': (context, { job }) => ({ cancelled: context.cancelJob(job) }),
  'app.saveFile': async ({ options }, { name, bytes }) => {
    if (!options.save) {
      throw new AppError(
        'NotAllowed',
        'This way of running Plumbline has no place for saved files.',
      )
    }
    return { file: await options.save(name, bytes) }
  },
  'app.openSaved': async (context, { file }) => {
    await context.openSaved(file)
    return { done: true }
  },
}
