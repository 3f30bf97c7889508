import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { plainHeader } from '../../electron/store/database.ts'
import { verifyBackup } from '../../electron/store/backup.ts'
import {
  createVault,
  meetingQueries,
  restoreVault,
  trustQueries,
  unlockVault,
} from '../../electron/store/index.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { sha256 } from '../../electron/store/canonical.ts'
import { listBackups, nextBackupFile, rotateBackups } from '../../electron/store/rotation.ts'
import {
  at,
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
const folder = join(home, 'vault')
let key: Buffer
const file = join(home, 'on a stick.plumbline-backup')
const meeting = meetingSchema.parse({
  meeting: { id: 'm', body: 'Board', title: 'Board', date: '2026-12-09' },
  items: [{ title: 'Estates' }],
})
const paper = {
  name: 'a.pdf',
  bytes: Buffer.alloc(200_000, 7),
  sha256: sha256(Buffer.alloc(200_000, 7)),
}

beforeAll(async () => {
  const { vault } = await createVault(folder, { trust: 'Marram Point Trust', passphrase }, envAt())
  vault.change('Filled', (db) => {
    trustQueries.putSchools(db, [school('900001')])
    meetingQueries.put(db, meeting, [paper])
  })
  expect(vault.lastBackup()).toBeNull()
  const made = await vault.backup(file)
  expect(made).toEqual({ file, bytes: statSync(file).size })
  expect(vault.lastBackup()).toBe(at)
  await vault.backup()
  vault.close()
  key = await keyOf(folder)
})

describe('a backup', () => {
  it('is one encrypted file, and nothing else is left behind', () => {
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 16).toString('latin1')).toBe('PLUMBLINE BACKUP')
    expect(bytes.includes(plainHeader)).toBe(false)
    expect(bytes.includes('Marram Point')).toBe(false)
    expect(readdirSync(home).toSorted()).toEqual(['on a stick.plumbline-backup', 'vault'])
    expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual([
      '20261005-090000.plumbline-backup',
      'vault.json',
    ])
  })

  it('is all that a restore needs besides the passphrase', async () => {
    const restored = join(home, 'new', 'place')
    await restoreVault(file, restored, envAt())
    expect(readdirSync(restored).toSorted()).toEqual(['backups', 'trust.db', 'vault.json'])
    const vault = await unlockVault(restored, { passphrase }, envAt())
    expect(trustQueries.schools(vault.db)).toEqual([school('900001')])
    expect(meetingQueries.papers(vault.db, 'm')).toEqual([paper])
    expect((await vault.check()).ok).toBe(true)
    vault.close()
  })

  it('is never laid over anything', async () => {
    const before = readFileSync(join(folder, 'trust.db'))
    await expectFailure(() => restoreVault(file, folder, envAt()), 'VaultExists')
    expect(readFileSync(join(folder, 'trust.db'))).toEqual(before)
    const full = join(home, 'full')
    mkdirSync(full)
    writeFileSync(join(full, 'letter.txt'), 'dear all')
    await expectFailure(() => restoreVault(file, full, envAt()), 'VaultExists')
    expect(readdirSync(full)).toEqual(['letter.txt'])
  })

  it('that is missing, is something else, is cut short or damaged is refused, and nothing is made', async () => {
    const target = join(home, 'not made')
    await expectFailure(() => restoreVault(join(home, 'none'), target, envAt()), 'FileMissing')
    const bytes = readFileSync(file)
    const hurt = join(home, 'hurt')
    for (const content of [
      Buffer.alloc(0),
      Buffer.from('URN,SCHNAME\n'),
      readFileSync(join(folder, 'trust.db')),
      bytes.subarray(0, 30),
      bytes.subarray(0, 3000),
      bytes.subarray(0, -1),
      Buffer.concat([bytes, Buffer.from('x')]),
    ]) {
      writeFileSync(hurt, content)
      await expectFailure(() => restoreVault(hurt, target, envAt()), 'BackupUnreadable')
    }
    expect(existsSync(target)).toBe(false)
    expect(readdirSync(home).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('with any one bit flipped is found out', async () => {
    const bytes = readFileSync(file)
    const hurt = join(home, 'flipped')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(2000), fc.nat(bytes.length - 1)),
        fc.nat(7),
        async (at, bit) => {
          const flipped = Buffer.from(bytes)
          flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at)
          writeFileSync(hurt, flipped)
          await expectFailure(() => verifyBackup(hurt), 'BackupUnreadable')
        },
      ),
      { numRuns: 100 },
    )
  })

  it('does not replace a file that is not a backup, and does replace a backup', async () => {
    const vault = await openAgain(
      copyOf(folder, join(home, 'copy')),
      key,
      '2026-10-06T10:00:00.000Z',
    )
    const letter = join(home, 'letter.txt')
    writeFileSync(letter, 'dear all')
    await expectFailure(() => vault.backup(letter), 'FileNotWritten')
    expect(readFileSync(letter, 'utf8')).toBe('dear all')
    await expectFailure(() => vault.backup(join(home, 'no such folder', 'b')), 'FileNotWritten')
    await expectFailure(() => vault.backup(home), 'FileNotWritten')
    const twice = join(home, 'twice')
    await vault.backup(twice)
    await vault.backup(twice)
    expect(vault.backups().map((backup) => backup.at)).toEqual(['2026-10-05T09:00:00.000Z'])
    vault.close()
  })

  it('that went bad in the vault is named by the check', async () => {
    const mine = copyOf(folder, join(home, 'bad backup'))
    writeFileSync(join(mine, 'backups/20261101-090000.plumbline-backup'), 'PLUMBLINE BACKUP')
    const vault = await openAgain(mine, key)
    const { ok, findings } = await vault.check()
    expect(ok).toBe(false)
    expect(findings.filter((finding) => !finding.ok)).toHaveLength(1)
    expect(findings.at(-1)?.what).toContain('20261101-090000')
    vault.close()
  })

  it('half made by a crash is cleared away at the next unlocking', async () => {
    const mine = copyOf(folder, join(home, 'crashed'))
    writeFileSync(join(mine, 'backups/making-1.db'), 'x')
    writeFileSync(join(mine, 'backups/20261101-090000.plumbline-backup.partial'), 'x')
    const vault = await openAgain(mine, key)
    vault.close()
    expect(readdirSync(join(mine, 'backups')).toSorted()).toEqual([
      '20261005-090000.plumbline-backup',
      'vault.json',
    ])
  })
})

