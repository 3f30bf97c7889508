/** What a form field of a paper shows: the look that it brings, or letters to be drawn anew (ISO 32000-1, 12.7). */
import { Keyword, Lexer } from './lexer.ts'
import type { PaperFile } from './paper-file.ts'
import { isArray, isDict, PdfStream, PdfString, Ref, textOf } from './values.ts'
import type { Dict, Value } from './values.ts'

/** Letters of a field, by the way in which they are set. */
export type Letters = {
  how: 'line' | 'block' | 'comb' | 'list' | 'caption' | 'mark'
  /** Lines as they were typed; the options of a list. */
  lines: readonly string[]
  /** Lines that were chosen, by their places. */
  chosen: ReadonlySet<number>
  /** Places for letters in a comb; the first line that is seen of a list. */
  at: number
  /** Whether there are more letters than any page has room for. */
  cut: boolean
}

/** What is drawn in a field's place: the paper's own form, or letters, of which there may be none. */
export type FieldShows = { own: Ref } | { letters: Letters | null }

/** Entries that a field may have from the form as a whole. */
const ofForm: ReadonlySet<string> = new Set(['DA', 'Q'])

/** An entry of a field, or what it inherits from those above it. */
export function fieldEntry(file: PaperFile, field: Dict, key: string): Value {
  let node: Dict | null = field
  for (let up = 0; node !== null && up < 32; up++) {
    const found = file.in(node, key)
    if (found !== null) return found
    node = file.dict(node.get('Parent'))
  }
  return ofForm.has(key) ? (formOf(file)?.get(key) ?? null) : null
}

function formOf(file: PaperFile): Dict | null {
  return file.dict(file.catalog.get('AcroForm'))
}

/** The stream that shows an annotation in its present state; null where it has none. */
export function appearanceOf(file: PaperFile, annotation: Dict): Ref | null {
  const looks = file.dict(annotation.get('AP'))
  const normal = looks?.get('N')
  const found = file.resolve(normal)
  if (found instanceof PdfStream) return normal instanceof Ref ? normal : null
  if (!isDict(found)) return null
  const stream = found.get(stateOf(file, annotation))
  return stream instanceof Ref && file.resolve(stream) instanceof PdfStream ? stream : null
}

/** Where an annotation does not say its state, its field does, as viewers have it. */
function stateOf(file: PaperFile, annotation: Dict): string {
  const own = file.in(annotation, 'AS')
  if (typeof own === 'string') return own
  const value = fieldEntry(file, annotation, 'V')
  return typeof value === 'string' ? value : 'Off'
}

/** What a field shows, as whoever filled it in saw it. */
export function fieldShows(file: PaperFile, field: Dict): FieldShows {
  const own = appearanceOf(file, field)
  const letters = lettersOf(file, field)
  if (own !== null && !isStale(file, field, own, letters)) return { own }
  return { letters }
}

const flag = {
  multiline: 1 << 12,
  password: 1 << 13,
  radio: 1 << 15,
  push: 1 << 16,
  combo: 1 << 17,
  comb: 1 << 24,
} as const

function lettersOf(file: PaperFile, field: Dict): Letters | null {
  const flags = Number(fieldEntry(file, field, 'Ff') ?? 0)
  switch (fieldEntry(file, field, 'FT')) {
    case 'Tx':
      return lettersOfText(file, field, flags)
    case 'Ch':
      return (flags & flag.combo) !== 0
        ? set('line', [
            valuesOf(file, field).map((each) => optionShown(file, field, each))[0] ?? '',
          ])
        : lettersOfList(file, field)
    case 'Btn':
      return lettersOfButton(file, field, flags)
    default:
      return null
  }
}

/** More lines, or letters in one, no field has room for. */
const most = 5000

/** Letters in their way; null where there are none. */
function set(
  how: Letters['how'],
  lines: readonly string[],
  more?: Partial<Letters>,
): Letters | null {
  const cut = lines.length > most || lines.some((line) => line.length > most)
  const shown = lines.slice(0, most).map((line) => legible(line.slice(0, most)))
  return shown.every((line) => line.trim() === '')
    ? null
    : { how, lines: shown, chosen: new Set(), at: 0, cut, ...more }
}

