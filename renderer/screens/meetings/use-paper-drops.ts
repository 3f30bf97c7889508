/** Papers that are dropped on an item of the agenda, or anywhere while one is open. */
import { useAnnounce } from '../../app/announce.tsx'
import { useDrops } from '../../app/drops.tsx'
import type { MeetingEdits } from './use-meeting.ts'

/** `open` is the number of the open item, from 1. */
export function usePaperDrops(open: number | null, edits: MeetingEdits): void {
  const { meeting } = edits
  const announce = useAnnounce()
  useDrops('add papers: let go on an item of the agenda', (files, { x, y }) => {
    const row = document
      .elementsFromPoint(x, y)
      .map((element) => element.closest('[data-item]'))
      .find((element) => element !== null)
    const under = meeting.items.find((one) => one.id === row?.getAttribute('data-item'))
    const onto = under ?? (open === null ? undefined : meeting.items[open - 1])
    if (onto?.id) void edits.addPapers(onto.id, onto.title, files)
    else announce('Let go on an item of the agenda, so that the paper has its place')
  })
}
