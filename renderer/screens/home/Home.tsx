/** Home: when the board meets, what stands in the way, what to do next, how current the data are. */
import { useAsk } from '../../api.ts'
import { useVaultStatus } from '../../app/vault-status.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Checks, checksSentence } from '../../parts/Checks.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Columns, Screen } from '../../parts/Screen.tsx'
import { meets } from '../../parts/words.ts'
import { Changes } from './Changes.tsx'
import { firstSteps, FirstSteps } from './FirstSteps.tsx'
import { Freshness } from './Freshness.tsx'
import { Readiness } from './Readiness.tsx'
import { Timeline } from './Timeline.tsx'
import { PeopleNotes, YearDuties } from './YearDuties.tsx'

export function Home() {
  const status = useVaultStatus()
  const home = useAsk('home.get', {})
  const vision = useAsk('vision.get', {})
  const imports = useAsk('import.list', {})
  const meeting = home.data?.meeting ?? null
  const ready = meeting !== null && status.schools > 0
  const check = useAsk('pack.check', { meeting: meeting?.id ?? '' }, { enabled: ready })
  const known = home.data && vision.data && imports.data
  const steps = known
    ? firstSteps({
        register: imports.data.imports.some(
          ({ kind }) => kind === 'gias' || kind === 'gias-groups',
        ),
        schools: status.schools,
        values: status.values,
        vision: vision.data.vision !== null,
        meeting: meeting !== null,
      })
    : []
  const next = steps.find((step) => !step.done)

  return (
    <Screen
      title={
        meeting
          ? `The ${meeting.title} ${meets(meeting.date)}`
          : status.schools > 0
            ? `${status.trust?.name ?? 'The trust'} has no meeting yet`
            : 'The vault is ready for its first data'
      }
      sentence={
        check.data
          ? checksSentence(check.data.checks)
          : next
            ? `Next: ${next.title.toLowerCase()}.`
            : ' '
      }
      name="Home"
      help="first-pack"
      action={
        <ButtonLink variant="filled" to={next?.to ?? '/pack'}>
          {next?.title ?? 'Preview the pack'}
        </ButtonLink>
      }
    >
      {meeting && <Timeline meeting={meeting} />}
      <Columns
        main={
          <>
            {next && <FirstSteps steps={steps} />}
            {ready && (
              <Answer of={check} what="Checking the pack">
                {({ checks }) => <Checks checks={checks} />}
              </Answer>
            )}
            {home.data && meeting && <YearDuties cycle={home.data.cycle} />}
            {home.data && <Changes changes={home.data.changes} />}
          </>
        }
        side={
          <Answer of={home} what="Looking at the vault">
            {({ readiness, freshness, people }) => (
              <>
                <Readiness parts={readiness} />
                <PeopleNotes people={people} />
                <Freshness data={freshness} />
              </>
            )}
          </Answer>
        }
      />
    </Screen>
  )
}
