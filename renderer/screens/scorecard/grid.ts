/**
 * Moving through a table of figures by keys. One figure takes part in the order of tabs; arrow keys choose
 * which, Home and End go to the ends of a row, Page Up and Page Down ten rows. Places without a figure are
 * passed over. It works on the table as it stands, so that no row has to know its place.
 */
import { type RefObject, useLayoutEffect } from 'react'

/** Marks a row of figures, and in it a place that can be opened. */
export const rowMark = 'data-row'
const placeMark = 'data-place'

const steps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/** The place that an event happened in, with what it holds; null where it happened in none. */
export function placeOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`[${placeMark}]`) : null
}

/** Keeps exactly one place in the order of tabs, whatever rows come and go. */
export function useRoving(table: RefObject<HTMLTableElement | null>): void {
  useLayoutEffect(() => {
    const places = table.current
    if (!places || places.querySelector(`[${placeMark}][tabindex="0"]`)) return
    places.querySelector<HTMLElement>(`[${placeMark}]`)?.setAttribute('tabindex', '0')
  })
}

/** Puts a place, and it alone, in the order of tabs. */
export function rove(place: HTMLElement): void {
  const table = place.closest('table')
  for (const other of table?.querySelectorAll(`[${placeMark}][tabindex="0"]`) ?? []) {
    other.setAttribute('tabindex', '-1')
  }
  place.setAttribute('tabindex', '0')
}

/** Goes where a key leads from a place; false where it leads nowhere. */
export function moveBy(key: string, place: HTMLElement): boolean {
  const rows = [...(place.closest('table')?.querySelectorAll(`[${rowMark}]`) ?? [])]
  const row = place.closest(`[${rowMark}]`)
  if (!row) return false
  const at = rows.indexOf(row)
  const column = [...row.children].indexOf(place)
  const wanted =
    key === 'Home' || key === 'End'
      ? end(row, key)
      : steps[key]
        ? next(rows, at, column, steps[key])
        : null
  if (key !== 'Home' && key !== 'End' && !steps[key]) return false
  if (wanted) {
    rove(wanted)
    wanted.focus()
  }
  return true
}

function end(row: Element, key: 'Home' | 'End'): HTMLElement | null {
  const places = [...row.querySelectorAll<HTMLElement>(`[${placeMark}]`)]
  return (key === 'Home' ? places[0] : places.at(-1)) ?? null
}

function next(
  rows: Element[],
  row: number,
  column: number,
  [down, right]: readonly [number, number],
): HTMLElement | null {
  // A page goes to the last row where there are not so many; then single steps pass over empty places.
  let at = down === 0 ? row : Math.min(rows.length - 1, Math.max(0, row + down))
  let to = column + right
  const single = Math.sign(down)
  for (;;) {
    const here = rows[at]?.children[to]
    if (!here) return null
    if (here instanceof HTMLElement && here.hasAttribute(placeMark)) return here
    if (single === 0) to += right
    else at += single
  }
}
