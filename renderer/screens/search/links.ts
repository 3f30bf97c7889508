/** Where what was found leads: a page of a document, or an item of an agenda. */
import type { LinkProps } from '@tanstack/react-router'
import { searchKindNames } from '../../../electron/domain/search.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import type { Output } from '../../../electron/contract/index.ts'

export type FoundDocument = Output<'search.find'>['documents'][number]
export type FoundPlace = FoundDocument['places'][number]

/** `Paper of Trust Board, 9 December 2026`; of what is named by its kind, the meeting alone. */
export function whose({ kind, meeting }: FoundDocument): string {
  const of = `${meeting.title}, ${formatDate(meeting.date)}`
  return kind === 'paper' ? `${searchKindNames[kind].one} of ${of}` : of
}

/** `Page 4`, `Item 2`; of an agenda as a whole `The meeting`. */
export function placeName({ kind }: FoundDocument, { page, item }: FoundPlace): string {
  if (kind !== 'agenda') return `Page ${page}`
  return item === null ? 'The meeting' : `Item ${item.number}`
}

type Target = Pick<LinkProps, 'to' | 'params' | 'search'>

export function placeLink({ kind, title, meeting }: FoundDocument, place: FoundPlace): Target {
  const { page, item, words } = place
  const params = { meeting: meeting.id }
  if (kind === 'agenda') {
    const search = item === null ? {} : { item: item.id }
    return { to: '/meetings/$meeting', params, search }
  }
  const paper = kind === 'paper' ? title : undefined
  return { to: '/read/$meeting', params, search: { paper, page, mark: words } }
}
