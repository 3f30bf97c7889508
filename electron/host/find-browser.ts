/** Finding a browser of the Chromium family that is installed on this machine. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Machine } from './places.ts'

export type FoundBrowser = { name: string; path: string }

/** Every place where a browser is known to be installed, the likeliest first. */
export function browserPlaces({ platform, env, home }: Machine): FoundBrowser[] {
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    const places = [
      { name: 'Google Chrome', path: ['Google', 'Chrome', 'Application', 'chrome.exe'] },
      { name: 'Microsoft Edge', path: ['Microsoft', 'Edge', 'Application', 'msedge.exe'] },
      { name: 'Chromium', path: ['Chromium', 'Application', 'chrome.exe'] },
    ]
    return places.flatMap(({ name, path }) =>
      roots
        .filter((root) => root !== undefined)
        .map((root) => ({ name, path: join(root, ...path) })),
    )
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      ['/', home].map((root) => ({
        name,
        path: join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name),
      })),
    )
  }
  const commands = [
    { name: 'Google Chrome', commands: ['google-chrome-stable', 'google-chrome'] },
    { name: 'Chromium', commands: ['chromium', 'chromium-browser'] },
    { name: 'Microsoft Edge', commands: ['microsoft-edge-stable', 'microsoft-edge'] },
  ]
  const folders = new Set([
    ...(env['PATH'] ?? '').split(delimiter).filter(Boolean),
    '/usr/bin',
    '/usr/local/bin',
    '/snap/bin',
  ])
  return commands.flatMap(({ name, commands: names }) =>
    names.flatMap((command) =>
      [...folders].map((folder) => ({ name, path: join(folder, command) })),
    ),
  )
}

/** The browser that `PLUMBLINE_BROWSER` names, or the first that is installed; null where there is none. */
export function findBrowser(
  machine: Machine,
  exists: (path: string) => boolean = existsSync,
): FoundBrowser | null {
  const named = machine.env['PLUMBLINE_BROWSER']
  if (named) return exists(named) ? { name: 'PLUMBLINE_BROWSER', path: named } : null
  return browserPlaces(machine).find(({ path }) => exists(path)) ?? null
}
