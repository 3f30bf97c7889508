/** What a paper may do in a pack, and what stays behind: one list for copying and for telling. */
import { PdfString, textOf } from './values.ts'
import type { Dict, Value } from './values.ts'
import type { PaperFile } from './paper-file.ts'
import type { Destinations } from './destinations.ts'
import { writtenString } from './write.ts'

/** What an action that stays behind is called (ISO 32000-1, table 198). */
export const forbiddenActions: ReadonlyMap<string, string> = new Map([
  ['JavaScript', 'script'],
  ['Launch', 'launch action'],
  ['SubmitForm', 'submit action'],
  ['ImportData', 'import action'],
  ['GoToE', 'link into an attached file'],
  ['GoToR', 'link to another file'],
  ['ResetForm', 'reset action'],
  ['Hide', 'action that hides or shows things'],
  ['SetOCGState', 'action that hides or shows things'],
  ['Trans', 'page transition'],
  ['Thread', 'link along an article'],
  ['Rendition', 'film or sound action'],
  ['Movie', 'film or sound action'],
  ['Sound', 'film or sound action'],
  ['RichMediaExecute', 'film or sound action'],
  ['GoTo3DView', 'film or sound action'],
])

/** Where actions say what to do: their script, their file, their place in it. */
const whatToDo = ['JS', 'F', 'D', 'Win', 'Unix', 'Mac', 'AN', 'OP', 'TA', 'CMD', 'URI', 'Next']

/** What an action that stays behind is called, whatever holds it; null for any other dictionary. */
export function forbiddenAction(file: PaperFile, dict: Dict): string | null {
  if (!dict.has('S')) return null
  const kind = file.in(dict, 'S')
  if (typeof kind !== 'string') return null
  // A structure element may be called anything; it names its parent, and nothing that could be done.
  if (dict.has('P') && dict.has('K') && !whatToDo.some((key) => dict.has(key))) return null
  return kind === 'URI' ? forbiddenAddress(file, dict) : (forbiddenActions.get(kind) ?? null)
}

function forbiddenAddress(file: PaperFile, action: Dict): string | null {
  if (addressOf(file, action) !== null) return null
  const said = textOf(file.in(action, 'URI'))?.trim() ?? ''
  if (/^(java|vb|live)script:|^data:/i.test(said)) return 'script'
  return /^(file:|[\\/.]|[a-z]:[\\/])/i.test(said) || !said.includes(':')
    ? 'link to another file'
    : 'link to an address that is not on the web'
}

/** Where an action leads on the web, as it may stand in a file; null where that is no address for a pack. */
export function addressOf(file: PaperFile, action: Dict): string | null {
  const value = file.in(action, 'URI')
  if (!(value instanceof PdfString)) return null
  const plain = !/^(\xfe\xff|\xff\xfe)/.test(value.bytes)
  const said = (plain ? value.bytes : (textOf(value) ?? '')).trim()
  const address = /^www\./i.test(said) ? `http://${said}` : fromBase(file, said)
  if (!/^(https?:\/\/|mailto:)/i.test(address)) return null
  // Bytes are escaped as bytes: many programs write UTF-8 here.
  const escaped = (letter: string): string =>
    plain
      ? `%${letter.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`
      : encodeURIComponent(letter)
  return address.toWellFormed().replace(/[^!-~]/gu, escaped)
}

/** An address that begins where the file says that all do (12.6.4.7). */
function fromBase(file: PaperFile, said: string): string {
  const base = textOf(file.dict(file.catalog.get('URI'))?.get('Base'))
  const isRelative = !/^([a-z][a-z\d+.-]*:|[\\/]{2})/i.test(said)
  return base !== null && isRelative && URL.canParse(said, base) ? new URL(said, base).href : said
}

/** Where a link or bookmark leads. */
export type Target = {
  /** The entry, `/Dest` or `/A`, as the pack writes it; empty where it leads nowhere or must not lead. */
  entry: string
  /** Where that is, for who hears the link. */
  words: string
}

const nowhere: Target = { entry: '', words: '' }

export function targetOf(file: PaperFile, holder: Dict, destinations: Destinations): Target {
  const own = toPage(destinations, holder.get('Dest'))
  return own === nowhere ? targetOfAction(file, holder.get('A'), destinations) : own
}

function toPage(destinations: Destinations, destination: Value | undefined): Target {
  const found = destinations.find(destination)
  return found === null
    ? nowhere
    : { entry: `/Dest ${found.written}`, words: `Page ${found.page + 1} of this paper` }
}

function targetOfAction(
  file: PaperFile,
  value: Value | undefined,
  destinations: Destinations,
): Target {
  const action = file.dict(value)
  if (action === null) return nowhere
  switch (file.in(action, 'S')) {
    case 'GoTo':
      return toPage(destinations, action.get('D'))
    case 'URI': {
      const address = addressOf(file, action)
      return address === null
        ? nowhere
        : { entry: `/A <</S /URI /URI ${writtenString(address)}>>`, words: address }
    }
    case 'Named':
      return named(file.in(action, 'N'), destinations)
    default:
      return nowhere
  }
}

/** What viewers' own buttons do (table 211); first and last are those of the paper. */
function named(name: Value, destinations: Destinations): Target {
  switch (name) {
    case 'NextPage':
      return { entry: '/A <</S /Named /N /NextPage>>', words: 'Next page' }
    case 'PrevPage':
      return { entry: '/A <</S /Named /N /PrevPage>>', words: 'Previous page' }
    case 'FirstPage':
      return toPage(destinations, [0, 'Fit'])
    case 'LastPage':
      return toPage(destinations, [destinations.lastPage, 'Fit'])
    default:
      return nowhere
  }
}

/** Whether a link does what no pack may: it does not come along. */
export function isForbiddenLink(file: PaperFile, annotation: Dict): boolean {
  const action = file.dict(annotation.get('A'))
  if (action === null) return false
  const kind = file.in(action, 'S')
  if (kind === 'URI') return addressOf(file, action) === null
  return kind !== 'GoTo' && kind !== 'Named'
}
