/** What is running, and where things are kept. */
import { useAsk } from '../../api.ts'
import { useVaultStatus } from '../../app/vault-status.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import classes from './Settings.module.css'

export function AboutPart() {
  const about = useAsk('app.about', {})
  const status = useVaultStatus()
  return (
    <Screen
      title="About Plumbline"
      sentence="Board packs computed from the trust’s own data and tied to its own vision."
    >
      <Block title="What is running">
        <Answer of={about} what="Looking at what is running">
          {({ version, host, node }) => (
            <dl className={classes.facts}>
              <dt>Plumbline</dt>
              <dd>{version}</dd>
              <dt>Window</dt>
              <dd>
                {host === 'electron'
                  ? 'Electron'
                  : 'An installed browser (Chromium, Chrome or Edge)'}
              </dd>
              <dt>Node</dt>
              <dd>{node}</dd>
            </dl>
          )}
        </Answer>
      </Block>
      <Block title="Where things are kept">
        <dl className={classes.facts}>
          <dt>This vault</dt>
          <dd>{status.folder}</dd>
          <dt>New vaults</dt>
          <dd>{about.data?.vaults}</dd>
          <dt>Outside this machine</dt>
          <dd>
            Nothing. Plumbline asks nothing of any network and sends nothing. What leaves the vault
            is what a person saves: packs, tables, pictures, backups.
          </dd>
        </dl>
      </Block>
    </Screen>
  )
}
