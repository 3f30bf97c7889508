/** Bringing files in: drop or choose, watch, then what came in and what did not; and choosing the trust. */
import { useEffect } from 'react'
import { Link } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import { useVaultStatus, type VaultStatus } from '../../app/vault-status.ts'
import { Empty } from '../../parts/Empty.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { Unsaved } from '../../parts/Unsaved.tsx'
import { AdoptTrust } from './AdoptTrust.tsx'
import { DataViews } from './DataViews.tsx'
import { ImportQueueList } from './ImportQueueList.tsx'
import { awaitingYear, type Row } from './queue.ts'
import { useImportQueue } from './useImportQueue.ts'
import { WaitingFiles } from './WaitingFiles.tsx'

export type Batch = Output<'import.bytes'>

export function BringIn() {
  const status = useVaultStatus()
  const announce = useAnnounce()
  const queue = useImportQueue()
  const imports = useAsk('import.list', {})
  const waiting = useAsk('import.waiting', {})
  const { rows, running } = queue
  useDrops('bring these files in', queue.bring)
  const said = rows.length > 0 && !running ? queueSentence(rows) : null
  useEffect(() => {
    if (said) announce(said)
  }, [said, announce])

  const yearless = awaitingYear(rows).length
  const known = imports.data?.imports ?? []
  const hasRegister = known.some((one) => one.kind === 'gias' || one.kind === 'gias-groups')
  return (
    <Screen
      help="data"
      title="Bring in data"
      sentence={sentence(status, hasRegister)}
      action={
        <PickFiles main onPick={queue.bring}>
          Choose files
        </PickFiles>
      }
    >
      <DataViews />
      <Unsaved
        what={
          yearless > 0
            ? `${plural(yearless, 'file')} did not come in: ${yearless === 1 ? 'its' : 'their'} year is asked for`
            : null
        }
      />
      <JobProgress job={queue.job} label="Bringing files in" onCancel={queue.cancelAll} />
      {queue.error != null && <Trouble error={queue.error} />}
      {hasRegister && status.schools === 0 && !running && (
        <AdoptTrust
          name={status.trust?.name ?? ''}
          waiting={status.waiting}
          job={queue.job}
          onAdopted={queue.show}
        />
      )}
      {rows.length > 0 && (
        <Block title={said ?? `Bringing ${plural(rows.length, 'file')} in`}>
          <ImportQueueList queue={queue} />
        </Block>
      )}
      {rows.length === 0 && <WaitingFiles files={waiting.data?.files ?? []} />}
      <Answer of={imports} what="Looking at what came in before">
        {() =>
          known.length === 0 && rows.length === 0 ? (
            <Empty
              missing="No data yet."
              why="Drop files anywhere on this window, or choose them: a GIAS extract first, since it says which schools are the trust’s; then DfE performance tables, DfE statistics and Ofsted management information. Each is known by its content, not its name."
            />
          ) : (
            <p className="second">
              Drop files anywhere on this window.{' '}
              {known.length > 0 && (
                <Link to="/data/history">
                  {plural(known.length, 'import')} so far, with what each brought and the way to
                  undo it
                </Link>
              )}
            </p>
          )
        }
      </Answer>
    </Screen>
  )
}

function sentence(status: VaultStatus, hasRegister: boolean): string {
  const waiting =
    status.waiting > 0
      ? ` ${plural(status.waiting, 'file waits', 'files wait')} in the vault until the trust is chosen.`
      : ''
  if (status.schools > 0) {
    return `The vault holds ${plural(status.values, 'value')} for ${plural(status.schools, 'school')}. Only the trust’s own schools and their benchmarks are kept.`
  }
  return hasRegister
    ? `The register is in. Choose the trust below.${waiting}`
    : `Start with the register of schools (GIAS).${waiting}`
}

/** "3 files came in, 1 file did not come in". */
function queueSentence(rows: Row[]): string {
  const count = (...states: Row['state'][]) =>
    rows.filter(({ state }) => states.includes(state)).length
  const came = count('stored', 'unchanged')
  const waiting = count('waiting')
  const refused = count('refused')
  const cancelled = count('cancelled')
  const parts = [
    came > 0 ? `${plural(came, 'file')} came in` : '',
    waiting > 0 ? `${plural(waiting, 'file waits', 'files wait')} for the trust` : '',
    refused > 0 ? `${plural(refused, 'file')} did not come in` : '',
    cancelled > 0 ? `${plural(cancelled, 'file was', 'files were')} cancelled` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : 'Nothing came in'
}
