/** The window under Electron: the product's own host. What is allowed stands in window-policy.ts. */
import { join } from 'node:path'
import {
  app as electronApp,
  BrowserWindow,
  dialog,
  ipcMain,
  powerMonitor,
  protocol,
  screen,
  session,
  type WebContents,
} from 'electron'
import type { Crossing } from '../contract/bridge.ts'
import { AppError } from '../contract/error.ts'
import { createResponder, type Assets } from './assets.ts'
import type { Host, HostedApp } from './host.ts'
import { setMenu } from './electron-menu.ts'
import type { SchemeName } from './menu.ts'
import { openFile } from './electron-opener.ts'
import { safeFileName, saveAs } from './save-file.ts'
import { fitPlace, keepPlace, readPlace } from './window-place.ts'
import {
  appOrigin,
  appScheme,
  channels,
  isOurFrame,
  mayHavePermission,
  mayNavigate,
  mayRequest,
  ownPath,
  schemePrivileges,
  webPreferences,
  windowSize,
} from './window-policy.ts'

/** Must run before Electron is ready: the scheme's privileges and the sandbox cannot be set later. */
export function prepareElectron(): void {
  electronApp.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: schemePrivileges }])
  // A dump of a crashed window could hold what it showed.
  electronApp.commandLine.appendSwitch('disable-breakpad')
  electronApp.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  electronApp.on('web-contents-created', (_, contents) => guard(contents))
}

/** Refuses every way out of the page, for any contents that may ever be made. */
function guard(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

export type ElectronOptions = {
  app: HostedApp
  assets: Assets
  /** The built preload script. */
  preload: string
  /** Where the save dialog starts. */
  downloads: string
  /** Where the window's place is kept. */
  placeFile: string
  /** Hears of every request that was refused. */
  onRefused(url: string): void
}

export type ElectronHost = Host & { focus(): void }

/** Keeps what the menu chose with the person's other preferences; the window hears that they changed. */
async function chooseScheme(app: HostedApp, scheme: SchemeName): Promise<void> {
  const now = await app.dispatch('preferences.get', {})
  if (now.ok && 'value' in now)
    await app.dispatch('preferences.set', { ...(now.value as object), scheme })
}

/** Makes the host; call when Electron is ready, after `prepareElectron`. */
export function createElectronHost(options: ElectronOptions): ElectronHost {
  const { app } = options
  let window: BrowserWindow | null = null

  const pages = session.fromPartition(webPreferences.partition)
  const respond = createResponder(options.assets, app.takeBlob)
  pages.protocol.handle(appScheme, async (request) => {
    const path = ownPath(request.url)
    if (path === null) return new Response(null, { status: 404 })
    const { status, headers, body } = await respond(request.method, path)
    return new Response(body.slice(), { status, headers })
  })
  for (const each of [pages, session.defaultSession]) {
    each.setPermissionRequestHandler((contents, permission, decide) => {
      decide(contents === window?.webContents && mayHavePermission(permission, contents.getURL()))
    })
    each.setPermissionCheckHandler((_, permission, origin) => mayHavePermission(permission, origin))
    each.setDevicePermissionHandler(() => false)
    each.webRequest.onBeforeRequest((details, decide) => {
      const allowed = mayRequest(details.url)
      if (!allowed) options.onRefused(details.url)
      decide({ cancel: !allowed })
    })
    // Files leave by `save`; a download that a page starts by itself does not.
    each.on('will-download', (event) => event.preventDefault())
    each.setSpellCheckerEnabled(false)
  }

  ipcMain.handle(
    channels.invoke,
    async (event, name: unknown, input: unknown): Promise<Crossing> => {
      if (
        !isOurFrame(event.senderFrame, window?.webContents.mainFrame ?? null) ||
        typeof name !== 'string'
      ) {
        return {
          ok: false,
          error: { code: 'NotAllowed', message: 'Only the window itself may call.', details: {} },
        }
      }
      return app.dispatch(name, input)
    },
  )

  const host: ElectronHost = {
    async open() {
      const first = screen.getPrimaryDisplay()
      const others = screen.getAllDisplays().filter(({ id }) => id !== first.id)
      const free = [first, ...others].map(({ workArea }) => workArea)
      const { maximised, ...place } = fitPlace(readPlace(options.placeFile), free)
      const { minWidth, minHeight } = windowSize(first.workAreaSize)
      const opened = new BrowserWindow({
        ...place,
        minWidth,
        minHeight,
        title: 'Plumbline',
        show: false,
        autoHideMenuBar: true,
        webPreferences: { ...webPreferences, preload: options.preload },
      })
      window = opened
      opened.once('ready-to-show', () => {
        if (maximised) opened.maximize()
        opened.show()
      })
      opened.on('close', () =>
        keepPlace(options.placeFile, {
          ...opened.getNormalBounds(),
          maximised: opened.isMaximized(),
        }),
      )
      opened.on('closed', () => (window = null))
      opened.webContents.on('render-process-gone', (_, { reason }) => {
        if (reason !== 'clean-exit' && !opened.isDestroyed()) opened.reload()
      })
      await opened.loadURL(`${appOrigin}/`)
    },
    emit(event, data) {
      if (window && !window.isDestroyed()) window.webContents.send(channels.event, event, data)
    },
    async save(name, bytes) {
      const safe = safeFileName(name)
      const settings = { title: 'Save', defaultPath: join(options.downloads, safe) }
      const answer = await (window
        ? dialog.showSaveDialog(window, settings)
        : dialog.showSaveDialog(settings))
      if (answer.canceled || !answer.filePath)
        throw new AppError('Cancelled', 'The file was not saved.')
      return saveAs(answer.filePath, bytes)
    },
    openFile,
    focus() {
      if (window?.isMinimized()) window.restore()
      window?.focus()
    },
  }
  app.listen((event, data) => host.emit(event, data))
  setMenu(process.platform, {
    command: (name) => host.emit('command', { name }),
    scheme: (scheme) => void chooseScheme(app, scheme),
  })
  // Whoever leaves the machine leaves the vault.
  for (const event of ['suspend', 'lock-screen'] as const)
    powerMonitor.on(event as 'suspend', () => void app.dispatch('vault.lock', {}))
  return host
}
