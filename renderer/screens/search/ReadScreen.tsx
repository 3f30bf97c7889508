/** A paper or a pack at the page on which something was found, with the words marked. */
import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { formatDate } from '../../../electron/domain/wording.ts'
import { call, useAsk } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Reader } from '../pack/Reader.tsx'

const route = getRouteApi('/read/$meeting')

export function ReadScreen() {
  const { meeting } = route.useParams()
  const { paper, page, mark } = route.useSearch()
  const at = useMemo(() => ({ page, words: mark }), [page, mark])
  const about = useAsk('meetings.get', { id: meeting })
  const opened = useQuery({
    queryKey: ['read', meeting, paper],
    queryFn: () => (paper === undefined ? openPack(meeting) : openPaper(meeting, paper)),
    staleTime: Infinity,
    gcTime: 0,
  })
  const named = about.data?.meeting.meeting
  const title = paper ?? 'Pack'
  return (
    <Screen
      title={title}
      name={paper === undefined ? 'Pack' : 'Paper'}
      help="search"
      wide
      crumbs={[{ name: 'Search', to: '/search' }]}
      sentence={
        named && (
          <>
            Of{' '}
            <Link to="/meetings/$meeting" params={{ meeting }}>
              {named.title}, {formatDate(named.date)}
            </Link>
            .
          </>
        )
      }
    >
      <Answer of={opened} what={paper === undefined ? 'Building the pack' : 'Opening the paper'}>
        {({ bytes, hasChanged }) => (
          <>
            {hasChanged && (
              <p role="status">
                What the pack is made from has changed since it was saved: this is the pack as it
                would be now, and what was found may stand on another page.
              </p>
            )}
            <Reader key={`${page} ${mark.join(' ')}`} name={title} bytes={bytes} at={at} />
          </>
        )}
      </Answer>
    </Screen>
  )
}

type Opened = { bytes: Uint8Array; hasChanged: boolean }

async function bytesAt(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('The document was no longer there')
  return new Uint8Array(await answer.arrayBuffer())
}

async function openPaper(meeting: string, paper: string): Promise<Opened> {
  const { url } = await call('meetings.openPaper', { id: meeting, paper })
  return { bytes: await bytesAt(url), hasChanged: false }
}

/** The vault keeps no pack's file: it is built again, and compared with the one that was saved. */
async function openPack(meeting: string): Promise<Opened> {
  const { url, sha256 } = await call('pack.build', { meeting })
  const bytes = await bytesAt(url)
  const { since } = await call('pack.differences', { meeting })
  return { bytes, hasChanged: since?.sha256 !== sha256 }
}
