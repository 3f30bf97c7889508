/** The vault's own affairs: passphrase, recovery code, backup, check; and what is running. */
import { useState } from 'react'
import { Button, PasswordInput } from '@mantine/core'
import { useAsk, useDo } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useVaultStatus, type VaultStatus } from '../../app/vault-status.ts'
import { Form } from '../../parts/Form.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { PassphrasePair } from '../../parts/PassphrasePair.tsx'
import { emptyPair, pairProblem } from '../../parts/passphrase-pair.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ago, size } from '../../parts/words.ts'
import { RecoveryCode } from '../start/KeepCode.tsx'
import classes from './Settings.module.css'

export function Settings() {
  const status = useVaultStatus()
  const announce = useAnnounce()
  const backup = useDo('vault.backup')
  return (
    <Screen
      title="Settings"
      sentence={
        status.backedUp
          ? `Last backed up ${ago(status.backedUp)}.`
          : 'This vault has not been backed up yet.'
      }
      action={
        <Button
          variant="filled"
          aria-disabled={backup.isPending}
          onClick={() =>
            !backup.isPending &&
            backup.mutate({}, { onSuccess: () => announce('The backup is written') })
          }
        >
          {backup.isPending ? 'Backing up' : 'Back up now'}
        </Button>
      }
    >
      {backup.error && <Trouble error={backup.error} />}
      {backup.data && (
        <p>
          Backed up and read back: {size(backup.data.bytes)}, encrypted, at{' '}
          <strong>{backup.data.file}</strong>. Copy it to another disk too.
        </p>
      )}
      <VaultCheck />
      <ChangePassphrase />
      <NewCode />
      <About status={status} />
    </Screen>
  )
}

function VaultCheck() {
  const check = useDo('vault.check')
  return (
    <Block title="Check the vault">
      <p>Reads the whole vault: whether its database is sound and its journal unbroken.</p>
      {check.error && <Trouble error={check.error} />}
      <div role="status">
        {check.data && (
          <>
            <p className="strong">
              {check.data.ok ? 'The vault is sound.' : 'The check found something.'}
            </p>
            <ul className={classes.findings}>
              {check.data.findings.map(({ ok, what }) => (
                <li key={what}>
                  <Mark name={ok ? 'in-order' : 'stops'} words={ok ? 'In order' : 'Not in order'} />{' '}
                  {what}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div>
        <Button
          aria-disabled={check.isPending}
          onClick={() => !check.isPending && check.mutate({})}
        >
          {check.isPending ? 'Checking' : 'Check now'}
        </Button>
      </div>
    </Block>
  )
}

function ChangePassphrase() {
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

function NewCode() {
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

function About({ status }: { status: VaultStatus }) {
  const about = useAsk('app.about', {})
  return (
    <Block title="About">
      <Answer of={about} what="Looking at what is running">
        {({ version, host, node }) => (
          <dl className={classes.facts}>
            <dt>Plumbline</dt>
            <dd>{version}</dd>
            <dt>Window</dt>
            <dd>
              {host === 'electron' ? 'Electron' : 'An installed browser (Chromium, Chrome or Edge)'}
            </dd>
            <dt>Node</dt>
            <dd>{node}</dd>
            <dt>Vault</dt>
            <dd>{status.folder}</dd>
          </dl>
        )}
      </Answer>
    </Block>
  )
}
