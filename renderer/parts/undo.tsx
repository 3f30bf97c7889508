/**
 * Undo instead of "are you sure?": what was done is said at the foot of the window with a button that takes it
 * back. The keys for undo take back the latest, also while it is still being done.
 */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { call, errorData } from '../api.ts'
import { messageFor } from '../errors.ts'
import classes from './undo.module.css'
import { createUndoOrder, type Deed } from './undo-order.ts'

type Offer = {
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
const order = createUndoOrder<Offer>(30, async ({ undo }) => {
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
})

/**
 * Once something is done, says so and offers to take it back.
 * @param doing where it fails, nothing is offered: whoever does it tells of that
 * @param offerOf null where the answer says that nothing was different
 */
export function offerUndo<A>(doing: Promise<A>, offerOf: (answer: A) => Offer | null): void {
  const deed = order.begin(doing.then(offerOf, () => null))
  void deed.back.then((offer) => offer !== null && order.holds(deed) && show(deed, offer))
}

/** The same of a change that the app records: it alone is taken back, by the name that it was given. */
export function offerUndoOf<A extends { change: string | null }>(
  doing: Promise<A>,
  done: string | ((answer: A) => string),
): void {
  offerUndo(doing, (answer) => {
    const { change } = answer
    if (change === null) return null
    return {
      done: typeof done === 'string' ? done : done(answer),
      undo: () => call('changes.undo', { change }),
    }
  })
}

function show(deed: Deed<Offer>, { done, topic }: Offer): void {
  const { id } = deed
  if (topic !== undefined) {
    const before = shownOf.get(topic)
    if (before !== undefined) {
      replaced.add(before)
      notifications.hide(before)
    }
    shownOf.set(topic, id)
  }
  notifications.show({
    id,
    autoClose: stands,
    onClose: () => {
      if (!replaced.delete(id)) order.forget(deed)
    },
    closeButtonProps: close,
    message: (
      <div className={classes.offer}>
        <span>{done}.</span>
        <Button size="compact-sm" onClick={() => takeBack(deed)}>
          Undo
        </Button>
      </div>
    ),
  })
}

function takeBack(deed: Deed<Offer>): void {
  order.takeBack(deed)
  notifications.hide(deed.id)
}

/** Takes back the latest thing that is done, or being done, and still offered; nothing where there is none. */
export function undoLast(): void {
  const deed = order.last()
  if (deed) takeBack(deed)
}

/** Takes every offer away: what was done in one vault is taken back in no other, nor told beside it. */
export function withdrawOffers(): void {
  order.clear()
  replaced.clear()
  shownOf.clear()
  notifications.clean()
}
