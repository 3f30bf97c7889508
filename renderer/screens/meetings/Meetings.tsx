/** The meetings: all of them, a new one, those that were removed, and loading one from a file. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import type { MeetingSummary } from '../../../electron/contract/meetings.ts'
import { formatDate, joinNames, plural } from '../../../electron/domain/wording.ts'
import { askAgain, call, fileBytes, useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ago } from '../../parts/words.ts'
import { NewMeeting } from './NewMeeting.tsx'
import { OwnTemplates } from './OwnTemplates.tsx'

/** Which of the files is the meeting: a YAML or JSON file; all others are its papers. */
const meetingFile = /\.(ya?ml|json)$/i

async function load(files: File[]): Promise<Output<'meetings.load'>> {
  const text = files.find((file) => meetingFile.test(file.name)) ?? files[0]
  const papers = await Promise.all(files.filter((file) => file !== text).map(fileBytes))
  return call('meetings.load', { text: (await text?.text()) ?? '', papers })
}

export function Meetings() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const announce = useAnnounce()
  const meetings = useAsk('meetings.list', {})
  const [making, setMaking] = useState(false)
  const [missing, setMissing] = useState<string[]>([])
  const bring = useMutation({
    mutationFn: load,
    onSuccess: (loaded) => {
      setMissing(loaded.missing)
      announce('The meeting is loaded')
      if (loaded.missing.length === 0)
        void navigate({ to: '/meetings/$meeting', params: { meeting: loaded.id }, search: {} })
    },
    onSettled: () => askAgain(client),
  })
  useDrops('load this meeting and its papers', (files) => bring.mutate(files))

  const known = meetings.data?.meetings ?? []
  const isMaking = making || (meetings.data !== undefined && known.length === 0)
  return (
    <Screen
      help="meetings"
      title="Meetings"
      sentence={known.length > 0 ? `${plural(known.length, 'meeting')} in the vault.` : undefined}
      action={
        <>
          {!isMaking && (
            <Button variant="filled" onClick={() => setMaking(true)}>
              New meeting
            </Button>
          )}
          <PickFiles onPick={(files) => bring.mutate(files)}>
            Load a meeting and its papers
          </PickFiles>
        </>
      }
    >
      {bring.error && <Trouble error={bring.error} />}
      {missing.length > 0 && (
        <p role="status">
          The meeting is loaded without {plural(missing.length, 'paper')} that its agenda names:{' '}
          {joinNames(missing)}. Add {missing.length === 1 ? 'it' : 'them'} to the agenda, or load
          the meeting again together with {missing.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      <Answer of={meetings} what="Reading the meetings">
        {({ removed }) => (
          <>
            {known.length === 0 && (
              <Empty
                missing="No meeting yet."
                why="A pack is laid out from a meeting’s agenda. Make the first one here, or load one that is written as a YAML or JSON file together with its papers (PDF)."
              />
            )}
            {isMaking && <Making known={known} />}
            {known.length > 0 && <AllMeetings known={known} />}
            {removed.length > 0 && <Removed removed={removed} />}
          </>
        )}
      </Answer>
    </Screen>
  )
}

/** The form of a new meeting, and beneath it the templates that are the trust's to change. */
function Making({ known }: { known: MeetingSummary[] }) {
  const found = useAsk('pack.templates', {})
  return (
    <Answer of={found} what="Reading the templates">
      {({ templates }) => {
        const own = templates.filter(({ from }) => from === 'trust')
        return (
          <>
            <Block title="New meeting">
              <NewMeeting known={known} templates={templates} />
            </Block>
            {own.length > 0 && <OwnTemplates own={own} />}
          </>
        )
      }}
    </Answer>
  )
}

function AllMeetings({ known }: { known: Output<'meetings.list'>['meetings'] }) {
  return (
    <Block title="All meetings">
      <table>
        <thead>
          <tr>
            <th scope="col">Meeting</th>
            <th scope="col">Date</th>
            <th scope="col" className="number">
              Items
            </th>
            <th scope="col" className="number">
              Papers
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map((meeting) => (
            <tr key={meeting.id}>
              <th scope="row">
                <Link to="/meetings/$meeting" params={{ meeting: meeting.id }} search={{}}>
                  {meeting.title}
                </Link>
              </th>
              <td>{formatDate(meeting.date, 'weekday')}</td>
              <td className="number">{meeting.items}</td>
              <td className="number">{meeting.papers}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}

function Removed({ removed }: { removed: Output<'meetings.list'>['removed'] }) {
  const restore = useDo('meetings.restore')
  return (
    <Block title="Removed of late">
      {restore.error && <Trouble error={restore.error} />}
      <table>
        <thead>
          <tr>
            <th scope="col">Meeting</th>
            <th scope="col">Date</th>
            <th scope="col">Removed</th>
            <th scope="col">
              <span className="second">Until it is wiped</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {removed.map(({ id, title, date, at }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>{formatDate(date)}</td>
              <td>{ago(at)}</td>
              <td>
                <Button
                  size="compact-sm"
                  aria-label={`Bring back ${title}, ${formatDate(date)}`}
                  onClick={() => restore.mutate({ id })}
                >
                  Bring back
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
