/**
 * Loaded before the built main process: gives it a stand-in for `electron` whose window makes a few calls
 * through the bridge's channel and prints what it saw, so that the bundle is known to start, to find its
 * resources and to build a pack where Electron's own program cannot be had.
 */
import { registerHooks } from 'node:module'

const standIn = `
  const quiet = (more) => ({ on() {}, once() {}, ...more })
  let serve, invoke
  const pages = quiet({
    protocol: { handle: (_, handler) => (serve = handler) },
    webRequest: { onBeforeRequest() {} },
    setPermissionRequestHandler() {}, setPermissionCheckHandler() {}, setDevicePermissionHandler() {},
    setSpellCheckerEnabled() {},
  })
  export const session = { fromPartition: () => pages, defaultSession: pages }
  export const protocol = { registerSchemesAsPrivileged() {} }
  export const dialog = { showErrorBox: (...words) => console.error(...words) }
  export const ipcMain = { handle: (_, handler) => (invoke = handler) }
  export const screen = {
    getPrimaryDisplay: () => ({ id: 1, workArea: { x: 0, y: 0, width: 1280, height: 800 }, workAreaSize: { width: 1280, height: 800 } }),
    getAllDisplays: () => [],
  }
  export const Menu = { buildFromTemplate: (entries) => entries, setApplicationMenu() {} }
  export const powerMonitor = quiet({})
  export const shell = {}
  export const app = quiet({
    requestSingleInstanceLock: () => true, whenReady: () => Promise.resolve(), enableSandbox() {},
    commandLine: { appendSwitch() {} }, exit: (code) => process.exit(code),
  })
  const mainFrame = { url: 'app://plumbline/' }
  export class BrowserWindow {
    webContents = quiet({ mainFrame, send() {} })
    on() {} once() {} isDestroyed() { return false }
    async loadURL(url) {
      const call = async (name, input) => {
        const answer = await invoke({ senderFrame: mainFrame }, name, input)
        return answer.url ? (await serve(new Request('app://plumbline' + answer.url))).json() : answer
      }
      const page = await serve(new Request(url))
      const about = await call('app.about', {})
      await call('demo.create', { folder: 'demo', passphrase: 'a passphrase of words', schools: 3, years: 2 })
      const pack = await call('pack.build', { meeting: (await call('meetings.list', {})).value.meetings[0].id })
      const bytes = new Uint8Array(await (await serve(new Request('app://plumbline' + pack.value.url))).arrayBuffer())
      console.log(JSON.stringify({
        page: page.status, host: about.value.host, pages: pack.value.pages, size: pack.value.bytes,
        read: bytes.length, head: String.fromCharCode(...bytes.slice(0, 5)),
        again: (await serve(new Request('app://plumbline' + pack.value.url))).status,
      }))
      process.exit()
    }
  }
`

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'stand-in:electron', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'stand-in:electron'
      ? { format: 'module', source: standIn, shortCircuit: true }
      : next(url, context),
})
