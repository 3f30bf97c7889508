/**
 * The lock file says which process has the vault open. It is for the words of the refusal and for the
 * files beside the database; the last word has SQLite's own exclusive lock, which the system frees when a
 * process dies. So a lock file that cannot be judged is taken over, and a race for it does no harm.
 */
import { openSync, closeSync, readFileSync, realpathSync, unlinkSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf, inUse } from './errors.ts'

export const lockName = 'vault.lock'

const holderSchema = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** When the process began, as the system counts it: a later process with the same number has another. */
  start: z.string().nullable(),
  id: z.string(),
})
type Holder = z.infer<typeof holderSchema>

/** Vaults that this process has open, by real path. */
const held = new Set<string>()

export type Lock = { release(): void }

/** Takes the vault for this process, or throws `VaultInUse`. */
export function takeLock(folder: string, id: string): Lock {
  const real = realpathSync(folder)
  const file = join(real, lockName)
  for (;;) {
    try {
      write(file, { pid: process.pid, host: hostname(), start: startOf(process.pid), id })
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      const holder = readHolder(file)
      if (holder && isAlive(holder, real)) throw inUse(holder.pid)
      remove(file)
    }
  }
  held.add(real)
  return {
    release() {
      held.delete(real)
      // Another process may have taken over a lock that it could not judge: leave that one's file.
      if (readHolder(file)?.id === id) remove(file)
    },
  }
}

function write(file: string, holder: Holder): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, JSON.stringify(holder))
  } catch (error) {
    remove(file)
    throw error
  } finally {
    closeSync(descriptor)
  }
}

/** Whether the holder is surely a living process; when in doubt it is not, and SQLite decides. */
function isAlive(holder: Holder, real: string): boolean {
  if (holder.host !== hostname()) return false
  if (holder.pid === process.pid) return held.has(real)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return holder.start !== null && holder.start === startOf(holder.pid)
}

/** The start of a process since boot, with the boot's own id; null where the system does not say (not Linux). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything, so fields are counted after its end; the start is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return ticks === undefined ? null : `${boot}/${ticks}`
  } catch {
    return null
  }
}

function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}
