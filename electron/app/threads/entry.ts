/** Where a thread's program lies: beside this file, as source or as `electron-vite` built it. */
import { Worker } from 'node:worker_threads'

/** Starts a thread of the program of that name in this folder. */
export function startThread(name: 'app-program' | 'work-program', data?: unknown): Worker {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Worker(new URL(`./${name}.${ending}`, import.meta.url), { workerData: data })
}
