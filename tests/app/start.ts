/** An app on a folder of its own, with a clock that stands still and ids that count. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { createApp, type App, type AppOptions } from '../../electron/app/index.ts'
import { workHere } from '../../electron/app/work-here.ts'
import type { CallName, Input, Output } from '../../electron/contract/index.ts'

export type Started = {
  app: App
  folder: string
  /** Calls, and fails the test where the answer is an error. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
}

export const passphrase = 'correct horse battery staple'

type Options = {
  trusted?: boolean
  now?: string
  /** A clock of the test's own, in place of the one that stands still. */
  clock?: { now(): Date }
  /** Somebody sits at a window. */
  every?: AppOptions['every']
}

/** For one test, after which it is gone. */
export function startApp(options: Options = {}): Started {
  const started = openApp(options)
  onTestFinished(started.close)
  return started
}

/** For several tests, the last of which closes it. */
export function openApp(options: Options = {}): Started & { close(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-app-'))
  let count = 0
  const app = createApp({
    clock: options.clock ?? { now: () => new Date(options.now ?? '2026-11-23T10:00:00Z') },
    id: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    work: workHere,
    who: 'tester',
    host: 'test',
    trusted: options.trusted ?? true,
    vaultsFolder: folder,
    version: '0.0.0',
    resources: resolve(import.meta.dirname, '../../resources'),
    ...(options.every && { every: options.every }),
  })
  return {
    app,
    folder,
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
    async call(name, input) {
      const result = await app.dispatch(name, input)
      if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`)
      return result.value as Output<typeof name>
    },
  }
}
