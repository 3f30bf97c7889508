/**
 * A meeting on the screen: shown at once as it will be, saved, and taken back where it could not be. Edits are
 * saved one after another, each made on what the one before has left, so that none undoes another.
 */
import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Meeting } from '../../../electron/domain/meeting.ts'
import { askAgain, call, fileBytes } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { offerUndo } from '../../parts/undo.tsx'
import { noteSave } from '../../parts/under-way.ts'

/** What an edit makes of the meeting as it then is. */
export type Change = (now: Meeting) => Meeting

export type MeetingEdits = {
  /** The meeting with every edit that was made, saved or not yet. */
  meeting: Meeting
  /** What went wrong last, until something goes right. */
  error: unknown
  /** `done` says the edit as a sentence without a full stop. */
  edit(change: Change, done: string): Promise<Meeting | null>
  /** Puts files on an item. */
  addPapers(item: string, title: string, files: File[]): Promise<void>
  removePaper(item: string, paper: string): Promise<void>
}

type Saved = { meeting: Meeting; change: string | null }

/** `stored` is the meeting as it was last read. */
export function useMeetingEdits(stored: Meeting): MeetingEdits {
  const { id } = stored.meeting
  const client = useQueryClient()
  const announce = useAnnounce()
  const [error, setError] = useState<unknown>(null)
  const [ahead, setAhead] = useState<Meeting | null>(null)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    waiting.current += 1
    const mine = turn.current.then(work).finally(async () => {
      waiting.current -= 1
      if (waiting.current > 0) return
      // What was asked for before the last edit would show the meeting without it.
      await client.cancelQueries({ queryKey: ['meetings.get', { id }] })
      await client.refetchQueries({ queryKey: ['meetings.get', { id }] })
      if (waiting.current === 0) setAhead(null)
      void askAgain(client)
    })
    turn.current = mine.catch(() => undefined)
    return noteSave(mine)
  }

  async function save<T extends Saved>(
    work: () => Promise<T>,
    say: (saved: T) => string,
  ): Promise<T | null> {
    try {
      const saved = await inTurn(work)
      setError(null)
      const { change } = saved
      if (change !== null) {
        const words = say(saved)
        announce(words)
        const undo = () => inTurn(() => call('meetings.undo', { id, change }))
        offerUndo({ done: words, topic: id, undo })
      }
      return saved
    } catch (error) {
      setError(error)
      return null
    }
  }

  return {
    meeting: ahead ?? stored,
    error,
    async edit(change, done) {
      setAhead((before) => change(before ?? stored))
      const saved = await save(
        async () => {
          const { meeting } = await call('meetings.get', { id })
          return call('meetings.save', { meeting: change(meeting) })
        },
        () => done,
      )
      return saved?.meeting ?? null
    },
    async addPapers(item, title, files) {
      const papers = await Promise.all(files.map(fileBytes))
      await save(
        () => call('meetings.addPapers', { id, item, papers }),
        ({ added, replaced }) => {
          const names = [...added, ...replaced]
          const what = names.length === 1 ? (names[0] ?? '') : `${names.length} papers`
          return added.length > 0 ? `${what} added to ${title}` : `${what} replaced on ${title}`
        },
      )
    },
    async removePaper(item, paper) {
      await save(
        () => call('meetings.removePaper', { id, item, paper }),
        () => `${paper} taken off`,
      )
    },
  }
}
