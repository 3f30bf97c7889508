/** The encrypted database file: SQLCipher 4's scheme, keyed by the raw data key. */
import { accessSync, constants, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../contract/error.ts'
import { codeOf, damaged } from './errors.ts'
import { latestStep } from './migrate.ts'

export type VaultDatabase = Database.Database

/** `PLMB`: tells our databases from any other that the key might open. */
export const applicationId = 0x504c4d42

/** The first 16 bytes of every unencrypted SQLite database. */
export const plainHeader = Buffer.from('SQLite format 3\0', 'latin1')

/** SQLite's smallest database is one page; SQLCipher 4 pages have 4096 bytes. */
const pageSize = 4096

/** An empty database in a new file. */
export function createDatabase(file: string, key: Uint8Array): VaultDatabase {
  const db = keyed(new Database(file), key)
  try {
    db.pragma(`application_id = ${applicationId}`)
    configure(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Opens a database that was proved to have this key, without changing it. Throws `VaultDamaged`,
 * `VaultTooNew` and SQLite's own errors (see `storeError`).
 */
export function openDatabase(
  file: string,
  key: Uint8Array,
  options: { readonly: boolean } = { readonly: false },
): VaultDatabase {
  // An empty file would pass for an empty database, and a missing one would be made.
  const bytes = sizeOf(file)
  if (bytes === null) throw damaged('the file is missing')
  if (bytes < pageSize) throw damaged(`the file is cut short to ${bytes} bytes`)
  // SQLite would fall back to reading, and then fail at the lock with an error that says nothing.
  if (!options.readonly) accessSync(file, constants.W_OK)
  const db = keyed(
    new Database(file, { fileMustExist: true, readonly: options.readonly, timeout: 250 }),
    key,
  )
  try {
    if (db.pragma('application_id', { simple: true }) !== applicationId) {
      throw damaged('it is not a Plumbline database')
    }
    refuseNewer(stepOf(db))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** How the open database works, whatever the defaults of the library are. */
export function configure(db: VaultDatabase): void {
  // Full: a change that was confirmed outlives a power cut. Exclusive: nothing of the log is shared memory.
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('secure_delete = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  db.pragma('cache_size = -65536')
}

/** The migration step that the database stands at. */
export function stepOf(db: VaultDatabase): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Throws `VaultTooNew`, naming both versions, for data of a later Plumbline. */
export function refuseNewer(step: number): void {
  if (step <= latestStep) return
  throw new AppError(
    'VaultTooNew',
    `This vault was written by a newer Plumbline: its data is at version ${step}, and this Plumbline knows ` +
      `versions up to ${latestStep}. Nothing was changed. Open it with a newer Plumbline.`,
    { found: step, supported: latestStep },
  )
}

/** Reads every page, proving its signature, and checks the structure. Throws `VaultDamaged`. */
export function quickCheck(db: VaultDatabase): void {
  const found = db.prepare<[], string>('PRAGMA quick_check(1)').pluck().all()
  if (found[0] !== 'ok') throw damaged(found[0] ?? 'the check says nothing')
}

function keyed(db: VaultDatabase, key: Uint8Array): VaultDatabase {
  try {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma('legacy = 4')
    // The plain library takes the pragma without a word and writes plain text.
    if (db.pragma('cipher', { simple: true }) !== 'sqlcipher') {
      throw new AppError('Unexpected', 'The database library that is installed cannot encrypt.')
    }
    // As bytes and not in a pragma, so that the key is never part of a statement's text.
    const raw = Buffer.from(`x'${Buffer.from(key).toString('hex')}'`, 'latin1')
    db.key(raw)
    raw.fill(0)
    // Before the first read: keeps the log's index in memory and every other process out.
    db.pragma('locking_mode = EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function sizeOf(file: string): number | null {
  try {
    return statSync(file).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
