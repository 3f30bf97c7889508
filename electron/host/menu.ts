/**
 * The menu of Electron's window, by the conventions of each system, as plain data: nothing here imports
 * `electron`. The window's own keys do the same in both hosts (`renderer/app/shortcuts.tsx`).
 */

/** What a menu tells the window to do: the names of the event `command`. */
export type CommandName =
  | 'back'
  | 'forward'
  | 'search'
  | 'lock'
  | 'help'
  | 'shortcuts'
  | `go:${string}`

/** What the menu does itself, as the preference of that name. */
export type SchemeName = 'system' | 'light' | 'dark'

export type MenuEntry =
  | { kind: 'line' }
  /** Done by the system or by Electron, in the system's own words. */
  | { kind: 'role'; role: Role }
  | { kind: 'command'; label: string; command: CommandName; keys?: string }
  | { kind: 'scheme'; label: string; scheme: SchemeName }
  | { kind: 'menu'; label: string; entries: MenuEntry[]; role?: 'window' | 'help' | 'services' }

export type Role =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'

/** The screens of the navigation, in its order. */
export const screens = [
  { name: 'home', label: 'Home' },
  { name: 'meetings', label: 'Meetings' },
  { name: 'pack', label: 'Pack' },
  { name: 'vision', label: 'Vision' },
  { name: 'scorecard', label: 'Scorecard' },
  { name: 'schools', label: 'Schools' },
  { name: 'cycle', label: 'Annual cycle' },
  { name: 'people', label: 'People' },
  { name: 'data', label: 'Data' },
  { name: 'settings', label: 'Settings' },
  { name: 'help', label: 'Help' },
] as const

const line: MenuEntry = { kind: 'line' }
const role = (name: Role): MenuEntry => ({ kind: 'role', role: name })
const command = (label: string, name: CommandName, keys?: string): MenuEntry => ({
  kind: 'command',
  label,
  command: name,
  ...(keys === undefined ? {} : { keys }),
})
const menu = (label: string, entries: MenuEntry[]): MenuEntry => ({ kind: 'menu', label, entries })

/** The whole menu bar of a system. */
export function menuTemplate(platform: NodeJS.Platform): MenuEntry[] {
  const onMac = platform === 'darwin'
  const settings = command('Settings…', 'go:settings', 'CmdOrCtrl+,')
  const file = menu('File', [
    command('Bring in data…', 'go:data', 'CmdOrCtrl+O'),
    line,
    command('Lock the vault', 'lock', 'CmdOrCtrl+Shift+L'),
    ...(onMac ? [] : [settings]),
    line,
    role(onMac ? 'close' : 'quit'),
  ])
  const edit = menu('Edit', [
    role('undo'),
    role('redo'),
    line,
    role('cut'),
    role('copy'),
    role('paste'),
    role('selectAll'),
    line,
    command('Search…', 'search', 'CmdOrCtrl+K'),
  ])
  const view = menu('View', [
    role('resetZoom'),
    role('zoomIn'),
    role('zoomOut'),
    line,
    { kind: 'scheme', label: 'As the system looks', scheme: 'system' },
    { kind: 'scheme', label: 'Light', scheme: 'light' },
    { kind: 'scheme', label: 'Dark', scheme: 'dark' },
    line,
    role('togglefullscreen'),
  ])
  const go = menu('Go', [
    command('Back', 'back', onMac ? 'Cmd+[' : 'Alt+Left'),
    command('Forward', 'forward', onMac ? 'Cmd+]' : 'Alt+Right'),
    line,
    ...screens.map(({ name, label }, at) =>
      command(label, `go:${name}`, at < 9 ? `CmdOrCtrl+${String(at + 1)}` : undefined),
    ),
  ])
  const help: MenuEntry = {
    ...{ kind: 'menu', label: 'Help', role: 'help' },
    entries: [
      command('Plumbline guide', 'help', onMac ? 'Cmd+?' : 'F1'),
      command('Keys', 'shortcuts', 'CmdOrCtrl+/'),
      ...(onMac ? [] : [line, role('about')]),
    ],
  }
  if (!onMac) return [file, edit, view, go, help]
  const own = menu('Plumbline', [
    role('about'),
    line,
    settings,
    line,
    { kind: 'menu', label: 'Services', role: 'services', entries: [] },
    line,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    line,
    role('quit'),
  ])
  const window: MenuEntry = {
    ...{ kind: 'menu', label: 'Window', role: 'window' },
    entries: [role('minimize'), role('zoom'), line, role('front')],
  }
  return [own, file, edit, view, go, window, help]
}
