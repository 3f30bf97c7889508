/** Every version of the vision: when, by whom, what changed; any of them can be brought back. */
import { Button } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { ago } from '../../parts/words.ts'
import classes from './VisionScreen.module.css'

type Version = Output<'vision.versions'>['versions'][number]

export function Versions() {
  const found = useAsk('vision.versions', {})
  const revert = useDo('vision.revert')
  const newest = found.data?.versions[0]?.version

  function bringBack(version: number) {
    offerUndoOf(
      revert.mutateAsync({ version }),
      (made) => `Version ${version} is back, as version ${made.version}`,
    )
  }

  return (
    <Screen
      title="Versions of the vision"
      help="vision"
      crumbs={[{ name: 'Vision', to: '/vision' }]}
      sentence="What one person wrote on one day is one version. What was adopted, loaded or brought back stands as it was, and nothing is ever lost."
    >
      {revert.error && <Trouble error={revert.error} />}
      <Answer of={found} what="Reading the versions">
        {({ versions }) =>
          versions.length === 0 ? (
            <Empty missing="No version yet." why="The first is made with the first strand.">
              <ButtonLink to="/vision">Write the first strand</ButtonLink>
            </Empty>
          ) : (
            <ol className={classes.versions} reversed>
              {versions.map((version) => (
                <VersionRow
                  key={version.version}
                  version={version}
                  newest={version.version === newest}
                  onBack={() => bringBack(version.version)}
                />
              ))}
            </ol>
          )
        }
      </Answer>
    </Screen>
  )
}

const hows = { written: 'Written', loaded: 'Loaded from a file', restored: 'Brought back' } as const

/** So many changes are told in a row. */
const told = 4

type VersionRowProps = { version: Version; newest: boolean; onBack(): void }

function VersionRow({ version, newest, onBack }: VersionRowProps) {
  const { who, how, restored, edited, adopted, changes } = version
  return (
    <li className={classes.version} aria-label={`Version ${version.version}`}>
      <div>
        <h2 className={classes.which}>
          Version {version.version}: {version.title}
        </h2>
        <p className="second">
          {hows[how]}
          {restored !== null && `: version ${restored}`} {who && `by ${who}`}, {ago(edited)}.{' '}
          {plural(version.strands, 'strand')}, {plural(version.kpis, 'KPI')}.
          {adopted !== null && ` Adopted on ${formatDate(adopted)}.`}
        </p>
        <ul className={classes.changes}>
          {changes.slice(0, told).map((change) => (
            <li key={change}>{change}</li>
          ))}
          {changes.length > told && <li>and {plural(changes.length - told, 'more change')}</li>}
        </ul>
      </div>
      {newest ? (
        <span className="second">As it is now</span>
      ) : (
        <Button onClick={onBack} aria-label={`Bring version ${version.version} back`}>
          Bring back
        </Button>
      )}
    </li>
  )
}
