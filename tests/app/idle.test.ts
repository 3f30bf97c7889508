import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { passphrase, startApp, type Started } from './start.ts'

let now = 0
let look: () => void
let started: Started
let told: unknown[] = []

/** Lets minutes pass, looked at every five seconds as the product does. */
function pass(minutes: number): void {
  for (let left = minutes * 12; left > 0; left -= 1) {
    now += 5_000
    look()
  }
}

beforeEach(async () => {
  now = Date.parse('2026-11-23T10:00:00Z')
  told = []
  started = startApp({
    clock: { now: () => new Date(now) },
    every(milliseconds, given) {
      expect(milliseconds).toBe(5_000)
      look = given
      return () => undefined
    },
  })
  started.app.listen((event, data) => {
    if (event === 'locked' || event === 'locking') told.push([event, data])
  })
  await started.call('vault.create', { folder: `${started.folder}/ours`, trust: 'T', passphrase })
})

const isOpen = async () => (await started.call('vault.status', {})).open

describe('the idle lock', () => {
  it('locks after the set time without an action, told a minute before', async () => {
    await started.call('settings.set', { part: 'security', idleMinutes: 5 })
    pass(3.75)
    expect(told).toEqual([])
    pass(0.25)
    expect(told).toEqual([['locking', { inSeconds: 60 }]])
    pass(0.5)
    expect(told.at(-1)).toEqual(['locking', { inSeconds: 30 }])
    expect(await isOpen()).toBe(true)
    pass(0.5)
    expect(told.at(-1)).toEqual(['locked', { reason: 'idle' }])
    expect(await isOpen()).toBe(false)
    const refused = await started.app.dispatch('settings.get', {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'VaultLocked' } })
  })

  it('is put off by what a person does, and by nothing else', async () => {
    pass(14)
    await started.call('vault.touch', {})
    pass(14)
    expect(await isOpen()).toBe(true)
    // What a screen asks for by itself is no action of a person.
    await started.call('people.list', {})
    pass(1)
    expect(await isOpen()).toBe(false)
  })

  it('waits for work under way, and then still tells a minute before', async () => {
    const work = started.app.dispatch('vault.backup', {})
    pass(30)
    expect(told).toEqual([])
    expect(await work).toMatchObject({ ok: true })
    pass(0.5)
    expect(told.at(-1)).toEqual(['locking', { inSeconds: 30 }])
    pass(0.5)
    expect(told.at(-1)).toEqual(['locked', { reason: 'idle' }])
  })

  it('locks at once after the machine slept for longer', async () => {
    now += 8 * 60 * 60 * 1000
    look()
    expect(told).toEqual([['locked', { reason: 'idle' }]])
    expect(await isOpen()).toBe(false)
  })

  it('lets the vault be opened again, at once', async () => {
    pass(15)
    const status = await started.call('vault.unlock', {
      folder: `${started.folder}/ours`,
      passphrase,
    })
    expect(status.open).toBe(true)
    pass(13)
    expect(await isOpen()).toBe(true)
  })
})

describe('the backup that a vault makes of itself', () => {
  const backups = () =>
    readdirSync(`${started.folder}/ours/backups`).filter((name) => name.endsWith('-backup'))

  const again = () => started.call('vault.unlock', { folder: `${started.folder}/ours`, passphrase })

  it('is made on leaving where something changed and the last is over a day old', async () => {
    await started.call('vault.lock', {})
    expect(backups()).toHaveLength(1)
    await again()
    const { folder, backups: listed } = await started.call('vault.backups', {})
    expect(folder).toBe(`${started.folder}/ours/backups`)
    expect(listed).toMatchObject([{ at: '2026-11-23T10:00:00.000Z' }])

    // Something changed, but the backup is new enough.
    await started.call('settings.set', { part: 'security', idleMinutes: 5 })
    now += 23 * 60 * 60 * 1000
    await started.call('vault.lock', {})
    expect(backups()).toHaveLength(1)

    // Now it is old.
    await again()
    now += 2 * 60 * 60 * 1000
    await started.app.close()
    expect(backups()).toHaveLength(2)
  })

  it('is not made where nothing changed since the last', async () => {
    await started.call('vault.lock', {})
    await again()
    now += 72 * 60 * 60 * 1000
    await started.call('vault.lock', {})
    expect(backups()).toHaveLength(1)
  })

  it('tells how far it is, and stops when it is told to', async () => {
    const steps: unknown[] = []
    started.app.listen((event, data) => event === 'progress' && steps.push(data))
    await started.call('vault.backup', { job: 'now' })
    expect(steps).toEqual([
      { job: 'now', what: 'Copying the vault', done: 0, total: 3 },
      { job: 'now', what: 'Packing the copy', done: 1, total: 3 },
      { job: 'now', what: 'Checking the backup', done: 2, total: 3 },
    ])
    const stopped = started.app.dispatch('vault.backup', { job: 'later' })
    await started.call('job.cancel', { job: 'later' })
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'Cancelled' } })
    expect(backups()).toHaveLength(1)
  })
})
