/** The pack of one meeting: what stops it, building it, its pages, and saving it. */
import { lazy, Suspense, useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { call, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useJob } from '../../app/job.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Checks, checksSentence } from '../../parts/Checks.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { type MeetingSummary, nextMeeting } from '../../parts/next-meeting.ts'
import { Answer, Waiting } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { size } from '../../parts/words.ts'
import classes from './Pack.module.css'

/** pdf.js is large, and only this screen needs it. */
const Preview = lazy(() => import('./Preview.tsx').then(({ Preview }) => ({ default: Preview })))

export function Pack() {
  const { meeting: asked = null } = useParams({ strict: false })
  const meetings = useAsk('meetings.list', {})
  const schools = useAsk('schools.list', {})
  if (!meetings.data || !schools.data) {
    return (
      <Screen title="Pack">
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
      <Screen title="Pack">
        <Empty
          missing="No meeting yet."
          why="A pack is laid out from a meeting’s agenda, so a meeting comes first."
        >
          <ButtonLink variant="filled" to="/meetings">
            Load a meeting
          </ButtonLink>
        </Empty>
      </Screen>
    )
  }
  if (schools.data.schools.length === 0) {
    return (
      <Screen title="Pack">
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
  const meeting = known.find((one) => one.id === asked) ?? nextMeeting(known)
  return meeting ? <PackOf key={meeting.id} meeting={meeting} all={byDate} /> : null
}

/** Whom the pack is for: all of it, what may be published, or one member's own copy. */
function CopyChoice({
  meeting,
  copy,
  disabled,
  onChoose,
}: {
  meeting: string
  copy: string
  disabled: boolean
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
      disabled={disabled}
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

function PackOf({ meeting, all }: { meeting: MeetingSummary; all: MeetingSummary[] }) {
  const announce = useAnnounce()
  const navigate = useNavigate()
  const job = useJob()
  const [copy, setCopy] = useState('full')
  const check = useAsk('pack.check', { meeting: meeting.id, copy })
  const [saved, setSaved] = useState<string | null>(null)
  const build = useMutation({
    mutationFn: () =>
      job.run('Building the pack', async (name) => {
        const built = await call('pack.build', { meeting: meeting.id, copy, job: name })
        return { ...built, file: new Uint8Array(await (await fetch(built.url)).arrayBuffer()) }
      }),
    onMutate: () => setSaved(null),
    onSuccess: (built) => announce(`The pack is built: ${plural(built.pages, 'page')}`),
  })
  const save = useMutation({
    mutationFn: () =>
      job.run('Saving the pack', (name) =>
        call('pack.save', { meeting: meeting.id, copy, job: name }),
      ),
    onSuccess: ({ file }) => {
      setSaved(file)
      announce(`Saved as ${file}`)
    },
  })
  const busy = build.isPending || save.isPending
  function choose(next: string) {
    setCopy(next)
    // What was built, saved or refused was another copy.
    build.reset()
    save.reset()
    setSaved(null)
  }
  const built = build.data
  const refused = built?.papers.filter((paper) => paper.status === 'refused') ?? []
  return (
    <Screen
      wide
      title={`${meeting.title}, ${formatDate(meeting.date)}`}
      name="Pack"
      sentence={
        built
          ? `${plural(built.pages, 'page')}, ${size(built.bytes)}.${saved ? '' : ' Not saved yet.'}`
          : check.data && checksSentence(check.data.checks)
      }
      action={
        <>
          <Button
            variant={built ? 'default' : 'filled'}
            aria-disabled={build.isPending}
            onClick={() => !build.isPending && build.mutate()}
          >
            {built ? 'Build it again' : 'Build the pack'}
          </Button>
          {built && (
            <Button
              variant="filled"
              aria-disabled={save.isPending}
              onClick={() => !save.isPending && save.mutate()}
            >
              Save the pack
            </Button>
          )}
        </>
      }
    >
      <div className={classes.choices}>
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
        <CopyChoice meeting={meeting.id} copy={copy} disabled={busy} onChoose={choose} />
      </div>
      <JobProgress job={job} label="Building the pack" />
      {build.error && <Trouble error={build.error} />}
      {save.error && <Trouble error={save.error} />}
      {saved && (
        <p className={classes.saved}>
          Saved as <strong className={classes.file}>{saved}</strong>. Outside the vault it is not
          encrypted: send it only to those who may read it.
        </p>
      )}
      {refused.map((paper) => (
        <p key={`${paper.item} ${paper.file}`}>
          <strong>
            Item {paper.item}: {paper.file}
          </strong>{' '}
          is not in the pack. {paper.reason}
        </p>
      ))}
      <div className={built ? classes.both : classes.checks}>
        {built && (
          <Suspense fallback={<Waiting what="Opening the pack" />}>
            <Preview built={built} wanted={null} />
          </Suspense>
        )}
        <div className={classes.checks}>
          <Answer of={check} what="Checking the pack">
            {({ checks }) => <Checks checks={checks} />}
          </Answer>
        </div>
      </div>
    </Screen>
  )
}
