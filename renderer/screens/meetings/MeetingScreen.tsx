/** One meeting: when and where, its agenda and papers, all edited in place. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { call, useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Form } from '../../parts/Form.tsx'
import { NotSaved, SavingWords } from '../../parts/NotSaved.tsx'
import { Waiting } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import { meets } from '../../parts/words.ts'
import { AgendaEditor } from './AgendaEditor.tsx'
import classes from './Meeting.module.css'
import { MeetingAbout, PackDepth } from './MeetingAbout.tsx'
import { MeetingPeople } from './MeetingPeople.tsx'
import { useMeetingEdits } from './use-meeting.ts'
import { usePaperDrops } from './use-paper-drops.ts'

const crumbs = [{ name: 'Meetings', to: '/meetings' as const }]

export function MeetingScreen() {
  const { meeting: id = '' } = useParams({ strict: false })
  const found = useAsk('meetings.get', { id })
  if (found.data) return <MeetingOf key={id} found={found.data} />
  return (
    <Screen help="meetings" title="Meeting" crumbs={crumbs}>
      {found.error ? <Trouble error={found.error} /> : <Waiting what="Reading the agenda" />}
    </Screen>
  )
}

function MeetingOf({ found }: { found: Output<'meetings.get'> }) {
  const { papers } = found
  const edits = useMeetingEdits(found.meeting)
  const { meeting } = edits
  const { id, title, date, start, place, quorum } = meeting.meeting
  const navigate = useNavigate()
  const { item = null } = useSearch({ strict: false })
  const open = (next: string | null) =>
    void navigate({
      to: '/meetings/$meeting',
      params: { meeting: id },
      search: next === null ? {} : { item: next },
      replace: true,
    })

  usePaperDrops(item, edits)

  const removal = useMutation({
    mutationFn: () => {
      const removed = call('meetings.remove', { id })
      offerUndo(removed, () => ({
        done: `The ${title} of ${formatDate(date)} was removed`,
        undo: () => call('meetings.restore', { id }),
      }))
      return removed
    },
    onSuccess: () => void navigate({ to: '/meetings' }),
  })

  const facts = [
    `${formatDate(date, 'weekday')} at ${start}`,
    quorum ? `quorum ${quorum.needs} of ${plural(quorum.of, 'trustee')}` : '',
    // A place may be told in more than one sentence.
    place,
  ].filter((fact) => fact !== '')
  return (
    <Screen
      help="meetings"
      title={`The ${title} ${meets(date)}`}
      name="Meeting"
      crumbs={crumbs}
      sentence={`${facts.join(', ')}.`}
      action={
        <ButtonLink variant="filled" to="/pack/$meeting" params={{ meeting: id }}>
          Preview the pack
        </ButtonLink>
      }
    >
      <NotSaved autosave={edits.autosave} what="the meeting" />
      {removal.error && <Trouble error={removal.error} />}
      <Block title="Agenda">
        <AgendaEditor papers={papers} edits={edits} open={item} onOpen={open} />
      </Block>
      <Block title="When and where">
        <MeetingAbout edits={edits} />
        <SavingWords autosave={edits.autosave} typing={false} />
      </Block>
      <Block title="People">
        <MeetingPeople edits={edits} />
      </Block>
      <Block title="How deep the pack goes">
        <PackDepth edits={edits} />
      </Block>
      <Block title="Use it again">
        <SaveTemplate meeting={id} />
      </Block>
      <div className={classes.remove}>
        <Button onClick={() => removal.mutate()}>Remove this meeting</Button>
        <span className="second">It can be brought back for thirty days, with its papers.</span>
      </div>
    </Screen>
  )
}

function SaveTemplate({ meeting }: { meeting: string }) {
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const save = useDo('pack.saveTemplate')
  return (
    <Form
      send="Keep this agenda as a template"
      onSend={() => {
        setTried(true)
        if (!isBlank(title)) save.mutate({ meeting, title: title.trim() })
      }}
      pending={save.isPending}
      error={save.error}
    >
      <TextInput
        label="Name of the template"
        placeholder="Autumn board"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={tried && isBlank(title) ? 'A template needs a name.' : undefined}
      />
      {save.data && (
        <p role="status">
          {save.data.replaced
            ? 'Kept in the place of the one of that name.'
            : 'Kept. A new meeting can start from it.'}
        </p>
      )}
    </Form>
  )
}
