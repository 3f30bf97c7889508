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
      help="settings"
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
      <Licences />
    </Screen>
  )
}

function Licences() {
  const list = useAsk('app.licences', {})
  return (
    <Block title="Licences">
      <p>Plumbline is under the MIT licence. It is built with the work of others:</p>
      <Answer of={list} what="Looking at the licences">
        {({ licences }) =>
          licences.length === 0 ? (
            <p className="second">They are listed once the window is built for release.</p>
          ) : (
            <ul className={classes.findings}>
              {licences.map(({ name, version, licence, text }) => (
                <li key={`${name} ${version}`}>
                  {text === null ? (
                    <>
                      {name} {version}, {licence}
                    </>
                  ) : (
                    <details>
                      <summary className={classes.summary}>
                        {name} {version}, {licence}
                      </summary>
                      <pre className={classes.licence}>{text}</pre>
                    </details>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Block>
  )
}
