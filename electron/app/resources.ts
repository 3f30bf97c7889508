/** Where the folders of `resources` are: the same from the sources and from wherever a bundle puts the program. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest `resources/name` above the program. */
export function resourceFolder(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'resources', name)) && folder !== dirname(folder))
    folder = dirname(folder)
  return join(folder, 'resources', name)
}
