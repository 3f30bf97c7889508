/** The lines that a check is made of, and where each leads. */
import type { Check, MeetingPart, Place } from '../../contract/shapes.ts'

/** What to do, as a verb, and where. */
export type Action = NonNullable<Check['action']>

export function stops(item: string | null, title: string, detail: string, action: Action): Check {
  return { level: 'stops', item, title, detail, action }
}

export function improves(
  item: string | null,
  title: string,
  detail: string,
  action: Action | null,
): Check {
  return { level: 'improves', item, title, detail, action }
}

export function inOrder(title: string, detail: string): Check {
  return { level: 'in-order', item: null, title, detail, action: null }
}

/** An action in the data, the vision or the meeting. */
export function inData(words: string): Action {
  return { words, to: { place: 'data' } }
}

export function inVision(words: string, strand: number | null = null): Action {
  return { words, to: { place: 'vision', strand } }
}

export function inMeeting(
  words: string,
  { meeting }: { meeting: { id: string } },
  item: string | null = null,
): Action {
  const to: Place = { place: 'meeting', meeting: meeting.id, item }
  return { words, to }
}

/** The same in one of the lists of the meeting beside its agenda. */
export function inPart(
  words: string,
  { meeting }: { meeting: { id: string } },
  part: MeetingPart,
): Action {
  return { words, to: { place: 'meeting', meeting: meeting.id, item: null, part } }
}
