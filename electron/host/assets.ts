/**
 * What the window may load, for both hosts: the built renderer, read once into a map of known paths,
 * and the app's one-time bytes. No request is ever turned into a path on disk.
 */
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { HostedApp } from './host.ts'

export type Asset = { bytes: Uint8Array; type: string }
/** By the path of the URL, e.g. `/assets/index-1a2b.js`. */
export type Assets = ReadonlyMap<string, Asset>

/** Stands in the built HTML where each answer's nonce goes. */
export const noncePlaceholder = '__NONCE__'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Reads the built renderer. A file of a type that is not in the table above is left out, source maps
 * among them, so that nothing is served by accident.
 * @param folder the build's output, e.g. `out/renderer`
 */
export async function loadAssets(folder: string): Promise<Assets> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const assets = new Map<string, Asset>()
  for (const entry of entries) {
    const type = contentTypes[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`
    assets.set(path, { bytes: await readFile(file), type })
  }
  return assets
}

/**
 * The policy of every answer. Only a page has a nonce, for the styles that its components write;
 * scripts come from files alone.
 */
export function contentSecurityPolicy(nonce: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Devices and sensors that a page could ask for; the window needs none of them. */
const refusedFeatures = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

function headers(type: string, nonce: string | null): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  }
}

export type Answer = { status: number; headers: Record<string, string>; body: Uint8Array }

const blobPath = '/_blob/'

/**
 * Answers the window's requests.
 * @returns a function of method and path (as a URL parser gives it, without query) that always answers:
 * 200 for a known file or an unread one-time URL, 404 or 405 otherwise
 */
export function createResponder(
  assets: Assets,
  takeBlob: HostedApp['takeBlob'],
): (method: string, path: string) => Promise<Answer> {
  const refuse = (status: number, words: string): Answer => ({
    status,
    headers: headers('text/plain; charset=utf-8', null),
    body: new TextEncoder().encode(words),
  })

  return async (method, path) => {
    if (method !== 'GET') return refuse(405, 'Only GET is answered.')
    if (path.startsWith(blobPath)) {
      const blob = await takeBlob(path.slice(blobPath.length))
      if (!blob) return refuse(404, 'These bytes were read already, or were never there.')
      return {
        status: 200,
        headers: { ...headers(blob.type, null), 'Content-Disposition': disposition(blob.name) },
        body: blob.bytes,
      }
    }
    const asset = assets.get(path === '/' ? '/index.html' : path)
    if (!asset) return refuse(404, 'There is no such file.')
    if (!asset.type.startsWith('text/html')) {
      return { status: 200, headers: headers(asset.type, null), body: asset.bytes }
    }
    const nonce = randomBytes(18).toString('base64')
    const html = new TextDecoder().decode(asset.bytes).replaceAll(noncePlaceholder, nonce)
    return {
      status: 200,
      headers: headers(asset.type, nonce),
      body: new TextEncoder().encode(html),
    }
  }
}

/** A download's name by RFC 6266: plain ASCII for old readers, UTF-8 for all others. */
function disposition(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_')
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
