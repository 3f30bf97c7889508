/** The files of one import as a queue: each is told of while the import goes on, and each can be cancelled alone. */
import type { FileEvent, ImportResult } from '../contract/index.ts'
import type { GivenFile } from './given-file.ts'
import type { Context, Job } from './context.ts'

type Refusal = NonNullable<FileEvent['refusal']>

export type FileWatch = {
  /** The import's job for this file: stopped with the whole import, or alone. */
  job: Job
  /** Whether this file alone was cancelled. */
  isCancelled(): boolean
  reading(): void
  used(): void
  done(result: ImportResult): void
  refused(refusal: Refusal): void
}

/**
 * A watch for each source. Without a name nobody listens, and none can be cancelled.
 * @param name the import's job
 */
export function watchFiles(
  context: Context,
  name: string | undefined,
  job: Job,
  sources: readonly GivenFile[],
): Map<GivenFile, FileWatch> {
  return new Map(sources.map((source, index) => [source, watchOf(context, name, job, index)]))
}

function watchOf(context: Context, name: string | undefined, whole: Job, index: number): FileWatch {
  // It ends with the whole import.
  const own = name === undefined ? whole : context.job(`${name}/${index}`)
  const tell = (state: FileEvent['state'], more: Partial<FileEvent> = {}) => {
    if (name === undefined) return
    context.emit('file', { job: name, index, state, result: null, refusal: null, ...more })
  }
  return {
    job: { ...whole, signal: AbortSignal.any([whole.signal, own.signal]) },
    isCancelled: () => own.signal.aborted && !whole.signal.aborted,
    reading: () => tell('reading'),
    used: () => tell('used'),
    done: (result) => tell(result.outcome, { result }),
    refused: (refusal) => tell(refusal.code === 'Cancelled' ? 'cancelled' : 'refused', { refusal }),
  }
}
