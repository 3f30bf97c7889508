/** The profile of the browser's window: a temporary folder of its own, gone when the window is. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Settings of the fresh profile: nothing typed into the window is offered to be remembered. */
const preferences = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: { notifications: 2, popups: 2 },
  },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  translate: { enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  session: { restore_on_startup: 5 },
  alternate_error_pages: { enabled: false },
  dns_prefetching: { enabled: false },
  net: { network_prediction_options: 2 },
}

const profilePrefix = 'plumbline-window-'

/** Makes a fresh profile; answers its folder. Those of windows whose process was ended are removed first. */
export async function makeProfile(): Promise<string> {
  await removeAbandonedProfiles()
  const profile = await mkdtemp(join(tmpdir(), `${profilePrefix}${process.pid}-`))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  return profile
}

/**
 * Removes a profile. The browser says that it has closed while its processes still write their last
 * files, which brings the folder back; so it counts as gone only when it stays away.
 */
export async function removeProfile(folder: string): Promise<void> {
  for (let tries = 0, away = 0; tries < 40 && away < 3; tries++) {
    away = existsSync(folder) ? 0 : away + 1
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    await setTimeout(50)
  }
}

/** Removes the profiles of windows whose process was ended before it could do so itself. */
async function removeAbandonedProfiles(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${profilePrefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
