/**
 * How long the window's own thread and the app's thread are held up while work runs: prints figures.
 * Run it with Node 24: `node tests/bench/threads.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { startAppThread } from '../../electron/app/threads/app-thread.ts'
import { crossed } from '../app/crossed.ts'

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
const app = startAppThread({
  who: 'bench',
  host: 'bench',
  trusted: false,
  vaultsFolder: folder,
  version: '0.0.0',
  resources: resolve(import.meta.dirname, '../../resources'),
  save: async (name) => name,
  openFile: async () => {},
})

async function call(name: string, input: object): Promise<unknown> {
  return crossed(app, await app.dispatch(name, input))
}

const row = (cells: (string | number)[]) =>
  console.log(
    cells
      .map((cell, at) => (at === 0 ? String(cell).padEnd(44) : String(cell).padStart(14)))
      .join(''),
  )

/** Runs one piece of work while asking for the vault's state again and again. */
async function measure(what: string, name: string | null, input: object = {}): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const begun = performance.now()
  const state = { over: false }
  let longest = 0
  let asked = 0
  const work = (name === null ? wait(2_000) : call(name, input)).finally(() => (state.over = true))
  const asking = (async () => {
    for (; !state.over; asked += 1) {
      const at = performance.now()
      await call('vault.status', {})
      longest = Math.max(longest, performance.now() - at)
      await wait(5)
    }
  })()
  await Promise.all([work, asking])
  delay.disable()
  const ms = (nanoseconds: number) => `${Math.max(0, nanoseconds / 1e6 - 5).toFixed(0)} ms`
  row([
    what,
    `${Math.round(performance.now() - begun)} ms`,
    ms(delay.max),
    ms(delay.percentile(99)),
    `${longest.toFixed(0)} ms`,
    asked,
  ])
}

const heads = 'urn,name,local_authority_name,phase_of_education,gender,status'
const register = Array.from(
  { length: 50_000 },
  (_, n) => `${200_000 + n},School ${n},Torbay,Primary,Mixed,Open`,
)

row(['', 'takes', 'window, worst', 'window, 99 %', 'app, worst', 'asked'])
await measure('nothing: the machine itself', null)
await measure('demonstration, 12 schools × 6 years', 'demo.create', {
  folder: 'demo',
  passphrase: 'a passphrase of words',
})
await measure('register of 50,000 schools', 'import.bytes', {
  files: [
    { name: 'register.csv', bytes: new TextEncoder().encode([heads, ...register].join('\n')) },
  ],
})
await measure('pack, first', 'pack.build', { meeting: 'next' })
await measure('public copy, its thread already there', 'pack.build', {
  meeting: 'next',
  copy: 'public',
})
await measure('check of the pack', 'pack.check', { meeting: 'next' })
await measure('all values', 'values.query', {})
await app.close()
rmSync(folder, { recursive: true })
