/** Opens the built app under Electron, for the tests. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright-core'
import { installedElectron } from '../../electron/host/electron-program.ts'

const root = join(import.meta.dirname, '..', '..')
const main = join(root, 'out', 'main', 'main.js')

/** Arguments to Node with which a main process finds a stand-in where it imports Electron. */
export const withStandIn = ['--import', new URL('electron-stand-in.ts', import.meta.url).href]

/** Why the tests cannot run under Electron here, in words; null where they can. */
export function whyNoElectron(): string | null {
  if (!installedElectron(join(root, 'node_modules/electron'), process.env)) {
    return "Electron's program is not on this machine (`npx install-electron` fetches it)"
  }
  if (!existsSync(main)) return 'the app is not built (`npm run build`)'
  return null
}

/** Opens the app with folders of its own; closing ends Electron. */
export async function launchElectron(folders: {
  vaults: string
  downloads: string
}): Promise<{ page: Page; close(): Promise<void> }> {
  const program = installedElectron(join(root, 'node_modules/electron'), process.env)
  if (!program) throw new Error("Electron's program is not on this machine")
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const electron = await _electron.launch({
    executablePath: program,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(folders.vaults, '..', 'electron')}`,
      root,
    ],
    env: {
      ...(process.env as Record<string, string>),
      PLUMBLINE_VAULTS: folders.vaults,
      PLUMBLINE_DOWNLOADS: folders.downloads,
    },
  })
  const page = await electron.firstWindow()
  await page.waitForLoadState()
  return { page, close: () => electron.close() }
}
