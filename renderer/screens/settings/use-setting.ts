/** Sets a part of the settings and offers to set it back, also where its form is drawn anew meanwhile. */
import type { Input } from '../../../electron/contract/index.ts'
import { call, useDo } from '../../api.ts'
import { offerUndo } from '../../parts/undo.tsx'

type Setting = Input<'settings.set'>

export function useSetting() {
  const set = useDo('settings.set')
  return {
    isPending: set.isPending,
    error: set.error,
    /** `done`: what was done, as a sentence without a full stop. */
    keep(next: Setting, before: Setting, done: string): void {
      // A form that is drawn anew hears no more of its mutation; the promise is kept all the same.
      set.mutateAsync(next).then(
        () => offerUndo({ done, undo: () => call('settings.set', before) }),
        () => undefined,
      )
    },
  }
}
