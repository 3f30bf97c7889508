/**
 * Has the figures worked out while nobody waits for them: once the vault is open, and again when it has changed,
 * so that the scorecard opens at once.
 */
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, isOfSearch, listen } from '../api.ts'

/** What is changed in one go is told in several events: they are waited out, in milliseconds. */
const quiet = 400

export function useReadyFigures(open: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!open) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const prepare = async () => {
      // Whoever opens a screen meanwhile, locks or has no schools yet gets the answer, or its error, there.
      await call('insight.prepare', {}).catch(() => {})
      await client.prefetchQuery({
        queryKey: ['insight.scorecard', {}],
        queryFn: () => call('insight.scorecard', {}),
      })
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void prepare(), quiet)
    }
    soon()
    const stop = listen('changed', ({ areas }) => {
      if (!isOfSearch(areas)) soon()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [open, client])
}
