/** The demonstration trust: made at the first click, opened at the next; nobody is asked for a passphrase. */
import { useEffect, useRef } from 'react'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { demonstrationPassphrase } from '../../../electron/domain/passphrase.ts'
import { ApiError, askAgain, call } from '../../api.ts'
import type { Making } from '../../app/App.tsx'
import { useJob } from '../../app/job.ts'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { freeName, isDemonstration } from './free-name.ts'
import type { KnownVault } from './Unlock.tsx'

type DemonstrationProps = { vaults: KnownVault[]; onMaking(making: Making): void; onBack(): void }

export function Demonstration({ vaults, onMaking, onBack }: DemonstrationProps) {
  const client = useQueryClient()
  const job = useJob()
  const begun = useRef(false)
  const open = useMutation({
    mutationFn: async () => {
      const there = vaults.find(isDemonstration)
      if (there && (await opens(there.folder))) return
      await job.run('Making the demonstration trust', (name) =>
        call('demo.create', {
          folder: freeName('demonstration', vaults),
          passphrase: demonstrationPassphrase,
          job: name,
        }),
      )
    },
    onMutate: () => onMaking('under way'),
    onError: (error) => {
      if (error instanceof ApiError && error.data.code === 'Cancelled') onBack()
    },
    onSettled: async () => {
      await askAgain(client)
      onMaking(null)
    },
  })
  const { mutate } = open
  useEffect(() => {
    if (!begun.current) mutate()
    begun.current = true
  }, [mutate])
  return (
    <Screen
      title="The demonstration trust"
      sentence="Twelve schools of all phases with six years of figures, a vision and a board meeting. All of them are invented, and no name is a real school’s."
    >
      <p>
        It is a vault like any other. Its passphrase is no secret:{' '}
        <strong>{demonstrationPassphrase}</strong>. Never put real figures in it.
      </p>
      {open.error && <Trouble error={open.error} />}
      <JobProgress job={job} label="Making the demonstration trust" />
      {open.error && (
        <div>
          <Button onClick={onBack}>Back</Button>
        </div>
      )}
    </Screen>
  )
}

/** Whether an earlier demonstration opened; somebody may have given it a passphrase of their own. */
async function opens(folder: string): Promise<boolean> {
  try {
    await call('vault.unlock', { folder, passphrase: demonstrationPassphrase })
    return true
  } catch (error) {
    if (error instanceof ApiError && error.data.code === 'VaultWrongPassphrase') return false
    throw error
  }
}
