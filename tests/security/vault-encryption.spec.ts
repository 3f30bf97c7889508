/**
 * The attack: somebody takes the disk, or a copy of the folder, while the vault is open, after a crash, or
 * from a backup, and looks for anything that is readable. The plain SQLite library once made whole products
 * believe in an encryption that was not there, so these tests look at the bytes and at nothing else.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createVault,
  heldQueries,
  importQueries,
  meetingQueries,
  observationQueries,
  registerQueries,
  trustQueries,
  unlockVault,
} from '../../electron/store/index.ts'
import type { Vault } from '../../electron/store/index.ts'
import { sha256 } from '../../electron/store/canonical.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import {
  at,
  copyOf,
  envAt,
  expectFailure,
  importResult,
  keyOf,
  observation,
  openAgain,
  passphrase,
  school,
  scratch,
} from '../store/support.ts'

const home = scratch()
const whole = join(home, 'whole')
let key: Buffer
const secrets = [
  'Marram Point',
  'MARRAM POINT',
  'A. Clerk',
  'ks2.rwm.expected',
  'Estates strategy',
  'plainly a paper',
  'waiting line',
  'seven herons',
  'Made the vault',
]

function fill(vault: Vault): void {
  const bytes = Buffer.from('plainly a paper '.repeat(2000))
  const held = Buffer.from('waiting line\n'.repeat(2000))
  const meeting = meetingSchema.parse({
    meeting: { id: 'm', body: 'Board', title: 'Board', date: '2026-12-09' },
    items: [{ title: 'Estates strategy' }],
  })
  vault.change('Filled', (db) => {
    const schools = Array.from({ length: 300 }, (_, n) => school(`${900_000 + n}`))
    registerQueries.putSchools(db, 'import', schools)
    trustQueries.putSchools(db, schools)
    observationQueries.put(
      db,
      'import',
      at,
      Array.from({ length: 2000 }, (_, n) => observation({ period: `${n}` })),
    )
    importQueries.add(db, importResult('import'))
    meetingQueries.put(db, meeting, [{ name: 'estates.pdf', bytes, sha256: sha256(bytes) }])
    heldQueries.hold(db, {
      id: 'h',
      name: 'h.csv',
      sha256: sha256(held),
      bytes: held,
      as: null,
      period: null,
      at,
    })
  })
}

function filesOf(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((file) => {
      const bytes = bytesOf(file)
      return bytes === null ? [] : [{ name: relative(folder, file), bytes }]
    })
}

/** Null for a file that was there when the folder was read and is gone: a backup renames its own. */
function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Expects every file under the folder to be unreadable, and gives their names. */
function expectUnreadable(folder: string): string[] {
  const files = filesOf(folder)
  for (const { name, bytes } of files) {
    expect(bytes.subarray(0, 16).toString('latin1'), name).not.toContain('SQLite format 3')
    expect(bytes.includes('SQLite format 3'), name).toBe(false)
    for (const secret of secrets) {
      expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false)
      expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${secret} in ${name}`).toBe(false)
    }
  }
  return files.map(({ name }) => name).toSorted()
}

function start(folder: string, what: 'change' | 'passphrase'): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), folder, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

beforeAll(async () => {
  const { vault } = await createVault(whole, { trust: 'Marram Point Trust', passphrase }, envAt())
  fill(vault)
  expect(expectUnreadable(whole)).toEqual(
    ['backups/vault.json', 'trust.db', 'trust.db-wal', 'vault.json', 'vault.lock'].map((name) =>
      join(name),
    ),
  )
  vault.close()
  key = await keyOf(whole)
})

describe('on the disk', () => {
  it('nothing is readable while the vault is open, when it is closed, and in its backups', async () => {
    expect(expectUnreadable(whole)).toEqual([join('backups/vault.json'), 'trust.db', 'vault.json'])
    const vault = await openAgain(copyOf(whole, join(home, 'open')), key)
    vault.change('Again', (db) => trustQueries.putSchools(db, [school('900001')]))
    await vault.backup()
    await vault.backup(join(home, 'open', 'elsewhere.plumbline-backup'))
    const names = expectUnreadable(vault.folder)
    expect(names).toContain('trust.db-wal')
    expect(names).toContain('elsewhere.plumbline-backup')
    vault.close()
    expectUnreadable(vault.folder)
  })

  it('nothing is readable while a backup is being made', async () => {
    const vault = await openAgain(copyOf(whole, join(home, 'backing up')), key)
    const seen = new Set<string>()
    const ended = vault.backup().then(() => 'ended')
    do {
      for (const name of expectUnreadable(vault.folder)) seen.add(name)
    } while ((await Promise.race([ended, turn('going')])) === 'going')
    expect([...seen].some((name) => name.includes('making-'))).toBe(true)
    vault.close()
  })

  it('the database is nothing to SQLite without the key', () => {
    const db = new Database(join(whole, 'trust.db'), { readonly: true })
    expect(() => db.prepare('SELECT * FROM sqlite_schema').all()).toThrow(/not a database/)
    db.close()
  })
})

describe('after the process is killed', () => {
  it('in the middle of a change, nothing is readable, what was committed is there, and nothing else', async () => {
    const folder = copyOf(whole, join(home, 'killed'))
    const child = start(folder, 'change')
    if (child.stdout) await once(child.stdout, 'data')
    await expectFailure(() => openAgain(folder, key), 'VaultInUse')
    await kill(child)
    const log = readFileSync(join(folder, 'trust.db-wal'))
    expect(log.length).toBeGreaterThan(1_000_000)
    expect(expectUnreadable(folder)).toContain('vault.lock')
    const vault = await openAgain(folder, key)
    expect(trustQueries.schools(vault.db).map(({ urn }) => urn)).toEqual(['900001', '900002'])
    expect(observationQueries.total(vault.db)).toBe(2000)
    expect((await vault.check()).findings.filter(({ ok }) => !ok)).toEqual([])
    vault.close()
  })

  it('while it changes the passphrase, one of the two opens the vault', async () => {
    const folder = copyOf(whole, join(home, 'killed while changing'))
    const child = start(folder, 'passphrase')
    if (child.stdout) await once(child.stdout, 'data')
    // Any moment will do: a change takes most of a second.
    await wait(900)
    await kill(child)
    expectUnreadable(folder)
    const vault = await unlockVault(folder, { passphrase }, envAt()).catch(() =>
      unlockVault(folder, { passphrase: `${passphrase} again` }, envAt()),
    )
    expect(observationQueries.total(vault.db)).toBe(2000)
    expect((await vault.check()).ok).toBe(true)
    vault.close()
  })
})
