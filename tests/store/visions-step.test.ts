import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatabase } from '../../electron/store/database.ts'
import { migrate, migrations } from '../../electron/store/migrate.ts'
import { journalQueries, visionQueries } from '../../electron/store/index.ts'
import { at, scratch } from './support.ts'

it('says who wrote versions of before, as the journal has it, and retires no KPI', () => {
  const db = createDatabase(join(scratch(), 'before.db'), Buffer.alloc(32, 7))
  migrate(
    db,
    migrations.filter(({ step }) => step < 50),
  )
  const body = (title: string) =>
    JSON.stringify({ vision: { title, adopted: null, statement: '' }, strands: [{ title: 'R' }] })
  const load = db.prepare('INSERT INTO visions (at, body) VALUES (?, ?)')
  for (const [title, who] of [
    ['First', 'Ann'],
    ['Second', 'Ben'],
  ] as const) {
    load.run(at, body(title))
    journalQueries.append(db, {
      ...{ change: title, at, who, what: 'Loaded', subject: 'vision' },
      ...{ before: null, after: null },
    })
  }
  // A version without an entry of its own, as a vault that was mended by hand may have.
  load.run(at, body('Third'))
  db.prepare('INSERT INTO kpis (code, body) VALUES (?, ?)').run('own.joy', '{}')
  migrate(db)
  expect(
    visionQueries.versions(db).map(({ vision, who, how, edited, restored }) => ({
      ...{ title: vision.vision.title, who, how, edited, restored },
    })),
  ).toEqual([
    { title: 'Third', who: '', how: 'loaded', edited: at, restored: null },
    { title: 'Second', who: 'Ben', how: 'loaded', edited: at, restored: null },
    { title: 'First', who: 'Ann', how: 'loaded', edited: at, restored: null },
  ])
  expect(db.prepare('SELECT retired FROM kpis').pluck().all()).toEqual([null])
  expect(journalQueries.verify(db).ok).toBe(true)
  db.close()
})
