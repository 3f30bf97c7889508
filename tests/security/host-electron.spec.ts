/**
 * Electron's host over a stand-in for `electron` that keeps what is registered, so that each wall can be
 * pushed against where Electron's program cannot be had. The real one is pushed in tests/e2e/host.spec.ts.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HostedApp } from '../../electron/host/host.ts'
import { webPreferences } from '../../electron/host/window-policy.ts'

type Handler = (...args: never[]) => unknown
type MenuItem = { label?: string; click?: () => void; submenu?: MenuItem[] }

const fake = vi.hoisted(() => {
  /** Keeps listeners by name, as Electron's emitters do. */
  class Emitter {
    readonly handlers = new Map<string, Handler>()
    on(name: string, handler: Handler) {
      this.handlers.set(name, handler)
    }
    once(name: string, handler: Handler) {
      this.handlers.set(name, handler)
    }
    fire(name: string, ...args: unknown[]): unknown {
      const handler = this.handlers.get(name)
      if (!handler) throw new Error(`Nothing listens for ${name}`)
      return (handler as (...all: unknown[]) => unknown)(...args)
    }
  }
  class Contents extends Emitter {
    mainFrame = { url: 'app://plumbline/' }
    sent: unknown[][] = []
    openHandler: (() => { action: string }) | null = null
    setWindowOpenHandler(handler: () => { action: string }) {
      this.openHandler = handler
    }
    getURL() {
      return this.mainFrame.url
    }
    send(...args: unknown[]) {
      this.sent.push(args)
    }
  }
  class Session extends Emitter {
    set: Record<string, unknown> = {}
    scheme: ((request: Request) => Promise<Response>) | null = null
    protocol = {
      handle: (_: string, handler: (request: Request) => Promise<Response>) =>
        (this.scheme = handler),
    }
    webRequest = { onBeforeRequest: (handler: unknown) => (this.set['request'] = handler) }
    setPermissionRequestHandler(handler: unknown) {
      this.set['permission'] = handler
    }
    setPermissionCheckHandler(handler: unknown) {
      this.set['check'] = handler
    }
    setDevicePermissionHandler(handler: unknown) {
      this.set['device'] = handler
    }
    setSpellCheckerEnabled(on: boolean) {
      this.set['spelling'] = on
    }
  }
  class Window extends Emitter {
    static last: Window | null = null
    webContents = new Contents()
    loaded = ''
    options: { webPreferences: object; width?: number }
    constructor(options: { webPreferences: object }) {
      super()
      this.options = options
      Window.last = this
    }
    getNormalBounds() {
      return { x: 40, y: 50, width: 1000, height: 700 }
    }
    isMaximized() {
      return false
    }
    isDestroyed() {
      return false
    }
    async loadURL(url: string) {
      this.loaded = url
    }
  }
  type Handler = (...args: never[]) => unknown
  const sessions = new Map<string, Session>()
  const sessionOf = (name: string) => {
    const session = sessions.get(name) ?? new Session()
    sessions.set(name, session)
    return session
  }
  const app = Object.assign(new Emitter(), {
    enableSandbox: vi.fn<() => void>(),
    commandLine: { appendSwitch: vi.fn<() => void>() },
  })
  const ipc = new Map<string, Handler>()
  return {
    Contents,
    Window,
    app,
    ipc,
    sessionOf,
    display: {
      id: 1,
      workArea: { x: 0, y: 40, width: 1280, height: 760 },
      workAreaSize: { width: 1280, height: 760 },
    },
    power: new Emitter(),
    menu: [] as MenuItem[],
    openPath: vi.fn<(file: string) => Promise<string>>(async () => ''),
    schemes: vi.fn<(schemes: unknown[]) => void>(),
    dialog: {
      showSaveDialog:
        vi.fn<(...all: unknown[]) => Promise<{ canceled: boolean; filePath: string }>>(),
    },
  }
})

vi.mock('electron', () => ({
  app: fake.app,
  screen: {
    getPrimaryDisplay: () => fake.display,
    getAllDisplays: () => [fake.display],
  },
  Menu: {
    buildFromTemplate: (entries: MenuItem[]) => entries,
    setApplicationMenu: (entries: MenuItem[]) => (fake.menu = entries),
  },
  powerMonitor: fake.power,
  shell: { openPath: fake.openPath },
  BrowserWindow: fake.Window,
  dialog: fake.dialog,
  ipcMain: { handle: (channel: string, handler: Handler) => fake.ipc.set(channel, handler) },
  protocol: { registerSchemesAsPrivileged: fake.schemes },
  session: {
    fromPartition: (name: string) => fake.sessionOf(name),
    defaultSession: fake.sessionOf('default'),
  },
}))

