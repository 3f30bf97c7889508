import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  contentSecurityPolicy,
  createResponder,
  loadAssets,
  noncePlaceholder,
  type Assets,
} from '../../electron/host/assets.ts'

let folder = ''
let assets: Assets = new Map()
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-assets-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    `<meta name="csp-nonce" content="${noncePlaceholder}"><b>Tŷ</b>`,
  )
  writeFileSync(join(folder, 'assets', 'index-1.js'), 'run()')
  writeFileSync(join(folder, 'assets', 'index-1.js.map'), '{}')
  writeFileSync(join(folder, 'assets', 'a name.woff2'), new Uint8Array([1, 2]))
  assets = await loadAssets(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const respond = () => createResponder(assets, async () => null)
const words = (body: Uint8Array) => new TextDecoder().decode(body)

describe('the built files', () => {
  it('are known by their paths, those of unknown kinds left out', () => {
    expect([...assets.keys()].toSorted()).toEqual([
      '/assets/a%20name.woff2',
      '/assets/index-1.js',
      '/index.html',
    ])
  })

  it('are answered with their types', async () => {
    expect(await respond()('GET', '/assets/index-1.js')).toMatchObject({
      status: 200,
      headers: {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    })
    expect((await respond()('GET', '/assets/a%20name.woff2')).body).toEqual(Buffer.from([1, 2]))
  })

  it('give the page for the root, with a new nonce each time in page and policy', async () => {
    const nonces = []
    for (let time = 1; time <= 3; time++) {
      const answer = await respond()('GET', '/')
      const nonce = /content="([^"]+)"/.exec(words(answer.body))?.[1] ?? ''
      expect(answer.headers['Content-Security-Policy']).toContain(`'nonce-${nonce}'`)
      expect(words(answer.body)).toContain('<b>Tŷ</b>')
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(3)
  })

  it('answer nothing but GET', async () => {
    for (const method of ['POST', 'HEAD', 'OPTIONS', 'get'])
      expect((await respond()(method, '/')).status).toBe(405)
  })
})

describe('the policy', () => {
  it('allows files of the app alone, and styles by nonce', () => {
    expect(contentSecurityPolicy('abc')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-abc'; font-src 'self'; img-src 'self' blob: data:; " +
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  it('is on every answer, refusals too', async () => {
    for (const path of ['/', '/assets/index-1.js', '/none', '/_blob/none']) {
      expect((await respond()('GET', path)).headers['Content-Security-Policy']).toContain(
        "default-src 'none'",
      )
    }
  })
})
