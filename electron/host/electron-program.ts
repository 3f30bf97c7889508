/** Finding Electron's own program, which since version 42 is fetched at the first run, not by npm. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How long the place that has Electron may take to answer, and then to deliver about 120 MB. */
const reachable = 3_000
const delivered = 300_000

export type ElectronProgram = { path: string } | { missing: string }

/** Where Electron's program is; null where it is not on this machine. */
export function installedElectron(
  packageFolder: string,
  env: Record<string, string | undefined>,
): string | null {
  const named = join(packageFolder, 'path.txt')
  const program = existsSync(named) ? readFileSync(named, 'utf8').trim() : null
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (elsewhere) {
    const path = join(
      elsewhere,
      program ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'),
    )
    return existsSync(path) ? path : null
  }
  const path = program && join(packageFolder, 'dist', program)
  return path && existsSync(path) ? path : null
}

/**
 * Electron's program, fetched by Electron's own installer where it can be had quickly.
 * @param packageFolder `node_modules/electron`
 * @param say hears that a fetch begins, since it can take minutes
 * @returns the program's path, or in words why there is none
 */
export async function electronProgram(
  packageFolder: string,
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<ElectronProgram> {
  const installed = installedElectron(packageFolder, env)
  if (installed) return { path: installed }
  if (!existsSync(join(packageFolder, 'install.js')))
    return { missing: 'Electron is not installed' }
  const source =
    env['ELECTRON_MIRROR'] ??
    env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron'
  const host = URL.parse(source)?.host ?? source
  try {
    await fetch(source, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(reachable),
    })
  } catch {
    return {
      missing: `Electron's program is not on this machine and ${host} cannot be reached to fetch it`,
    }
  }
  say(`Fetching Electron's program from ${host}, once (about 120 MB)…`)
  const code = await run(process.execPath, [join(packageFolder, 'install.js')], delivered)
  const fetched = installedElectron(packageFolder, env)
  if (code === 0 && fetched) return { path: fetched }
  return { missing: `Electron's program could not be fetched from ${host}` }
}

function run(program: string, args: string[], timeout: number): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout })
    child.on('error', () => resolve(null))
    child.on('exit', (code) => resolve(code))
  })
}
