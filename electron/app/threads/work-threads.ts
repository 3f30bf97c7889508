/**
 * Heavy work in threads of its own. A thread does one piece of work at a time and holds nothing of the vault,
 * so whatever is cancelled is ended with its thread, at once and for certain.
 */
import type { Worker } from 'node:worker_threads'
import { AppError } from '../../contract/error.ts'
import type { Work, WorkOptions } from '../work.ts'
import { startThread } from './entry.ts'
import { createPeer, type Peer } from './peer.ts'

/** A thread that has ended its work is kept for the next one, which then need not load the program. */
const keptIdle = 1

type Desk = {
  worker: Worker
  peer: Peer
  progress: WorkOptions['onProgress']
  /** Whether it is being ended, so that it takes no more work. */
  isLeft: boolean
}

/** The work of `Work` in other threads; none is started before it is needed. */
export function createWorkThreads(): Work {
  const open = new Set<Desk>()
  const idle: Desk[] = []
  let closed = false

  function openDesk(): Desk {
    const worker = startThread('work-program')
    const peer = createPeer(worker, {
      progress: (what: string, done: number, total: number | null) =>
        desk.progress?.(what, done, total),
    })
    const desk: Desk = { worker, peer, progress: undefined, isLeft: false }
    open.add(desk)
    worker.on('error', (error) => leave(desk, error.message))
    worker.on('exit', () => leave(desk, 'it ended'))
    return desk
  }

  function leave(desk: Desk, why: string): void {
    open.delete(desk)
    const at = idle.indexOf(desk)
    if (at >= 0) idle.splice(at, 1)
    desk.peer.fail(
      closed
        ? new AppError('Cancelled', 'Plumbline was closed in the meantime.')
        : new AppError('Unexpected', `The work stopped before its end: ${why}`),
    )
  }

  async function run<T>(
    name: keyof Work,
    args: unknown[],
    { signal, onProgress }: WorkOptions,
    cancelled: string,
  ): Promise<T> {
    const stopped = () =>
      signal?.reason instanceof AppError ? signal.reason : new AppError('Cancelled', cancelled)
    if (closed || signal?.aborted) throw stopped()
    const desk = idle.pop() ?? openDesk()
    desk.progress = onProgress
    desk.worker.ref()
    const stop = () => {
      desk.peer.fail(stopped())
      void desk.worker.terminate()
    }
    signal?.addEventListener('abort', stop, { once: true })
    try {
      return await desk.peer.call<T>(name, args)
    } finally {
      signal?.removeEventListener('abort', stop)
      desk.progress = undefined
      if (signal?.aborted || desk.isLeft || !open.has(desk) || idle.length >= keptIdle)
        void desk.worker.terminate()
      else {
        // Whoever waits for the process to end need not wait for a thread that has nothing to do.
        desk.worker.unref()
        idle.push(desk)
      }
    }
  }

  const reading = 'Reading the file was cancelled.'
  const building = 'The pack was not built: it was cancelled.'
  return {
    identify: (file) => run('identify', [file], {}, reading),
    read: (file, context, choice, options) =>
      run('read', [file, context, choice], options, reading),
    check: (input) => run('check', [input], {}, building),
    build: (input, options) => run('build', [input], options, building),
    outline: (input, options) => run('outline', [input], options, building),
    text: (bytes, skip, options) =>
      run('text', [bytes, skip], options, 'Reading for the search was cancelled.'),
    register: (register) => run('register', [register], {}, building),
    forget(why) {
      idle.length = 0
      for (const desk of open) {
        desk.isLeft = true
        desk.peer.fail(why)
        void desk.worker.terminate()
      }
    },
    async close() {
      closed = true
      await Promise.all([...open].map(({ worker }) => worker.terminate()))
    },
  }
}
