import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createVault,
  journalQueries,
  listVaults,
  trustQueries,
  unlockVault,
  visionQueries,
} from '../../electron/store/index.ts'
import {
  copyOf,
  envAt,
  expectFailure,
  keyOf,
  openAgain,
  passphrase,
  school,
  scratch,
} from './support.ts'

const home = scratch()
const folder = join(home, 'made')
const vision = {
  vision: { title: 'Our vision', adopted: null, statement: '' },
  strands: [{ title: 'Reading', success: '', kpis: [] }],
}
const written = { at: '2026-10-05T09:00:00.000Z', who: 'Ann', how: 'loaded' } as const
let recoveryCode = ''
let key: Buffer

beforeAll(async () => {
  const made = await createVault(folder, { trust: 'Marram Point Trust', passphrase }, envAt())
  recoveryCode = made.recoveryCode
  made.vault.close()
  key = await keyOf(folder)
})

describe('a vault', () => {
  it('is a folder of slots, an encrypted database and backups, and leaves no log when it is closed', () => {
    expect(readdirSync(folder).toSorted()).toEqual(['backups', 'trust.db', 'vault.json'])
    expect(readdirSync(home)).toEqual(['made'])
  })

  it('holds no name outside the database', () => {
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).not.toContain('Marram')
  })

  it('is opened by its passphrase, with what was put into it', async () => {
    const vault = await unlockVault(folder, { passphrase }, envAt())
    expect(trustQueries.get(vault.db)).toEqual({
      name: 'Marram Point Trust',
      uid: null,
      companiesHouse: null,
    })
    expect(journalQueries.list(vault.db)).toMatchObject([
      { seq: 1, who: 'A. Clerk', what: 'Made the vault', subject: 'trust', before: null },
    ])
    vault.close()
    vault.close()
  })

  it('is opened by its recovery code as a hand would type it', async () => {
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
    const vault = await unlockVault(folder, { recoveryCode: typed }, envAt())
    expect(trustQueries.get(vault.db)?.name).toBe('Marram Point Trust')
    vault.close()
  })

  it('tells a wrong passphrase, a wrong code and a mistyped code apart', async () => {
    await expectFailure(
      () => unlockVault(folder, { passphrase: 'seven herons over the wier' }, envAt()),
      'VaultWrongPassphrase',
    )
    const other = '7E25-WS4K-A39R-J7M9-JSAM-FVWW-BMYM-1QEW'
    await expectFailure(
      () => unlockVault(folder, { recoveryCode: other.slice(0, -1) + 'X' }, envAt()),
      'RecoveryCodeMistyped',
    )
    await expectFailure(
      () => unlockVault(folder, { recoveryCode: other }, envAt()),
      'VaultWrongRecoveryCode',
    )
  })

  it('is not made with a short passphrase, over another, or in a folder that holds anything', async () => {
    const options = { trust: 'T', passphrase }
    await expectFailure(
      () => createVault(join(home, 'short'), { trust: 'T', passphrase: 'short' }, envAt()),
      'PassphraseTooShort',
    )
    expect(existsSync(join(home, 'short'))).toBe(false)
    await expectFailure(() => createVault(folder, options, envAt()), 'VaultExists')
    const full = join(home, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'letter.txt'), 'dear all')
    await expectFailure(() => createVault(full, options, envAt()), 'VaultExists')
    await expectFailure(
      () => createVault(join(full, 'letter.txt'), options, envAt()),
      'VaultExists',
    )
    expect(readdirSync(full)).toEqual(['letter.txt'])
  })

  it('is listed by its folder name, the one last used first', async () => {
    const parent = join(home, 'several')
    mkdirSync(join(parent, 'not a vault'), { recursive: true })
    for (const [name, used] of [
      ['a', '2026-11-01T08:00:00.000Z'],
      ['b', '2026-11-02T08:00:00.000Z'],
    ] as const) {
      utimesSync(copyOf(folder, join(parent, name)), new Date(used), new Date(used))
    }
    expect(await listVaults(parent)).toEqual([
      { folder: join(parent, 'b'), name: 'b', used: '2026-11-02T08:00:00.000Z' },
      { folder: join(parent, 'a'), name: 'a', used: '2026-11-01T08:00:00.000Z' },
    ])
    ;(await openAgain(join(parent, 'a'), key)).close()
    expect((await listVaults(parent)).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(await listVaults(join(home, 'nowhere'))).toEqual([])
  })

  it('is checked whole', async () => {
    const vault = await openAgain(copyOf(folder, join(home, 'checked')), key)
    const { ok, findings } = await vault.check()
    expect(findings.filter((finding) => !finding.ok)).toEqual([])
    expect(findings).toHaveLength(6)
    expect(ok).toBe(true)
    vault.close()
  })
})

