/** A meeting on the screen: shown as it will be at once, saved, and taken back where it could not be. */
import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Meeting } from '../../../electron/domain/meeting.ts'
import { call, fileBytes } from '../../api.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { offerUndo } from '../../parts/undo.tsx'

export type MeetingEdits = {
  /** What went wrong last, until something goes right. */
  error: unknown
  /** Saves the meeting so. `done` says it as a sentence without a full stop. */
  edit(next: Meeting, done: string): Promise<Meeting | null>
  /** Puts files on an item. */
  addPapers(item: string, title: string, files: File[]): Promise<void>
  removePaper(item: string, paper: string): Promise<void>
}

export function useMeetingEdits(id: string): MeetingEdits {
  const client = useQueryClient()
  const announce = useAnnounce()
  const [error, setError] = useState<unknown>(null)
  /** Edits are saved one after another, each from what the one before has left. */
  const turn = useRef<Promise<unknown>>(Promise.resolve())

  function inTurn<T extends { meeting: Meeting; change: string | null }>(
    save: () => Promise<T>,
    say: (saved: T) => string,
  ): Promise<T | null> {
    const mine = turn.current.then(async () => {
      try {
        const saved = await save()
        setError(null)
        const { change } = saved
        if (change !== null) {
          const words = say(saved)
          announce(words)
          offerUndo({ done: words, topic: id, undo: () => call('meetings.undo', { id, change }) })
        }
        return saved
      } catch (error) {
        setError(error)
        return null
      } finally {
        void client.invalidateQueries()
      }
    })
    turn.current = mine
    return mine
  }

  return {
    error,
    async edit(next, done) {
      client.setQueryData(['meetings.get', { id }], (shown: object | undefined) =>
        shown ? { ...shown, meeting: next } : shown,
      )
      const saved = await inTurn(
        () => call('meetings.save', { meeting: next }),
        () => done,
      )
      return saved?.meeting ?? null
    },
    async addPapers(item, title, files) {
      const papers = await Promise.all(files.map(fileBytes))
      await inTurn(
        () => call('meetings.addPapers', { id, item, papers }),
        ({ added, replaced }) => {
          const names = [...added, ...replaced]
          const what = names.length === 1 ? (names[0] ?? '') : `${names.length} papers`
          if (added.length > 0) return `${what} added to ${title}`
          return `${what} replaced on ${title}`
        },
      )
    },
    async removePaper(item, paper) {
      await inTurn(
        () => call('meetings.removePaper', { id, item, paper }),
        () => `${paper} taken off`,
      )
    },
  }
}
