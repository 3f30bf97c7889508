/** The vault: making, opening, restoring and listing. */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { makeBackup, restoreBackup } from './backup.ts'
import { configure, createDatabase, openDatabase, quickCheck, stepOf } from './database.ts'
import type { VaultDatabase } from './database.ts'
import { withStoreErrors } from './errors.ts'
import { takeLock } from './lock.ts'
import { latestStep, migrate } from './migrate.ts'
import { buildFolder } from './new-folder.ts'
import { vaultOf } from './open-vault.ts'
import type { StoreEnv, Vault } from './open-vault.ts'
import * as journalQueries from './queries/journal.ts'
import * as trustQueries from './queries/trust.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { nextBackupFile } from './rotation.ts'
import {
  backupsName,
  copySlotFile,
  databaseName,
  readSlotFile,
  slotFileName,
  unwrapKey,
  writeSlotFile,
} from './slot-file.ts'
import type { GivenSecret, SlotFile } from './slot-file.ts'
import { checkNewPassphrase, passphraseSecret, recoverySecret, sealSlot } from './slots.ts'

/**
 * Makes a vault in a folder that is empty or not there, and opens it. `trust` is the name until the trust
 * is adopted from the register. The recovery code is shown once and stored nowhere.
 */
export async function createVault(
  folder: string,
  options: { trust: string; passphrase: string },
  env: StoreEnv,
): Promise<{ vault: Vault; recoveryCode: string }> {
  checkNewPassphrase(options.passphrase)
  return withStoreErrors(async () => {
    const key = randomBytes(32)
    const recoveryCode = newRecoveryCode()
    await buildFolder(folder, async (fresh) => {
      const slots = await newSlots(key, options.passphrase, recoveryCode, env)
      await mkdir(join(fresh, backupsName), { mode: 0o700 })
      const db = createDatabase(join(fresh, databaseName), key)
      try {
        migrate(db)
        db.transaction(() => {
          const trust = { name: options.trust, uid: null, companiesHouse: null }
          trustQueries.put(db, trust)
          const entry = { change: env.id(), at: env.clock.now().toISOString(), who: env.who }
          journalQueries.append(db, {
            ...entry,
            what: 'Made the vault',
            subject: 'trust',
            before: null,
            after: trust,
          })
        })()
      } finally {
        db.close()
      }
      await writeSlotFile(fresh, slots)
    })
    return { vault: await openByKey(resolve(folder), key, env), recoveryCode }
  })
}

/**
 * Opens a vault. The secret is proved before SQLite is touched: `VaultWrongPassphrase`,
 * `VaultWrongRecoveryCode`, `RecoveryCodeMistyped`. Then `VaultInUse`, `VaultDamaged`, `VaultTooNew`,
 * `VaultReadOnly` or `DiskFull`, each leaving the vault as it was. Data of an older Plumbline is backed up
 * and brought to the present form.
 */
export async function unlockVault(
  folder: string,
  secret: GivenSecret,
  env: StoreEnv,
): Promise<Vault> {
  return withStoreErrors(async () => {
    const key = await unwrapKey(await readSlotFile(folder), secret)
    return openByKey(resolve(folder), key, env)
  })
}

/** Lays a vault out from a backup, never over another. Needs no passphrase: the slots are in the backup. */
export async function restoreVault(file: string, folder: string, _env: StoreEnv): Promise<void> {
  await withStoreErrors(() => restoreBackup(file, folder))
}

/** A vault in the folder of vaults; `used` is the ISO time at which it was last opened or closed. */
export type ListedVault = { folder: string; name: string; used: string | null }

/** The vaults in a folder, the one last used first. Each is named by its folder, as no other stands outside it. */
export async function listVaults(parent: string): Promise<ListedVault[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => [])
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(resolve(parent), entry.name))
    .filter(
      (folder) => existsSync(join(folder, slotFileName)) || existsSync(join(folder, databaseName)),
    )
  const vaults = await Promise.all(
    folders.map(async (folder) => ({
      folder,
      name: basename(folder),
      used: await lastUse(folder),
    })),
  )
  return vaults.toSorted(
    (a, b) => (b.used ?? '').localeCompare(a.used ?? '') || (a.name < b.name ? -1 : 1),
  )
}

/** The lock file comes and goes with each use, which the folder's own time tells. */
async function lastUse(folder: string): Promise<string | null> {
  const found = await stat(folder).catch(() => null)
  return found && found.mtime.toISOString()
}

async function newSlots(
  key: Uint8Array,
  passphrase: string,
  recoveryCode: string,
  env: StoreEnv,
): Promise<SlotFile> {
  const vault = randomUUID()
  const made = env.clock.now().toISOString()
  const slots = await Promise.all([
    sealSlot(vault, key, passphraseSecret(passphrase), made, env.id()),
    sealSlot(vault, key, recoverySecret(recoveryCode), made, env.id()),
  ])
  return { vault, slots, damaged: 0 }
}

/** Opens a vault by its data key, which a slot gave; the key is wiped when the vault is closed. */
export async function openByKey(folder: string, key: Buffer, env: StoreEnv): Promise<Vault> {
  return withStoreErrors(async () => {
    const lock = takeLock(folder, randomUUID())
    let db: VaultDatabase | undefined
    try {
      // Read under the lock: while the secret was being proved, another process may have changed the slots.
      const slots = await readSlotFile(folder)
      await removeLeftovers(folder)
      db = openDatabase(join(folder, databaseName), key)
      configure(db)
      quickCheck(db)
      if (stepOf(db) < latestStep) {
        const now = env.clock.now()
        await makeBackup({ folder, db, key, slots }, nextBackupFile(folder, now), now)
        migrate(db)
      }
      db.pragma('query_only = ON')
      // A crash between the two writes of a change of passphrase leaves the copy behind.
      if (slots.damaged === 0) await copySlotFile(folder, slots)
      return vaultOf(folder, db, key, slots, env, () => lock.release())
    } catch (error) {
      db?.close()
      lock.release()
      key.fill(0)
      throw error
    }
  })
}

/** What a crash in the middle of a backup leaves: encrypted, and of no more use. */
async function removeLeftovers(folder: string): Promise<void> {
  const backups = join(folder, backupsName)
  for (const name of await readdir(backups).catch(() => [])) {
    if (/^making-|\.partial$/.test(name)) await rm(join(backups, name), { force: true })
  }
}
