/** Makes a new vault from a backup, of this computer or of another. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { freeName, fullPath, nameProblem, pathExample } from './free-name.ts'
import type { KnownVault } from './Unlock.tsx'

type RestoreBackupProps = {
  vaults: KnownVault[]
  /** Hears the new vault's name. */
  onRestored(name: string): void
  onBack(): void
}

export function RestoreBackup({ vaults, onRestored, onBack }: RestoreBackupProps) {
  const [typed, setTyped] = useState('')
  const [name, setName] = useState(() => freeName('restored', vaults))
  const [tried, setTried] = useState(false)
  const restore = useDo('vault.restore')
  const about = useAsk('app.about', {})
  const file = fullPath(typed)

  function send() {
    setTried(true)
    if (file === null || nameProblem(name)) return
    restore.mutate({ file, folder: name }, { onSuccess: () => onRestored(name) })
  }

  return (
    <Screen
      title="Restore a backup"
      sentence="The backup becomes a new vault beside the others. No vault is replaced, and the backup stays as it is."
    >
      <Form
        send="Restore"
        sending="Restoring"
        main
        pending={restore.isPending}
        error={restore.error}
        onSend={send}
        beside={<Button onClick={onBack}>Back</Button>}
      >
        <TextInput
          label="Backup file, in full"
          description="Type or paste where it is. Its name ends in .plumbline-backup; a vault keeps its own in its folder named backups."
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && file === null ? pathExample('trust.plumbline-backup') : undefined}
        />
        <TextInput
          label="New vault’s name on this computer"
          description={`Its folder${about.data ? ` in ${about.data.vaults}` : ''}.`}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried ? nameProblem(name) : undefined}
        />
      </Form>
    </Screen>
  )
}