describe('a change', () => {
  it('is one transaction with its journal: all or nothing', async () => {
    const vault = await openAgain(copyOf(folder, join(home, 'changed')), key)
    const returned = vault.change('Loaded the vision', (db, journal) => {
      visionQueries.put(db, vision, written)
      journal('vision', null, { strands: 1 })
      return 42
    })
    expect(returned).toBe(42)
    expect(() =>
      vault.change('Loaded half', (db, journal) => {
        visionQueries.put(db, vision, written)
        journal('vision', 1, 2)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(visionQueries.versions(vault.db)).toHaveLength(1)
    expect(journalQueries.list(vault.db).map(({ what }) => what)).toEqual([
      'Loaded the vision',
      'Made the vault',
    ])
    vault.change('Looked', () => undefined)
    expect(journalQueries.list(vault.db, { limit: 1 })).toMatchObject([
      { seq: 3, what: 'Looked', subject: null },
    ])
    vault.close()
  })

  it('is the only way to write', async () => {
    const vault = await openAgain(copyOf(folder, join(home, 'guarded')), key)
    expect(() => trustQueries.putSchools(vault.db, [school('900001')])).toThrow(/readonly/)
    await expectFailure(
      () => vault.change('outer', () => vault.change('inner', () => 1)),
      'Unexpected',
    )
    expect(() => vault.change('late', async () => 1)).toThrow(/promise/)
    expect(() => trustQueries.putSchools(vault.db, [])).toThrow(/readonly/)
    vault.close()
    await expectFailure(() => vault.change('after', () => 1), 'VaultLocked')
  })
})

describe('secrets', () => {
  it('are changed by rewrapping: the new one opens, the old one does not, the database is not touched', async () => {
    const mine = copyOf(folder, join(home, 'rewrapped'))
    const vault = await openAgain(mine, key)
    const before = readFileSync(join(mine, 'trust.db')).subarray(0, 16)
    await expectFailure(
      () => vault.changePassphrase('not the one I had', 'nine herons over the weir'),
      'VaultWrongPassphrase',
    )
    await expectFailure(() => vault.changePassphrase(passphrase, 'short'), 'PassphraseTooShort')
    await vault.changePassphrase(passphrase, 'nine herons over the weir')
    vault.close()
    // The file's salt stays: it was not rekeyed.
    expect(readFileSync(join(mine, 'trust.db')).subarray(0, 16)).toEqual(before)
    expect(readFileSync(join(mine, 'backups/vault.json'))).toEqual(
      readFileSync(join(mine, 'vault.json')),
    )
    await expectFailure(() => unlockVault(mine, { passphrase }, envAt()), 'VaultWrongPassphrase')
    const again = await unlockVault(mine, { recoveryCode }, envAt())
    // Forgotten: the recovery code sets a new passphrase.
    await again.changePassphrase(recoveryCode, passphrase)
    const newer = await again.renewRecoveryCode(passphrase)
    again.close()
    await expectFailure(
      () => unlockVault(mine, { recoveryCode }, envAt()),
      'VaultWrongRecoveryCode',
    )
    const last = await unlockVault(mine, { recoveryCode: newer }, envAt())
    expect(
      journalQueries
        .list(last.db)
        .map(({ what }) => what)
        .slice(0, 3),
    ).toEqual(['Renewed the recovery code', 'Changed the passphrase', 'Changed the passphrase'])
    last.close()
  })

  it('stay as they were where the new slots cannot be written, or were only half written', async () => {
    const mine = copyOf(folder, join(home, 'half written'))
    const vault = await openAgain(mine, key)
    mkdirSync(join(mine, 'vault.json.new', 'in the way'), { recursive: true })
    await expect(vault.changePassphrase(passphrase, 'nine herons over the weir')).rejects.toThrow(
      'EISDIR',
    )
    vault.close()
    rmSync(join(mine, 'vault.json.new'), { recursive: true })
    writeFileSync(join(mine, 'vault.json.new'), '{"format": "plumbline-va')
    const again = await openAgain(mine, key)
    await again.changePassphrase(passphrase, 'nine herons over the weir')
    again.close()
    expect(readdirSync(mine).toSorted()).toEqual(['backups', 'trust.db', 'vault.json'])
  })

  it('stay as they were where the vault is locked while they are being changed', async () => {
    const mine = copyOf(folder, join(home, 'locked meanwhile'))
    const vault = await openAgain(mine, key)
    const changing = expectFailure(
      () => vault.changePassphrase(passphrase, 'nine herons over the weir'),
      'VaultLocked',
    )
    vault.close()
    await changing
    expect(readFileSync(join(mine, 'vault.json'))).toEqual(readFileSync(join(folder, 'vault.json')))
  })

  it('changed twice at once end with the second', async () => {
    const mine = copyOf(folder, join(home, 'twice'))
    const vault = await openAgain(mine, key)
    const [, code] = await Promise.all([
      vault.changePassphrase(passphrase, 'nine herons over the weir'),
      vault.renewRecoveryCode('nine herons over the weir'),
    ])
    vault.close()
    const again = await unlockVault(mine, { recoveryCode: code }, envAt())
    expect(journalQueries.list(again.db, { limit: 2 }).map(({ what }) => what)).toEqual([
      'Renewed the recovery code',
      'Changed the passphrase',
    ])
    again.close()
  })
})

describe('the lock', () => {
  it('keeps a second opening out, in this process and in another', async () => {
    const mine = copyOf(folder, join(home, 'shared'))
    const vault = await openAgain(mine, key)
    const error = await expectFailure(() => openAgain(mine, key), 'VaultInUse')
    expect(error.details).toEqual({ pid: process.pid })
    expect(unlockElsewhere(mine)).toBe('VaultInUse')
    vault.close()
    expect(unlockElsewhere(mine)).toBe('open')
    expect(existsSync(join(mine, 'vault.lock'))).toBe(false)
  })

  it('is backed by the database itself where the lock file is gone or cannot be judged', async () => {
    const mine = copyOf(folder, join(home, 'no lock file'))
    const vault = await openAgain(mine, key)
    writeFileSync(join(mine, 'vault.lock'), '')
    expect(unlockElsewhere(mine)).toBe('VaultInUse')
    vault.close()
  })

  it('of a dead process is taken over', async () => {
    const mine = copyOf(folder, join(home, 'stale'))
    const holder = { pid: 2 ** 22 + 5, host: hostname(), start: 'boot/1', id: 'x' }
    writeFileSync(join(mine, 'vault.lock'), JSON.stringify(holder))
    const vault = await openAgain(mine, key)
    vault.close()
    expect(existsSync(join(mine, 'vault.lock'))).toBe(false)
  })
})

/** What another process meets that unlocks the vault: `open` or an error's code. */
function unlockElsewhere(vault: string): string {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'unlock-child.ts'), vault], {
    input: passphrase,
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(child.stderr)
  return child.stdout
}
