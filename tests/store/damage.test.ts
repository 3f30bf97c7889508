/** Each thing that can befall a vault gives its own error, and leaves everything that was there. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../electron/contract/error.ts'
import type { ErrorCode } from '../../electron/contract/error.ts'
import { openDatabase, quickCheck } from '../../electron/store/database.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { storeError } from '../../electron/store/errors.ts'
import { latestStep } from '../../electron/store/migrate.ts'
import {
  createVault,
  importQueries,
  observationQueries,
  trustQueries,
  unlockVault,
} from '../../electron/store/index.ts'
import {
  copyOf,
  envAt,
  expectFailure,
  freshDatabase,
  importResult,
  keyOf,
  observation,
  openAgain,
  passphrase,
  school,
  scratch,
} from './support.ts'

const home = scratch()
const whole = join(home, 'whole')
let key: Buffer

beforeAll(async () => {
  const { vault } = await createVault(whole, { trust: 'Marram Point Trust', passphrase }, envAt())
  fill(vault.change.bind(vault), 200)
  vault.close()
  key = await keyOf(whole)
})

type Change = (what: string, body: (db: VaultDatabase) => void) => void

function fill(change: Change, count: number): void {
  change('Filled', (db) => {
    const list = Array.from({ length: count }, (_, n) =>
      observation({
        period: `2017/18 ${n}`,
        source: { ...observation().source, cell: randomBytes(50).toString('hex') },
      }),
    )
    observationQueries.put(db, 'import', '2026-10-05T09:00:00.000Z', list)
    if (importQueries.list(db).length === 0) importQueries.add(db, importResult('import'))
    trustQueries.putSchools(db, [school('900001')])
  })
}

function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    entries.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'base64'),
    ]),
  )
}

/** Damages a copy, expects the code, and that not a byte was changed, added or removed by trying. */
async function expectRefusal(
  name: string,
  hurt: (folder: string) => void,
  code: ErrorCode,
  open: (folder: string) => Promise<unknown> = (folder) => openAgain(folder, key),
): Promise<AppError> {
  const folder = copyOf(whole, join(home, name))
  hurt(folder)
  const before = filesOf(folder)
  const error = await expectFailure(() => open(folder), code)
  expect(filesOf(folder)).toEqual(before)
  expect(error.message).not.toMatch(/delete|remove it|start again/i)
  return error
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
  writeFileSync(file, bytes)
}

describe('a vault that something befell', () => {
  it('without a folder, slots or database', async () => {
    await expectFailure(
      () => unlockVault(join(home, 'nowhere'), { passphrase }, envAt()),
      'VaultMissing',
    )
    await expectRefusal('no slots', (folder) => rmSync(join(folder, 'vault.json')), 'VaultNoSlot')
    await expectRefusal('no database', (folder) => rmSync(join(folder, 'trust.db')), 'VaultDamaged')
  })

  it('with damaged slots', async () => {
    const error = await expectRefusal(
      'slots',
      (folder) => flip(join(folder, 'vault.json'), 300),
      'VaultSlotsDamaged',
      (folder) => unlockVault(folder, { passphrase }, envAt()),
    )
    expect(error.message).toContain('backups/vault.json')
    // As the message says: the copy opens it.
    cpSync(join(home, 'slots/backups/vault.json'), join(home, 'slots/vault.json'))
    const vault = await unlockVault(join(home, 'slots'), { passphrase }, envAt())
    vault.close()
  })

  it('with a database that is empty, cut short, or has one bit flipped', async () => {
    await expectRefusal(
      'empty',
      (folder) => truncateSync(join(folder, 'trust.db'), 0),
      'VaultDamaged',
    )
    await expectRefusal(
      'cut',
      (folder) => truncateSync(join(folder, 'trust.db'), 40_960),
      'VaultDamaged',
    )
    await expectRefusal(
      'flipped',
      (folder) => flip(join(folder, 'trust.db'), 50_000),
      'VaultDamaged',
    )
  })

  it('tells a wrong passphrase from damage, as it is known before the database is touched', async () => {
    const folder = copyOf(whole, join(home, 'both'))
    flip(join(folder, 'trust.db'), 50)
    const wrong = { passphrase: 'seven herons over the wier' }
    await expectFailure(() => unlockVault(folder, wrong, envAt()), 'VaultWrongPassphrase')
    await expectFailure(() => unlockVault(folder, { passphrase }, envAt()), 'VaultDamaged')
  })

  it('with the database of another vault', async () => {
    freshDatabase(home, 'other.db').close()
    await expectRefusal(
      'exchanged',
      (folder) => cpSync(join(home, 'other.db'), join(folder, 'trust.db')),
      'VaultDamaged',
    )
  })

  it('never takes a flipped bit for data, wherever in the database it is', () => {
    const bytes = readFileSync(join(whole, 'trust.db'))
    const file = join(home, 'flips.db')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at)
        writeFileSync(file, flipped)
        expect(codeOfOpening(file)).toBe('VaultDamaged')
      }),
      { numRuns: 60 },
    )
  })

  it('never takes a database cut short at any place for a whole one', () => {
    const bytes = readFileSync(join(whole, 'trust.db'))
    const file = join(home, 'cuts.db')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        writeFileSync(file, bytes.subarray(0, length))
        expect(codeOfOpening(file)).toBe('VaultDamaged')
      }),
      { numRuns: 60 },
    )
  })

  it('written by a newer Plumbline names both versions', async () => {
    const error = await expectRefusal(
      'newer',
      (folder) => {
        const db = openDatabase(join(folder, 'trust.db'), key)
        db.pragma('user_version = 9990')
        db.close()
      },
      'VaultTooNew',
    )
    expect(error.message).toMatch(new RegExp(`9990.*up to ${latestStep}\\b`))
    expect(error.details).toEqual({ found: 9990, supported: latestStep })
  })
})

