import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatabase } from '../../electron/store/database.ts'
import { migrate, migrations } from '../../electron/store/migrate.ts'
import { governanceQueries, peopleQueries } from '../../electron/store/index.ts'
import { scratch } from './support.ts'

it('makes a body of each name that people sat on, and an office of each seat', () => {
  const db = createDatabase(join(scratch(), 'before.db'), Buffer.alloc(32, 7))
  migrate(
    db,
    migrations.filter(({ step }) => step < 70),
  )
  const put = db.prepare('INSERT INTO people (id, body, removed) VALUES (?, ?, ?)')
  const person = (id: string, kind: string, bodies: unknown) =>
    JSON.stringify({
      ...{ id, name: id, kind, role: '', bodies, school: null },
      ...{ from: '2024-09-01', to: null, email: null },
    })
  put.run('ann', person('ann', 'trustee', ['Trust Board', 'Audit & Risk Committee']), null)
  put.run('bo', person('bo', 'clerk', ['Trust Board', 'Trust board']), null)
  // One who was removed comes back with what they sat on; what is no list of names is left as it is.
  put.run('cy', person('cy', 'member', ['Members', '***']), '2026-01-01T00:00:00Z')
  put.run('di', person('di', 'other', 'Trust Board'), null)
  migrate(db)

  const office = (body: string, votes: boolean) => ({
    ...{ body, votes, role: '', from: null, to: null },
  })
  const ann = peopleQueries.get(db, 'ann')
  expect(ann).toMatchObject({ from: '2024-09-01', skills: [] })
  expect(ann?.offices).toEqual([office('trust-board', true), office('audit-risk-committee', true)])
  expect(peopleQueries.get(db, 'bo')?.offices).toEqual([
    office('trust-board', false),
    office('trust-board-2', false),
  ])
  expect(peopleQueries.get(db, 'cy')?.offices).toEqual([
    office('members', true),
    office('body', true),
  ])
  expect(peopleQueries.get(db, 'di')?.offices).toEqual([])
  expect(
    governanceQueries.list(db, 'body').map(({ id, name, kind, quorum }) => {
      return [id, name, kind, quorum.number, quorum.fraction]
    }),
  ).toEqual([
    ['audit-risk-committee', 'Audit & Risk Committee', 'committee', 3, 'third'],
    ['body', '***', 'board', 3, 'third'],
    ['members', 'Members', 'members', 2, null],
    ['trust-board', 'Trust Board', 'board', 3, 'third'],
    ['trust-board-2', 'Trust board', 'board', 3, 'third'],
  ])
  db.close()
})