describe('the vault’s own backups', () => {
  it('are kept: the newest ten, and the last of each of twelve months', async () => {
    const vault = join(home, 'rotated')
    mkdirSync(join(vault, 'backups'), { recursive: true })
    writeFileSync(join(vault, 'backups/mine.plumbline-backup'), 'x')
    for (let day = 0; day < 500; day += 1) {
      const time = new Date(Date.UTC(2025, 0, 1, 9) + day * 86_400_000)
      writeFileSync(nextBackupFile(vault, time), '')
      await rotateBackups(vault)
    }
    const kept = listBackups(vault).map((backup) => backup.at.slice(0, 10))
    expect(kept.slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, n) => `2026-05-${15 - n < 10 ? '0' : ''}${15 - n}`),
    )
    expect(kept.slice(10)).toEqual([
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
      '2025-11-30',
      '2025-10-31',
      '2025-09-30',
      '2025-08-31',
      '2025-07-31',
      '2025-06-30',
    ])
    expect(existsSync(join(vault, 'backups/mine.plumbline-backup'))).toBe(true)
  })

  it('made in one second have names of their own, the later one first', () => {
    const vault = join(home, 'one second')
    mkdirSync(join(vault, 'backups'), { recursive: true })
    const files = [1, 2, 3].map(() => {
      const next = nextBackupFile(vault, new Date(at))
      writeFileSync(next, '')
      return next
    })
    expect(listBackups(vault).map((backup) => backup.file)).toEqual(files.toReversed())
  })
})
