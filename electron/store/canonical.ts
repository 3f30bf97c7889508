/**
 * One way to write a value as JSON: keys sorted, no white space. Two equal values give the same text, so
 * that its SHA-256 can stand for the value (journal chain, slot sums).
 */
import { createHash } from 'node:crypto'

/** Canonical JSON of a JSON value. Keys that are `undefined` are left out, as JSON.stringify leaves them. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)) ?? 'null'
}

/** SHA-256 of a text (UTF-8) or of bytes, as 64 small hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
