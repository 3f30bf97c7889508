/**
 * The window in an installed Chrome, Edge or Chromium: driven over a pipe, so no port is opened, and
 * every request is answered here, so nothing reaches a network. The same assets, policy and bridge as
 * under Electron, for machines where its binary cannot be had, and for the tests.
 */
import {
  chromium,
  type BrowserContext,
  type Frame,
  type Page,
  type Request,
  type Route,
} from 'playwright-core'
import type { Crossing } from '../contract/bridge.ts'
import { createResponder, type Assets } from './assets.ts'
import { placeSwitches, placeWindow } from './chromium-place.ts'
import { makeProfile, removeProfile } from './chromium-profile.ts'
import type { FoundBrowser } from './find-browser.ts'
import type { Host, HostedApp } from './host.ts'
import { openFile } from './open-file.ts'
import { saveInto } from './save-file.ts'

/** A secure origin that is this machine's alone (RFC 6761) and that no server answers. */
export const chromiumOrigin = 'http://plumbline.localhost'

export type ChromiumOptions = {
  app: HostedApp
  assets: Assets
  browser: FoundBrowser
  /** Where saved files go. */
  downloads: string
  /** Where the window's place is kept; without it, it is not. */
  placeFile?: string
  headless?: boolean
  /** Switches that a special build of the browser needs. */
  extraArgs?: string[]
  /** Hears of the window's page before it loads anything. */
  onPage?(page: Page): void
  /** Hears of every request that was refused. */
  onRefused?(url: string): void
  /** Hears when the window is gone, whoever closed it. */
  onClosed?(): void
}

export type ChromiumHost = Host & {
  /** The window's page; null until `open`. */
  page(): Page | null
  /** The window's profile, removed when it closes; null until `open`. */
  profile(): string | null
  close(): Promise<void>
}

/**
 * The window's half of the bridge. The binding that Playwright lays is taken out of sight, so that
 * `window.plumbline` with its two functions is all there is.
 */
const bindingName = '__plumblineInvoke'
const eventName = 'plumbline'
const bridgeScript = `(() => {
  const send = window.${bindingName}
  delete window.${bindingName}
  if (!send || window.top !== window || location.origin !== '${chromiumOrigin}') return
  const bridge = {
    invoke: (name, input) => send(name, input),
    listen(listener) {
      const hear = ({ detail }) => listener(detail.event, detail.data)
      window.addEventListener('${eventName}', hear)
      return () => window.removeEventListener('${eventName}', hear)
    },
  }
  Object.defineProperty(window, 'plumbline', { value: Object.freeze(bridge), enumerable: true })
})()`

const switches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  // A dump of a crashed window could hold what it showed.
  '--disable-breakpad',
  '--disable-crash-reporter',
  // What the browser asks for by itself never passes through our routes: it is sent to a proxy on a port
  // where nothing listens, and told to use it for this machine too.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** Makes the host; nothing starts before `open`. */
