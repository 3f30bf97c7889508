/**
 * The attack: somebody who has the key, a later clerk or whoever takes over the trust, looks through every byte of
 * the vault's files for a paper that was taken off its meeting: its words in the index of the search, its text
 * beside it, older states of pages in the log.
 */
import { createDecipheriv } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { paper } from '../e2e/journeys-steps.ts'
import { passphrase, startApp } from '../app/start.ts'
import { readSlotFile, unwrapKey } from '../../electron/store/slot-file.ts'

const pageSize = 4096
/** What SQLCipher 4 leaves at the end of a page: the vector and the signature. */
const [reserved, vector] = [80, 16]

/** A page as SQLite wrote it, before it was encrypted by this raw key. */
function decrypted(page: Buffer, key: Buffer, isFirst: boolean): Buffer {
  const end = pageSize - reserved
  const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + vector))
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(page.subarray(isFirst ? 16 : 0, end)), decipher.final()])
}

/** All pages of the database and of its log, those that nothing refers to any more among them. */
function everyPage(folder: string, key: Buffer): Buffer[] {
  const db = readFileSync(join(folder, 'trust.db'))
  const pages: Buffer[] = []
  for (let at = 0; at < db.length; at += pageSize)
    pages.push(decrypted(db.subarray(at, at + pageSize), key, at === 0))
  const log = readdirSync(folder).includes('trust.db-wal')
    ? readFileSync(join(folder, 'trust.db-wal'))
    : Buffer.alloc(0)
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    const page = log.subarray(at + 24, at + 24 + pageSize)
    pages.push(decrypted(page, key, log.readUInt32BE(at) === 1))
  }
  return pages
}

it('leaves nothing of a removed paper in any file of the vault, the log included', async () => {
  let now = new Date('2026-11-23T10:00:00Z')
  const { call, folder } = startApp({ clock: { now: () => now } })
  const vault = join(folder, 'v')
  await call('vault.create', { folder: vault, trust: 'T', passphrase })
  const key = await unwrapKey(await readSlotFile(vault), { passphrase })
  const { meeting } = await call('meetings.create', {
    from: { kind: 'nothing' },
    date: '2026-12-09',
  })
  const { id } = meeting.meeting
  const item = meeting.items[0]?.id ?? ''
  const text = 'Zzyqxv and Qqvwkz face redundancy'
  const file = await paper('staff.pdf', text)
  const papers = [{ name: 'staff.pdf', bytes: new Uint8Array(file.buffer) }]
  const found = async (words: string) => (await call('search.find', { words })).total
  const has = (bytes: Buffer | string) => everyPage(vault, key).some((page) => page.includes(bytes))

  await call('meetings.addPapers', { id, item, papers })
  await call('search.index', {})
  expect(await call('search.status', {})).toMatchObject({ missing: 0, unread: [] })
  expect(await found('zzyqxv')).toBe(1)
  const inIndex = ['zyqxv', 'qvwkz', deflateRawSync(text).subarray(0, 12)]
  const inPaper = file.buffer.subarray(100, 140)
  expect([...inIndex, inPaper].map(has)).toEqual([true, true, true, true])

  const removed = await call('meetings.removePaper', { id, item, paper: 'staff.pdf' })
  expect(await found('zzyqxv')).toBe(0)
  expect(inIndex.map(has)).toEqual([false, false, false])
  expect(await call('search.status', {})).toMatchObject({ unread: [] })

  // As long as it can be given back, its own bytes are there, and with them it can be found again.
  await call('meetings.undo', { id, change: removed.change ?? '' })
  await call('search.index', {})
  expect(await found('qqvwkz')).toBe(1)

  await call('meetings.remove', { id })
  expect(await found('redundancy')).toBe(0)
  expect([...inIndex, inPaper].map(has)).toEqual([false, false, false, true])
  now = new Date('2027-01-23T10:00:00Z')
  await call('meetings.create', { from: { kind: 'nothing' }, date: '2027-03-09' })
  expect(has(inPaper)).toBe(false)
})
