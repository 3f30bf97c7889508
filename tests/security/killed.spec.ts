/**
 * The attack: the power, or somebody's patience, ends while the app works. A real process is killed in the
 * middle of imports, edits and builds; what it was told is saved is there, and nothing is there by halves.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  kpiQueries,
  observationQueries,
  peopleQueries,
  trustQueries,
  unlockVault,
  visionQueries,
  type Vault,
} from '../../electron/store/index.ts'
import { openApp, passphrase } from '../app/start.ts'

// A build takes a few seconds, and a busy machine several times as long.
vi.setConfig({ testTimeout: 120_000 })

const home = mkdtempSync(join(tmpdir(), 'plumbline-killed-'))
const whole = join(home, 'whole')
afterAll(() => rmSync(home, { recursive: true, force: true }))

beforeAll(async () => {
  const { call, close } = openApp()
  await call('demo.create', { folder: whole, passphrase, schools: 3, years: 2 })
  await close()
})

/**
 * Lets a process do one thing again and again on a copy of the vault, and kills it in the middle of the next
 * one after some are saved.
 * @param after how many are saved before
 * @param middle what it says when it is in the middle
 * @param later how many milliseconds after that it is killed
 * @returns the vault, what it said, and the number of what was saved last
 */
async function killInTheMiddle(
  what: 'import' | 'edit' | 'edits' | 'build',
  after: number,
  middle: RegExp,
  later = 0,
): Promise<{ folder: string; downloads: string; saved: number; told: string[] }> {
  const folder = join(home, what)
  const downloads = join(home, `${what} downloads`)
  cpSync(whole, folder, { recursive: true })
  const program = join(import.meta.dirname, 'app-child.ts')
  const child = spawn(process.execPath, [program, folder, passphrase, what, downloads], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  const last = (kind: string) =>
    Number(told.findLast((line) => line.startsWith(kind))?.split(' ')[1] ?? 0)
  await new Promise<void>((resolve) => {
    child.once('exit', resolve)
    createInterface(child.stdout).on('line', (line) => {
      told.push(line)
      if (last('saved') >= after && last('begun') > last('saved') && middle.test(line)) resolve()
    })
  })
  await wait(later)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return { folder, downloads, told, saved: last('saved') }
}

async function reopen(folder: string): Promise<Vault> {
  const vault = await unlockVault(
    folder,
    { passphrase },
    { clock: { now: () => new Date() }, who: 'tester', id: () => 'again' },
  )
  expect((await vault.check()).findings.filter(({ ok }) => !ok)).toEqual([])
  return vault
}

// Each is read for some tens of milliseconds and then stored for as long; where exactly the end comes is chance.
it.each([0, 60])('keeps every import that was told as saved, %i ms into another', async (later) => {
  const { folder, saved } = await killInTheMiddle('import', 2, /^begun/, later)
  const vault = await reopen(folder)
  const schools = vault.db
    .prepare<[], number>(
      "SELECT count(*) FROM register_schools WHERE name LIKE 'School % of %' GROUP BY import_id",
    )
    .pluck()
    .all()
  expect(schools.length).toBeGreaterThanOrEqual(saved)
  expect(schools.every((count) => count === 3000)).toBe(true)
  expect(observationQueries.total(vault.db)).toBeGreaterThan(100)
  vault.close()
  rmSync(folder, { recursive: true })
})

it('keeps every edit that was told as saved', async () => {
  const { folder, saved } = await killInTheMiddle('edit', 2, /^begun/)
  const vault = await reopen(folder)
  // It may have saved more after the last line of it that was read.
  const version = /^Version (\d+)$/.exec(visionQueries.current(vault.db)?.vision.title ?? '')?.[1]
  expect(Number(version)).toBeGreaterThanOrEqual(saved)
  vault.close()
})

it('keeps every edit of the vision, a setting, a person and a KPI that was told as saved', async () => {
  const { folder, saved } = await killInTheMiddle('edits', 5, /^begun/)
  const vault = await reopen(folder)
  const last = (text: string | undefined) => Number(/ (\d+)$/.exec(text ?? '')?.[1] ?? 0)
  expect(last(visionQueries.current(vault.db)?.vision.title)).toBeGreaterThanOrEqual(saved)
  expect(last(trustQueries.get(vault.db)?.name)).toBeGreaterThanOrEqual(saved)
  const people = new Set(peopleQueries.list(vault.db).map(({ name }) => name))
  const kpis = new Set(kpiQueries.own(vault.db).map(({ code }) => code))
  for (let n = 1; n <= saved; n += 1) {
    expect(people).toContain(`Person ${n}`)
    expect(kpis).toContain(`own.k${n}`)
  }
  vault.close()
})

it('keeps the vault, and every pack that was told as saved, when killed while it builds', async () => {
  const { folder, downloads, told } = await killInTheMiddle('build', 1, /^working/)
  const vault = await reopen(folder)
  vault.close()
  const packs = told.filter((line) => line.startsWith('{'))
  expect(packs.length).toBeGreaterThanOrEqual(1)
  for (const line of packs) {
    const { file } = JSON.parse(line) as { file: string }
    const bytes = readFileSync(file).toString('latin1')
    expect(bytes.slice(0, 5)).toBe('%PDF-')
    expect(bytes.trimEnd().slice(-5)).toBe('%%EOF')
  }
  // What was not finished is no pack: at most a part that says so by its name.
  const others = readdirSync(downloads).filter((name) => !packs.some((line) => line.includes(name)))
  expect(others.filter((name) => !name.endsWith('.part'))).toEqual([])
})
