import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronProgram, installedElectron } from '../../electron/host/electron-program.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-electron-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** An installer that does what Electron's own does: a program and a file that names it. */
const installer = `const fs = require('node:fs'), path = require('node:path')
fs.mkdirSync(path.join(__dirname, 'dist')); fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '')
fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron')`

describe("Electron's program", () => {
  it('is taken where it is', async () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist', 'electron'), '')
    chmodSync(join(folder, 'dist', 'electron'), 0o755)
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(installedElectron(folder, {})).toBe(join(folder, 'dist', 'electron'))
    expect(await electronProgram(folder, {}, () => {})).toEqual({
      path: join(folder, 'dist', 'electron'),
    })
  })

  it('is not believed to be there when only its name is', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(installedElectron(folder, {})).toBeNull()
  })

  it('is given up quickly, with the reason, where it cannot be reached', async () => {
    writeFileSync(join(folder, 'install.js'), installer)
    const said: string[] = []
    const found = await electronProgram(
      folder,
      { ELECTRON_MIRROR: 'http://127.0.0.1:9/' },
      (line) => said.push(line),
    )
    expect(found).toEqual({
      missing:
        "Electron's program is not on this machine and 127.0.0.1:9 cannot be reached to fetch it",
    })
    expect(said).toEqual([])
  })

  it('is fetched by its installer where it can be reached', async () => {
    writeFileSync(join(folder, 'install.js'), installer)
    const { createServer } = await import('node:http')
    const server = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const said: string[] = []
    const found = await electronProgram(
      folder,
      { ELECTRON_MIRROR: `http://127.0.0.1:${port}/` },
      (line) => said.push(line),
    )
    server.close()
    expect(found).toEqual({ path: join(folder, 'dist', 'electron') })
    expect(said).toHaveLength(1)
  })
})
