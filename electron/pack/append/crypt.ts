/**
 * Opens files that are encrypted but need no password to be read (ISO 32000-1, 7.6; ISO 32000-2 for AES-256):
 * many systems set only what one may do with a file. The password is tried before anything is read, so a file
 * that needs one is known for certain.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { Unlock } from './lexer.ts'
import { isDict, PdfString } from './values.ts'
import type { Dict, Value } from './values.ts'

type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256'

export type Key = {
  strings(number: number, generation: number): Unlock
  stream(data: Uint8Array, number: number, generation: number, filter: string | null): Uint8Array
  /** Whether the XML about the document is in the clear. */
  plainMetadata: boolean
}

/** Nobody can open it here: it needs a password, or a key that only its maker's program has. */
export class NeedsPassword extends Error {}

const padding = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)

const md5 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The key of a file whose password is empty. Throws `NeedsPassword` where it is not. */
export function openWithoutPassword(
  encrypt: Dict,
  id: Value | undefined,
  resolve: (value: Value | undefined) => Value,
): Key {
  const get = (key: string): Value => resolve(encrypt.get(key))
  const bytes = (key: string): Buffer => {
    const found = get(key)
    return Buffer.from(found instanceof PdfString ? found.bytes : '', 'latin1')
  }
  if (get('Filter') !== 'Standard') throw new NeedsPassword()
  const version = Number(get('V') ?? 0)
  const revision = Number(get('R') ?? 0)
  const plainMetadata = get('EncryptMetadata') === false
  const methods = methodsOf(version, get, resolve)
  const [o, u] = [bytes('O'), bytes('U')]
  const fileId = Buffer.from(id instanceof PdfString ? id.bytes : '', 'latin1')
  const file = { revision, o, u, fileId, plainMetadata, permissions: Number(get('P') ?? 0) | 0 }
  // Only attached files are locked, which stay behind.
  const open = methods.strings === 'none' && methods.streams === 'none'
  const key = open
    ? Buffer.alloc(0)
    : revision >= 5
      ? newKey(revision, o, u, [bytes('OE'), bytes('UE')])
      : oldKey(file, lengthsOf(version, Number(get('Length') ?? 40)))
  const plain = (data: Uint8Array, method: Method, number: number, generation: number) =>
    open || method === 'none'
      ? data
      : decrypted(data, method, keyOf(key, method, number, generation))
  return {
    plainMetadata,
    strings: (number, generation) => (text) =>
      Buffer.from(plain(Buffer.from(text, 'latin1'), methods.strings, number, generation)).toString(
        'latin1',
      ),
    stream: (data, number, generation, filter) =>
      plain(data, filter === null ? methods.streams : methods.named(filter), number, generation),
  }
}

function methodsOf(
  version: number,
  get: (key: string) => Value,
  resolve: (value: Value | undefined) => Value,
): { strings: Method; streams: Method; named(name: string): Method } {
  if (version < 4) return { strings: 'rc4', streams: 'rc4', named: () => 'rc4' }
  const filters = get('CF')
  const named = (name: Value): Method => {
    if (name === 'Identity' || typeof name !== 'string') return 'none'
    const filter = isDict(filters) ? resolve(filters.get(name)) : null
    const method = isDict(filter) ? resolve(filter.get('CFM')) : null
    return method === 'V2'
      ? 'rc4'
      : method === 'AESV2'
        ? 'aes-128'
        : method === 'AESV3'
          ? 'aes-256'
          : 'none'
  }
  return { strings: named(get('StrF')), streams: named(get('StmF')), named }
}

/** How many bytes the key may have: what the file says, and what programs write that say it wrongly. */
function lengthsOf(version: number, bits: number): number[] {
  const said = Math.min(16, Math.max(5, bits > 16 ? bits >> 3 : bits))
  return version >= 4 ? [16, said] : version === 1 ? [5] : [said, 16, 5]
}

type OldLock = {
  revision: number
  o: Buffer
  u: Buffer
  fileId: Buffer
  plainMetadata: boolean
  permissions: number
}

/** Revisions 2 to 4 (algorithms 2, 4 and 5), with no password as reader's or as owner's. */
function oldKey(lock: OldLock, lengths: readonly number[]): Buffer {
  for (const length of lengths) {
    for (const password of [padding, readersPassword(lock, length)]) {
      const key = oldKeyFor(lock, length, password)
      if (key !== null) return key
    }
  }
  throw new NeedsPassword()
}

