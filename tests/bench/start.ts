/**
 * How soon the first screen is drawn after the process starts, in the browser's window, beside a bare launch of the
 * same browser with an empty page by the same driver, in turn. Run it with Node 24 after `npm run build`:
 * `node tests/bench/start.ts`. The first round, which fills the caches, is not counted.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { testBrowser } from '../e2e/chromium-launch.ts'

const rounds = 9
const electron = join(import.meta.dirname, '..', '..', 'electron')
const { browser } = await testBrowser()
const now = () => performance.timeOrigin + performance.now()

/** From the start of the process: when the page began to load, and when the first screen was drawn. */
async function ours(vaults: string): Promise<{ page: number; drawn: number }> {
  const begun = now()
  const child = spawn(
    process.execPath,
    [
      ...['--import', join(import.meta.dirname, 'first-screen-hook.mjs')],
      ...[join(electron, 'plumbline.mjs'), 'start', '--headless'],
    ],
    {
      env: { ...process.env, PLUMBLINE_VAULTS: vaults, PLUMBLINE_BROWSER: browser.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  for await (const text of child.stdout) {
    said += String(text)
    const [, page, drawn] = /^drawn (\S+) (\S+)$/m.exec(said) ?? []
    if (page === undefined || drawn === undefined) continue
    child.kill('SIGTERM')
    await ended
    return { page: Number(page) - begun, drawn: Number(drawn) - begun }
  }
  throw new Error(`The first screen never came: ${said}`)
}

/** From the launch of the browser until an empty page is drawn. */
async function bare(): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), 'plumbline-bare-'))
  const begun = now()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--no-first-run', '--app=data:text/html,<h1>Plumbline</h1>'],
  })
  await context
    .pages()[0]!
    .evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(() => drawn(0))))')
  const taken = now() - begun
  await context.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  return taken
}

const median = (list: number[]) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN

const vaults = await mkdtemp(join(tmpdir(), 'plumbline-bench-'))
const figures: { drawn: number; page: number; bare: number }[] = []
for (let round = 0; round <= rounds; round++) {
  const { drawn, page } = await ours(vaults)
  const peer = await bare()
  if (round > 0) figures.push({ drawn, page, bare: peer })
}
await rm(vaults, { recursive: true, force: true })

const row = (what: string, list: number[], digits = 0) =>
  console.log(
    `${what.padEnd(60)}${median(list).toFixed(digits).padStart(8)}${Math.min(...list)
      .toFixed(digits)
      .padStart(8)}${Math.max(...list)
      .toFixed(digits)
      .padStart(8)}`,
  )
console.log(
  `${rounds} rounds; load ${loadavg()[0]?.toFixed(1)}`.padEnd(60) + '  median   least    most',
)
row(
  'process to first screen drawn, ms',
  figures.map(({ drawn }) => drawn),
)
row(
  'of which from page to drawn, ms',
  figures.map(({ drawn, page }) => drawn - page),
)
row(
  'bare launch of the browser to an empty page, ms',
  figures.map(({ bare }) => bare),
)
row(
  'ratio of the first to the last',
  figures.map(({ drawn, bare }) => drawn / bare),
  1,
)
