/** What the window cannot do, in both hosts: the walls that keep the figures in. */
import { existsSync, readdirSync } from 'node:fs'
import type { Bridge } from '../../electron/contract/bridge.ts'
import { expect, test } from './fixtures.ts'

declare global {
  interface Window {
    plumbline: Bridge
    broken?: string
  }
}

/** On every answer, whichever host gives it. */
const everyAnswer = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': expect.stringContaining('camera=()') as unknown,
}

test('gives every answer the same headers: a file, a refusal, a one-time address', async ({
  page,
  trouble,
}) => {
  const answers = await page.evaluate(async () => {
    const script = document.querySelector('script[src]')?.getAttribute('src') ?? ''
    const licences = await window.plumbline.invoke('app.licences', {})
    const url = 'url' in licences ? licences.url : 'no address'
    const seen: Record<string, { status: number; headers: Record<string, string> }> = {}
    for (const [what, path, method] of [
      ['file', script, 'GET'],
      ['missing', '/none', 'GET'],
      ['method', '/', 'POST'],
      ['address', url, 'GET'],
    ] as const) {
      const answer = await fetch(path, { method })
      seen[what] = { status: answer.status, headers: Object.fromEntries(answer.headers) }
    }
    return seen
  })
  for (const [what, { headers }] of Object.entries(answers)) {
    expect(headers, what).toMatchObject(everyAnswer)
    expect(headers['content-security-policy'], what).toContain("default-src 'none'")
    expect(headers['content-security-policy'], what).not.toContain('nonce')
  }
  expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 404, 405, 200])
  expect(answers['file']?.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(answers['address']?.headers['content-type']).toBe('application/json')
  trouble.splice(0)
})

test('gives a large answer by an address that is read once', async ({ page, trouble }) => {
  const seen = await page.evaluate(async () => {
    const answer = await window.plumbline.invoke('app.licences', {})
    if (!('url' in answer)) return null
    const first = await fetch(answer.url)
    const told = (await first.json()) as { ok: boolean; value: { licences: unknown[] } }
    return {
      ok: told.ok,
      count: told.value.licences.length,
      again: (await fetch(answer.url)).status,
    }
  })
  expect(seen).toMatchObject({ ok: true, again: 404 })
  expect(seen?.count).toBeGreaterThan(30)
  trouble.splice(0)
})

test('tells the window of what changed, until it stops listening', async ({ page }) => {
  const heard = await page.evaluate(async () => {
    const heard: unknown[] = []
    const stop = window.plumbline.listen((event, data) => heard.push([event, data]))
    const preferences = await window.plumbline.invoke('preferences.get', {})
    const set = () =>
      window.plumbline.invoke('preferences.set', 'value' in preferences ? preferences.value : {})
    await set()
    await new Promise((resolve) => setTimeout(resolve, 300))
    stop()
    await set()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return heard
  })
  expect(heard).toEqual([['changed', { areas: ['preferences'] }]])
})

test('downloads nothing that the page starts by itself', async ({ page, folders, trouble }) => {
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['figures'], { type: 'text/csv' }))
    link.download = 'figures.csv'
    document.body.append(link)
    link.click()
  })
  await page.waitForTimeout(400)
  expect(existsSync(folders.downloads) ? readdirSync(folders.downloads) : []).toEqual([])
  trouble.splice(0)
})

test('serves the page under a strict policy with a fresh nonce', async ({ page }) => {
  const load = () =>
    page.evaluate(async () => {
      const answer = await fetch('/')
      return { headers: Object.fromEntries(answer.headers), html: await answer.text() }
    })
  const first = await load()
  const second = await load()

  const policy = first.headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
  expect(policy).not.toContain('unsafe')
  expect(first.headers).toMatchObject(everyAnswer)
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  expect(first.html).toContain(nonce)
  expect(second.html).not.toContain(nonce)
})

test('is a secure context with a bridge of two functions and nothing of its host', async ({
  page,
}) => {
  const seen = await page.evaluate(() => ({
    secure: isSecureContext,
    bridge: Object.keys((window as unknown as { plumbline: object }).plumbline).toSorted(),
    leaked: [
      'require',
      'process',
      'module',
      'Buffer',
      'electron',
      'ipcRenderer',
      '__plumblineInvoke',
    ].filter((name) => name in window),
  }))
  expect(seen).toEqual({ secure: true, bridge: ['invoke', 'listen'], leaked: [] })
})

