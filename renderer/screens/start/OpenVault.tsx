/** Opens a vault of this computer with its passphrase or its recovery code. */
import { useState } from 'react'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Screen } from '../../parts/Screen.tsx'

export type KnownVault = { folder: string; name: string }

export function OpenVault({ vaults, onBack }: { vaults: KnownVault[]; onBack(): void }) {
  const [folder, setFolder] = useState(vaults[0]?.folder ?? '')
  const [by, setBy] = useState<'passphrase' | 'recoveryCode'>('passphrase')
  const [secret, setSecret] = useState('')
  const unlock = useDo('vault.unlock')
  const turn = () => {
    setBy(by === 'passphrase' ? 'recoveryCode' : 'passphrase')
    setSecret('')
    unlock.reset()
  }
  return (
    <Screen title="Open a vault">
      <Form
        send="Open"
        sending="Opening"
        main
        pending={unlock.isPending}
        error={unlock.error}
        onSend={() => unlock.mutate({ folder, [by]: secret })}
        beside={<Button onClick={onBack}>Back</Button>}
      >
        <NativeSelect
          label="Vault"
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
          data={vaults.map((vault) => ({ value: vault.folder, label: vault.name }))}
        />
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
