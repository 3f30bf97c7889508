/** Where what was found leads: a page of a document, or an item of an agenda. */
import type { LinkProps } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'

export type FoundDocument = Output<'search.find'>['documents'][number]
export type FoundPlace = FoundDocument['places'][number]

/** `Page 4`, `Item 2`; of an agenda as a whole `The meeting`. */
export function placeName({ kind }: FoundDocument, { page }: FoundPlace): string {
  if (kind !== 'agenda') return `Page ${page}`
  return page === 0 ? 'The meeting' : `Item ${page}`
}

type Target = Pick<LinkProps, 'to' | 'params' | 'search'>

export function placeLink({ kind, title, meeting }: FoundDocument, place: FoundPlace): Target {
  const { page, words } = place
  const params = { meeting: meeting.id }
  if (kind === 'agenda') {
    const search = page === 0 ? {} : { item: page }
    return { to: '/meetings/$meeting', params, search }
  }
  const paper = kind === 'paper' ? title : undefined
  return { to: '/read/$meeting', params, search: { paper, page, mark: words } }
}
