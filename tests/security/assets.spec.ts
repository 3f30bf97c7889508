/**
 * The attack: a page, or a file name that reached one, asks for a path outside the built renderer, or
 * reads a one-time address twice. Paths are keys of a map that is made at start, so there is nothing to
 * climb out of.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createResponder, loadAssets, type Assets } from '../../electron/host/assets.ts'

const known: Assets = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', bytes: new Uint8Array() }],
])

describe('a path that is not a built file', () => {
  it.each([
    '/../package.json',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\..\\windows\\win.ini',
    '/index.html%00.js',
    '/index.html/',
    '//index.html',
    '/./index.html',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
    '',
  ])('%s is not found', async (path) => {
    expect((await createResponder(known, async () => null)('GET', path)).status).toBe(404)
  })

  it('is not found, whatever it is', async () => {
    const respond = createResponder(known, async () => null)
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        expect((await respond('GET', path)).status).toBe(
          path === '/' || path === '/index.html' ? 200 : 404,
        )
      }),
    )
  })
})

describe('a link out of the build', () => {
  it('is not followed', async () => {
    const home = mkdtempSync(join(tmpdir(), 'plumbline-link-'))
    mkdirSync(join(home, 'renderer'))
    mkdirSync(join(home, 'secret'))
    writeFileSync(join(home, 'secret', 'key.json'), '{}')
    symlinkSync(join(home, 'secret'), join(home, 'renderer', 'folder'))
    symlinkSync(join(home, 'secret', 'key.json'), join(home, 'renderer', 'key.json'))
    expect([...(await loadAssets(join(home, 'renderer'))).keys()]).toEqual([])
    rmSync(home, { recursive: true })
  })
})

describe('a one-time address', () => {
  const blob = (name: string) => {
    const blobs = new Map([
      ['token', { bytes: new Uint8Array([1]), type: 'application/pdf', name }],
    ])
    return createResponder(known, async (token) => {
      const found = blobs.get(token) ?? null
      blobs.delete(token)
      return found
    })
  }

  it('is answered once, and never kept', async () => {
    const respond = blob('pack.pdf')
    const first = await respond('GET', '/_blob/token')
    expect(first).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-store' } })
    expect((await respond('GET', '/_blob/token')).status).toBe(404)
  })

  it('is not spent by a request that is refused', async () => {
    const respond = blob('pack.pdf')
    expect((await respond('POST', '/_blob/token')).status).toBe(405)
    expect((await respond('GET', '/_blob/token')).status).toBe(200)
  })

  it('cannot smuggle a header through its name', async () => {
    const { headers } = await blob('a"\r\nSet-Cookie: x=1; é.pdf')('GET', '/_blob/token')
    expect(headers['Content-Disposition']).toBe(
      'attachment; filename="a___Set-Cookie_ x_1_ _.pdf"; filename*=UTF-8\'\'a%22%0D%0ASet-Cookie%3A%20x%3D1%3B%20%C3%A9.pdf',
    )
  })
})
