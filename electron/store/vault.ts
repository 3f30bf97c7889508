/** The vault: making, opening, changing and closing it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { AppError } from '../contract/error.ts'
import { buildFolder, makeBackup, restoreBackup } from './backup.ts'
import { checkVault } from './check.ts'
import type { VaultCheck } from './check.ts'
import { configure, createDatabase, openDatabase, quickCheck, stepOf } from './database.ts'
import type { VaultDatabase } from './database.ts'
import { storeError, withStoreErrors } from './errors.ts'
import { takeLock } from './lock.ts'
import { latestStep, migrate } from './migrate.ts'
import * as journalQueries from './queries/journal.ts'
import * as trustQueries from './queries/trust.ts'
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import { listBackups, nextBackupFile, rotateBackups } from './rotation.ts'
import type { KeptBackup } from './rotation.ts'
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
import { checkNewPassphrase, passphraseSecret, sealSlot } from './slots.ts'
import type { SlotSecret } from './slots.ts'

/** What the store needs from outside: the time, the person's name for the journal, and new ids. */
export type StoreEnv = { clock: { now(): Date }; who: string; id(): string }

/** Notes what a change did to one thing, e.g. `('vision', old, new)`; JSON values. */
export type Journal = (subject: string, before: unknown, after: unknown) => void

/** An open vault. `db` is for reading: SQLite refuses a write outside `change`. */
export type Vault = {
  readonly folder: string
  readonly db: VaultDatabase
  /**
   * One transaction, journalled: who, when, what, and each entry's before and after. All of it or, when
   * the body throws, none. The body is synchronous and does not call `change`.
   */
  change<T>(what: string, body: (db: VaultDatabase, journal: Journal) => T): T
  /** Sets the passphrase. `current` is the present one, or the recovery code where it is forgotten. */
  changePassphrase(current: string, next: string): Promise<void>
  /** Gives a new recovery code; the old one opens the vault no more. */
  renewRecoveryCode(passphrase: string): Promise<string>
  /** Writes a proved backup: to `file`, or into `backups/`, where old ones then make room. */
  backup(file?: string): Promise<{ file: string; bytes: number }>
  /** The vault's own backups, newest first. */
  backups(): KeptBackup[]
  /** ISO time of the last backup, wherever it went; null where there has been none. */
  lastBackup(): string | null
  check(): Promise<VaultCheck>
  close(): void
}

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
    let slots: SlotFile | undefined
    await buildFolder(folder, async (fresh) => {
      slots = await newSlots(key, options.passphrase, recoveryCode, env)
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
    if (!slots) throw new AppError('Unexpected', 'The vault was made without key slots.')
    return { vault: await openVault(resolve(folder), key, slots, env), recoveryCode }
  })
}

/**
 * Opens a vault. The secret is proved before SQLite is touched: `VaultWrongPassphrase`,
 * `VaultWrongRecoveryCode`, `RecoveryCodeMistyped`. Then `VaultInUse`, `VaultDamaged`, `VaultTooNew`,
 * `VaultReadOnly` or `DiskFull`, each leaving the vault as it was. Data of an older Plumbline is backed up
 * and brought to the present form.
 */
export async function unlockVault(folder: string, secret: GivenSecret, env: StoreEnv): Promise<Vault> {
  return withStoreErrors(async () => {
    const slots = await readSlotFile(folder)
    const key = await unwrapKey(slots, secret)
    return openVault(resolve(folder), key, slots, env)
  })
}

/** Lays a vault out from a backup, never over another. Needs no passphrase: the slots are in the backup. */
export async function restoreVault(file: string, folder: string, _env: StoreEnv): Promise<void> {
  await withStoreErrors(() => restoreBackup(file, folder))
}

/** The vaults in a folder, by name: the name of the folder that each is in, as no other stands outside it. */
export async function listVaults(parent: string): Promise<{ folder: string; name: string }[]> {
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(resolve(parent), entry.name))
    .filter((folder) => existsSync(join(folder, slotFileName)) || existsSync(join(folder, databaseName)))
    .toSorted()
    .map((folder) => ({ folder, name: basename(folder) }))
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

