/**
 * The attack: what is left where nobody looks. The answers of a few to a survey stand behind a newer figure; a
 * thread that is done keeps what it was given after the vault is left; a window goes on showing a vault that was
 * left for another; a window has a backup put where it likes.
 */
import { once } from 'node:events'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { createWorkThreads } from '../../electron/app/threads/work-threads.ts'
import { AppError } from '../../electron/contract/index.ts'
import { passphrase, startApp } from '../app/start.ts'

const register = new Uint8Array(
  readFileSync(resolve(import.meta.dirname, '../fixtures/gias/extract-2022.csv')),
)

it.each([
  ['a newer one of many', ['6 of 8', '30 of 40'], null],
  ['a newer one of a few', ['30 of 40', '6 of 8'], null],
  ['two of many', ['20 of 40', '30 of 40'], 50],
])('tells of older answers to a survey no more than it may: %s', async (_, texts, told) => {
  const { call, folder } = startApp()
  await call('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
  await call('import.bytes', { files: [{ name: 'gias.csv', bytes: register }] })
  await call('trust.adopt', { name: 'GLF SCHOOLS' })
  const cell = { kpi: 'voice.pupils.belong', urn: '138764', period: '2025/26 autumn' }
  for (const text of texts) {
    await call('values.type', {
      reason: 'The survey',
      cells: [{ ...cell, text, row: 2, column: 'Pupils: belong' }],
    })
  }
  const { older } = await call('insight.figure', cell)
  expect(older).toHaveLength(1)
  expect(older[0]?.value).toBe(told)
  if (told === null)
    expect(older[0]).toMatchObject({ numerator: null, denominator: null, source: { cell: '' } })
})

it('ends the threads that have read files when the vault is left', async () => {
  const workers: Worker[] = []
  const hear = (message: unknown) => workers.push((message as { worker: Worker }).worker)
  subscribe('worker_threads', hear)
  const work = createWorkThreads()
  onTestFinished(async () => {
    unsubscribe('worker_threads', hear)
    await work.close()
  })
  const file = { name: 'gias.csv', content: register }
  await work.identify(file)
  const [idle] = workers
  const ended = once(idle!, 'exit')
  work.forget(new AppError('VaultLocked', 'The vault was locked.'))
  await ended

  const cut = work.identify(file)
  work.forget(new AppError('VaultLocked', 'The vault was locked.'))
  await expect(cut).rejects.toMatchObject({ code: 'VaultLocked' })
  expect(await work.identify(file)).toMatchObject({ kind: 'gias' })
  expect(workers).toHaveLength(3)
})

it('tells the window that its vault is left when another is asked for, whether or not that opens', async () => {
  const { app, call } = startApp({ trusted: false })
  await call('vault.create', { folder: 'one', trust: 'One', passphrase })
  const told: unknown[] = []
  app.listen((event, data) => event === 'locked' && told.push(data))
  const wrong = await app.dispatch('vault.unlock', { folder: 'one', passphrase: 'not this one' })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'VaultWrongPassphrase' } })
  expect(told).toEqual([{ reason: 'asked' }])
  expect(await call('vault.status', {})).toMatchObject({ open: false })
  await call('vault.create', { folder: 'two', trust: 'Two', passphrase })
  expect(told).toHaveLength(1)
})

it('lets no window put a backup where it likes', async () => {
  const { app, call, folder } = startApp({ trusted: false })
  await call('vault.create', { folder: 'one', trust: 'One', passphrase })
  const file = join(folder, 'elsewhere.plumbline-backup')
  expect(await app.dispatch('vault.backup', { file })).toMatchObject({
    ok: false,
    error: { code: 'NotAllowed' },
  })
  expect(existsSync(file)).toBe(false)
  expect((await call('vault.backup', {})).file).toContain(join('one', 'backups'))
})
