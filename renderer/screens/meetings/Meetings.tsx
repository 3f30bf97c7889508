/** The meetings, the agenda of the one that is chosen, and loading a meeting file with its papers. */
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { formatDate, joinNames, plural } from '../../../electron/domain/wording.ts'
import { call, fileBytes, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { meets } from '../../parts/words.ts'
import { Agenda } from './Agenda.tsx'

/** Which of the files is the meeting: a YAML or JSON file; all others are its papers. */
const meetingFile = /\.(ya?ml|json)$/i

async function load(files: File[]): Promise<Output<'meetings.load'>> {
  const text = files.find((file) => meetingFile.test(file.name)) ?? files[0]
  const papers = await Promise.all(files.filter((file) => file !== text).map(fileBytes))
  return call('meetings.load', { text: (await text?.text()) ?? '', papers })
}

export function Meetings() {
  const { meeting: id = null } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const announce = useAnnounce()
  const meetings = useAsk('meetings.list', {})
  const [missing, setMissing] = useState<string[]>([])
  const bring = useMutation({
    mutationFn: load,
    onSuccess: (loaded) => {
      setMissing(loaded.missing)
      announce('The meeting is loaded')
      if (loaded.missing.length === 0)
        void navigate({ to: '/meetings/$meeting', params: { meeting: loaded.id } })
    },
    onSettled: () => client.invalidateQueries(),
  })
  useDrops('load this meeting and its papers', (files) => bring.mutate(files))

  const known = meetings.data?.meetings ?? []
  const chosen = known.find((meeting) => meeting.id === id)
  return (
    <Screen
      title={chosen ? `The ${chosen.title} ${meets(chosen.date)}` : 'Meetings'}
      name="Meetings"
      sentence={
        chosen
          ? undefined
          : known.length > 0
            ? `${plural(known.length, 'meeting')} in the vault.`
            : undefined
      }
      action={
        <>
          {chosen && (
            <ButtonLink variant="filled" to="/pack/$meeting" params={{ meeting: chosen.id }}>
              Preview the pack
            </ButtonLink>
          )}
          <PickFiles main={!chosen} onPick={(files) => bring.mutate(files)}>
            Load a meeting and its papers
          </PickFiles>
        </>
      }
    >
      {bring.error && <Trouble error={bring.error} />}
      {missing.length > 0 && (
        <p role="status">
          The meeting is loaded without {plural(missing.length, 'paper')} that its agenda names:{' '}
          {joinNames(missing)}. Load the meeting again together with{' '}
          {missing.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      <Answer of={meetings} what="Reading the meetings">
        {() =>
          chosen ? (
            <Agenda id={chosen.id} />
          ) : known.length === 0 ? (
            <Empty
              missing="No meeting yet."
              why="A pack is laid out from a meeting’s agenda. Write it as a YAML or JSON file, then choose it together with its papers (PDF), or drop them all on this window."
            />
          ) : (
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
                        <Link to="/meetings/$meeting" params={{ meeting: meeting.id }}>
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
      </Answer>
    </Screen>
  )
}
