/** The agendas: what stands on each item, and as page 0 what belongs to the meeting as a whole. */
import type { AgendaItem, Meeting } from '../../domain/meeting.ts'
import { wordsOf } from '../../domain/rich-text.ts'
import { formatDate } from '../../domain/wording.ts'
import { meetingQueries } from '../../store/index.ts'
import type { SearchedKind } from './kinds.ts'

export const agendas: SearchedKind = {
  held: (db) =>
    meetingQueries
      .marks(db)
      .map(({ id, mark }) => ({ key: id, meeting: id, title: 'Agenda', mark })),
  read(context, { meeting: id }) {
    const meeting = meetingQueries.get(context.vault().db, id)
    if (!meeting) return { state: 'unreadable', reason: 'It is no longer there.' }
    const texts = [wordsOfMeeting(meeting), ...meeting.items.map(wordsOfItem)]
    return { state: 'read', pages: texts.map((text, page) => ({ page, text })) }
  },
}

/** One sentence to each thing, so that no phrase runs from one into the next unseen. */
function sentences(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('. ')
}

function wordsOfItem({ title, decision, presenter, papers }: AgendaItem): string {
  return sentences([title, decision && wordsOf(decision), presenter, ...papers])
}

function wordsOfMeeting(meeting: Meeting): string {
  const { title, body, date, place } = meeting.meeting
  return sentences([
    ...[title, body === title ? '' : body, formatDate(date), place],
    ...meeting.people.flatMap(({ name, role }) => `${name}, ${role}`),
    ...Object.values(meeting.narrative ?? {}).map((text) => text && wordsOf(text)),
    ...(meeting.explanations ?? []).map(({ words, by }) => sentences([wordsOf(words), by])),
    ...(meeting.actions ?? []).map(({ what, owner, outcome }) => sentences([what, owner, outcome])),
    ...(meeting.risks ?? []).map(({ risk, owner, response }) => sentences([risk, owner, response])),
  ])
}