const { createElectronHost, prepareElectron } = await import('../../electron/host/electron.ts')

const dispatch = vi.fn<HostedApp['dispatch']>(async () => ({ ok: true, value: 'heard' }))
const refused: string[] = []
const home = mkdtempSync(join(tmpdir(), 'plumbline-electron-'))
const placeFile = join(home, 'window.json')
afterAll(() => rmSync(home, { recursive: true }))
let tell: (event: 'changed', data: unknown) => void = () => {}

async function open() {
  const host = createElectronHost({
    app: {
      dispatch,
      listen(listener) {
        tell = listener
        return () => {}
      },
      takeBlob: async () => null,
      close: async () => {},
    },
    assets: new Map([
      ['/index.html', { type: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>') }],
    ]),
    preload: '/out/preload/preload.cjs',
    downloads: '/home/clerk/Downloads',
    placeFile,
    onRefused: (url) => refused.push(url),
  })
  await host.open()
  const window = fake.Window.last
  if (!window) throw new Error('No window was opened')
  return { host, window, pages: fake.sessionOf('plumbline') }
}

beforeEach(() => {
  dispatch.mockClear()
  refused.length = 0
})

describe('before Electron is ready', () => {
  it('turns the sandbox on for every process and registers the scheme', () => {
    prepareElectron()
    expect(fake.app.enableSandbox).toHaveBeenCalledOnce()
    expect(fake.schemes).toHaveBeenCalledWith([
      { scheme: 'app', privileges: expect.objectContaining({ secure: true }) },
    ])
  })

  it('shuts every way out of any contents that are made', () => {
    prepareElectron()
    const contents = new fake.Contents()
    fake.app.fire('web-contents-created', {}, contents)
    const prevented = (name: string, url: string, isMainFrame = true) => {
      const preventDefault = vi.fn<() => void>()
      contents.fire(name, { url, isMainFrame, preventDefault })
      return preventDefault.mock.calls.length === 1
    }
    for (const name of [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
    ]) {
      expect(prevented(name, 'https://example.com/'), name).toBe(true)
    }
    expect(prevented('will-frame-navigate', 'app://plumbline/', false)).toBe(true)
    expect(prevented('will-navigate', 'app://plumbline/')).toBe(false)
    expect(contents.openHandler?.()).toEqual({ action: 'deny' })
  })
})

describe('the window', () => {
  it('opens our page with the preferences of the policy', async () => {
    const { window } = await open()
    expect(window.loaded).toBe('app://plumbline/')
    expect(window.options.webPreferences).toEqual({
      ...webPreferences,
      preload: '/out/preload/preload.cjs',
    })
  })

  it('is served our files with the policy, and nothing for another host', async () => {
    const { pages } = await open()
    const answer = await pages.scheme?.(new Request('app://plumbline/'))
    expect(answer?.status).toBe(200)
    expect(answer?.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(await answer?.text()).toBe('<p>')
    expect((await pages.scheme?.(new Request('app://elsewhere/')))?.status).toBe(404)
  })

  it('is told events of the app', async () => {
    const { window } = await open()
    tell('changed', { areas: ['schools'] })
    expect(window.webContents.sent).toEqual([
      ['plumbline:event', 'changed', { areas: ['schools'] }],
    ])
  })

  it.each(['plumbline', 'default'])(
    'has no permission, request or download out of its %s session',
    async (name) => {
      const { window } = await open()
      const { set } = fake.sessionOf(name)
      const permission = set['permission'] as (
        contents: unknown,
        name: string,
        decide: (yes: boolean) => void,
      ) => void
      const asked = (contents: unknown, name: string) => {
        let answer: boolean | null = null
        permission(contents, name, (yes) => (answer = yes))
        return answer
      }
      expect(asked(window.webContents, 'media')).toBe(false)
      expect(asked(window.webContents, 'clipboard-sanitized-write')).toBe(true)
      expect(asked(new fake.Contents(), 'clipboard-sanitized-write')).toBe(false)
      expect(
        (set['check'] as (...all: unknown[]) => boolean)(null, 'geolocation', 'app://plumbline/'),
      ).toBe(false)
      expect((set['device'] as () => boolean)()).toBe(false)
      expect(set['spelling']).toBe(false)

      const request = set['request'] as (
        details: { url: string },
        decide: (answer: { cancel: boolean }) => void,
      ) => void
      const cancelled = (url: string) => {
        let answer = false
        request({ url }, ({ cancel }) => (answer = cancel))
        return answer
      }
      expect(cancelled('https://example.com/a')).toBe(true)
      expect(cancelled('app://plumbline/assets/a.js')).toBe(false)
      expect(refused).toEqual(['https://example.com/a'])

      const preventDefault = vi.fn<() => void>()
      fake.sessionOf(name).fire('will-download', { preventDefault })
      expect(preventDefault).toHaveBeenCalledOnce()
    },
  )
})

describe('the machine', () => {
  it('finds the window where it was, on the screen that is there', async () => {
    const { window } = await open()
    expect(window.options).toMatchObject({ x: 0, y: 40, width: 1280, height: 760 })
    window.fire('close')
    const again = (await open()).window
    expect(again.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
    expect(readFileSync(placeFile, 'utf8')).toBe(
      '{"x":40,"y":50,"width":1000,"height":700,"maximised":false}',
    )
  })

  it('locks the vault when it sleeps or is locked itself', async () => {
    await open()
    fake.power.fire('suspend')
    fake.power.fire('lock-screen')
    expect(dispatch.mock.calls).toEqual([
      ['vault.lock', {}],
      ['vault.lock', {}],
    ])
  })

  it('tells the window what was chosen in the menu', async () => {
    const { window } = await open()
    const entries = fake.menu.flatMap(({ submenu }) => submenu ?? [])
    const choose = (label: string) => entries.find((entry) => entry.label === label)?.click?.()
    choose('Search…')
    choose('Scorecard')
    expect(window.webContents.sent).toEqual([
      ['plumbline:event', 'command', { name: 'search' }],
      ['plumbline:event', 'command', { name: 'go:scorecard' }],
    ])
    dispatch.mockResolvedValueOnce({
      ok: true,
      value: { scheme: 'light', contrast: 'more', density: 'normal' },
    })
    choose('Dark')
    await vi.waitFor(() =>
      expect(dispatch).toHaveBeenLastCalledWith('preferences.set', {
        ...{ scheme: 'dark', contrast: 'more', density: 'normal' },
      }),
    )
  })

  it('opens a saved file, and says where it cannot', async () => {
    const { host } = await open()
    await host.openFile('/home/clerk/pack.pdf')
    expect(fake.openPath).toHaveBeenCalledExactlyOnceWith('/home/clerk/pack.pdf')
    fake.openPath.mockResolvedValueOnce('no application')
    await expect(host.openFile('/home/clerk/pack.pdf')).rejects.toThrow('no application')
  })
})

describe('the bridge', () => {
  it("hears the window's main frame and nobody else", async () => {
    const { window } = await open()
    const invoke = fake.ipc.get('plumbline:invoke') as unknown as (
      event: object,
      name: unknown,
      input: unknown,
    ) => Promise<unknown>
    expect(await invoke({ senderFrame: window.webContents.mainFrame }, 'app.about', {})).toEqual({
      ok: true,
      value: 'heard',
    })
    expect(dispatch).toHaveBeenCalledExactlyOnceWith('app.about', {})
    for (const senderFrame of [
      { url: 'app://plumbline/' },
      { url: 'https://example.com/' },
      null,
    ]) {
      expect(await invoke({ senderFrame }, 'app.about', {})).toMatchObject({
        ok: false,
        error: { code: 'NotAllowed' },
      })
    }
    expect(
      await invoke({ senderFrame: window.webContents.mainFrame }, { toString: 1 }, {}),
    ).toMatchObject({ ok: false })
    expect(dispatch).toHaveBeenCalledOnce()
  })
})

describe('saving', () => {
  it('writes where the dialog says, and says so where the person changed their mind', async () => {
    const { host } = await open()
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-dialog-'))
    fake.dialog.showSaveDialog.mockResolvedValueOnce({
      canceled: false,
      filePath: join(folder, 'mine.pdf'),
    })
    expect(await host.save('Board/pack.pdf', new TextEncoder().encode('pack'))).toBe(
      join(folder, 'mine.pdf'),
    )
    expect(readFileSync(join(folder, 'mine.pdf'), 'utf8')).toBe('pack')
    expect(fake.dialog.showSaveDialog.mock.lastCall?.[1]).toMatchObject({
      defaultPath: join('/home/clerk/Downloads', 'Board-pack.pdf'),
    })
    rmSync(folder, { recursive: true })

    fake.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' })
    await expect(host.save('pack.pdf', new Uint8Array())).rejects.toMatchObject({
      code: 'Cancelled',
    })
  })
})
