/** What a paper may do in a pack, and what stays behind: one list for copying and for telling. */
import { PdfString } from './values.ts'
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
  ['Rendition', 'film or sound action'],
  ['Movie', 'film or sound action'],
  ['Sound', 'film or sound action'],
  ['RichMediaExecute', 'film or sound action'],
  ['GoTo3DView', 'film or sound action'],
])

/** Where actions say what to do: their script, their file, their place in it. */
const whatToDo = ['JS', 'F', 'D', 'Win', 'Unix', 'Mac']

/** An action of these kinds, whatever holds it: its dictionary names the kind as `S`. */
export function isForbiddenAction(dict: Dict): string | null {
  const kind = dict.get('S')
  const words = typeof kind === 'string' ? forbiddenActions.get(kind) : undefined
  // A structure element may be called anything; it names its parent, and nothing that could be done.
  const isElement = dict.has('P') && dict.has('K') && !whatToDo.some((key) => dict.has(key))
  return words === undefined || isElement ? null : words
}

/** Whether an address is one that a pack may lead to. */
export function isSafeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(address)
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
      const address = file.in(action, 'URI')
      return address instanceof PdfString && isSafeAddress(address.bytes)
        ? {
            entry: `/A <</S /URI /URI ${writtenString(address.bytes)}>>`,
            words: address.bytes.replace(/[^\x20-\x7e]/g, ''),
          }
        : nowhere
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
  if (kind === 'URI') {
    const address = file.in(action, 'URI')
    return !(address instanceof PdfString && isSafeAddress(address.bytes))
  }
  return kind !== 'GoTo' && kind !== 'Named'
}
