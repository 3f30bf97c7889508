/** The two secrets that open the vault: its passphrase and its recovery code. */
import { useState } from 'react'
import { PasswordInput } from '@mantine/core'
import { useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { PassphrasePair } from '../../parts/PassphrasePair.tsx'
import { emptyPair, pairProblem } from '../../parts/passphrase-pair.ts'
import { Block } from '../../parts/Screen.tsx'
import { RecoveryCode } from '../start/KeepCode.tsx'

export function ChangePassphrase() {
  const [current, setCurrent] = useState('')
  const [pair, setPair] = useState(emptyPair)
  const [tried, setTried] = useState(false)
  const change = useDo('vault.changePassphrase')
  function send() {
    setTried(true)
    if (pairProblem(pair)) return
    change.mutate(
      { current, next: pair.first },
      {
        onSuccess: () => {
          setCurrent('')
          setPair(emptyPair)
          setTried(false)
        },
      },
    )
  }
  return (
    <Block title="Change the passphrase">
      <Form
        send="Change the passphrase"
        sending="Changing the passphrase"
        pending={change.isPending}
        error={change.error}
        onSend={send}
      >
        <PasswordInput
          label="Passphrase now"
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PassphrasePair pair={pair} onChange={setPair} shown={tried} />
      </Form>
      <p role="status">
        {change.data && 'The passphrase is changed. The recovery code stays as it was.'}
      </p>
    </Block>
  )
}

export function NewCode() {
  const [passphrase, setPassphrase] = useState('')
  const renew = useDo('vault.renewRecoveryCode')
  if (renew.data) {
    return (
      <Block title="The new recovery code">
        <p>The old code no longer opens the vault. This one is shown once.</p>
        <RecoveryCode code={renew.data.recoveryCode} onKept={() => renew.reset()} />
      </Block>
    )
  }
  return (
    <Block title="Make a new recovery code">
      <p>
        When the printed one is lost, or someone has seen it who should not. The old one then opens
        nothing.
      </p>
      <Form
        send="Make a new code"
        sending="Making a new code"
        pending={renew.isPending}
        error={renew.error}
        onSend={() => renew.mutate({ passphrase }, { onSuccess: () => setPassphrase('') })}
      >
        <PasswordInput
          label="Passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      </Form>
    </Block>
  )
}
