/**
 * The attack: a window that is not ours any more says where vaults are made, restored and opened: outside the
 * folder of vaults, on another computer, under names that nobody sees or no disk holds, and several at once.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createContext } from '../../electron/app/context.ts'
import { workHere } from '../../electron/app/work-here.ts'
import type { CallName, Input } from '../../electron/contract/index.ts'
import { vaultNameProblem } from '../../electron/domain/vault-name.ts'
import { createVault } from '../../electron/store/index.ts'
import { passphrase, startApp, type Started } from '../app/start.ts'

function elsewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-elsewhere-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The code of a call's refusal, or `done`. */
async function outcome<N extends CallName>({ app }: Started, name: N, input: Input<N>) {
  const result = await app.dispatch(name, input)
  return result.ok ? 'done' : result.error.code
}

const make = (folder: string) => ({ folder, trust: 'Ours', passphrase })

describe('a window', () => {
  it('makes and restores no vault outside the folder of vaults', async () => {
    const window = startApp({ trusted: false })
    const out = elsewhere()
    await window.call('vault.create', make('ours'))
    const { file } = await window.call('vault.backup', {})
    for (const folder of [
      join(out, 'taken'),
      '../taken',
      'ours/backups/taken',
      '.',
      '..',
      window.folder,
    ]) {
      expect(await outcome(window, 'vault.create', make(folder)), folder).toBe('NotAllowed')
      expect(await outcome(window, 'demo.create', { folder, passphrase }), folder).toBe(
        'NotAllowed',
      )
      expect(await outcome(window, 'vault.restore', { file, folder }), folder).toBe('NotAllowed')
    }
    expect(readdirSync(out)).toEqual([])
    expect(readdirSync(window.folder)).toEqual(['ours'])
    expect(await outcome(window, 'vault.restore', { file, folder: 'again' })).toBe('done')
    expect((await window.call('vault.status', {})).open).toBe(true)
  })

  it('asks no other computer for anything', async () => {
    const window = startApp({ trusted: false })
    for (const place of [
      '\\\\evil\\share',
      '//evil/share',
      '\\\\?\\UNC\\evil\\share',
      '\\/evil/share',
    ]) {
      expect(await outcome(window, 'vault.unlock', { folder: place, passphrase })).toBe(
        'NotAllowed',
      )
      expect(await outcome(window, 'vault.restore', { file: place, folder: 'again' })).toBe(
        'NotAllowed',
      )
    }
  })

  it('opens a vault that the person named in full, as the command line made it', async () => {
    const out = elsewhere()
    const line = startApp()
    await line.call('vault.create', make(join(out, 'ours')))
    await line.call('vault.lock', {})
    const window = startApp({ trusted: false })
    const status = await window.call('vault.unlock', { folder: join(out, 'ours'), passphrase })
    expect(status.folder).toBe(join(out, 'ours'))
  })
})

describe('the name of a new vault', () => {
  it.each([
    ...[' ', '\u3164', '\u200b', '\u2800', 'our\u200btrust', 'our\u202etrust', 'our\ntrust'],
    ...[
      'CON',
      'nul',
      'Aux.txt',
      'com1',
      'LPT9',
      'COM¹',
      'trust.',
      'trust ',
      ' trust',
      'a:b',
      'a|b',
    ],
  ])('is not %j', async (name) => {
    expect(vaultNameProblem(name)).not.toBeNull()
    const line = startApp()
    expect(await outcome(line, 'vault.create', make(join(line.folder, name)))).toBe('InputInvalid')
    expect(readdirSync(line.folder)).toEqual([])
  })

  it('is any that people see and disks hold', () => {
    for (const name of [
      'Łąkowa trust-2',
      'Ysgol Tŷ Gwyn',
      'console',
      'com10',
      '2026',
      'St. Anne’s',
    ])
      expect(vaultNameProblem(name), name).toBeNull()
  })

  it('never ends in what Windows takes away', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.', ' ', '. ', ' .'), (name, end) => {
        expect(vaultNameProblem(name + end)).not.toBeNull()
      }),
    )
  })

  it('stands for a trust that has a name', async () => {
    const line = startApp()
    for (const trust of ['', ' ', '\u200b\u2060'])
      expect(
        await outcome(line, 'vault.create', { ...make(join(line.folder, 'ours')), trust }),
      ).toBe('InputInvalid')
  })
})

