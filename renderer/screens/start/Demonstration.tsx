/** Makes the demonstration trust's vault and opens it. */
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'
import type { Making } from '../../app/App.tsx'
import { useJob } from '../../app/job.ts'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { freeName } from './free-name.ts'
import type { KnownVault } from './OpenVault.tsx'

/** Its figures are invented, so its passphrase is no secret. */
export const demonstrationPassphrase = 'demonstration trust'

type DemonstrationProps = { vaults: KnownVault[]; onMaking(making: Making): void; onBack(): void }

export function Demonstration({ vaults, onMaking, onBack }: DemonstrationProps) {
  const client = useQueryClient()
  const job = useJob()
  const folder = freeName('demonstration', vaults)
  const make = useMutation({
    mutationFn: () =>
      job.run('Making the demonstration trust', async (name) => {
        const made = await call('demo.create', {
          folder,
          passphrase: demonstrationPassphrase,
          job: name,
        })
        const status = await call('vault.status', {})
        if (!status.open)
          await call('vault.unlock', { folder: made.folder, passphrase: demonstrationPassphrase })
      }),
    onMutate: () => onMaking('under way'),
    onSettled: async () => {
      await client.invalidateQueries()
      onMaking(null)
    },
  })
  return (
    <Screen
      title="Look round the demonstration trust"
      sentence="Twelve schools of all phases with six years of figures, a vision and a board meeting. All of them are invented, and no name is a real school’s."
    >
      <p>
        It is a vault like any other, named <strong>{folder}</strong> on this computer. Its
        passphrase is <strong>{demonstrationPassphrase}</strong>: never put real figures in it.
      </p>
      {make.error && <Trouble error={make.error} />}
      <JobProgress job={job} label="Making the demonstration trust" />
      {!make.isPending && (
        <div>
          <Button variant="filled" onClick={() => make.mutate()}>
            Open the demonstration
          </Button>{' '}
          <Button onClick={onBack}>Back</Button>
        </div>
      )}
    </Screen>
  )
}
