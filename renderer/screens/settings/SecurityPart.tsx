/** How the vault is kept: when it locks, its passphrase and recovery code, its backups, whether it is whole. */
import { Button } from '@mantine/core'
import { idleChoices } from '../../../electron/domain/settings.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { useJob } from '../../app/job.ts'
import { useVaultStatus } from '../../app/vault-status.ts'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { SavedSelect } from '../../parts/SavedSelect.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { ago } from '../../parts/words.ts'
import { Backups, MadeBackup, useBackup } from './Backups.tsx'
import { ChangePassphrase, NewCode } from './Secrets.tsx'
import classes from './Settings.module.css'
import { useSetting } from './use-setting.ts'
import { VaultCheck } from './VaultCheck.tsx'

export function SecurityPart() {
  const status = useVaultStatus()
  const job = useJob()
  const backup = useBackup(job)
  return (
    <Screen
      help="security"
      title="Security"
      sentence={
        status.backedUp
          ? `Last backed up ${ago(status.backedUp)}. A backup is also made when the vault is locked or closed, where the last is over a day old.`
          : 'This vault has not been backed up yet.'
      }
      action={
        !backup.isPending && (
          <Button variant="filled" onClick={() => backup.mutate()}>
            Back up now
          </Button>
        )
      }
    >
      <JobProgress job={job} label="Backing up" />
      {backup.error && <Trouble error={backup.error} />}
      {backup.data && <MadeBackup backup={backup.data} />}
      <Lock />
      <Backups />
      <VaultCheck />
      <ChangePassphrase />
      <NewCode />
    </Screen>
  )
}

function Lock() {
  const settings = useAsk('settings.get', {})
  const set = useSetting()
  const lock = useDo('vault.lock')
  return (
    <Block title="When it locks">
      <Answer of={settings} what="Looking at the settings">
        {({ security: { idleMinutes } }) => (
          <SavedSelect
            label="Locks when nothing was done for"
            description="It is said a minute before. Work under way is finished first. What was typed into a form and not saved is lost."
            classNames={{ wrapper: classes.choice ?? '' }}
            value={String(idleMinutes)}
            onChoose={async (chosen) => {
              const next = idleChoices.find((one) => String(one) === chosen)
              if (next === undefined) return
              await set.keep(
                () => ({ part: 'security', idleMinutes: next }),
                `The vault locks after ${plural(next, 'minute')}`,
              )
            }}
            data={idleChoices.map((minutes) => ({
              value: String(minutes),
              label: plural(minutes, 'minute'),
            }))}
          />
        )}
      </Answer>
      {set.error && <Trouble error={set.error} />}
      <div>
        <Button onClick={() => lock.mutate({})}>Lock now</Button>
      </div>
    </Block>
  )
}
