import { describe, expect, it } from 'vitest'
import { menuTemplate, screens, type MenuEntry } from '../../electron/host/menu.ts'
import { places, placesApart } from '../../renderer/app/places.ts'

const systems = ['darwin', 'win32', 'linux'] as const

function all(entries: MenuEntry[]): MenuEntry[] {
  return entries.flatMap((entry) =>
    entry.kind === 'menu' ? [entry, ...all(entry.entries)] : [entry],
  )
}
const titles = (platform: NodeJS.Platform) =>
  menuTemplate(platform).map((entry) => (entry.kind === 'menu' ? entry.label : ''))
const rolesOf = (platform: NodeJS.Platform) =>
  all(menuTemplate(platform)).flatMap((entry) => (entry.kind === 'role' ? [entry.role] : []))

describe('the menu', () => {
  it('has the menus of each system, in its order', () => {
    expect(titles('darwin')).toEqual(['Plumbline', 'File', 'Edit', 'View', 'Go', 'Window', 'Help'])
    expect(titles('win32')).toEqual(['File', 'Edit', 'View', 'Go', 'Help'])
    expect(titles('linux')).toEqual(titles('win32'))
  })

  it('quits from the app menu on a Mac, and from File elsewhere', () => {
    expect(all([menuTemplate('darwin')[0]!])).toContainEqual({ kind: 'role', role: 'quit' })
    expect(all([menuTemplate('darwin')[1]!])).toContainEqual({ kind: 'role', role: 'close' })
    expect(all([menuTemplate('win32')[0]!])).toContainEqual({ kind: 'role', role: 'quit' })
  })

  it.each(systems)(
    'leads to every screen of the navigation, to the first nine by their number, under %s',
    (platform) => {
      const menu = menuTemplate(platform).filter(
        (entry) => entry.kind === 'menu' && entry.label === 'Go',
      )
      const go = all(menu).filter(
        (entry) => entry.kind === 'command' && entry.command.startsWith('go:'),
      )
      expect(go).toEqual(
        [...places, ...placesApart].map(({ name, to }, at) => ({
          kind: 'command',
          label: name,
          command: `go:${to === '/' ? 'home' : to.slice(1)}`,
          ...(at < 9 ? { keys: `CmdOrCtrl+${at + 1}` } : {}),
        })),
      )
      expect(screens).toHaveLength(places.length + placesApart.length)
    },
  )

  it.each(systems)('gives no two entries the same keys, under %s', (platform) => {
    const keys = all(menuTemplate(platform)).flatMap((entry) =>
      entry.kind === 'command' && entry.keys ? [entry.keys] : [],
    )
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(systems)(
    'has the keys for texts and for the size of the screen, under %s',
    (platform) => {
      expect(rolesOf(platform)).toEqual(
        expect.arrayContaining([
          ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'],
          ...['zoomIn', 'zoomOut', 'resetZoom', 'quit', 'about'],
        ]),
      )
      // Neither reload nor the developer tools: the first loses what is typed, the second explains nothing.
      expect(rolesOf(platform)).not.toContain('toggleDevTools')
      expect(rolesOf(platform)).not.toContain('reload')
    },
  )
})
