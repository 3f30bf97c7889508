/** Writes values as the format has them, one character to a byte. */
import { PdfStream, PdfString, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'

/** What writing needs to know of where the values go to. */
export type Target = {
  /** A reference, as what its object is called there; or `null`. */
  ref(ref: Ref): string
  /** Whether a dictionary must not go there; `null` stands in its place. */
  omits(dict: Dict): boolean
}

export function written(value: Value | undefined, target: Target, depth = 0): string {
  if (typeof value === 'number') return writtenNumber(value)
  if (typeof value === 'string') return writtenName(value)
  if (value === null || value === undefined || depth > 250) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Ref) return target.ref(value)
  if (value instanceof PdfString) return writtenString(value.bytes)
  if (value instanceof PdfStream) return 'null'
  if (value instanceof Map)
    return target.omits(value) ? 'null' : `<<${writtenEntries(value, target, none, depth)}>>`
  let out = '['
  for (const item of value as readonly Value[])
    out += `${out === '[' ? '' : ' '}${written(item, target, depth + 1)}`
  return `${out}]`
}

/** The entries of a dictionary without its brackets, those whose keys are `left` out. */
export function writtenEntries(
  dict: Dict,
  target: Target,
  left: ReadonlySet<string> = none,
  depth = 0,
): string {
  let out = ''
  for (const [key, value] of dict)
    if (!left.has(key)) out += `${writtenName(key)} ${written(value, target, depth + 1)}`
  return out
}

const none: ReadonlySet<string> = new Set()

/** At most six places after the point; no exponent, which the format does not know. */
export function writtenNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return `${value}`
  if (!Number.isFinite(value)) return '0'
  const bounded = Math.max(-1e15, Math.min(1e15, value))
  return bounded.toFixed(6).replace(/\.?0+$/, '')
}

const names = new Map<string, string>()

export function writtenName(name: string): string {
  let found = names.get(name)
  if (found === undefined) {
    const escaped = (byte: string): string => `#${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
    // The format has no name with a nought in it.
    found = `/${name.replaceAll('\0', '').replace(/[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/g, escaped)}`
    if (names.size < 4096) names.set(name, found)
  }
  return found
}

export function writtenString(bytes: string): string {
  return `(${bytes.replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`))})`
}