test('lets no request out', async ({ page, trouble }) => {
  const outcome = await page.evaluate(async () => {
    const reach = async (how: () => Promise<unknown>) =>
      how().then(
        () => 'reached',
        () => 'refused',
      )
    const image = () =>
      new Promise((resolve, reject) => {
        const picture = new Image()
        picture.addEventListener('load', resolve)
        picture.addEventListener('error', reject)
        picture.src = 'https://example.com/picture.png'
      })
    const socket = () =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket('wss://example.com/')
        opened.addEventListener('open', resolve)
        opened.addEventListener('error', reject)
        opened.addEventListener('close', reject)
      })
    return {
      fetch: await reach(() => fetch('https://example.com/')),
      http: await reach(() => fetch('http://127.0.0.1:80/')),
      file: await reach(() => fetch('file:///etc/passwd')),
      beacon: navigator.sendBeacon('https://example.com/', 'figures'),
      image: await reach(image),
      socket: await reach(socket),
    }
  })
  // A beacon is accepted before the policy is asked; that it went nowhere stands in the list below.
  expect(outcome).toMatchObject({
    fetch: 'refused',
    http: 'refused',
    file: 'refused',
    image: 'refused',
    socket: 'refused',
  })
  const seen = trouble.splice(0)
  expect(seen.length).toBeGreaterThan(0)
  for (const line of seen)
    expect(line).toMatch(/Content Security Policy|refused |Failed to load|ERR_|WebSocket/)
})

test('runs no script that is not a file of its own', async ({ page, trouble }) => {
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.broken = "inline"'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="/none.png" onerror="window.broken = \'handler\'">'
    document.body.append(image)
    const link = document.createElement('a')
    link.href = 'javascript:window.broken = "address"'
    document.body.append(link)
    link.click()
  })
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => window.broken)).toBeUndefined()
  const seen = trouble.splice(0)
  expect(
    seen.filter((line) => line.includes('Content Security Policy')).length,
  ).toBeGreaterThanOrEqual(2)
})

test('opens no second window', async ({ page, trouble }) => {
  const before = page.context().pages().length
  await page.evaluate(() => {
    window.open('https://example.com/')
    window.open('about:blank')
    window.open(location.href)
  })
  await expect.poll(() => page.context().pages().length).toBe(before)
  await page.waitForTimeout(300)
  expect(page.context().pages()).toHaveLength(before)
  trouble.splice(0)
})

for (const target of [
  'https://example.com/',
  '/elsewhere',
  'about:blank',
  'data:text/html,<h1>Sign in</h1>',
  'file:///etc/passwd',
]) {
  test(`stays where it is when sent to ${target}`, async ({ page, trouble }) => {
    const home = page.url()
    await page.evaluate((address) => {
      const link = document.createElement('a')
      link.href = address
      document.body.append(link)
      link.click()
    }, target)
    await page.waitForTimeout(400)
    await expect.poll(() => page.url()).toBe(home)
    expect(await page.evaluate(() => 'plumbline' in window)).toBe(true)
    trouble.splice(0)
  })
}

test('gives frames no bridge', async ({ page, trouble }) => {
  const inFrames = await page.evaluate(async () => {
    const found: string[] = []
    for (const source of ['about:blank', location.href, '/none']) {
      const frame = document.createElement('iframe')
      frame.src = source
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 200))
      for (const name of ['plumbline', '__plumblineInvoke']) {
        try {
          if (frame.contentWindow && name in frame.contentWindow) found.push(`${source}: ${name}`)
        } catch {
          // A frame that shows an error is of another origin, and so out of reach.
        }
      }
    }
    return found
  })
  expect(inFrames).toEqual([])
  trouble.splice(0)
})

test('refuses what a page could ask of the machine', async ({ page, trouble }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      return [name, state]
    })
    return Object.fromEntries(await Promise.all(asked)) as Record<string, string>
  })
  expect(new Set(Object.values(states))).toEqual(new Set(['denied']))
  trouble.splice(0)
})

test('answers a path outside its files with 404', async ({ page, trouble }) => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/main/main.js',
      '/assets/',
      '/_blob/',
      '/_blob/guess',
      '//etc/passwd',
    ]
    const answers = paths.map(async (path) => [
      path,
      (await fetch(new URL(location.origin + path))).status,
    ])
    return Object.fromEntries(await Promise.all(answers)) as Record<string, number>
  })
  expect(new Set(Object.values(statuses))).toEqual(new Set([404]))
  trouble.splice(0)
})

test('carries errors as data with their codes', async ({ app }) => {
  expect(await app.ask('no.such.call', {})).toMatchObject({
    ok: false,
    error: { code: 'CallUnknown' },
  })
  expect(await app.ask('toString', {})).toMatchObject({ ok: false, error: { code: 'CallUnknown' } })
  expect(await app.ask('schools.list', {})).toMatchObject({
    ok: false,
    error: { code: 'VaultLocked' },
  })
  expect(await app.ask('vault.lock', { more: 1 })).toMatchObject({
    ok: false,
    error: { code: 'InputInvalid', details: { call: 'vault.lock', where: '' } },
  })
  expect(await app.ask('import.files', { files: ['/etc/passwd'] })).toMatchObject({
    ok: false,
    error: { code: 'NotAllowed' },
  })
})