function oldKeyFor(lock: OldLock, length: number, password: Uint8Array): Buffer | null {
  const { revision, o, u, fileId, plainMetadata } = lock
  const allowed = Buffer.alloc(4)
  allowed.writeInt32LE(lock.permissions)
  const parts = [password, o.subarray(0, 32), allowed, fileId]
  if (revision >= 4 && plainMetadata) parts.push(Buffer.alloc(4, 255))
  let key = md5(...parts).subarray(0, length)
  if (revision < 3) return rc4(key, padding).equals(u.subarray(0, 32)) ? key : null
  for (let i = 0; i < 50; i++) key = md5(key).subarray(0, length)
  let check = md5(padding, fileId)
  for (let i = 0; i < 20; i++) check = rc4(turned(key, i), check)
  return check.equals(u.subarray(0, 16)) ? key : null
}

/** The reader's password, where the owner's is empty (algorithm 7). */
function readersPassword({ revision, o }: OldLock, length: number): Buffer {
  let key = md5(padding)
  if (revision < 3) return rc4(key.subarray(0, 5), o.subarray(0, 32))
  for (let i = 0; i < 50; i++) key = md5(key.subarray(0, length))
  let found: Buffer = o.subarray(0, 32)
  for (let i = 19; i >= 0; i--) found = rc4(turned(key.subarray(0, length), i), found)
  return found
}

const turned = (key: Uint8Array, by: number): Uint8Array => key.map((byte) => byte ^ by)

/** Revisions 5 and 6 (algorithms 2.A and 2.B), with no password as reader's or as owner's. */
function newKey(
  revision: number,
  o: Buffer,
  u: Buffer,
  [byOwner, byReader]: readonly [Buffer, Buffer],
): Buffer {
  const hash = revision === 5 ? sha256 : hardened
  const nothing = Buffer.alloc(0)
  for (const [lock, wrapped, with48] of [
    [u, byReader, nothing],
    [o, byOwner, u.subarray(0, 48)],
  ] as const) {
    if (lock.length < 48 || wrapped.length < 32) continue
    if (!hash(lock.subarray(32, 40), with48).equals(lock.subarray(0, 32))) continue
    const own = hash(lock.subarray(40, 48), with48)
    const open = createDecipheriv('aes-256-cbc', own, Buffer.alloc(16)).setAutoPadding(false)
    return open.update(wrapped.subarray(0, 32))
  }
  throw new NeedsPassword()
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest()

/** The slow hash of revision 6, for an empty password. */
function hardened(salt: Uint8Array, with48: Uint8Array): Buffer {
  let key = sha256(salt, with48)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => [key, with48]).flat())
    const seal = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    const sealed = seal.setAutoPadding(false).update(block)
    const choice = sealed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(choice === 0 ? 'sha256' : choice === 1 ? 'sha384' : 'sha512')
      .update(sealed)
      .digest()
    last = sealed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

function keyOf(key: Buffer, method: Method, number: number, generation: number): Buffer {
  if (method === 'aes-256') return key
  const salt = [number, number >> 8, number >> 16, generation, generation >> 8].map((n) => n & 255)
  const parts = [key, Buffer.from(salt)]
  if (method === 'aes-128') parts.push(Buffer.from('sAlT'))
  return md5(...parts).subarray(0, Math.min(16, key.length + 5))
}

function decrypted(data: Uint8Array, method: Method, key: Buffer): Uint8Array {
  if (method === 'rc4') return rc4(key, data)
  const whole = data.length - (data.length % 16)
  if (whole < 32) return new Uint8Array()
  const cipher = method === 'aes-256' ? 'aes-256-cbc' : 'aes-128-cbc'
  const open = createDecipheriv(cipher, key, data.subarray(0, 16)).setAutoPadding(false)
  const plain = open.update(data.subarray(16, whole))
  const padded = plain.at(-1) ?? 0
  return padded >= 1 && padded <= 16 ? plain.subarray(0, plain.length - padded) : plain
}

/** Of old files; the cryptography of the platform no longer has it. */
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    ;[state[i], state[j]] = [state[j]!, state[i]!]
  }
  const out = Buffer.alloc(data.length)
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255
    const a = state[i]!
    j = (j + a) & 255
    const b = state[j]!
    state[i] = b
    state[j] = a
    out[n] = data[n]! ^ state[(a + b) & 255]!
  }
  return out
}
