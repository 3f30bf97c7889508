/** The app as a window has it: in a thread of its own, with files read and packs built in others. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startAppThread, type AppThread } from '../../electron/app/threads/app-thread.ts'
import type { CallName, Input, Output } from '../../electron/contract/index.ts'
import { crossed } from './crossed.ts'
import { passphrase } from './start.ts'

// A build takes a few seconds, and a busy machine several times as long.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
let app: AppThread
const saved: { name: string; bytes: Uint8Array }[] = []
const opened: string[] = []
const heard: { event: string; data: unknown }[] = []

async function call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  return (await crossed(app, await app.dispatch(name, input))) as Output<N>
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-threads-'))
  app = startAppThread({
    who: 'tester',
    host: 'test',
    trusted: false,
    vaultsFolder: folder,
    version: '0.0.0',
    resources: resolve(import.meta.dirname, '../../resources'),
    async save(name, bytes) {
      saved.push({ name, bytes })
      return join('/saved', name)
    },
    async openFile(file) {
      opened.push(file)
    },
  })
  app.listen((event, data) => heard.push({ event, data }))
  await call('demo.create', { folder: 'demo', passphrase, schools: 6, years: 4, job: 'demo' })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Asks for the state of the vault, one answer after the other, until the work is over; how many came. */
async function askDuring(work: Promise<unknown>): Promise<number> {
  const ended = work.then(
    () => null,
    () => null,
  )
  for (let answered = 0; ; answered += 1) {
    if ((await Promise.race([call('vault.status', {}), ended])) === null) return answered
  }
}

describe('the app in its thread', () => {
  it('tells progress of what is done in other threads', () => {
    const told = heard.filter(({ event }) => event === 'progress').map(({ data }) => data)
    expect(told).toContainEqual(
      expect.objectContaining({ job: 'demo', what: 'inspections.csv', total: null }),
    )
    expect(heard).toContainEqual({ event: 'changed', data: { areas: ['vault'] } })
  })

  it('answers other calls while a pack is built', async () => {
    const building = call('pack.build', { meeting: 'next' })
    // Far fewer than there is time for; where the build held the thread there would be one or two.
    expect(await askDuring(building)).toBeGreaterThan(10)
    expect((await building).pages).toBeGreaterThan(5)
  })

  it('gives the bytes of a one-time address once', async () => {
    const { url, bytes } = await call('pack.build', { meeting: 'next' })
    const token = url.slice(url.lastIndexOf('/') + 1)
    const blob = await app.takeBlob(token)
    expect(blob?.bytes).toHaveLength(bytes)
    expect(blob?.type).toBe('application/pdf')
    expect(await app.takeBlob(token)).toBeNull()
  })

  it('ends a build that is cancelled, and builds again', async () => {
    const stop = app.listen((event, data) => {
      if (event === 'progress' && (data as { job: string }).job === 'build')
        void app.dispatch('job.cancel', { job: 'build' })
    })
    // A copy that no other test has had built, as the last one built is kept.
    const input = { meeting: 'next', copy: 'public', job: 'build' }
    expect(await app.dispatch('pack.build', input)).toMatchObject({
      ok: false,
      error: { code: 'Cancelled' },
    })
    stop()
    expect((await call('pack.build', input)).pages).toBeGreaterThan(5)
  })

  it('hands what is saved to its host', async () => {
    const { file } = await call('pack.save', { meeting: 'next' })
    expect(file).toBe(join('/saved', saved[0]?.name ?? ''))
    expect(new TextDecoder().decode(saved[0]?.bytes.subarray(0, 5))).toBe('%PDF-')
  })

  it('opens what was saved, and no other file', async () => {
    const { file } = await call('pack.save', { meeting: 'next' })
    await call('app.openSaved', { file })
    expect(opened).toEqual([file])
    const program = await call('app.saveFile', { name: 'a.csv', bytes: new Uint8Array([1]) })
    expect(program.file).toBe(join('/saved', 'a.csv'))
    for (const other of ['/etc/passwd', `${file}.pdf`, '/saved/b.csv', `/saved/../saved/a.csv`]) {
      expect(await app.dispatch('app.openSaved', { file: other })).toMatchObject({
        ok: false,
        error: { code: 'NotAllowed' },
      })
    }
    expect(opened).toEqual([file])
  })

  it('keeps the code and the details of what goes wrong in the threads below', async () => {
    const { refused } = await call('import.bytes', {
      files: [{ name: 'notes.csv', bytes: new TextEncoder().encode('a,b\n1,2\n') }],
    })
    expect(refused).toMatchObject([{ file: 'notes.csv', code: 'ImportUnknown' }])
    expect(await app.dispatch('pack.build', { meeting: 'next', copy: 'member:nobody' })).toEqual({
      ok: false,
      error: {
        code: 'InputInvalid',
        message: 'Nobody at this meeting has the id "nobody".',
        details: { id: 'nobody' },
      },
    })
  })

  it('gives a large answer by a one-time address, which the lock takes away', async () => {
    const answer = await app.dispatch('values.query', {})
    if (!answer.ok || 'value' in answer) throw new Error('The answer came by itself')
    const { values } = (await crossed(app, answer)) as Output<'values.query'>
    expect(values.length).toBeGreaterThan(1000)
    await expect(crossed(app, answer)).rejects.toThrow('Nothing is at')

    const another = await app.dispatch('values.query', {})
    await call('vault.lock', {})
    await expect(crossed(app, another)).rejects.toThrow('VaultLocked')
    await call('vault.unlock', { folder: 'demo', passphrase })
  })

  it('refuses input that cannot cross', async () => {
    expect(await app.dispatch('vault.status', { more: () => {} })).toMatchObject({
      ok: false,
      error: { code: 'InputInvalid' },
    })
  })

  it('stops what is under way when the vault is locked', async () => {
    const file = resolve(import.meta.dirname, '../fixtures/gias/extract-2022.csv')
    const importing = app.dispatch('import.bytes', {
      files: [{ name: 'gias.csv', bytes: new Uint8Array(readFileSync(file)) }],
    })
    await call('vault.lock', {})
    expect(await importing).toMatchObject({ ok: false, error: { code: 'VaultLocked' } })
    expect(await app.dispatch('schools.list', {})).toMatchObject({
      ok: false,
      error: { code: 'VaultLocked' },
    })
    await call('vault.unlock', { folder: 'demo', passphrase })
    expect((await call('schools.list', {})).schools).toHaveLength(6)
  })
})
