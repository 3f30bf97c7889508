/** How it stands with saving: in a word, and where it failed with what to do; what is unsaved holds the way out. */
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from '@mantine/core'
import type { Autosave } from './autosave.ts'
import classes from './NotSaved.module.css'
import { Trouble } from './Trouble.tsx'
import { Unsaved } from './Unsaved.tsx'

type Saves = Pick<Autosave<unknown, unknown>, 'now' | 'subscribe' | 'retry' | 'giveUp'>

/** What could not be saved stays on the screen, and this says so. `what` is changed: `the vision`. */
export function NotSaved({ autosave, what }: { autosave: Saves; what: string }) {
  const { saving, error } = useSyncExternalStore(autosave.subscribe, autosave.now)
  const failed = saving === 'failed'
  // Whoever leaves without it has given it up, and nothing waits for it any more.
  useEffect(
    () => () => {
      if (autosave.now().saving === 'failed') autosave.giveUp()
    },
    [autosave],
  )
  return (
    <>
      <Unsaved what={failed ? `What you changed in ${what} is not saved` : null} />
      {failed && (
        <div className={classes.failed}>
          <Trouble error={error} />
          <div className={classes.buttons}>
            <Button onClick={autosave.retry}>Save again</Button>
            <Button onClick={autosave.giveUp}>Go back to what was saved</Button>
          </div>
        </div>
      )}
    </>
  )
}

/** `typing`: a field holds something that is not handed over for saving yet. */
export function SavingWords({ autosave, typing }: { autosave: Saves; typing: boolean }) {
  const { saving } = useSyncExternalStore(autosave.subscribe, autosave.now)
  return (
    <span className={classes.saved} data-saving={saving}>
      {saving === 'failed'
        ? 'Not saved'
        : saving === 'saving'
          ? 'Saving'
          : typing
            ? 'Not saved yet'
            : 'Every change is saved.'}
    </span>
  )
}
