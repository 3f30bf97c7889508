/** The built main process by itself: what `electron-vite build` made starts and finds what it needs. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from 'playwright/test'
import { withStandIn } from './electron-launch.ts'
import type { HostOption } from './fixtures.ts'

const test = base.extend<HostOption>({ hostName: ['chromium', { option: true }] })

test('starts from its bundle, serves the page and builds a pack', async ({ hostName }) => {
  test.skip(hostName !== 'chromium', 'Electron itself is driven by the other specs')
  const vaults = await mkdtemp(join(tmpdir(), 'plumbline-built-'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...withStandIn, join(import.meta.dirname, '../../out/main/main.js')],
    { env: { ...process.env, NODE_OPTIONS: '', PLUMBLINE_VAULTS: vaults } },
  )
  await rm(vaults, { recursive: true })
  const seen = JSON.parse(stdout) as Record<string, number | string>
  expect(seen).toMatchObject({ page: 200, host: 'electron', head: '%PDF-', again: 404 })
  expect(seen['pages']).toBeGreaterThan(5)
  expect(seen['read']).toBe(seen['size'])
})
