/** What the store's tests share: scratch folders, a fixed clock, fresh databases. */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import type { ErrorCode } from '../../electron/contract/error.ts'
import { configure, createDatabase } from '../../electron/store/database.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { importQueries } from '../../electron/store/index.ts'
import type { StoreEnv, Vault } from '../../electron/store/index.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { readSlotFile, unwrapKey } from '../../electron/store/slot-file.ts'
import { openByKey } from '../../electron/store/vault.ts'
import { at, importResult, passphrase } from './samples.ts'

export * from './samples.ts'

/** A folder that is gone when the test file is done. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-store-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function envAt(time = at): StoreEnv {
  let n = 0
  return { clock: { now: () => new Date(time) }, who: 'A. Clerk', id: () => `id-${(n += 1)}` }
}

/** A copy of a closed vault, to be damaged. */
export function copyOf(vault: string, to: string): string {
  cpSync(vault, to, { recursive: true })
  return to
}

/** An encrypted database with the present schema, without the cost of key slots. */
export function freshDatabase(folder: string, name = 'queries.db'): VaultDatabase {
  const db = createDatabase(join(folder, name), randomBytes(32))
  configure(db)
  migrate(db)
  return db
}

/** The data key of a vault: one stretching of the passphrase, after which `openAgain` costs none. */
export async function keyOf(vault: string): Promise<Buffer> {
  return unwrapKey(await readSlotFile(vault), { passphrase })
}

/** Opens a vault by its key, as `unlockVault` does once a slot has given it. */
export async function openAgain(vault: string, key: Buffer, time = at): Promise<Vault> {
  return openByKey(vault, Buffer.from(key), envAt(time))
}

/** Expects an `AppError` of this code, and gives it. */
export async function expectFailure(body: () => unknown, code: ErrorCode): Promise<AppError> {
  try {
    await body()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code, error.message).toBe(code)
    return error
  }
  throw new Error(`Expected ${code}, and nothing was thrown.`)
}

/** Imports that rows may refer to. */
export function withImports(db: VaultDatabase, ...ids: string[]): void {
  for (const id of ids) importQueries.add(db, importResult(id))
}

/**
 * How the database does the work, step by step as its plans say, of every statement that the work prepares. A step
 * that begins with `SCAN` reads a whole table.
 */
export function plansOf(db: VaultDatabase, work: () => void): string[] {
  const prepare = db.prepare.bind(db)
  const told: string[] = []
  db.prepare = (sql: string) => {
    told.push(sql)
    return prepare(sql)
  }
  try {
    work()
  } finally {
    db.prepare = prepare
  }
  return told.flatMap((sql) => {
    const named = Array.from(sql.matchAll(/@(\w+)/g), ([, name]) => [name, null] as const)
    const values =
      named.length > 0 ? [Object.fromEntries(named)] : Array.from(sql.matchAll(/\?/g), () => null)
    return prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
  })
}
