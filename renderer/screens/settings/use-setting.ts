/**
 * Sets a part of the settings and offers to take that back, also where its form is drawn anew meanwhile. One
 * after another, each made on what the one before has left: of two quick clicks neither undoes the other.
 */
import type { Input, Output } from '../../../electron/contract/index.ts'
import { call, useDo } from '../../api.ts'
import { offerUndoOf } from '../../parts/undo.tsx'
import { noteSave } from '../../parts/under-way.ts'

type Setting = Input<'settings.set'>

let turn: Promise<unknown> = Promise.resolve()

export function useSetting() {
  const set = useDo('settings.set')
  return {
    isPending: set.isPending,
    error: set.error,
    /**
     * Ends when it is over, whether or not it could be saved.
     * @param done what was done, as a sentence without a full stop
     */
    keep(make: (now: Output<'settings.get'>) => Setting, done: string): Promise<unknown> {
      const mine = turn.then(async () => set.mutateAsync(make(await call('settings.get', {}))))
      offerUndoOf(noteSave(mine), done)
      turn = mine.catch(() => undefined)
      return turn
    },
  }
}