describe('a full disk', () => {
  it('loses nothing of what was there, and says so', async () => {
    const folder = copyOf(whole, join(home, 'full'))
    const vault = await openAgain(folder, key)
    const before = observationQueries.total(vault.db)
    const pages = Number(vault.db.pragma('page_count', { simple: true }))
    vault.db.pragma(`max_page_count = ${pages + 2}`)
    await expectFailure(() => fillMore(vault.change.bind(vault)), 'DiskFull')
    expect(observationQueries.total(vault.db)).toBe(before)
    vault.db.pragma('max_page_count = 1000000')
    fillMore(vault.change.bind(vault))
    expect(observationQueries.total(vault.db)).toBe(before + 2000)
    vault.close()
  })
})

function fillMore(change: Change): void {
  change('Filled more', (db) => {
    const list = Array.from({ length: 2000 }, (_, n) =>
      observation({ kpi: 'more', period: `${n}` }),
    )
    observationQueries.put(db, 'import', '2026-10-06T09:00:00.000Z', list)
  })
}

/** A small disk of its own, where this account may mount one; else why not. */
const disk = join(home, 'disk')
const mounted = ((): string | null => {
  if (process.platform !== 'linux') return 'only Linux has tmpfs'
  mkdirSync(disk)
  const { status, stderr, error } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk],
    { encoding: 'utf8' },
  )
  return status === 0
    ? null
    : `a small disk cannot be mounted: ${(error?.message ?? stderr).trim()}`
})()
if (mounted !== null) process.stderr.write(`Skipping the tests on a real small disk: ${mounted}\n`)
afterAll(() => {
  if (mounted === null) spawnSync('umount', ['-l', disk])
})

describe.skipIf(mounted !== null)('a real small disk', () => {
  const folder = join(disk, 'vault')

  it('that is full refuses a change, a new passphrase, a backup and a new vault, and the vault stays whole', async () => {
    copyOf(whole, folder)
    const vault = await openAgain(folder, key)
    const before = observationQueries.total(vault.db)
    await expectFailure(() => fill(vault.change.bind(vault), 20_000), 'DiskFull')
    const slots = readFileSync(join(folder, 'vault.json'), 'utf8')
    fillDisk()
    await expectFailure(
      () => vault.changePassphrase(passphrase, 'nine herons over the weir'),
      'DiskFull',
    )
    await expectFailure(() => vault.backup(), 'DiskFull')
    await expectFailure(
      () => createVault(join(disk, 'second'), { trust: 'T', passphrase }, envAt()),
      'DiskFull',
    )
    expect(readdirSync(disk).toSorted()).toEqual(['ballast', 'vault'])
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(slots)
    expect(observationQueries.total(vault.db)).toBe(before)
    vault.close()
    // The log went when the vault was closed: take that room too.
    fillDisk()
    await expectFailure(() => openAgain(folder, key), 'DiskFull')
    rmSync(join(disk, 'ballast'))
    const again = await openAgain(folder, key)
    expect(observationQueries.total(again.db)).toBe(before)
    expect((await again.check()).ok).toBe(true)
    again.close()
  })

  it('that becomes read-only refuses to open the vault, with its own error, and leaves it whole', async () => {
    const before = filesOf(folder)
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0)
    await expectFailure(() => unlockVault(folder, { passphrase }, envAt()), 'VaultReadOnly')
    await expectFailure(
      () => createVault(join(disk, 'third'), { trust: 'T', passphrase }, envAt()),
      'VaultReadOnly',
    )
    expect(filesOf(folder)).toEqual(before)
    spawnSync('mount', ['-o', 'remount,rw', disk])
    const vault = await openAgain(folder, key)
    vault.close()
  })

  function fillDisk(): void {
    const ballast = join(disk, 'ballast')
    const chunk = randomBytes(4096)
    try {
      for (;;) writeFileSync(ballast, chunk, { flag: 'a' })
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  }
})

describe.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that may only be read',
  () => {
    it('has its own error', async () => {
      const folder = copyOf(whole, join(home, 'read-only'))
      chmodSync(folder, 0o500)
      await expectFailure(() => openAgain(folder, key), 'VaultReadOnly')
      chmodSync(folder, 0o700)
      chmodSync(join(folder, 'trust.db'), 0o400)
      await expectFailure(() => openAgain(folder, key), 'VaultReadOnly')
      expect(existsSync(join(folder, 'vault.lock'))).toBe(false)
    })
  },
)

/** What comes of opening a database file by the right key: `whole` or an error's code. */
function codeOfOpening(file: string): string {
  let db: VaultDatabase | undefined
  try {
    db = openDatabase(file, key)
    quickCheck(db)
    return 'whole'
  } catch (error) {
    const known = storeError(error)
    return known instanceof AppError ? known.code : String(error)
  } finally {
    db?.close()
  }
}
