/** The vault's own backups: where they lie, and a new vault from any of them. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Output } from '../../../electron/contract/index.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { askAgain, call, useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import type { Job } from '../../app/job.ts'
import { useVaultStatus } from '../../app/vault-status.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { size } from '../../parts/words.ts'
import { freeName } from '../start/free-name.ts'
import classes from './Settings.module.css'
import { londonDay } from '../../../electron/domain/london.ts'

type Made = Output<'vault.backup'>

/** Makes a backup, with its progress. */
export function useBackup(job: Job) {
  const client = useQueryClient()
  const announce = useAnnounce()
  return useMutation<Made>({
    mutationFn: () => job.run('Backing up', (name) => call('vault.backup', { job: name })),
    onSuccess: () => announce('The backup is written'),
    onSettled: () => askAgain(client),
  })
}

export function MadeBackup({ backup }: { backup: Made }) {
  return (
    <p>
      Backed up and read back: {size(backup.bytes)}, encrypted, at <strong>{backup.file}</strong>.
      Copy it to another disk too.
    </p>
  )
}

export function Backups() {
  const status = useVaultStatus()
  const list = useAsk('vault.backups', {})
  const vaults = useAsk('vault.list', {})
  const restore = useDo('vault.restore')
  const [restored, setRestored] = useState<string | null>(null)
  const mine = status.folder?.split(/[\\/]/).at(-1) ?? 'vault'

  function restoreFrom(file: string, at: string) {
    const name = freeName(`${mine} of ${londonDay(at)}`, vaults.data?.vaults ?? [])
    setRestored(null)
    restore.mutate({ file, folder: name }, { onSuccess: () => setRestored(name) })
  }

  return (
    <Block title="Backups">
      <dl className={classes.facts}>
        <dt>Vault</dt>
        <dd>{status.folder}</dd>
        <dt>Backups</dt>
        <dd>{list.data?.folder}</dd>
      </dl>
      <p className="second">
        The newest ten are kept, and the last of each month for a year. A disk that fails takes both
        folders with it: copy a backup elsewhere now and then.
      </p>
      {restore.error && <Trouble error={restore.error} />}
      <p role="status">
        {restored !== null &&
          `Restored as ${restored}, beside the others. It opens with the passphrase of the time of the backup, once this vault is locked.`}
      </p>
      <Answer of={list} what="Looking for backups">
        {({ backups }) =>
          backups.length === 0 ? (
            <p>None yet.</p>
          ) : (
            <ul className={classes.days}>
              {backups.map(({ file, at, bytes }) => (
                <li key={file}>
                  <span>
                    {formatDate(londonDay(at))}, {timeOf(at)}
                  </span>
                  <span>{size(bytes)}</span>
                  <Button
                    size="compact-sm"
                    h={32}
                    aria-disabled={restore.isPending}
                    aria-label={`Restore the backup of ${formatDate(londonDay(at))}, ${timeOf(at)}, as a new vault`}
                    onClick={() => !restore.isPending && restoreFrom(file, at)}
                  >
                    Restore as a new vault
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Block>
  )
}

/** The time of day of an ISO time, where the person is. */
function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  })
}
