/** Where things are kept on each system. Both hosts agree, so a vault made under one opens under the other. */
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export type Machine = {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  home: string
}

export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() }
}

/**
 * The folder that holds the vaults: `PLUMBLINE_VAULTS`, or the system's place for an application's data.
 * On Windows the local one, since a roaming profile would carry gigabytes of papers to every machine.
 */
export function vaultsFolder({ platform, env, home }: Machine): string {
  if (env['PLUMBLINE_VAULTS']) return env['PLUMBLINE_VAULTS']
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Plumbline', 'vaults')
  if (platform === 'darwin')
    return join(home, 'Library', 'Application Support', 'Plumbline', 'vaults')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'plumbline', 'vaults')
}

/** The file that says where the window was; a file of this machine, beside the vaults. */
export function windowPlaceFile(machine: Machine): string {
  return join(vaultsFolder(machine), 'window.json')
}

/** The person's folder for downloads: `PLUMBLINE_DOWNLOADS`, what the desktop was told, or `Downloads`. */
export function downloadsFolder({ platform, env, home }: Machine): string {
  if (env['PLUMBLINE_DOWNLOADS']) return env['PLUMBLINE_DOWNLOADS']
  if (platform !== 'win32' && platform !== 'darwin') {
    const settings = join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs')
    const named = existsSync(settings)
      ? /^XDG_DOWNLOAD_DIR="(.+)"/m.exec(readFileSync(settings, 'utf8'))?.[1]
      : undefined
    if (named) return named.replace(/^\$HOME(?=\/|$)/, home)
  }
  return join(home, 'Downloads')
}
