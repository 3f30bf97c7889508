/** The Chromium host by itself, over an app that answers what it is told: the seam, not the product. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from 'playwright/test'
import type { EventName } from '../../electron/contract/index.ts'
import type { Assets } from '../../electron/host/assets.ts'
import { createChromiumHost, type ChromiumHost } from '../../electron/host/chromium.ts'
import type { HostedApp } from '../../electron/host/host.ts'
import { readPlace } from '../../electron/host/window-place.ts'
import type { Bridge } from '../../electron/contract/bridge.ts'
import { testBrowser } from './chromium-launch.ts'
import type { HostOption } from './fixtures.ts'

type BridgedWindow = { plumbline: Bridge }
type Seam = {
  host: ChromiumHost
  tell(event: EventName, data: unknown): void
  blobs: Map<string, Uint8Array>
  downloads: string
  closed: Promise<void>
}

const text = (words: string) => new TextEncoder().encode(words)
const assets: Assets = new Map([
  [
    '/index.html',
    {
      type: 'text/html; charset=utf-8',
      bytes: text('<!doctype html><title>Seam</title><p id="shown">'),
    },
  ],
])

const silentApp: HostedApp = {
  dispatch: async () => ({ ok: true, value: null }),
  listen: () => () => {},
  takeBlob: async () => null,
  close: async () => {},
}

const test = base.extend<{ seam: Seam } & HostOption>({
  hostName: ['chromium', { option: true }],
  seam: async ({ hostName }, use, testInfo) => {
    testInfo.skip(hostName !== 'chromium', 'this is the Chromium host by itself')
    const listeners = new Set<(event: EventName, data: unknown) => void>()
    const blobs = new Map<string, Uint8Array>()
    const app: HostedApp = {
      dispatch: async (name, input) =>
        name === 'fail'
          ? { ok: false, error: { code: 'DiskFull', message: 'Full.', details: { free: 0 } } }
          : { ok: true, value: input },
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      async takeBlob(token) {
        const bytes = blobs.get(token)
        blobs.delete(token)
        return bytes ? { bytes, type: 'application/pdf', name: 'Bwrdd Ysgol Tŷ Gwyn.pdf' } : null
      },
      close: async () => {},
    }
    const downloads = mkdtempSync(join(tmpdir(), 'plumbline-downloads-'))
    const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>()
    const host = createChromiumHost({
      app,
      assets,
      ...(await testBrowser()),
      downloads,
      headless: true,
      onClosed,
    })
    await host.open()
    await use({
      host,
      tell: (event, data) => listeners.forEach((listener) => listener(event, data)),
      blobs,
      downloads,
      closed,
    })
    await host.close()
    rmSync(downloads, { recursive: true, force: true })
  },
})

const everyByte = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)

test('carries bytes into the app and back unchanged', async ({ seam }) => {
  const answer = await seam.host.page()!.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256)
    const answer = await (window as unknown as BridgedWindow).plumbline.invoke('echo', {
      files: [{ name: 'a.csv', bytes }],
    })
    if (!answer.ok || 'url' in answer) return false
    const back = (answer.value as { files: { bytes: Uint8Array }[] }).files[0]!.bytes
    return (
      back instanceof Uint8Array &&
      back.length === bytes.length &&
      back.every((byte, at) => byte === bytes[at])
    )
  })
  expect(answer).toBe(true)
})

test('gives the bytes of a one-time URL once, with their name', async ({ seam }) => {
  seam.blobs.set('token', everyByte)
  const read = () =>
    seam.host.page()!.evaluate(async () => {
      const answer = await fetch('/_blob/token')
      return {
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        bytes: [...(await answer.bytes())],
      }
    })
  const first = await read()
  expect(first.status).toBe(200)
  expect(first.headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'no-store',
  })
  expect(first.headers['content-disposition']).toContain(
    "filename*=UTF-8''Bwrdd%20Ysgol%20T%C5%B7%20Gwyn.pdf",
  )
  expect(Uint8Array.from(first.bytes)).toEqual(everyByte)
  expect((await read()).status).toBe(404)
})

test('carries an error with its code and details', async ({ seam }) => {
  const answer = await seam.host
    .page()!
    .evaluate(() => (window as unknown as BridgedWindow).plumbline.invoke('fail', {}))
  expect(answer).toEqual({
    ok: false,
    error: { code: 'DiskFull', message: 'Full.', details: { free: 0 } },
  })
})

test('tells the window of events, in order, until it stops listening', async ({ seam }) => {
  const page = seam.host.page()!
  await page.evaluate(() => {
    const shown = document.querySelector('#shown')!
    const stop = (window as unknown as BridgedWindow).plumbline.listen((event, data) => {
      shown.textContent += `${event}${JSON.stringify(data)} `
      if (shown.textContent.includes('last')) stop()
    })
  })
  for (const area of ['first', '</script>\u2028"', 'last', 'unheard'])
    seam.tell('changed', { areas: [area] })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
  expect(await page.textContent('#shown')).toBe(
    ['first', '</script>\u2028"', 'last']
      .map((area) => `changed${JSON.stringify({ areas: [area] })} `)
      .join(''),
  )
})

test('saves a file whole, under a free name', async ({ seam }) => {
  const first = await seam.host.save('Board pack 9/12.pdf', everyByte)
  const second = await seam.host.save('Board pack 9/12.pdf', text('second'))
  expect(first).toBe(join(seam.downloads, 'Board pack 9-12.pdf'))
  expect(second).toBe(join(seam.downloads, 'Board pack 9-12 (2).pdf'))
  expect(Uint8Array.from(readFileSync(first))).toEqual(everyByte)
  expect(readdirSync(seam.downloads)).toHaveLength(2)
})

test('keeps where the window was, and puts it there again', async ({ hostName }, testInfo) => {
  testInfo.skip(hostName !== 'chromium', 'this is the Chromium host by itself')
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-place-'))
  const placeFile = join(folder, 'window.json')
  const { browser, extraArgs } = await testBrowser()
  const open = async () => {
    const host = createChromiumHost({
      app: silentApp,
      assets,
      browser,
      extraArgs: [...extraArgs, '--screen-info={1600x1200}'],
      downloads: folder,
      placeFile,
      headless: true,
    })
    await host.open()
    const session = await host.page()!.context().newCDPSession(host.page()!)
    const { windowId, bounds } = await session.send('Browser.getWindowForTarget')
    return { host, session, windowId, bounds }
  }
  const first = await open()
  await first.session.send('Browser.setWindowBounds', {
    windowId: first.windowId,
    bounds: { width: 1000, height: 700 },
  })
  await expect.poll(() => readPlace(placeFile)).toMatchObject({ width: 1000, height: 700 })
  await first.host.close()
  const second = await open()
  expect(second.bounds).toMatchObject({ width: 1000, height: 700 })
  await second.host.close()
  rmSync(folder, { recursive: true })
})

test('opens no TCP port', async ({ seam }) => {
  test.skip(process.platform !== 'linux', 'the list of open ports is read from /proc')
  const mine = new Set(browserProcesses(seam.host.profile()!).flatMap(socketsOf))
  expect(mine.size).toBeGreaterThan(0)
  const listening = ['tcp', 'tcp6']
    .flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A' && mine.has(fields[9] ?? ''))
  expect(listening).toEqual([])
})

test('leaves nothing of what it showed, and no profile, behind', async ({ seam }) => {
  const page = seam.host.page()!
  const profile = seam.host.profile()!
  const secret = 'Saint Canary Primary 40.7'
  seam.blobs.set('token', text(secret.repeat(1000)))
  await page.evaluate(async (words) => {
    document.querySelector('#shown')!.textContent = words
    await (await fetch('/_blob/token')).text()
    await (window as unknown as BridgedWindow).plumbline.invoke('echo', { words })
  }, secret)
  await page.waitForTimeout(500)
  const files = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => holds(file, secret))).toEqual([])

  await page.close()
  await seam.closed
  expect(existsSync(profile)).toBe(false)
  expect(seam.host.page()).toBeNull()
})

test('ends, and leaves no profile behind, when its browser is killed', async ({ seam }) => {
  test.skip(process.platform !== 'linux', 'the processes of the browser are found in /proc')
  const profile = seam.host.profile()!
  const processes = browserProcesses(profile)
  expect(processes.length).toBeGreaterThan(0)
  for (const pid of processes) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It ended with the one before it.
    }
  }
  // Whoever started the host closes the app then, and the app the vault.
  await seam.closed
  expect(existsSync(profile)).toBe(false)
  expect(seam.host.page()).toBeNull()
})

function holds(file: string, words: string): boolean {
  try {
    const bytes = readFileSync(file)
    return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))
  } catch {
    // The browser removes files of its own while we read.
    return false
  }
}

function browserProcesses(profile: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)
      } catch {
        return false
      }
    })
}

function socketsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}
