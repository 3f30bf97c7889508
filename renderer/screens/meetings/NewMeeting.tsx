/** A new meeting: its date, and the agenda that it starts from. */
import { useState } from 'react'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Input, Output } from '../../../electron/contract/index.ts'
import type { MeetingSummary } from '../../../electron/contract/meetings.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import classes from './Meeting.module.css'

type From = Input<'meetings.create'>['from']

type Templates = Output<'pack.templates'>['templates']

export function NewMeeting({
  known,
  templates: all,
}: {
  known: MeetingSummary[]
  templates: Templates
}) {
  const navigate = useNavigate()
  const create = useDo('meetings.create')
  const [chosen, setChosen] = useState('template:trust-board')
  const [date, setDate] = useState('')
  const [title, setTitle] = useState('')
  const [start, setStart] = useState('')
  const [place, setPlace] = useState('')
  const [taken, setTaken] = useState<string[]>([])
  const [tried, setTried] = useState(false)
  const template = all.find((one) => `template:${one.name}` === chosen)
  const former = known.find((one) => `meeting:${one.id}` === chosen)
  const offers = useAsk(
    'cycle.offers',
    { date, body: template?.body ?? former?.body ?? given(title) },
    { enabled: date !== '', keep: true },
  )
  const offered = (date !== '' && offers.data?.offers) || []
  // A template that was chosen may have been removed since.
  if (chosen.startsWith('template:') && !template && all[0]) setChosen(`template:${all[0].name}`)

  async function make() {
    setTried(true)
    if (date === '') return
    const { meeting } = await create.mutateAsync({
      from: fromChoice(chosen),
      date,
      title: given(title),
      body: chosen === 'nothing' ? given(title) : undefined,
      start: given(start),
      place: given(place),
      cycle: taken.filter((id) => offered.some((one) => one.id === id)),
    })
    await navigate({
      to: '/meetings/$meeting',
      params: { meeting: meeting.meeting.id },
      search: {},
    })
  }

  const from = (origin: 'plumbline' | 'trust') =>
    all
      .filter((one) => one.from === origin)
      .map((one) => ({ value: `template:${one.name}`, label: one.title }))
  const choices = [
    { group: 'Come with Plumbline', items: from('plumbline') },
    { group: 'The trust’s own', items: from('trust') },
    {
      group: 'Former meetings',
      items: known.toReversed().map((one) => ({
        value: `meeting:${one.id}`,
        label: `As the ${one.title} of ${formatDate(one.date)}`,
      })),
    },
    {
      group: 'Without one',
      items: [{ value: 'nothing', label: 'Nothing: one item to begin with' }],
    },
  ].filter(({ items }) => items.length > 0)
  return (
    <Form
      send="Make the meeting"
      sending="Making it"
      main
      // What went wrong is shown by the form.
      onSend={() => void make().catch(() => undefined)}
      pending={create.isPending}
      error={create.error}
    >
      <div className={classes.fields}>
        <NativeSelect
          label="Agenda to start from"
          className={classes.wide}
          description={template?.about ?? startWords(chosen)}
          inputWrapperOrder={['label', 'input', 'description']}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={choices}
        />
        <DayField
          label="Date"
          value={date}
          onChange={setDate}
          error={tried && date === '' ? 'A meeting needs its date.' : undefined}
        />
        <TextInput
          label="Starts at"
          type="time"
          description="Empty: as in the agenda that it starts from"
          inputWrapperOrder={['label', 'input', 'description']}
          value={start}
          onChange={(event) => setStart(event.currentTarget.value)}
        />
        <TextInput
          label="Title"
          placeholder={template?.body ?? 'Trust Board'}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label="Place"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </div>
      {offered.length > 0 && (
        <fieldset className={classes.offers}>
          <legend>From the annual cycle</legend>
          {offered.map(({ id, title: name, state, due, rule }) => (
            <Checkbox
              key={id}
              label={`${name}${state === 'late' ? ', late' : due === null ? '' : `, due by ${formatDate(due)}`}`}
              description={rule}
              checked={taken.includes(id)}
              onChange={(event) => {
                const isTaken = event.currentTarget.checked
                setTaken((now) => [...now.filter((one) => one !== id), ...(isTaken ? [id] : [])])
              }}
            />
          ))}
        </fieldset>
      )}
    </Form>
  )
}

/** An empty field says nothing. */
function given(text: string): string | undefined {
  return isBlank(text) ? undefined : text.trim()
}

function fromChoice(chosen: string): From {
  const kind = chosen.split(':')[0]
  const name = chosen.slice(chosen.indexOf(':') + 1)
  if (kind === 'template') return { kind: 'template', name }
  return kind === 'meeting' ? { kind: 'meeting', id: name } : { kind: 'nothing' }
}

function startWords(chosen: string): string {
  return chosen === 'nothing'
    ? 'Every item is yours to write.'
    : 'The same items, without its papers and what it decided.'
}
