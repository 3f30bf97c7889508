/** The builder: the agenda, its pages as they will print, and the checks beside them. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import type { MeetingSummary } from '../../../electron/contract/meetings.ts'
import { changedSince, type PackPart } from '../../../electron/domain/pack-parts.ts'
import type { Edition } from '../../../electron/domain/edition.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { call, useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { type Job, useJob } from '../../app/job.ts'
import { Checks, checksSentence } from '../../parts/Checks.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { NotSaved } from '../../parts/NotSaved.tsx'
import { Answer, Waiting } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { size } from '../../parts/words.ts'
import { AgendaEditor } from '../meetings/AgendaEditor.tsx'
import { PackDepth } from '../meetings/MeetingAbout.tsx'
import { useMeetingEdits } from '../meetings/use-meeting.ts'
import { usePaperDrops } from '../meetings/use-paper-drops.ts'
import { Differences } from './Differences.tsx'
import classes from './Pack.module.css'
import type { Built } from './Preview.tsx'
import { usePackBuild } from './use-pack-build.ts'

/** pdf.js is large, and only this screen needs it. */
const Preview = lazy(() => import('./Preview.tsx').then(({ Preview }) => ({ default: Preview })))
const Reader = lazy(() => import('./Reader.tsx').then(({ Reader }) => ({ default: Reader })))

type BuilderProps = {
  meeting: MeetingSummary
  copy: string
  edition: Edition
  /** The fields that choose meeting, copy and edition. */
  choices: ReactNode
}

export function Builder({ meeting, copy, edition, choices }: BuilderProps) {
  const { id } = meeting
  const { job, built, isOpening, isSaved, changed, isDue, error, build } = usePackBuild(
    id,
    copy,
    edition,
  )
  const saving = useJob()
  const save = useSave({ meeting: id, copy, edition }, saving)
  const open = useDo('app.openSaved')
  const check = useAsk('pack.check', { meeting: id, copy })
  const isBuilding = job.progress !== null
  const differences = useAsk(
    'pack.differences',
    { meeting: id, copy },
    // While it is built, what it holds is being worked out already.
    { enabled: !isBuilding && !isDue },
  )
  const [wanted, setWanted] = useState<{ page: number } | null>(null)
  const [isReading, setReading] = useState(false)

  return (
    <Screen
      help="pack"
      wide
      title={`${meeting.title}, ${formatDate(meeting.date)}`}
      name="Pack"
      sentence={
        built
          ? builtSentence(built, edition, isSaved || save.data?.sha256 === built.sha256, changed)
          : check.data && checksSentence(check.data.checks)
      }
      action={
        <>
          <Button
            variant={built ? 'default' : 'filled'}
            aria-disabled={isBuilding}
            onClick={() => !isBuilding && void build()}
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
      {choices}
      {error !== null && <Trouble error={error} />}
      {save.error && <Trouble error={save.error} />}
      {open.error && <Trouble error={open.error} />}
      {save.data && (
        <p className={classes.saved}>
          Saved as <strong className={classes.file}>{save.data.file}</strong>. Outside the vault it
          is not encrypted: send it only to those who may read it.{' '}
          <Button
            size="compact-sm"
            onClick={() => save.data && open.mutate({ file: save.data.file })}
          >
            Open it
          </Button>
        </p>
      )}
      <div className={classes.columns}>
        <AgendaColumn meeting={id} />
        <div className={classes.pages}>
          <JobProgress job={job} label="Building the pack" />
          <JobProgress job={saving} label="Saving the pack" />
          {built ? (
            <Suspense fallback={<Waiting what="Opening the pack" />}>
              <Preview built={built} wanted={wanted} />
              <div>
                <Button onClick={() => setReading(true)}>Read it large</Button>
              </div>
              {isReading && (
                <Modal opened onClose={() => setReading(false)} title="The pack" size="100%">
                  <Reader name="the pack" bytes={built.file} />
                </Modal>
              )}
            </Suspense>
          ) : isOpening ? (
            <Waiting what="Opening the pack" />
          ) : (
            <div className={classes.unbuilt}>
              <p>Its pages stand here when it is built, as they will print.</p>
            </div>
          )}
        </div>
        <div className={classes.checks}>
          <Answer of={check} what="Checking the pack">
            {({ checks }) => <Checks checks={checks} />}
          </Answer>
          {differences.error && <Trouble error={differences.error} />}
          {differences.data && (
            <Differences
              found={differences.data}
              isLooking={isBuilding || isDue || differences.isFetching || differences.isStale}
              // Differences name the standard edition's pages, which large print has on other sheets.
              onPage={built && edition !== 'large-print' ? (page) => setWanted({ page }) : null}
            />
          )}
        </div>
      </div>
    </Screen>
  )
}

function builtSentence(
  built: Built,
  edition: Edition,
  isSaved: boolean,
  changed: readonly PackPart[],
): string {
  // In large print a page of the pack goes on over several sheets, each of which bears its number.
  const sheets = plural(built.pages, edition === 'large-print' ? 'sheet' : 'page')
  const facts = `${sheets}, ${size(built.bytes)}.`
  if (changed.length > 0) return `${facts} Out of date: ${changedSince(changed)}`
  return isSaved ? `${facts} Saved.` : `${facts} Not saved yet.`
}

function useSave(wanted: { meeting: string; copy: string; edition: Edition }, job: Job) {
  const announce = useAnnounce()
  return useMutation({
    mutationFn: () =>
      job.run('Saving the pack', (name) => call('pack.save', { ...wanted, job: name })),
    onSuccess: ({ file }) => announce(`Saved as ${file}`),
  })
}

function AgendaColumn({ meeting }: { meeting: string }) {
  const found = useAsk('meetings.get', { id: meeting })
  return (
    <div className={classes.agenda}>
      <Answer of={found} what="Reading the agenda">
        {(found) => <AgendaOf key={meeting} found={found} />}
      </Answer>
    </div>
  )
}

function AgendaOf({ found }: { found: Output<'meetings.get'> }) {
  const [open, setOpen] = useState<string | null>(null)
  const edits = useMeetingEdits(found.meeting)
  usePaperDrops(open, edits)
  return (
    <>
      <NotSaved autosave={edits.autosave} what="the meeting" />
      <Block title="Agenda">
        <AgendaEditor papers={found.papers} edits={edits} open={open} onOpen={setOpen} />
      </Block>
      <Block title="How deep it goes">
        <PackDepth edits={edits} />
      </Block>
    </>
  )
}