/** Without signs that nobody sees. */
function legible(line: string): string {
  // A language may be said inside a text, between two escapes (ISO 32000-1, 7.9.2.2).
  const parts = line.split('\u001b')
  const said = parts.length % 2 === 0 ? line : parts.filter((_, i) => i % 2 === 0).join('')
  return said
    .normalize('NFC')
    .replace(/[\t\v\f]/g, ' ')
    .replace(/[\p{Cc}\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu, '')
}

function lettersOfText(file: PaperFile, field: Dict, flags: number): Letters | null {
  const words = valuesOf(file, field)[0] ?? ''
  const lines = words.split(/\r\n?|\n/)
  if ((flags & flag.password) !== 0) return set('line', ['*'.repeat(Math.min(words.length, 200))])
  if ((flags & flag.multiline) !== 0) return set('block', lines)
  const line = lines.join(' ')
  const places = fieldEntry(file, field, 'MaxLen')
  return (flags & flag.comb) !== 0 && typeof places === 'number' && places >= 1 && places <= 1000
    ? set('comb', [line], { at: Math.floor(places) })
    : set('line', [line])
}

/** All that a list offers, and what of it was chosen; what was chosen and is not offered stands first. */
function lettersOfList(file: PaperFile, field: Dict): Letters | null {
  const options = optionsOf(file, field)
  const values = new Set(valuesOf(file, field))
  const offered = new Set(options.map(({ kept }) => kept))
  const others = [...values].filter((value) => !offered.has(value))
  const lines = [...others, ...options.map(({ shown }) => shown)]
  const chosen = new Set(
    lines.flatMap((_, i) =>
      i < others.length || values.has(options[i - others.length]?.kept ?? '') ? [i] : [],
    ),
  )
  const first = fieldEntry(file, field, 'TI')
  const at = typeof first === 'number' && others.length === 0 ? Math.max(0, Math.floor(first)) : 0
  return set('list', lines, { chosen, at: Math.max(0, Math.min(at, lines.length - 1)) })
}

/** Ticks by the letters of the font that viewers draw them with. */
const ticks: Readonly<Record<string, string>> = {
  ...{ '4': '✔', '8': '✘', l: '●', n: '■', u: '◆', H: '*' },
}

function lettersOfButton(file: PaperFile, field: Dict, flags: number): Letters | null {
  const caption = textOf(file.in(file.dict(field.get('MK')) ?? field, 'CA')) ?? ''
  if ((flags & flag.push) !== 0) return set('caption', [caption])
  if (stateOf(file, field) === 'Off' || !isOwnState(file, field)) return null
  return set('mark', [ticks[caption] ?? ((flags & flag.radio) !== 0 ? '●' : '✔')])
}

/** Of several buttons of one field that do not say their own state, those whose state its value is. */
function isOwnState(file: PaperFile, field: Dict): boolean {
  if (file.in(field, 'AS') !== null) return true
  const states = file.dict(file.dict(field.get('AP'))?.get('N'))
  const own = [...(states?.keys() ?? [])].filter((state) => state !== 'Off')
  return own.length === 0 || own.includes(stateOf(file, field))
}

/** What a field holds: a text, a stream of it, a name, or several of these. */
function valuesOf(file: PaperFile, field: Dict): string[] {
  const value = fieldEntry(file, field, 'V')
  return (isArray(value) ? value : [value]).flatMap((each) => {
    const words = wordsOf(file, file.resolve(each))
    return words === null ? [] : [words]
  })
}

function wordsOf(file: PaperFile, value: Value): string | null {
  if (value instanceof PdfStream) {
    const data = file.unpacked(value)?.data
    return data === undefined ? null : textOf(new PdfString(Buffer.from(data).toString('latin1')))
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : textOf(value)
}

/** A choice may be kept under another name than the one that its reader sees (12.7.4.4). */
function optionsOf(file: PaperFile, field: Dict): { kept: string; shown: string }[] {
  const options = fieldEntry(file, field, 'Opt')
  return (isArray(options) ? options : []).flatMap((each) => {
    const found = file.resolve(each)
    const [kept, shown] = (isArray(found) ? found : [found]).map((part) =>
      wordsOf(file, file.resolve(part)),
    )
    return kept == null ? [] : [{ kept, shown: shown ?? kept }]
  })
}

function optionShown(file: PaperFile, field: Dict, value: string): string {
  return optionsOf(file, field).find(({ kept }) => kept === value)?.shown ?? value
}

/**
 * Whether the look that a text or choice brings is not what it holds: viewers are asked to make all looks anew
 * and it says something else, or it draws nothing at all.
 */
function isStale(file: PaperFile, field: Dict, own: Ref, letters: Letters | null): boolean {
  const kind = fieldEntry(file, field, 'FT')
  // A barcode says its value in lines.
  if ((kind !== 'Tx' && kind !== 'Ch') || field.has('PMD')) return false
  const anew = file.in(formOf(file) ?? field, 'NeedAppearances') === true
  if (!anew && letters === null) return false
  const { says, draws } = drawnBy(file, own)
  if (!anew) return !draws
  const shown = letters?.how === 'list' ? null : (letters?.lines.join('') ?? '')
  return shown === null || says !== shown.replace(/\s/g, '')
}

const drawing = /^(Tj|TJ|'|"|Do|sh|[sSfFbB]\*?|f\*|EI)$/

/** What a look says, without spaces, as far as its letters are plain ones; and whether it draws anything. */
function drawnBy(file: PaperFile, look: Ref): { says: string; draws: boolean } {
  const stream = file.resolve(look)
  const data = stream instanceof PdfStream ? file.unpacked(stream)?.data : undefined
  if (data === undefined) return { says: '', draws: false }
  const lexer = new Lexer(data)
  let says = ''
  let draws = false
  for (let next = lexer.next(); !isEnd(next); next = lexer.next()) {
    const parts: readonly unknown[] = Array.isArray(next) ? next : [next]
    for (const part of parts) if (part instanceof PdfString) says += part.bytes
    draws ||= next instanceof Keyword && drawing.test(next.word)
  }
  return { says: (textOf(new PdfString(says)) ?? '').replace(/\s/g, ''), draws }
}

const isEnd = (next: Value | Keyword): boolean => next instanceof Keyword && next.word === ''
