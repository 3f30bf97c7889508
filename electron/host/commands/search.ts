/** Searching in papers, agendas and packs. */
import { searchKindNames, searchKinds, type SearchKind } from '../../domain/search.ts'
import { formatDate, plural } from '../../domain/wording.ts'
import { job, UsageError, type Command } from './command.ts'

export const searchCommands: Record<string, Command> = {
  search: {
    usage:
      'search VAULT "WORDS" [--kind paper|agenda|pack] [--meeting ID] [--body BODY] [--year YYYY/YY]',
    options: ['kind', 'meeting', 'body', 'year'],
    takes: [2, 2],
    async run({ call, unlock, text }, [vault = '', words = '']) {
      const filter = {
        kind: readKind(text('kind')),
        meeting: text('meeting'),
        body: text('body'),
        year: text('year'),
      }
      await unlock(vault)
      await call('search.index', { job })
      // A space after the last word: it is written whole.
      const found = await call('search.find', { words: `${words} `, ...filter, limit: 100 })
      const { unread } = await call('search.status', {})
      const left =
        unread.length === 0
          ? []
          : [`${plural(unread.length, 'document')} cannot be searched: no text, or unreadable.`]
      return {
        data: { ...found, unread },
        words: [
          ...found.documents.map(({ kind, title, meeting, pages, places }) =>
            [
              `${title} (${searchKindNames[kind].one.toLowerCase()}), ${meeting.title}, ${formatDate(meeting.date)}: ${plural(pages, kind === 'agenda' ? 'place' : 'page')}`,
              ...places.map((place) => `  ${placeName(kind, place)}: ${marked(place.parts)}`),
            ].join('\n'),
          ),
          found.total > found.documents.length
            ? `${plural(found.total, 'document')}, of which the best ${found.documents.length} are shown.`
            : `${plural(found.total, 'document')}.`,
          ...left,
        ].join('\n'),
      }
    },
  },
}

function readKind(asked: string | undefined): SearchKind | undefined {
  const known = searchKinds.find((one) => one === asked)
  if (asked !== undefined && known === undefined)
    throw new UsageError(`a kind is ${searchKinds.join(', ')}, not "${asked}"`)
  return known
}

function placeName(
  kind: SearchKind,
  { page, item }: { page: number; item: { number: string } | null },
): string {
  if (kind !== 'agenda') return `page ${page}`
  return item === null ? 'the meeting' : `item ${item.number}`
}

function marked(parts: readonly { text: string; marked: boolean }[]): string {
  return parts.map(({ text, marked }) => (marked ? `*${text}*` : text)).join('')
}
