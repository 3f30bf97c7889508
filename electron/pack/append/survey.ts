/**
 * What a paper is, before it is appended: what of it stays behind, and what keeps readers aloud from it. One
 * look over all its objects, those included that nothing shows.
 */
import { setImmediate } from 'node:timers/promises'
import { actingKinds, isHidden } from './annotations.ts'
import { forbiddenAction, forbiddenActions } from './actions.ts'
import { hasRoom, isInSigns, lettersLacking } from './field-look.ts'
import { fieldEntry, fieldShows } from './fields.ts'
import { rectIn } from './pages.ts'
import type { PaperFile } from './paper-file.ts'
import { isArray, isDict, PdfStream, Ref } from './values.ts'
import type { Dict, Value } from './values.ts'

export type Survey = {
  /** What stays behind, in words: `2 scripts`, `1 attached file`. */
  removed: string[]
  /** Fonts that the file uses without bringing them, by name. */
  fontsMissing: string[]
  /** Letters of form fields that nothing here can draw. */
  undrawable: string[]
}

/** Names without which an object has nothing to be told of. */
const telling: ReadonlySet<string> = new Set([
  ...forbiddenActions.keys(),
  ...actingKinds,
  ...['Widget', 'EF', 'URI', 'Font'],
])

/** One and several of what is counted, by the word for one. */
const severals: ReadonlyMap<string, string> = new Map([
  ['link into an attached file', 'links into an attached file'],
  ['link to another file', 'links to another file'],
  ['link along an article', 'links along an article'],
  ['link to an address that is not on the web', 'links to addresses that are not on the web'],
  ['action that hides or shows things', 'actions that hide or show things'],
  ['form field (what it shows stays)', 'form fields (what they show stays)'],
  ['form field with more words than room', 'form fields with more words than room'],
  ['form field that only print shows', 'form fields that only print shows'],
  ['film, sound or model', 'films, sounds or models'],
])

const hidden = 2
const prints = 4

export async function survey(file: PaperFile, signal?: AbortSignal): Promise<Survey> {
  const counts = new Map<string, number>()
  const fonts = new Set<string>()
  const undrawable = new Set<string>()
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  let looked = 0
  for (const number of file.bearing(telling)) {
    if (++looked % 2000 === 0) {
      await setImmediate()
      signal?.throwIfAborted()
    }
    const object = file.get(number)
    // The kind of an action may be an object by itself.
    const kind = typeof object === 'string' ? forbiddenActions.get(object) : undefined
    if (kind !== undefined) add(kind)
    look(object, 0)
  }
  return {
    removed: [...counts].map(
      ([what, n]) => `${n} ${n === 1 ? what : (severals.get(what) ?? `${what}s`)}`,
    ),
    fontsMissing: [...fonts],
    undrawable: [...undrawable],
  }

  function look(value: Value, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > 12) return
    if (value instanceof PdfStream) look(value.dict, depth)
    else if (isArray(value)) for (const item of value) look(item, depth + 1)
    else if (isDict(value)) {
      count(value)
      for (const item of value.values()) look(item, depth + 1)
    }
  }

  function count(dict: Dict): void {
    const words = forbiddenAction(file, dict)
    // One whose kind is an object by itself is told by that.
    const toldByKind = dict.get('S') instanceof Ref && file.in(dict, 'S') !== 'URI'
    if (words !== null && !toldByKind) add(words)
    if (dict.has('EF') && (dict.has('F') || dict.has('UF'))) add('attached file')
    const subtype = dict.get('Subtype')
    const type = dict.get('Type')
    if (subtype === 'Widget') add(whatField(dict))
    else if (typeof subtype === 'string' && actingKinds.has(subtype)) {
      if (subtype !== 'FileAttachment') add('film, sound or model')
      else if (!file.dict(dict.get('FS'))?.has('EF')) add('link to another file')
    }
    if (type === 'Font' && typeof subtype === 'string') countFont(dict, subtype)
  }

  function whatField(field: Dict): string {
    if (fieldEntry(file, field, 'FT') === 'Sig')
      return fieldEntry(file, field, 'V') === null
        ? 'empty place for a signature'
        : 'digital signature'
    if (isHidden(file, field)) {
      const flags = Number(file.in(field, 'F'))
      return (flags & (hidden | prints)) === prints
        ? 'form field that only print shows'
        : 'hidden form field'
    }
    const shows = fieldShows(file, field)
    if ('own' in shows) return 'form field (what it shows stays)'
    if (shows.letters === null) return 'empty form field'
    const lacking = isInSigns(file, field) ? shows.letters.lines : lettersLacking(shows.letters)
    for (const letter of lacking) undrawable.add(letter)
    const rect = rectIn(file, field.get('Rect'))
    return rect === null || hasRoom(file, field, shows.letters, rect)
      ? 'form field (what it shows stays)'
      : 'form field with more words than room'
  }

  function countFont(font: Dict, subtype: string): void {
    if (subtype === 'Type3' || subtype === 'Type0') return
    const descriptor = file.dict(font.get('FontDescriptor'))
    const brought = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key))
    const name = file.in(font, 'BaseFont')
    if (!brought) fonts.add(typeof name === 'string' ? name : 'without a name')
  }
}
