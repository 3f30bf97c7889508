/** Runs a program and watches what it takes. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

export type Taken = { ms: number; peakMb: number | null; said: string }

/**
 * Wall time from start to end, and the most memory that it and its children held at once, each shared page
 * counted once over all that share it (Linux; null elsewhere). Throws with what it said where it fails.
 */
export async function run(
  command: readonly string[],
  options: { cwd?: string } = {},
): Promise<Taken> {
  const [program = '', ...args] = command
  const from = performance.now()
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, held(child.pid ?? 0))), 40)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearInterval(watch)
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${said.slice(-600)}`)
  return { ms: performance.now() - from, peakMb: peak === 0 ? null : peak / 1024, said }
}

/** Kilobytes that a process and all under it hold. */
function held(root: number): number {
  try {
    const parents = new Map<number, number>()
    for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
      } catch {
        // It ended meanwhile.
      }
    }
    const under = (pid: number | undefined): boolean =>
      pid !== undefined && pid > 0 && (pid === root || under(parents.get(pid)))
    return [...parents.keys()].filter(under).reduce((sum, pid) => sum + shareOf(pid), 0)
  } catch {
    return 0
  }
}

function shareOf(pid: number): number {
  try {
    return Number(
      /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0,
    )
  } catch {
    return 0
  }
}