function recoverySecret(code: string): SlotSecret {
  return { kind: 'recovery-code', text: parseRecoveryCode(code) }
}

async function openVault(folder: string, key: Buffer, slots: SlotFile, env: StoreEnv): Promise<Vault> {
  const lock = takeLock(folder, randomUUID())
  let db: VaultDatabase | undefined
  try {
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
}

/** What a crash in the middle of a backup leaves: encrypted, and of no more use. */
async function removeLeftovers(folder: string): Promise<void> {
  const backups = join(folder, backupsName)
  if (!existsSync(backups)) return
  for (const name of readdirSync(backups)) {
    if (/^making-.*\.db|\.partial$/.test(name)) await rm(join(backups, name), { force: true })
  }
}

function vaultOf(
  folder: string,
  db: VaultDatabase,
  key: Buffer,
  opened: SlotFile,
  env: StoreEnv,
  release: () => void,
): Vault {
  let slots = opened
  let changing = false

  /** Replaces the slot of the secret's kind. */
  async function reseal(secret: SlotSecret): Promise<void> {
    const slot = await sealSlot(slots.vault, key, secret, env.clock.now().toISOString(), env.id())
    const next = {
      ...slots,
      slots: [...slots.slots.filter(({ kind }) => kind !== secret.kind), slot],
      damaged: 0,
    }
    await writeSlotFile(folder, next)
    slots = next
  }

  const vault: Vault = {
    folder,
    db,

    change(what, body) {
      if (changing) throw new AppError('Unexpected', 'A change was begun inside another.')
      changing = true
      try {
        db.pragma('query_only = OFF')
        return db
          .transaction(() => {
            const entry = { change: env.id(), at: env.clock.now().toISOString(), who: env.who, what }
            let entries = 0
            const result = body(db, (subject, before, after) => {
              entries += 1
              journalQueries.append(db, { ...entry, subject, before, after })
            })
            if (entries === 0) {
              journalQueries.append(db, { ...entry, subject: null, before: null, after: null })
            }
            return result
          })
          .immediate()
      } catch (error) {
        throw storeError(error)
      } finally {
        changing = false
        if (db.open) db.pragma('query_only = ON')
      }
    },

    async changePassphrase(current, next) {
      checkNewPassphrase(next)
      await withStoreErrors(async () => {
        await proveEither(slots, current)
        await reseal(passphraseSecret(next))
      })
      vault.change('Changed the passphrase', () => undefined)
    },

    async renewRecoveryCode(passphrase) {
      const code = newRecoveryCode()
      await withStoreErrors(async () => {
        await unwrapKey(slots, { passphrase })
        await reseal(recoverySecret(code))
      })
      vault.change('Renewed the recovery code', () => undefined)
      return code
    },

    async backup(file) {
      const made = await withStoreErrors(async () => {
        const now = env.clock.now()
        const target = file ?? nextBackupFile(folder, now)
        const written = await makeBackup({ folder, db, key, slots }, target, now)
        if (file === undefined) await rotateBackups(folder)
        return written
      })
      vault.change('Wrote a backup', (_, journal) => journal('backup', null, made))
      return made
    },

    backups: () => listBackups(folder),

    lastBackup: () => journalQueries.list(db, { subject: 'backup', limit: 1 })[0]?.at ?? null,

    check: () => withStoreErrors(() => checkVault(folder, db)),

    close() {
      if (!db.open) return
      db.close()
      key.fill(0)
      release()
    },
  }
  return vault
}

/** The person must know one of the two secrets; an unlocked window alone does not allow a new passphrase. */
async function proveEither(slots: SlotFile, given: string): Promise<void> {
  const letters = recoveryLetters(given)
  if (letters !== null) {
    const proved = await unwrapKey(slots, { recoveryCode: letters }).catch(() => null)
    if (proved) return
  }
  await unwrapKey(slots, { passphrase: given })
}

function recoveryLetters(given: string): string | null {
  try {
    parseRecoveryCode(given)
    return given
  } catch {
    return null
  }
}
