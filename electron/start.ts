/** `npm start`: builds what is out of date, then opens the window under Electron, else in a browser. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { electronProgram } from './host/electron-program.ts'

const root = join(import.meta.dirname, '..')
const sources = ['electron', 'renderer', 'electron.vite.config.ts', 'package-lock.json']
const browserEntry = 'out/main/browser.js'
const built = [
  'out/renderer/index.html',
  'out/main/main.js',
  browserEntry,
  'out/preload/preload.cjs',
]

/**
 * Opens Plumbline. `PLUMBLINE_HOST` (`electron` or `chromium`) settles where; otherwise Electron is taken
 * where its program is present or can be fetched quickly, and the choice is printed with its reason.
 * @param args `--headless` opens a browser without a screen
 * @returns the exit status
 */
export async function start(args: string[]): Promise<number> {
  // Whoever works on Plumbline says so; for everybody else answers are not checked against the contract.
  process.env['NODE_ENV'] ??= 'production'
  const headless = args.includes('--headless')
  if (
    process.platform === 'linux' &&
    !headless &&
    !process.env['DISPLAY'] &&
    !process.env['WAYLAND_DISPLAY']
  ) {
    complain(
      'There is no screen here to open a window on. The command line needs none: npx plumbline --help',
    )
    return 1
  }
  if (isStale()) {
    say('Building the window…')
    const status = await run(process.execPath, [
      join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ])
    if (status !== 0) {
      complain('The window could not be built; the lines above say why.')
      return 1
    }
  }

  const wanted = process.env['PLUMBLINE_HOST']
  if (wanted !== 'chromium' && !headless) {
    const electron = await electronProgram(join(root, 'node_modules/electron'), process.env, say)
    if ('path' in electron) {
      say('Opening Plumbline under Electron.')
      const asRoot = process.platform === 'linux' && process.getuid?.() === 0
      return run(electron.path, [...(asRoot ? ['--no-sandbox'] : []), root])
    }
    if (wanted === 'electron') {
      complain(`${electron.missing}.`)
      return 1
    }
    say(
      `${electron.missing}, so Plumbline opens in a browser's window instead. It is the same in both.`,
    )
  }
  await import(pathToFileURL(join(root, browserEntry)).href)
  return 0
}

/** Whether a source is newer than what was built from it. */
function isStale(): boolean {
  const made = built.map((file) => join(root, file))
  if (!made.every((file) => existsSync(file))) return true
  const oldest = Math.min(...made.map((file) => statSync(file).mtimeMs))
  return sources.some((source) => newest(join(root, source)) > oldest)
}

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function run(program: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: root })
    child.on('error', (error) => {
      complain(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`plumbline: ${line}\n`)
}
