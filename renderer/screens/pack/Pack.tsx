/** Which meeting's pack, and whose copy of it. */
import { useLayoutEffect, useRef, useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { MeetingSummary } from '../../../electron/contract/meetings.ts'
import { nextMeeting } from '../../../electron/domain/meeting.ts'
import { editions, editionWords, type Edition } from '../../../electron/domain/edition.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Waiting } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { presentDay } from '../../parts/today.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { Builder } from './Builder.tsx'
import classes from './Pack.module.css'

export function Pack() {
  const { meeting: asked = null } = useParams({ strict: false })
  const meetings = useAsk('meetings.list', {})
  const schools = useAsk('schools.list', {})
  if (!meetings.data || !schools.data) {
    return (
      <Screen help="pack" title="Pack">
        {meetings.error ? (
          <Trouble error={meetings.error} />
        ) : (
          <Waiting what="Reading the meetings" />
        )}
      </Screen>
    )
  }
  const known = meetings.data.meetings
  if (known.length === 0) {
    return (
      <Screen help="pack" title="Pack">
        <Empty
          missing="No meeting yet."
          why="A pack is laid out from a meeting’s agenda, so a meeting comes first."
        >
          <ButtonLink variant="filled" to="/meetings">
            Make a meeting
          </ButtonLink>
        </Empty>
      </Screen>
    )
  }
  if (schools.data.schools.length === 0) {
    return (
      <Screen help="pack" title="Pack">
        <Empty
          missing="No schools yet."
          why="A pack is filled from the trust’s own figures, so its schools come first."
        >
          <ButtonLink variant="filled" to="/data">
            Bring in data
          </ButtonLink>
        </Empty>
      </Screen>
    )
  }
  const byDate = known.toSorted((a, b) => a.date.localeCompare(b.date))
  const meeting = known.find((one) => one.id === asked) ?? nextMeeting(known, presentDay())
  return meeting ? <PackOf key={meeting.id} meeting={meeting} all={byDate} /> : null
}

/** Whom the pack is for: all of it, what may be published, or one member's own copy. */
function CopyChoice({
  meeting,
  copy,
  onChoose,
}: {
  meeting: string
  copy: string
  onChoose(copy: string): void
}) {
  const found = useAsk('meetings.get', { id: meeting })
  const people = found.data?.meeting.people ?? []
  const said =
    copy === 'full'
      ? 'Everything, for the board.'
      : copy === 'public'
        ? 'Without the confidential items; small numbers are hidden.'
        : 'Everything; the foot of each page says whose copy it is.'
  return (
    <NativeSelect
      label="Copy"
      description={said}
      className={classes.choice}
      inputWrapperOrder={['label', 'input', 'description']}
      value={copy}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        { value: 'full', label: 'Full copy' },
        { value: 'public', label: 'Public copy' },
        ...people.map(({ id, name, role }) => ({
          value: `member:${id}`,
          label: `Copy for ${name}, ${role}`,
        })),
      ]}
    />
  )
}

/** For which eyes it is set; every edition says the same on pages of the same numbers. */
function EditionChoice({
  edition,
  onChoose,
}: {
  edition: Edition
  onChoose(edition: Edition): void
}) {
  return (
    <NativeSelect
      label="Edition"
      description={editionWords[edition].about}
      className={classes.choice}
      inputWrapperOrder={['label', 'input', 'description']}
      value={edition}
      onChange={(event) => onChoose(event.currentTarget.value as Edition)}
      data={editions.map((value) => ({ value, label: editionWords[value].name }))}
    />
  )
}

/** Keeps the focus on the field of these that was chosen in, though they are drawn anew for each choice. */
function useFocusKept(drawnFor: string) {
  const fields = useRef<HTMLDivElement>(null)
  const place = useRef(-1)
  useLayoutEffect(() => {
    const selects = () => [...(fields.current?.querySelectorAll('select') ?? [])]
    selects()[place.current]?.focus()
    const note = () => {
      place.current = selects().findIndex((one) => one === document.activeElement)
    }
    const box = fields.current
    box?.addEventListener('change', note, true)
    return () => box?.removeEventListener('change', note, true)
  }, [drawnFor])
  return fields
}

function PackOf({ meeting, all }: { meeting: MeetingSummary; all: MeetingSummary[] }) {
  const navigate = useNavigate()
  const [copy, setCopy] = useState('full')
  const [edition, setEdition] = useState<Edition>('standard')
  const choices = useFocusKept(`${copy} ${edition}`)
  return (
    <Builder
      key={`${copy} ${edition}`}
      meeting={meeting}
      copy={copy}
      edition={edition}
      choices={
        <div className={classes.choices} ref={choices}>
          {all.length > 1 && (
            <NativeSelect
              label="Meeting"
              className={classes.choice}
              value={meeting.id}
              onChange={(event) =>
                void navigate({
                  to: '/pack/$meeting',
                  params: { meeting: event.currentTarget.value },
                })
              }
              data={all.map((one) => ({
                value: one.id,
                label: `${one.title}, ${formatDate(one.date)}`,
              }))}
            />
          )}
          <CopyChoice meeting={meeting.id} copy={copy} onChoose={setCopy} />
          <EditionChoice edition={edition} onChoose={setEdition} />
        </div>
      }
    />
  )
}
