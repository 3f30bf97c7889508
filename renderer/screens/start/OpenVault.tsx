/** Opens a vault with its passphrase or its recovery code: one of this computer's own, or one in any folder. */
import { useState } from 'react'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { fullPath, pathExample } from './free-name.ts'

export type KnownVault = { folder: string; name: string }

type OpenVaultProps = {
  vaults: KnownVault[]
  /** Name of the vault that was just restored from a backup. */
  restored: string | null
  onBack(): void
}

/** Stands in the list for a folder that is not in it. */
const elsewhere = ''

export function OpenVault({ vaults, restored, onBack }: OpenVaultProps) {
  const [folder, setFolder] = useState(
    () => (vaults.find(({ name }) => name === restored) ?? vaults[0])?.folder ?? elsewhere,
  )
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [by, setBy] = useState<'passphrase' | 'recoveryCode'>('passphrase')
  const [secret, setSecret] = useState('')
  const unlock = useDo('vault.unlock')
  const about = useAsk('app.about', {})
  const place = folder === elsewhere ? fullPath(typed) : folder
  const turn = () => {
    setBy(by === 'passphrase' ? 'recoveryCode' : 'passphrase')
    setSecret('')
    unlock.reset()
  }
  function send() {
    setTried(true)
    if (place !== null) unlock.mutate({ folder: place, [by]: secret })
  }
  return (
    <Screen
      title="Open a vault"
      sentence={
        restored === null
          ? undefined
          : `The backup is restored as ${restored}. It opens with the passphrase of the time of the backup.`
      }
    >
      <Form
        send="Open"
        sending="Opening"
        main
        pending={unlock.isPending}
        error={unlock.error}
        onSend={send}
        beside={<Button onClick={onBack}>Back</Button>}
      >
        {vaults.length > 0 && (
          <NativeSelect
            label="Vault"
            value={folder}
            onChange={(event) => {
              setFolder(event.currentTarget.value)
              unlock.reset()
            }}
            data={[
              ...vaults.map((vault) => ({ value: vault.folder, label: vault.name })),
              { value: elsewhere, label: 'Another folder' },
            ]}
          />
        )}
        {folder === elsewhere && (
          <TextInput
            label="Vault’s folder, in full"
            description={`Type or paste it. This computer’s own vaults are in ${about.data?.vaults ?? 'one folder'}; a vault made by the command line, or brought from another computer, may be anywhere.`}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={tried && place === null ? pathExample('trust') : undefined}
          />
        )}
        {by === 'passphrase' ? (
          <PasswordInput
            label="Passphrase"
            autoComplete="current-password"
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label="Recovery code"
            description="From the printed sheet. Capitals and spaces make no difference."
            autoComplete="off"
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
        )}
        <div>
          <Button onClick={turn}>
            {by === 'passphrase' ? 'Use the recovery code instead' : 'Use the passphrase instead'}
          </Button>
        </div>
      </Form>
    </Screen>
  )
}
