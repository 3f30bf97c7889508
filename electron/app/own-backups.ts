/** The backup that a vault makes of itself when it is left. */
import { journalQueries, type Vault } from '../store/index.ts'
import { sitting } from './sittings.ts'

/** A backup of the last day is new enough, in milliseconds. */
const newEnough = 24 * 60 * 60 * 1000

/**
 * Backs a vault up into its own folder where something changed since the last backup and that is older than a
 * day. Where it cannot be written the vault is left all the same: a lock must never wait for a full disk. The
 * age of the last backup stands on screen.
 */
export async function backUpIfDue(vault: Vault, now: Date): Promise<void> {
  const last = vault.lastBackup()
  const latest = journalQueries
    .list(vault.db, { limit: 20 })
    .find(({ subject }) => subject !== sitting)
  const changed = latest !== undefined && latest.subject !== 'backup'
  const old = last === null || now.getTime() - Date.parse(last) > newEnough
  if (changed && old) await vault.backup().catch(() => undefined)
}
