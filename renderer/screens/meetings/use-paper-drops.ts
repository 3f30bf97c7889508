/** Papers that are dropped on an item of the agenda, or anywhere while one is open. */
import { useEffect } from 'react'
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import type { MeetingEdits } from './use-meeting.ts'

/** The row of the agenda at a place on the window. */
function rowAt(x: number, y: number): Element | null {
  return document.elementFromPoint(x, y)?.closest('[data-item]') ?? null
}

/** `open` is the id of the open item. */
export function usePaperDrops(open: string | null, edits: MeetingEdits): void {
  const { meeting } = edits
  const announce = useAnnounce()
  useRowUnderFiles()
  useDrops('add papers: let go on an item of the agenda', (files, { x, y }) => {
    const under = rowAt(x, y)?.getAttribute('data-item') ?? open
    const item = meeting.items.find((one) => one.id === under)
    if (item?.id) void edits.addPapers(item.id, item.title, files)
    else announce('Let go on an item of the agenda, so that the paper has its place')
  })
}

/** Marks the row that would take what is dragged. */
function useRowUnderFiles(): void {
  useEffect(() => {
    let marked: Element | null = null
    const mark = (row: Element | null) => {
      if (row === marked) return
      marked?.removeAttribute('data-taking')
      row?.setAttribute('data-taking', '')
      marked = row
    }
    const abort = new AbortController()
    const { signal } = abort
    const over = ({ clientX, clientY, dataTransfer }: DragEvent) =>
      mark(dataTransfer?.types.includes('Files') ? rowAt(clientX, clientY) : null)
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('drop', () => mark(null), { signal })
    window.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? mark(null), {
      signal,
    })
    return () => {
      abort.abort()
      mark(null)
    }
  }, [])
}