describe('at once', () => {
  it('two vaults are opened one after the other, and the last one is the open one', async () => {
    const window = startApp({ trusted: false })
    await window.call('vault.create', make('one'))
    await window.call('vault.create', make('two'))
    const open = (folder: string) => outcome(window, 'vault.unlock', { folder, passphrase })
    expect(await Promise.all([open('one'), open('two'), open('one'), open('two')])).toEqual(
      Array.from({ length: 4 }, () => 'done'),
    )
    expect((await window.call('vault.status', {})).folder).toBe(join(window.folder, 'two'))
    // The other is let go: its lock would refuse another process.
    const line = startApp()
    expect(
      await outcome(line, 'vault.unlock', { folder: join(window.folder, 'one'), passphrase }),
    ).toBe('done')
  })

  it('a lock while a vault is unlocked locks it', async () => {
    const window = startApp({ trusted: false })
    await window.call('vault.create', make('ours'))
    await window.call('vault.lock', {})
    const unlocking = window.app.dispatch('vault.unlock', { folder: 'ours', passphrase })
    await window.call('vault.lock', {})
    await unlocking
    expect((await window.call('vault.status', {})).open).toBe(false)
  })

  it('a vault that is unlocked while the one before is still being left stays open', async () => {
    const window = startApp({ trusted: false, every: () => () => undefined })
    await window.call('vault.create', make('ours'))
    const locking = window.app.dispatch('vault.lock', {})
    const unlocking = window.app.dispatch('vault.unlock', { folder: 'ours', passphrase })
    expect((await locking).ok && (await unlocking).ok).toBe(true)
    expect((await window.call('vault.status', {})).open).toBe(true)
  })

  it('two backups in one second have names of their own', async () => {
    const window = startApp({ trusted: false })
    await window.call('vault.create', make('ours'))
    const made = await Promise.all([1, 2, 3].map(() => window.call('vault.backup', {})))
    expect(new Set(made.map(({ file }) => file)).size).toBe(3)
    expect((await window.call('vault.backups', {})).backups).toHaveLength(3)
  })

  it('a job that is over can be cancelled no more, and ends no other of its name', async () => {
    const window = startApp({ trusted: false })
    await window.call('vault.create', make('ours'))
    await window.call('vault.backup', { job: 'backup' })
    expect(await window.call('job.cancel', { job: 'backup' })).toEqual({ cancelled: false })
  })
})

it('a vault that cannot be closed is left all the same, and does not stand in the way of the next', async () => {
  const parent = elsewhere()
  const env = {
    clock: { now: () => new Date('2026-11-23T10:00:00Z') },
    who: 'tester',
    id: randomUUID,
  }
  const make = (name: string) => createVault(join(parent, name), { trust: name, passphrase }, env)
  const [{ vault: one }, { vault: two }] = [await make('one'), await make('two')]
  const context = createContext(
    {
      ...{ ...env, work: workHere, host: 'test', trusted: false, vaultsFolder: parent },
      ...{ version: '0', resources: '' },
    },
    [],
    new Set(),
  )
  context.setVault({
    ...one,
    close() {
      one.close()
      throw new Error('The disk is gone')
    },
  })
  await expect(context.leave('asked')).rejects.toThrow('The disk is gone')
  expect(context.isOpen()).toBe(false)
  await context.leave('asked')
  context.setVault(two)
  await context.leave('asked')
  expect(two.db.open).toBe(false)
})
