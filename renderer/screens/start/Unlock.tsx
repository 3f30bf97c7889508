/** Opens a vault of this computer with its passphrase or its recovery code: as a rule one field and Enter. */
import { useEffect, useRef, useState } from 'react'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { useDo } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'

export type KnownVault = Output<'vault.list'>['vaults'][number]

/** The field for what opens a vault, and the turn from one secret to the other. */
export type Secret = { by: 'passphrase' | 'recoveryCode'; text: string }

type UnlockProps = {
  /** The one last used first. */
  vaults: KnownVault[]
  /** Folder of the vault that is offered first; null for the one last used. */
  first: string | null
}

export function Unlock({ vaults, first }: UnlockProps) {
  const offered = vaults.find(({ folder: one }) => one === first) ?? vaults[0]
  const [folder, setFolder] = useState(offered?.folder ?? '')
  const [secret, setSecret] = useState<Secret>({ by: 'passphrase', text: '' })
  const unlock = useDo('vault.unlock')
  return (
    <Form
      send="Open"
      sending="Opening"
      main
      pending={unlock.isPending}
      error={unlock.error}
      onSend={() => unlock.mutate({ folder, [secret.by]: secret.text })}
      beside={
        <OtherSecret
          secret={secret}
          onChange={(other) => {
            setSecret(other)
            unlock.reset()
          }}
        />
      }
    >
      {vaults.length > 1 && (
        <NativeSelect
          label="Vault"
          value={folder}
          onChange={(event) => {
            setFolder(event.currentTarget.value)
            unlock.reset()
          }}
          data={vaults.map((vault) => ({ value: vault.folder, label: vault.name }))}
        />
      )}
      <SecretField secret={secret} onChange={setSecret} focus />
    </Form>
  )
}

type SecretProps = { secret: Secret; onChange(secret: Secret): void }

export function SecretField({
  secret,
  onChange,
  focus = false,
}: SecretProps & { focus?: boolean }) {
  const field = useRef<HTMLInputElement>(null)
  const { by } = secret
  useEffect(() => {
    // The title takes the focus when a screen opens; here the field is what is wanted.
    if (focus) queueMicrotask(() => field.current?.focus())
  }, [focus, by])
  const onText = (text: string) => onChange({ by, text })
  return by === 'passphrase' ? (
    <PasswordInput
      ref={field}
      label="Passphrase"
      autoComplete="current-password"
      value={secret.text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      ref={field}
      label="Recovery code"
      description="From the printed sheet. Capitals and spaces make no difference."
      autoComplete="off"
      value={secret.text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  )
}

export function OtherSecret({ secret, onChange }: SecretProps) {
  const other = secret.by === 'passphrase' ? 'recoveryCode' : 'passphrase'
  return (
    <Button onClick={() => onChange({ by: other, text: '' })}>
      {other === 'recoveryCode' ? 'Use the recovery code instead' : 'Use the passphrase instead'}
    </Button>
  )
}
