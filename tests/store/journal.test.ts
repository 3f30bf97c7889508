import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { journalQueries } from '../../electron/store/index.ts'
import { canonicalJson } from '../../electron/store/canonical.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { at, freshDatabase, scratch } from './support.ts'

const home = scratch()
let db: VaultDatabase
let n = 0

beforeEach(() => {
  db?.close()
  db = freshDatabase(home, `journal-${(n += 1)}.db`)
  for (let entry = 1; entry <= 5; entry += 1) {
    journalQueries.append(db, {
      change: `change-${entry}`,
      at,
      who: 'A. Clerk',
      what: `Did ${entry}`,
      subject: entry % 2 === 0 ? 'even' : null,
      before: entry === 1 ? null : { b: entry, a: [1, null, 'ŵ'] },
      after: entry,
    })
  }
})
afterAll(() => db.close())

/** What somebody can do who has the key and knows SQLite. */
function tamper(sql: string): void {
  db.exec('DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;')
  db.exec(sql)
}

describe('the journal', () => {
  it('gives back what was entered, newest first, by subject and in pages', () => {
    expect(journalQueries.list(db).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    expect(journalQueries.list(db, { subject: 'even' }).map(({ seq }) => seq)).toEqual([4, 2])
    expect(journalQueries.list(db, { before: 4, limit: 2 }).map(({ seq }) => seq)).toEqual([3, 2])
    expect(journalQueries.list(db, { limit: 1 })).toEqual([
      {
        seq: 5,
        change: 'change-5',
        at,
        who: 'A. Clerk',
        what: 'Did 5',
        subject: null,
        before: { a: [1, null, 'ŵ'], b: 5 },
        after: 5,
      },
    ])
  })

  it('refuses to be changed', () => {
    expect(() => db.exec(`UPDATE journal SET who = 'nobody'`)).toThrow('append-only')
    expect(() => db.exec('DELETE FROM journal WHERE seq = 5')).toThrow('append-only')
    // REPLACE removes without asking a delete trigger, so the chain has to find it.
    expect(() => db.exec(`INSERT INTO journal SELECT * FROM journal WHERE seq = 1`)).toThrow(
      /UNIQUE/,
    )
    expect(journalQueries.verify(db)).toEqual({ ok: true, entries: 5, firstBad: null })
  })

  it.each([
    ['a word altered', `UPDATE journal SET what = 'Did nothing' WHERE seq = 3`, 3],
    ['a name altered', `UPDATE journal SET who = 'B. Clerk' WHERE seq = 1`, 1],
    ['a value altered', `UPDATE journal SET after = '7' WHERE seq = 4`, 4],
    ['a value taken away', `UPDATE journal SET before = NULL WHERE seq = 2`, 2],
    ['a row removed', 'DELETE FROM journal WHERE seq = 2', 2],
    ['the first row removed', 'DELETE FROM journal WHERE seq = 1', 1],
    ['the last row removed', 'DELETE FROM journal WHERE seq = 5', 5],
    [
      'two rows exchanged',
      'UPDATE journal SET seq = 99 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 99',
      2,
    ],
    [
      'a row replaced',
      `INSERT OR REPLACE INTO journal SELECT seq, change_id, at, 'B. Clerk', what, subject, before, after, previous, hash FROM journal WHERE seq = 4`,
      4,
    ],
    [
      'a row put in at the end',
      `INSERT INTO journal SELECT 6, change_id, at, who, what, subject, before, after, hash, hash FROM journal WHERE seq = 5`,
      6,
    ],
  ])('shows where it was tampered with: %s', (_, sql, firstBad) => {
    tamper(sql)
    expect(journalQueries.verify(db)).toMatchObject({ ok: false, firstBad })
  })

  it('hashes a value by what it is and not by how it is written', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { z: 1, y: undefined }], c: 'é' } })).toBe(
      '{"a":{"c":"é","d":[2,{"z":1}]},"b":1}',
    )
    expect(canonicalJson(undefined)).toBe('null')
  })
})
