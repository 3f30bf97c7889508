/** Long work: a name for it, its progress, and a way to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, listen } from '../api.ts'
import { useAnnounce } from './announce.tsx'
import { type JobProgress, progressWords } from './job-words.ts'

export type Job = {
  /** Null while nothing runs. */
  progress: JobProgress | null
  cancelling: boolean
  /** Runs work under a fresh name, which the work passes to its call. */
  run<T>(what: string, work: (job: string) => Promise<T>): Promise<T>
  cancel(): void
}

/** Milliseconds between spoken reports: a screen reader must be able to finish a sentence. */
const spokenEvery = 4000

export function useJob(): Job {
  const [progress, setProgress] = useState<JobProgress | null>(null)
  const [cancelling, setCancelling] = useState(false)
  const current = useRef<string | null>(null)
  const spoken = useRef(0)
  const announce = useAnnounce()

  useEffect(
    () =>
      listen('progress', ({ job, what, done, total }) => {
        if (job !== current.current) return
        setProgress({ what, done, total })
        const now = performance.now()
        if (now - spoken.current < spokenEvery) return
        spoken.current = now
        announce(progressWords({ what, done, total }))
      }),
    [announce],
  )

  const run = useCallback(async <T>(what: string, work: (job: string) => Promise<T>) => {
    const job = crypto.randomUUID()
    current.current = job
    setCancelling(false)
    setProgress({ what, done: 0, total: null })
    try {
      return await work(job)
    } finally {
      current.current = null
      setProgress(null)
    }
  }, [])

  const cancel = useCallback(() => {
    if (current.current === null) return
    setCancelling(true)
    void call('job.cancel', { job: current.current })
  }, [])

  return { progress, cancelling, run, cancel }
}
