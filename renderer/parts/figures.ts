/** The figure book of the open vault: the same rules and figures as on paper. */
import { useMemo } from 'react'
import { createFigureBook, type FigureBook } from '../../electron/domain/figures.ts'
import type { PupilGroup } from '../../electron/domain/kpi.ts'
import { useAsk } from '../api.ts'

/** One pupil group's book; `data` is undefined until it has been read. */
export function useFigureBook(group: PupilGroup = 'all'): {
  data: FigureBook | undefined
  error: Error | null
} {
  const found = useAsk('figures.get', { group })
  const data = useMemo(() => found.data && createFigureBook(found.data), [found.data])
  return { data, error: found.error }
}
