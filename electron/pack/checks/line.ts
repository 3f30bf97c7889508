/** The lines that a check is made of, and where each leads. */
import { numberItems } from '../../domain/numbering.ts'
import type { Check, MeetingPart } from '../../contract/shapes.ts'
import type { Meeting } from '../../domain/meeting.ts'

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

/** An action in the data or the vision. */
export function inData(words: string): Action {
  return { words, to: { place: 'data' } }
}

export function inVision(words: string, strand: number | null = null): Action {
  return { words, to: { place: 'vision', strand } }
}

/** The same in the meeting, at the item of this number. */
export function inMeeting(words: string, meeting: Meeting, number: string | null = null): Action {
  const item = numberItems(meeting).find((one) => one.number === number)?.id ?? null
  return { words, to: { place: 'meeting', meeting: meeting.meeting.id, item } }
}

/** The same in one of the lists of the meeting beside its agenda. */
export function inPart(
  words: string,
  { meeting }: { meeting: { id: string } },
  part: MeetingPart,
): Action {
  return { words, to: { place: 'meeting', meeting: meeting.id, item: null, part } }
}
