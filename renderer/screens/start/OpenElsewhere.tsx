/** Opens a vault that lies in any folder of the machine. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { fullPath, pathExample } from './free-name.ts'
import { OtherSecret, SecretField, type Secret } from './Unlock.tsx'

export function OpenElsewhere({ onBack }: { onBack(): void }) {
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [secret, setSecret] = useState<Secret>({ by: 'passphrase', text: '' })
  const unlock = useDo('vault.unlock')
  const about = useAsk('app.about', {})
  const folder = fullPath(typed)
  function send() {
    setTried(true)
    if (folder !== null) unlock.mutate({ folder, [secret.by]: secret.text })
  }
  return (
    <Screen title="Open a vault in another folder">
      <Form
        send="Open"
        sending="Opening"
        main
        pending={unlock.isPending}
        error={unlock.error}
        onSend={send}
        beside={<Button onClick={onBack}>Back</Button>}
      >
        <TextInput
          label="Vault’s folder, in full"
          description={`Type or paste it. This computer’s own vaults are in ${about.data?.vaults ?? 'one folder'}; a vault made by the command line, or brought from another computer, may be anywhere.`}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && folder === null ? pathExample('trust') : undefined}
        />
        <SecretField secret={secret} onChange={setSecret} />
        <div>
          <OtherSecret secret={secret} onChange={setSecret} />
        </div>
      </Form>
    </Screen>
  )
}
