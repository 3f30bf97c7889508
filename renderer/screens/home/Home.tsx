/** The clerk's home: when the board meets, what stands in the way, what to do next, how current the data are. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { useVaultStatus, type VaultStatus } from '../../app/vault-status.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Checks, checksSentence } from '../../parts/Checks.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { type MeetingSummary, nextMeeting } from '../../parts/next-meeting.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Columns, Screen } from '../../parts/Screen.tsx'
import { ago, meets } from '../../parts/words.ts'
import classes from './Home.module.css'

export function Home() {
  const status = useVaultStatus()
  const meetings = useAsk('meetings.list', {})
  const vision = useAsk('vision.get', {})
  const imports = useAsk('import.list', {})
  const meeting = nextMeeting(meetings.data?.meetings ?? [])
  const ready = meeting !== null && status.schools > 0
  const check = useAsk('pack.check', { meeting: meeting?.id ?? '' }, { enabled: ready })
  const hasRegister =
    imports.data?.imports.some((one) => one.kind === 'gias' || one.kind === 'gias-groups') ?? false
  const steps = nextSteps(status, hasRegister, vision.data?.vision != null, meeting)
  const first = steps.find((step) => !step.done)

  const title = meeting
    ? `The ${meeting.title} ${meets(meeting.date)}`
    : status.schools > 0
      ? `${status.trust?.name ?? 'The trust'} has no meeting yet`
      : 'The vault is ready for its first data'
  const sentence = check.data
    ? checksSentence(check.data.checks)
    : first
      ? `Next: ${first.title.toLowerCase()}.`
      : undefined
  return (
    <Screen
      title={title}
      sentence={sentence}
      name="Home"
      action={
        <ButtonLink variant="filled" to={first?.to ?? '/pack'}>
          {first?.title ?? 'Preview the pack'}
        </ButtonLink>
      }
    >
      <Columns
        main={
          <>
            {first && <Steps steps={steps} />}
            {ready && (
              <Answer of={check} what="Checking the pack">
                {({ checks }) => <Checks checks={checks} />}
              </Answer>
            )}
          </>
        }
        side={
          <Answer of={imports} what="Looking at the imports">
            {({ imports: known }) => <Currency imports={known} />}
          </Answer>
        }
      />
    </Screen>
  )
}

type Step = { title: string; words: string; done: boolean; to: '/data' | '/vision' | '/meetings' }

/** The way from an empty vault to a pack. */
function nextSteps(
  status: VaultStatus,
  hasRegister: boolean,
  hasVision: boolean,
  meeting: MeetingSummary | null,
): Step[] {
  return [
    {
      title: 'Bring in the register',
      words:
        'A GIAS extract: it says which schools are the trust’s, and finds their results under old numbers too.',
      done: status.schools > 0 || hasRegister,
      to: '/data',
    },
    {
      title: 'Choose the trust',
      words: 'Its open schools are then taken from the register.',
      done: status.schools > 0,
      to: '/data',
    },
    {
      title: 'Bring in results',
      words:
        'Performance tables, attendance and inspections. Only the trust’s own schools and their benchmarks are kept.',
      done: status.values > 0,
      to: '/data',
    },
    {
      title: 'Load the vision',
      words: 'Its strands say which figures matter, and why.',
      done: hasVision,
      to: '/vision',
    },
    {
      title: 'Load a meeting',
      words: 'Its agenda and papers are what the pack is laid out from.',
      done: meeting !== null,
      to: '/meetings',
    },
  ]
}

function Steps({ steps }: { steps: Step[] }) {
  const left = steps.filter((step) => !step.done).length
  return (
    <Block title={`${plural(left, 'step')} to the first pack`}>
      <ol className={classes.steps}>
        {steps.map(({ title, words, done, to }) => (
          <li key={title}>
            {done ? <Mark name="in-order" words="Done" /> : <Mark name="improves" words="To do" />}
            <div>
              {done ? <span className="strong">{title}</span> : <Link to={to}>{title}</Link>}
              <p className="second">{words}</p>
            </div>
          </li>
        ))}
      </ol>
    </Block>
  )
}

type Import = Output<'import.list'>['imports'][number]

const kindNames: Record<Import['kind'], string> = {
  gias: 'Register of schools',
  'gias-links': 'Schools’ predecessors',
  'gias-groups': 'Register of trusts',
  ks2: 'Key stage 2',
  ks4: 'Key stage 4',
  ks5: '16 to 18',
  absence: 'Absence',
  census: 'School census',
  tidy: 'DfE statistics',
  ofsted: 'Ofsted',
  typed: 'Typed by hand',
}

const fileKinds = Object.keys(kindNames) as Import['kind'][]

/** Latest period of each kind of data and when it was brought in. */
function Currency({ imports }: { imports: Import[] }) {
  const latest = new Map<Import['kind'], Import>()
  for (const one of imports) {
    const held = latest.get(one.kind)
    const key = (found: Import) => `${found.period ?? ''} ${found.at}`
    if (!held || key(one) > key(held)) latest.set(one.kind, one)
  }
  return (
    <Block title="How current the data are">
      {latest.size === 0 ? (
        <p className="second">
          No data yet. Every figure that is brought in shows its period and date here.
        </p>
      ) : (
        <table className={classes.currency}>
          <thead>
            <tr>
              <th scope="col">Data</th>
              <th scope="col">Latest</th>
              <th scope="col">Brought in</th>
            </tr>
          </thead>
          <tbody>
            {fileKinds
              .flatMap((kind) => latest.get(kind) ?? [])
              .map((one) => (
                <tr key={one.kind}>
                  <th scope="row">{kindNames[one.kind]}</th>
                  <td>{one.period ?? ''}</td>
                  <td>{ago(one.at)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
