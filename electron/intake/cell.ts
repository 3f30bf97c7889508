/**
 * A cell's text, read as a number or as the reason why there is none.
 *
 * DfE writes its symbols in two ways. The wide performance tables (to 2024) use words such as `SUPP` and
 * `LOWCOV` (their abbreviations file); the tidy files of explore-education-statistics use letters such as
 * `c` and `z` (its open data standard). A few spellings differ in meaning between the two, so the reader
 * says which kind of file the cell stands in.
 */
import type { State } from '../domain/observation.ts'
import { readNumber } from '../domain/read-number.ts'

export type CellStyle = 'wide' | 'tidy'

export type Cell = {
  state: State
  /** The cell's number exactly as written (a percent sign removed); null where there is none. */
  value: number | null
}

/** Symbols that mean the same in both kinds of file, in small letters. */
const symbols: Record<string, State> = {
  supp: 'suppressed',
  re: 'suppressed',
  c: 'suppressed',
  '*': 'suppressed',
  ne: 'no-entries',
  np: 'not-published',
  new: 'new-school',
  lowcov: 'low-coverage',
  sp: 'rounds-to-zero',
  low: 'rounds-to-zero',
  k: 'rounds-to-zero',
  '~': 'rounds-to-zero',
  z: 'not-applicable',
  'n/a': 'not-applicable',
  x: 'not-available',
  dns: 'not-available',
  null: 'not-available',
  ':': 'not-available',
  '.': 'not-available',
  '..': 'not-available',
  '-': 'not-available',
  '–': 'not-available',
  u: 'unreliable',
  awaiting: 'awaiting',
}

/** In the wide tables `NA` is "not applicable"; in tidy files it is what R writes for a value it does not have. */
const na: Record<CellStyle, State> = { wide: 'not-applicable', tidy: 'not-available' }

/** A number that its publisher marks as of low reliability: `12.5 [u]` or `12.5u`. */
const unreliableMark = /(?:\[u\]|u)$/i

/**
 * Reads a cell. An empty one gives `'blank'`, whose meaning depends on the row, and text that is neither a
 * number nor a known symbol gives null: the caller reports it and stores nothing.
 */
export function readCell(text: string, style: CellStyle): Cell | 'blank' | null {
  const bare = text.trim()
  if (bare === '') return 'blank'
  const value = readNumber(bare)
  if (value !== null) return { state: 'value', value }
  const state = readSymbol(bare, style)
  if (state !== null) return { state, value: null }
  const doubtful = unreliableMark.test(bare) ? readNumber(bare.replace(unreliableMark, '')) : null
  return doubtful === null ? null : { state: 'unreliable', value: doubtful }
}

function readSymbol(bare: string, style: CellStyle): State | null {
  const word = /^\[(.+)\]$/.exec(bare)?.[1] ?? bare
  // A lone capital in a wide table is a grade, not a symbol: `C` must not be read as "suppressed".
  if (style === 'wide' && /^[A-Z]$/.test(word)) return null
  const key = word.toLowerCase()
  if (key === 'na') return na[style]
  return Object.hasOwn(symbols, key) ? (symbols[key] ?? null) : null
}
