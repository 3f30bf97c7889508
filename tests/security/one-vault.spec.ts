/**
 * The attack: bad luck in the middle of long work. The window is locked and another vault opened while a file
 * is read; the disk is full just when the files that waited are read; a person cancels between two files.
 * Nothing of one vault may come into another, and nothing that was kept may be lost.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createContext } from '../../electron/app/context.ts'
import { importSources } from '../../electron/app/imports.ts'
import { workHere } from '../../electron/app/work-here.ts'
import type { Work } from '../../electron/app/work.ts'
import { loadKpiLibrary } from '../../electron/intake/index.ts'
import { createVault, importQueries } from '../../electron/store/index.ts'
import { passphrase, startApp } from '../app/start.ts'
import { kpiFolder } from '../resources.ts'

const bytes = (file: string) =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures', file)))
const register = { name: 'gias.csv', bytes: bytes('gias/extract-2022.csv') }
const results = { name: '2017_936_ks2final.csv', bytes: bytes('performance/2017_936_ks2final.csv') }

it('stores nothing in a vault that was opened while a file for another was read', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'plumbline-two-'))
  const env = {
    clock: { now: () => new Date('2026-11-23T10:00:00Z') },
    who: 'tester',
    id: randomUUID,
  }
  const make = async (name: string) =>
    (await createVault(join(parent, name), { trust: name, passphrase }, env)).vault
  const [one, two] = [await make('one'), await make('two')]
  let read = false
  /** While the file is read, another vault is opened. */
  const work: Work = {
    ...workHere,
    async read(...told) {
      const intake = await workHere.read(...told)
      context.setVault(two)
      read = true
      return intake
    },
  }
  const options = {
    ...env,
    work,
    host: 'test',
    trusted: false,
    vaultsFolder: parent,
    version: '0',
    resources: '',
  }
  const context = createContext(options, loadKpiLibrary(kpiFolder), new Set())
  onTestFinished(() => {
    context.setVault(null)
    rmSync(parent, { recursive: true, force: true })
  })
  context.setVault(one)
  const importing = importSources(
    context,
    [{ name: register.name, content: register.bytes }],
    {},
    context.job(undefined),
  )
  await expect(importing).rejects.toMatchObject({ code: 'VaultLocked' })
  expect(read).toBe(true)
  expect(importQueries.list(two.db)).toEqual([])
})

it('says that it was cancelled, and keeps what waits', async () => {
  const { app, call } = startApp({ trusted: false })
  await call('vault.create', { folder: 'one', trust: 'One', passphrase })
  await call('import.bytes', { files: [register, results] })
  const [trust] = (await call('trust.candidates', {})).trusts
  app.listen((event) => {
    if (event === 'progress') void app.dispatch('job.cancel', { job: 'adopting' })
  })
  expect(await app.dispatch('trust.adopt', { name: trust?.name, job: 'adopting' })).toMatchObject({
    ok: false,
    error: { code: 'Cancelled' },
  })
  expect(await call('vault.status', {})).toMatchObject({ waiting: 1 })
  const again = await call('trust.adopt', { name: trust?.name ?? '' })
  expect([...again.results, ...again.refused]).toHaveLength(1)
  expect(await call('vault.status', {})).toMatchObject({ waiting: 0 })
})

it('tells the window of what was stored before the rest was cancelled', async () => {
  const { app, call } = startApp({ trusted: false })
  await call('vault.create', { folder: 'one', trust: 'One', passphrase })
  const told: unknown[] = []
  app.listen((event, data) => {
    if (event === 'changed') told.push(data)
    if (event === 'file' && (data as { state: string }).state === 'stored')
      void app.dispatch('job.cancel', { job: 'reading' })
  })
  const stopped = await app.dispatch('import.bytes', { files: [register, results], job: 'reading' })
  expect(stopped).toMatchObject({ ok: false, error: { code: 'Cancelled' } })
  expect((await call('import.list', {})).imports).toHaveLength(1)
  expect(told).toEqual([{ areas: ['imports', 'values', 'schools'] }])
})
