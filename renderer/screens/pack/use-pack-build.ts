/**
 * The pack as it was last built, also before this screen was opened, and building it again: when asked, and a
 * moment after what it is made from was changed here.
 */
import { useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Edition } from '../../../electron/domain/edition.ts'
import type { PackPart } from '../../../electron/domain/pack-parts.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { call, isOfSearch, listen, useAsk } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { type Job, useJob } from '../../app/job.ts'
import type { Built } from './Preview.tsx'

/** Milliseconds after the last change until it is built again by itself. */
const pause = 1200
/** A pack that takes longer, in milliseconds, is built again only when asked. */
const quick = 15_000

export type PackBuild = {
  job: Job
  /** Null before the first, and until it is known whether there is one. It stays while the next is built. */
  built: Built | null
  /** Whether a pack that was built before is still being fetched. */
  isOpening: boolean
  /** Whether that very pack was saved. */
  isSaved: boolean
  /** What it is made from that has changed since. */
  changed: readonly PackPart[]
  /** Whether something has changed so that it may be built again by itself in a moment. */
  isDue: boolean
  error: unknown
  build(): Promise<void>
}

export function usePackBuild(meeting: string, copy: string, edition: Edition): PackBuild {
  const job = useJob()
  const announce = useAnnounce()
  const client = useQueryClient()
  const last = useAsk('pack.built', { meeting, copy, edition })
  const [built, setBuilt] = useState<Built | null>(null)
  const [isDue, setDue] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(0)
  const running = useRef<Promise<unknown>>(Promise.resolve())

  const kept = last.data?.built ?? null
  const isFetched = kept === null || built !== null
  useEffect(() => {
    if (isFetched || kept === null) return undefined
    let stopped = false
    const open = async () => {
      const { url } = await call('pack.openBuilt', { meeting, copy, edition })
      if (url === null) return
      const file = await fileAt(url)
      if (!stopped) setBuilt({ ...kept, file })
    }
    open().catch((error: unknown) => !stopped && setError(error))
    return () => {
      stopped = true
    }
  }, [isFetched, kept, meeting, copy, edition])

  async function build() {
    const mine = (asked.current += 1)
    setDue(false)
    // What is under way is of no use any more; its end is waited for, so that two never tell of their progress.
    job.cancel()
    await running.current
    if (mine !== asked.current) return
    const work = job.run('Building the pack', async (name) => {
      const result = await call('pack.build', { meeting, copy, edition, job: name })
      const file = await fileAt(result.url)
      await client.invalidateQueries({ queryKey: ['pack.built', { meeting, copy, edition }] })
      return { ...result, file }
    })
    running.current = work.catch(() => undefined)
    try {
      const built = await work
      if (mine !== asked.current) return
      setBuilt(built)
      setError(null)
      announce(`The pack is built: ${plural(built.pages, 'page')}`)
    } catch (error) {
      if (mine === asked.current) setError(error)
    }
  }

  const again = useRef(build)
  useEffect(() => {
    again.current = build
  })
  const isQuick = kept !== null && kept.took < quick
  useEffect(() => {
    if (!isQuick) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    async function buildChanged() {
      const { changed } = await call('pack.built', { meeting, copy, edition })
      if (changed.length > 0) await again.current()
      else setDue(false)
    }
    const stop = listen('changed', ({ areas }) => {
      if (isOfSearch(areas)) return
      setDue(true)
      clearTimeout(timer)
      timer = setTimeout(() => void buildChanged().catch(() => setDue(false)), pause)
    })
    return () => {
      stop()
      clearTimeout(timer)
      setDue(false)
    }
  }, [isQuick, meeting, copy, edition])
  const cancel = useRef(job.cancel)
  useEffect(() => () => cancel.current(), [])

  return {
    ...{ job, built, isDue, error, build },
    isOpening: !isFetched,
    isSaved: built !== null && kept?.sha256 === built.sha256 && kept.saved,
    changed: built === null ? [] : (last.data?.changed ?? []),
  }
}

async function fileAt(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error('The pack was no longer there')
  return new Uint8Array(await answer.arrayBuffer())
}