export function createChromiumHost(options: ChromiumOptions): ChromiumHost {
  const { app } = options
  const respond = createResponder(options.assets, app.takeBlob)
  const refused = (url: string) => options.onRefused?.(url)
  let context: BrowserContext | null = null
  let page: Page | null = null
  let profile: string | null = null
  let closing: Promise<void> | null = null
  let stopKeeping = () => {}

  async function answer(route: Route): Promise<void> {
    const request = route.request()
    const url = URL.parse(request.url())
    const own = url !== null && url.origin === chromiumOrigin
    if (request.isNavigationRequest()) {
      if (!own || url.pathname !== '/' || frameOf(request) !== page?.mainFrame()) {
        refused(request.url())
        // "No content" leaves the window where it is; a failure would show the browser's error page.
        return route.fulfill({ status: 204 })
      }
    }
    if (!own) {
      refused(request.url())
      return route.abort('blockedbyclient')
    }
    const { status, headers, body } = await respond(request.method(), url.pathname)
    return route.fulfill({
      status,
      headers,
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    })
  }

  async function call(
    source: { page: Page; frame: Frame },
    name: unknown,
    input: unknown,
  ): Promise<Crossing> {
    if (!isOurSource(source, page) || typeof name !== 'string') {
      return {
        ok: false,
        error: { code: 'NotAllowed', message: 'Only the window itself may call.', details: {} },
      }
    }
    return app.dispatch(name, input)
  }

  async function clean(): Promise<void> {
    const old = profile
    profile = null
    page = null
    stopKeeping()
    if (old) await removeProfile(old)
    options.onClosed?.()
  }

  async function end(): Promise<void> {
    await context?.close().catch(() => {})
    await clean()
  }

  const host: ChromiumHost = {
    async open() {
      profile = await makeProfile()
      const asRoot = process.platform === 'linux' && process.getuid?.() === 0
      context = await chromium.launchPersistentContext(profile, {
        executablePath: options.browser.path,
        headless: options.headless ?? false,
        // Chromium refuses to start its sandbox as root; nobody else goes without it.
        chromiumSandbox: !asRoot,
        // An empty page at first: the app's own address answers only once the routes are laid.
        args: [
          ...switches,
          ...placeSwitches(options.placeFile),
          '--app=data:text/html,<title>Plumbline</title>',
          ...(options.extraArgs ?? []),
        ],
        // Else the window says that it is "controlled by automated test software".
        ignoreDefaultArgs: ['--enable-automation'],
        viewport: null,
        acceptDownloads: false,
        serviceWorkers: 'block',
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
      const opened = context
      opened.on('close', () => (closing ??= clean()))
      await Promise.all([
        opened.route(() => true, answer),
        opened.routeWebSocket(/.*/, (socket) => {
          refused(socket.url())
          void socket.close()
        }),
        // In this order in the page too.
        opened.exposeBinding(bindingName, call).then(() => opened.addInitScript(bridgeScript)),
        // Grants this one (a recovery code may be copied) and thereby refuses all others.
        opened.grantPermissions(['clipboard-write']),
      ])

      const [first, ...others] = opened.pages()
      page = first ?? (await opened.newPage())
      const own = page
      for (const other of others) void other.close()
      opened.on('page', (popup) => {
        if (popup === own) return
        refused(popup.url() || 'about:blank')
        popup.close().catch(() => {})
      })
      own.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
      own.on('close', () => void host.close())
      own.on('crash', () => void host.close())
      own.on('framenavigated', (frame) => {
        // Addresses that make no request (about:, blob:) still cannot take the window away.
        if (frame !== own.mainFrame() || URL.parse(frame.url())?.origin === chromiumOrigin) return
        refused(frame.url())
        own.goto(`${chromiumOrigin}/`).catch(() => {})
      })
      if (!options.headless || options.placeFile !== undefined)
        stopKeeping = await placeWindow(opened, own, options.placeFile)
      options.onPage?.(own)
      await own.goto(`${chromiumOrigin}/`)
    },
    emit(event, data) {
      // Events are JSON by contract, and JSON is an expression. A page that is loading hears nothing.
      const detail = JSON.stringify({ event, data })
      page
        ?.evaluate(
          `window.dispatchEvent(new CustomEvent('${eventName}', { detail: ${detail} })), 0`,
        )
        .catch(() => {})
    },
    save: (name, bytes) => saveInto(options.downloads, name, bytes),
    openFile: (file) => openFile(process.platform, file),
    page: () => page,
    profile: () => profile,
    close: () => (closing ??= end()),
  }
  app.listen((event, data) => host.emit(event, data))
  return host
}

/** As much as the check of a caller needs of Playwright's pages and frames. */
type SourceFrame = { url(): string }
type SourcePage<F extends SourceFrame> = { mainFrame(): F }

/** Whether a call comes from our page's main frame, and that frame still shows our origin. */
export function isOurSource<F extends SourceFrame>(
  source: { page: SourcePage<F>; frame: F },
  ours: SourcePage<F> | null,
): boolean {
  return (
    ours !== null &&
    source.page === ours &&
    source.frame === ours.mainFrame() &&
    URL.parse(source.frame.url())?.origin === chromiumOrigin
  )
}

/** The frame that asks; null for a new window's first request, which is made before its frame is known. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}
