import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeLock } from '../../electron/store/lock.ts'
import { expectFailure, scratch } from './support.ts'

const home = scratch()
const host = hostname()

function folder(name: string): string {
  const made = join(home, name)
  mkdirSync(made)
  return made
}

describe('the lock file', () => {
  it('names the process that has the vault, and goes when it is released', async () => {
    const vault = folder('named')
    const lock = takeLock(vault, 'mine')
    expect(JSON.parse(readFileSync(join(vault, 'vault.lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
      host,
      id: 'mine',
    })
    const error = await expectFailure(() => takeLock(vault, 'other'), 'VaultInUse')
    expect(error.message).toContain(String(process.pid))
    lock.release()
    expect(existsSync(join(vault, 'vault.lock'))).toBe(false)
  })

  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 5, host, start: 'boot/1', id: 'x' }],
    [
      'an earlier process of the same number',
      { pid: process.ppid, host, start: 'boot/1', id: 'x' },
    ],
    ['an earlier process of this one’s number', { pid: process.pid, host, start: null, id: 'x' }],
    [
      'another machine, which SQLite’s own lock can judge',
      { pid: 1, host: 'elsewhere', start: null, id: 'x' },
    ],
    ['half a line', '{"pid": 1'],
  ])('is taken over from %s', (_, holder) => {
    const vault = folder(`stale ${_}`)
    writeFileSync(
      join(vault, 'vault.lock'),
      typeof holder === 'string' ? holder : JSON.stringify(holder),
    )
    takeLock(vault, 'mine').release()
    expect(existsSync(join(vault, 'vault.lock'))).toBe(false)
  })

  it('of another is left alone when ours is released', () => {
    const vault = folder('taken over')
    const lock = takeLock(vault, 'mine')
    writeFileSync(
      join(vault, 'vault.lock'),
      JSON.stringify({ pid: 1, host: 'elsewhere', start: null, id: 'theirs' }),
    )
    lock.release()
    expect(existsSync(join(vault, 'vault.lock'))).toBe(true)
  })
})
