/** Makes the trust's vault: its name, a passphrase twice, then the recovery code. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useDo } from '../../api.ts'
import type { Making } from '../../app/App.tsx'
import { Form } from '../../parts/Form.tsx'
import { PassphrasePair } from '../../parts/PassphrasePair.tsx'
import { emptyPair, pairProblem } from '../../parts/passphrase-pair.ts'
import { Screen } from '../../parts/Screen.tsx'
import { freeName, nameProblem } from './free-name.ts'
import type { KnownVault } from './Unlock.tsx'

type CreateVaultProps = { vaults: KnownVault[]; onMaking(making: Making): void; onBack(): void }

export function CreateVault({ vaults, onMaking, onBack }: CreateVaultProps) {
  const [trust, setTrust] = useState('')
  const [folder, setFolder] = useState(() => freeName('our-trust', vaults))
  const [pair, setPair] = useState(emptyPair)
  const [tried, setTried] = useState(false)
  const create = useDo('vault.create')

  function send() {
    setTried(true)
    if (trust.trim() === '' || nameProblem(folder) || pairProblem(pair)) return
    onMaking('under way')
    create.mutate(
      { folder, trust: trust.trim(), passphrase: pair.first },
      {
        onSuccess: ({ recoveryCode }) => onMaking({ code: recoveryCode }),
        onError: () => onMaking(null),
      },
    )
  }

  return (
    <Screen
      title="Start our trust"
      sentence="The vault is encrypted with a passphrase that only you know. Nobody can open it without the passphrase or the recovery code, not even those who make Plumbline."
    >
      <Form
        send="Make the vault"
        sending="Making the vault"
        main
        pending={create.isPending}
        error={create.error}
        onSend={send}
        beside={<Button onClick={onBack}>Back</Button>}
      >
        <TextInput
          label="Trust’s name"
          value={trust}
          onChange={(event) => setTrust(event.currentTarget.value)}
          error={tried && trust.trim() === '' ? 'Write the trust’s name.' : undefined}
        />
        <TextInput
          label="Vault’s name on this computer"
          description="Its folder, which others who use this computer may see. The trust’s name is kept inside, encrypted."
          value={folder}
          onChange={(event) => setFolder(event.currentTarget.value)}
          error={tried ? nameProblem(folder) : undefined}
        />
        <PassphrasePair pair={pair} onChange={setPair} shown={tried} />
      </Form>
    </Screen>
  )
}
