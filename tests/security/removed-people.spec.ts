/**
 * The attack: a window that still shows somebody who was removed, or a script, writes of them by their id: they are
 * back in the list without a word, or the journal names them as the one at work.
 */
import { expect, it } from 'vitest'
import { passphrase, startApp } from '../app/start.ts'

it('revives nobody by a change, and names nobody at work who was removed', async () => {
  const { app, call } = startApp({ trusted: false })
  await call('vault.create', { folder: 'v', trust: 'T', passphrase })
  const { id } = await call('people.put', { person: { name: 'Ann Lee', kind: 'trustee' } })
  await call('people.me', { id })
  await call('people.remove', { id })
  const refused = { ok: false, error: { code: 'PersonRemoved' } }
  const person = { id, name: 'Ann Lee', kind: 'clerk' }
  expect(await app.dispatch('people.put', { person })).toMatchObject(refused)
  expect(await app.dispatch('people.me', { id })).toMatchObject(refused)
  expect(await call('people.list', {})).toEqual({ people: [], me: null })

  // Said aloud, they are back, as they were.
  await call('people.restore', { id })
  await call('people.me', { id })
  expect(await call('people.list', {})).toMatchObject({
    people: [{ id, kind: 'trustee' }],
    me: id,
  })
})
