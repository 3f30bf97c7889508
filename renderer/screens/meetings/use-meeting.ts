/** A meeting on the screen: shown at once as it will be, saved edit by edit, each of which can be taken back. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Meeting } from '../../../electron/domain/meeting.ts'
import { call, fileBytes } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { type Autosave, createAutosave } from '../../parts/autosave.ts'
import { offerUndo } from '../../parts/undo.tsx'

/** What an edit makes of the meeting as it then is. */
export type Change = (now: Meeting) => Meeting

export type MeetingEdits = {
  /** The meeting with every edit that was made, saved or not yet. */
  meeting: Meeting
  /** What went wrong last with the papers of an item, until something goes right. */
  trouble: { item: string; error: unknown } | null
  autosave: Autosave<Meeting, Saved>
  /** `done` says the edit as a sentence without a full stop. */
  edit(change: Change, done: string): Promise<Meeting | null>
  /** Puts files on an item. */
  addPapers(item: string, title: string, files: File[]): Promise<void>
  removePaper(item: string, paper: string): Promise<void>
}

/** The meeting as it was saved, and the change to take back; null where nothing was different. */
type Saved = { meeting: Meeting; change: string | null }

/** `done` says what was done as a sentence without a full stop. */
type Said = Saved & { done: string }

const kept = <S extends Saved>(answer: S) => ({ value: answer.meeting, answer })

/** `stored` is the meeting as it was last read. */
export function useMeetingEdits(stored: Meeting): MeetingEdits {
  const { id } = stored.meeting
  const announce = useAnnounce()
  const [trouble, setTrouble] = useState<MeetingEdits['trouble']>(null)
  const [autosave] = useState(() =>
    createAutosave<Meeting, Saved>(stored, async (meeting, from) =>
      kept(await call('meetings.save', { meeting, from })),
    ),
  )
  const { value: meeting } = useSyncExternalStore(autosave.subscribe, autosave.now)
  useEffect(() => autosave.take(() => stored), [autosave, stored])

  return useMemo(() => {
    /** Says what is saved, once it is, and offers to take it back. */
    function follow(saving: Promise<Said | null>) {
      offerUndo(saving, (said) => {
        if (said === null) return null
        setTrouble(null)
        const { change, done } = said
        if (change === null) return null
        announce(done)
        const undo = () =>
          autosave.send(async (now) => {
            const back = await call('meetings.undo', { id, change })
            return kept({ meeting: back.meeting ?? now, change: null })
          })
        return { done, topic: id, undo }
      })
      return saving
    }
    async function followPapers(item: string, saving: Promise<Said>) {
      try {
        await follow(saving)
      } catch (error) {
        setTrouble({ item, error })
      }
    }
    async function savePapers(item: string, title: string, files: File[]) {
      const papers = await Promise.all(files.map(fileBytes))
      let names: string[] = []
      let done = 'added to'
      const saved = await autosave.send(async () => {
        const answer = await call('meetings.addPapers', { id, item, papers })
        names = [...answer.added, ...answer.replaced]
        if (answer.added.length === 0) done = 'replaced on'
        return kept(answer)
      })
      const what = names.length === 1 ? (names[0] ?? '') : `${names.length} papers`
      return { ...saved, done: `${what} ${done} ${title}` }
    }
    async function takeOff(item: string, paper: string) {
      const saved = await autosave.send(async () =>
        kept(await call('meetings.removePaper', { id, item, paper })),
      )
      return { ...saved, done: `${paper} taken off` }
    }
    return {
      meeting,
      trouble,
      autosave,
      async edit(change, done) {
        const saved = await follow(autosave.edit(change).then((made) => made && { ...made, done }))
        return saved?.meeting ?? null
      },
      addPapers: (item, title, files) => followPapers(item, savePapers(item, title, files)),
      removePaper: (item, paper) => followPapers(item, takeOff(item, paper)),
    }
  }, [announce, autosave, trouble, id, meeting])
}
