/** Entry without Electron: the app in a window of an installed Chrome, Edge or Chromium. */
import { userInfo } from 'node:os'
import { join } from 'node:path'
import about from '../package.json' with { type: 'json' }
import { startAppThread } from './app/threads/app-thread.ts'
import { loadAssets } from './host/assets.ts'
import { createChromiumHost } from './host/chromium.ts'
import { findBrowser } from './host/find-browser.ts'
import { downloadsFolder, thisMachine, vaultsFolder, windowPlaceFile } from './host/places.ts'

const machine = thisMachine()
const browser = findBrowser(machine)
if (!browser) {
  fail(
    machine.env['PLUMBLINE_BROWSER']
      ? `PLUMBLINE_BROWSER names ${machine.env['PLUMBLINE_BROWSER']}, which is not there.`
      : 'Plumbline needs Google Chrome, Microsoft Edge or Chromium. Install one, or name its program in PLUMBLINE_BROWSER.',
  )
}
const assets = await loadAssets(join(import.meta.dirname, '..', 'out', 'renderer')).catch(
  () => null,
)
if (!assets?.has('/index.html'))
  fail('The screens are not built. Run `npm start`, which builds them first.')

const app = startAppThread({
  who: userInfo().username,
  host: 'chromium',
  trusted: false,
  vaultsFolder: vaultsFolder(machine),
  version: about.version,
  resources: join(import.meta.dirname, '..', 'resources'),
  save: (name, bytes) => host.save(name, bytes),
  openFile: (file) => host.openFile(file),
})
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
