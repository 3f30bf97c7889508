/** A vault that is open: reading, changing, its secrets, its backups, closing. */
import { AppError } from '../contract/error.ts'
import { makeBackup, type BackupWork } from './backup.ts'
import { checkVault } from './check.ts'
import type { VaultCheck } from './check.ts'
import type { VaultDatabase } from './database.ts'
import { storeError, withStoreErrors } from './errors.ts'
import * as journalQueries from './queries/journal.ts'
import { isRecoveryCode, newRecoveryCode } from './recovery-code.ts'
import { listBackups, nextBackupFile, rotateBackups } from './rotation.ts'
import type { KeptBackup } from './rotation.ts'
import { unwrapKey, writeSlotFile } from './slot-file.ts'
import type { SlotFile } from './slot-file.ts'
import { checkNewPassphrase, passphraseSecret, recoverySecret, sealSlot } from './slots.ts'
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
   * the body throws, none. The body is synchronous and does not call `change`. `id` names the change in the journal.
   */
  change<T>(what: string, body: (db: VaultDatabase, journal: Journal, id: string) => T): T
  /**
   * One transaction over what follows from the rest of the vault and can be made again, such as the index of the
   * search: all of it or none, and not journalled, since nothing has changed by it.
   */
  derive(body: (db: VaultDatabase) => void): void
  /** Empties the log, so that nothing that was wiped stays in it. */
  emptyLog(): void
  /** Sets the passphrase. `current` is the present one, or the recovery code where it is forgotten. */
  changePassphrase(current: string, next: string): Promise<void>
  /** Gives a new recovery code; the old one opens the vault no more. */
  renewRecoveryCode(passphrase: string): Promise<string>
  /** Writes a proved backup: to `file`, or into `backups/`, where old ones then make room. */
  backup(file?: string, work?: BackupWork): Promise<{ file: string; bytes: number }>
  /** The vault's own backups, newest first. */
  backups(): KeptBackup[]
  /** ISO time of the last backup, wherever it went; null where there has been none. */
  lastBackup(): string | null
  check(): Promise<VaultCheck>
  /** Locks the vault: the database is closed, the key wiped, the folder free for another process. */
  close(): void
}

/** The vault over a database that `unlockVault` has opened and checked. Takes the key into its keeping. */
export function vaultOf(
  folder: string,
  db: VaultDatabase,
  key: Buffer,
  opened: SlotFile,
  env: StoreEnv,
  release: () => void,
): Vault {
  let slots = opened
  let changing = false
  /** Changes of slots go one after another, each from what the one before has written. */
  let turn: Promise<unknown> = Promise.resolve()
  /** Backups too, so that each finds a name of its own. */
  let backing: Promise<unknown> = Promise.resolve()

  function requireOpen(): void {
    if (!db.open)
      throw new AppError(
        'VaultLocked',
        'The vault was locked in the meantime; nothing was changed.',
      )
  }

  /** Proves what the person knows, then replaces the slot of the new secret's kind. */
  function reseal(prove: (slots: SlotFile) => Promise<Buffer>, secret: SlotSecret): Promise<void> {
    const mine = turn.then(() =>
      withStoreErrors(async () => {
        requireOpen()
        // The key from the slot and not ours: ours may be wiped while the new slot is being made.
        const proved = await prove(slots)
        const slot = await sealSlot(
          slots.vault,
          proved,
          secret,
          env.clock.now().toISOString(),
          env.id(),
        )
        proved.fill(0)
        requireOpen()
        const others = slots.slots.filter(({ kind }) => kind !== secret.kind)
        const next = { vault: slots.vault, slots: [...others, slot], damaged: 0 }
        await writeSlotFile(folder, next)
        slots = next
      }),
    )
    turn = mine.catch(() => undefined)
    return mine
  }

  /** One transaction; outside it SQLite refuses every write. */
  function write<T>(body: () => T): T {
    requireOpen()
    if (changing) throw new AppError('Unexpected', 'A change was begun inside another.')
    changing = true
    try {
      db.pragma('query_only = OFF')
      return db.transaction(body).immediate()
    } catch (error) {
      throw storeError(error)
    } finally {
      changing = false
      if (db.open) db.pragma('query_only = ON')
    }
  }

  const vault: Vault = {
    folder,
    db,

    change(what, body) {
      return write(() => {
        const entry = {
          change: env.id(),
          at: env.clock.now().toISOString(),
          who: env.who,
          what,
        }
        let entries = 0
        const journal: Journal = (subject, before, after) => {
          entries += 1
          journalQueries.append(db, { ...entry, subject, before, after })
        }
        const result = body(db, journal, entry.change)
        if (entries === 0) {
          journalQueries.append(db, { ...entry, subject: null, before: null, after: null })
        }
        return result
      })
    },

    derive: (body) => write(() => body(db)),

    emptyLog() {
      requireOpen()
      db.pragma('wal_checkpoint(TRUNCATE)')
    },

    async changePassphrase(current, next) {
      checkNewPassphrase(next)
      await reseal((now) => proveEither(now, current), passphraseSecret(next))
      vault.change('Changed the passphrase', () => undefined)
    },

    async renewRecoveryCode(passphrase) {
      const code = newRecoveryCode()
      await reseal((now) => unwrapKey(now, { passphrase }), recoverySecret(code))
      vault.change('Renewed the recovery code', () => undefined)
      return code
    },

    async backup(file, work) {
      const mine = backing.then(() =>
        withStoreErrors(async () => {
          requireOpen()
          const now = env.clock.now()
          const target = file ?? nextBackupFile(folder, now)
          const written = await makeBackup({ folder, db, key, slots }, target, now, work)
          if (file === undefined) await rotateBackups(folder)
          return written
        }),
      )
      backing = mine.catch(() => undefined)
      const made = await mine
      if (db.open) vault.change('Wrote a backup', (_, journal) => journal('backup', null, made))
      return made
    },

    backups: () => listBackups(folder),

    lastBackup: () => journalQueries.list(db, { subject: 'backup', limit: 1 })[0]?.at ?? null,

    check: () => withStoreErrors(() => checkVault(folder, db)),

    close() {
      if (!db.open) return
      try {
        db.close()
      } finally {
        key.fill(0)
        release()
      }
    },
  }
  return vault
}

/** The person must know one of the two secrets; an unlocked window alone does not allow a new passphrase. */
async function proveEither(slots: SlotFile, given: string): Promise<Buffer> {
  if (isRecoveryCode(given)) {
    const key = await unwrapKey(slots, { recoveryCode: given }).catch(() => null)
    if (key) return key
  }
  return unwrapKey(slots, { passphrase: given })
}
