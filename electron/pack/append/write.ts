/** Writes values as the format has them, one character to a byte. */
import { PdfStream, PdfString, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'

/** What writing needs to know of where the values go to. */
export type Target = {
  /** A reference, as what its object is called there; or `null`. `named`: its keys are names that a paper gives. */
  ref(ref: Ref, named: boolean): string
  /** Whether a dictionary must not go there; `null` stands in its place. */
  omits(dict: Dict): boolean
}

/** Keys under which an action, a file or a form hangs: no dictionary that shows something has one. */
const actingKeys: ReadonlySet<string> = new Set([
  ...[
    'JS',
    'JavaScript',
    'AA',
    'OpenAction',
    'Launch',
    'SubmitForm',
    'ImportData',
    'GoToR',
    'GoToE',
  ],
  ...['EF', 'RF', 'AF', 'EmbeddedFile', 'EmbeddedFiles', 'Collection', 'AcroForm', 'XFA'],
  ...[
    'RichMedia',
    'RichMediaContent',
    'RichMediaSettings',
    'Rendition',
    'Renditions',
    'Movie',
    'Sound',
  ],
])

/** Where a paper gives names of its own, which may be any: of fonts and pictures, letters, inks, states. */
const ownNames: ReadonlySet<string> = new Set([
  ...['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties'],
  ...['CharProcs', 'Colorants', 'N', 'R', 'D'],
])

export function written(
  value: Value | undefined,
  target: Target,
  depth = 0,
  named = false,
): string {
  if (typeof value === 'number') return writtenNumber(value)
  if (typeof value === 'string') return writtenName(value)
  if (value === null || value === undefined || depth > 250) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (value instanceof Ref) return target.ref(value, named)
  if (value instanceof PdfString) return writtenString(value.bytes)
  if (value instanceof PdfStream) return 'null'
  if (value instanceof Map)
    return target.omits(value) ? 'null' : `<<${writtenEntries(value, target, none, depth, named)}>>`
  let out = '['
  for (const item of value as readonly Value[])
    out += `${out === '[' ? '' : ' '}${written(item, target, depth + 1)}`
  return `${out}]`
}

/** The entries of a dictionary without its brackets, those whose keys are `left` out, and what acts. */
export function writtenEntries(
  dict: Dict,
  target: Target,
  left: ReadonlySet<string> = none,
  depth = 0,
  named = false,
): string {
  let out = ''
  for (const [key, value] of dict) {
    if (left.has(key)) continue
    const { text, acts, names } = keyOf(key)
    if (named || !acts) out += `${text} ${written(value, target, depth + 1, names && !named)}`
  }
  return out
}

const none: ReadonlySet<string> = new Set()

type Key = { text: string; acts: boolean; names: boolean }

const keys = new Map<string, Key>()

function keyOf(name: string): Key {
  let key = keys.get(name)
  if (key === undefined) {
    key = { text: writtenName(name), acts: actingKeys.has(name), names: ownNames.has(name) }
    if (keys.size < 4096) keys.set(name, key)
  }
  return key
}

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
