/**
 * Undo instead of "are you sure?": what was done is said at the foot of the window with a button that takes it
 * back. The keys for undo take back the latest.
 */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { call, errorData } from '../api.ts'
import { messageFor } from '../errors.ts'
import classes from './undo.module.css'

type Undoable = {
  /** What was done, as a sentence without a full stop: "The strand was removed". */
  done: string
  /**
   * What it is about, where many small changes follow each other: the offer then stands in the place of the one
   * before, which the keys for undo still take back after it.
   */
  topic?: string
  /** Takes it back. What it throws is told in the window's words for errors. */
  undo(): Promise<unknown>
}

/** How long the offer stands: long enough to read it, reach it and think; the pointer on it keeps it. */
const stands = 20_000

const close = { 'aria-label': 'Close' }

/** Offers that a later one of their topic has taken the place of. */
const replaced = new Set<string>()
const shownOf = new Map<string, string>()
/** So many changes can be taken back by the keys. */
const mostOffered = 30

const offered: { id: string; undo(): Promise<void> }[] = []
let count = 0

/** The same of a change that the app has recorded: it alone is taken back, by the number it was given. */
export function offerUndoOf(change: string, done: string): void {
  offerUndo({ done, undo: () => call('changes.undo', { change }) })
}

/** Says what was done and offers to take it back. */
export function offerUndo({ done, topic, undo }: Undoable): void {
  const id = `undo-${(count += 1)}`
  if (topic !== undefined) {
    const before = shownOf.get(topic)
    if (before !== undefined) {
      replaced.add(before)
      notifications.hide(before)
    }
    shownOf.set(topic, id)
  }
  const takeBack = async () => {
    forget(id)
    notifications.hide(id)
    try {
      await undo()
      notifications.show({ message: 'Taken back.', autoClose: 4000, closeButtonProps: close })
    } catch (error) {
      notifications.show({
        message: messageFor(errorData(error)).what,
        autoClose: false,
        closeButtonProps: close,
      })
    }
  }
  offered.push({ id, undo: takeBack })
  offered.splice(0, offered.length - mostOffered)
  notifications.show({
    id,
    autoClose: stands,
    onClose: () => {
      if (!replaced.delete(id)) forget(id)
    },
    closeButtonProps: close,
    message: (
      <div className={classes.offer}>
        <span>{done}.</span>
        <Button size="compact-sm" onClick={() => void takeBack()}>
          Undo
        </Button>
      </div>
    ),
  })
}

/** Takes back the latest thing that is still offered; nothing where there is none. */
export function undoLast(): void {
  void offered.at(-1)?.undo()
}

/** Takes every offer away: what was done in one vault is taken back in no other, nor told beside it. */
export function withdrawOffers(): void {
  offered.length = 0
  replaced.clear()
  shownOf.clear()
  notifications.clean()
}

function forget(id: string): void {
  const at = offered.findIndex((one) => one.id === id)
  if (at >= 0) offered.splice(at, 1)
}
