/** The pack as it was last built, and building it again: when asked, and a moment after what it is made from changed. */
import { useEffect, useRef, useState } from 'react'
import { plural } from '../../../electron/domain/wording.ts'
import { call, listen } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { type Job, useJob } from '../../app/job.ts'
import type { Built } from './Preview.tsx'

/** Milliseconds after the last change until it is built again by itself. */
const pause = 1200
/** A pack that takes longer, in milliseconds, is built again only when asked. */
const quick = 15_000
/** Changes of these are in no pack. */
const elsewhere = new Set(['packs', 'templates', 'vault', 'preferences', 'settings'])

export type PackBuild = {
  job: Job
  /** Null before the first. It stays while the next is built. */
  built: Built | null
  /** Whether something that it is made from has changed since. */
  isStale: boolean
  error: unknown
  build(): Promise<void>
}

export function usePackBuild(meeting: string, copy: string): PackBuild {
  const job = useJob()
  const announce = useAnnounce()
  const [made, setMade] = useState<{ built: Built; of: string } | null>(null)
  const [isStale, setStale] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const took = useRef(0)
  const of = `${meeting} ${copy}`

  async function build() {
    const mine = (asked.current += 1)
    // What is under way is of no use any more; its end is waited for, so that two never tell of their progress.
    job.cancel()
    await running.current
    if (mine !== asked.current) return
    const began = performance.now()
    setStale(false)
    const work = job.run('Building the pack', async (name) => {
      const result = await call('pack.build', { meeting, copy, job: name })
      const answer = await fetch(result.url)
      return { ...result, file: new Uint8Array(await answer.arrayBuffer()) }
    })
    running.current = work.catch(() => undefined)
    try {
      const built = await work
      if (mine !== asked.current) return
      took.current = performance.now() - began
      setMade({ built, of })
      setError(null)
      announce(`The pack is built: ${plural(built.pages, 'page')}`)
    } catch (error) {
      if (mine !== asked.current) return
      setStale(true)
      setError(error)
    }
  }

  const again = useRef(build)
  useEffect(() => {
    again.current = build
  })
  const hasBuilt = made?.of === of
  useEffect(() => {
    if (!hasBuilt) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = listen('changed', ({ areas }) => {
      if (areas.every((area) => elsewhere.has(area))) return
      setStale(true)
      clearTimeout(timer)
      if (took.current < quick) timer = setTimeout(() => void again.current(), pause)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [hasBuilt])
  const cancel = useRef(job.cancel)
  useEffect(() => () => cancel.current(), [])

  return { job, built: hasBuilt ? made.built : null, isStale, error, build }
}
