/**
 * How the window looks on this machine, in a small file beside the vaults. A file that cannot be read is taken
 * for none: looks are never worth an error at the door.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { preferencesSchema } from '../contract/preferences.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'

function fileOf(context: Context): string {
  return join(context.options.vaultsFolder, 'preferences.json')
}

export const preferenceHandlers: Pick<Handlers, 'preferences.get' | 'preferences.set'> = {
  'preferences.get': async (context) => {
    const text = await readFile(fileOf(context), 'utf8').catch(() => '{}')
    try {
      return preferencesSchema.parse(JSON.parse(text))
    } catch {
      return preferencesSchema.parse({})
    }
  },
  'preferences.set': async (context, preferences) => {
    const file = fileOf(context)
    const draft = `${file}.${context.options.id()}`
    await mkdir(context.options.vaultsFolder, { recursive: true, mode: 0o700 })
    await writeFile(draft, JSON.stringify(preferences), { mode: 0o600 })
    await rename(draft, file)
    context.changed('preferences')
    return { done: true }
  },
}
