/** Entry under Electron. */
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { app as electronApp, dialog } from 'electron'
import about from '../package.json' with { type: 'json' }
import { startAppThread } from './app/threads/app-thread.ts'
import { loadAssets } from './host/assets.ts'
import { createElectronHost, prepareElectron } from './host/electron.ts'
import { downloadsFolder, thisMachine, vaultsFolder, windowPlaceFile } from './host/places.ts'

const out = join(import.meta.dirname, '..')
const machine = thisMachine()

if (electronApp.requestSingleInstanceLock()) {
  prepareElectron()
  void start()
} else {
  // Two windows on one vault would shut each other out; the first one comes to the front instead.
  electronApp.quit()
}

async function start(): Promise<void> {
  try {
    const app = startAppThread({
      who: userInfo().username,
      host: 'electron',
      trusted: false,
      vaultsFolder: vaultsFolder(machine),
      version: about.version,
      resources: join(out, '..', 'resources'),
      save: (name, bytes) => host.save(name, bytes),
      openFile: (file) => host.openFile(file),
    })
    // The app's thread and the screens are fetched while Electron itself still starts.
    const [assets] = await Promise.all([loadAssets(join(out, 'renderer')), electronApp.whenReady()])
    const host = createElectronHost({
      app,
      assets,
      preload: join(out, 'preload', 'preload.cjs'),
      downloads: downloadsFolder(machine),
      placeFile: windowPlaceFile(machine),
      onRefused: (url) =>
        process.stderr.write(
          `Refused: ${URL.parse(url)?.origin ?? 'an address that cannot be read'}\n`,
        ),
    })
    electronApp.on('second-instance', () => host.focus())
    electronApp.on('window-all-closed', () => electronApp.quit())
    let closed = false
    electronApp.on('will-quit', (event) => {
      if (closed) return
      event.preventDefault()
      void app.close().finally(() => {
        closed = true
        electronApp.quit()
      })
    })
    await host.open()
  } catch (error) {
    quitWith(error)
  }
}

function quitWith(error: unknown): void {
  dialog.showErrorBox(
    'Plumbline could not start',
    error instanceof Error ? error.message : String(error),
  )
  electronApp.exit(1)
}
