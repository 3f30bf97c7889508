/**
 * Entry without Electron: the app in a window of an installed Chrome, Edge or Chromium. Built like Electron's, since
 * one bundle is read sooner than its many sources; the app loads in its thread beside the browser's driver.
 */
import { userInfo } from 'node:os'
import { join } from 'node:path'
import about from '../package.json' with { type: 'json' }
import { startAppThread } from './app/threads/app-thread.ts'
import { loadAssets } from './host/assets.ts'
import { findBrowser } from './host/find-browser.ts'
import { downloadsFolder, thisMachine, vaultsFolder, windowPlaceFile } from './host/places.ts'

const out = join(import.meta.dirname, '..')
const machine = thisMachine()
const browser = findBrowser(machine)
if (!browser) {
  fail(
    machine.env['PLUMBLINE_BROWSER']
      ? `PLUMBLINE_BROWSER names ${machine.env['PLUMBLINE_BROWSER']}, which is not there.`
      : 'Plumbline needs Google Chrome, Microsoft Edge or Chromium. Install one, or name its program in PLUMBLINE_BROWSER.',
  )
}

const app = startAppThread({
  who: userInfo().username,
  host: 'chromium',
  trusted: false,
  vaultsFolder: vaultsFolder(machine),
  version: about.version,
  resources: join(out, '..', 'resources'),
  save: (name, bytes) => host.save(name, bytes),
  openFile: (file) => host.openFile(file),
})
const [assets, { createChromiumHost }] = await Promise.all([
  loadAssets(join(out, 'renderer')).catch(() => null),
  import('./host/chromium.ts'),
])
if (!assets?.has('/index.html'))
  fail('The screens are not built. Run `npm start`, which builds them first.')

const host = createChromiumHost({
  app,
  assets,
  browser,
  downloads: downloadsFolder(machine),
  placeFile: windowPlaceFile(machine),
  headless: process.argv.includes('--headless'),
  onRefused: (url) =>
    process.stderr.write(
      `Refused: ${URL.parse(url)?.origin ?? 'an address that cannot be read'}\n`,
    ),
  onClosed: () => void app.close().finally(() => process.exit()),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void host.close())

await host.open().catch(async (error: unknown) => {
  await app.close()
  fail(
    `${browser.name} would not open a window: ${error instanceof Error ? error.message : String(error)}`,
  )
})
process.stdout.write(`Plumbline is open in ${browser.name}.\n`)

function fail(sentence: string): never {
  process.stderr.write(`plumbline: ${sentence}\n`)
  process.exit(1)
}
