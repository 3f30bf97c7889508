/** The menu as Electron builds it from `menu.ts`. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import { menuTemplate, type CommandName, type MenuEntry, type SchemeName } from './menu.ts'

/** What is done when an entry is chosen that Electron does not do itself. */
export type MenuActions = {
  command(name: CommandName): void
  scheme(name: SchemeName): void
}

export function setMenu(platform: NodeJS.Platform, actions: MenuActions): void {
  const entry = (each: MenuEntry): MenuItemConstructorOptions => {
    switch (each.kind) {
      case 'line':
        return { type: 'separator' }
      case 'role':
        return { role: each.role }
      case 'command':
        return {
          label: each.label,
          accelerator: each.keys,
          click: () => actions.command(each.command),
        }
      case 'scheme':
        return { label: each.label, click: () => actions.scheme(each.scheme) }
      case 'menu':
        return { label: each.label, role: each.role, submenu: each.entries.map(entry) }
    }
  }
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform).map(entry)))
}
