/** Saves that are under way, and what is typed and not saved: nobody who leaves or locks loses it unasked. */

const underWay = new Set<Promise<unknown>>()

/** Notes a save until it is over, and answers it. */
export function noteSave<T>(save: Promise<T>): Promise<T> {
  const over = save.then(
    () => void underWay.delete(over),
    () => void underWay.delete(over),
  )
  underWay.add(over)
  return save
}

/** Ends when nothing is being saved any more, whether or not it could be. */
export async function allSaved(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}

let unsaved: string | null = null

/** What is typed and not saved on the screen that is open, in words. */
export function noteUnsaved(what: string | null): void {
  unsaved = what
}

/**
 * Before a screen is left or the vault locks: hands over what is being typed, and waits until nothing is being
 * saved any more. Answers what would be lost all the same, in words; null where nothing would.
 */
export async function whatWouldBeLost(): Promise<string | null> {
  // What is being typed is handed over for saving when its field is left.
  const active = document.activeElement
  if (active instanceof HTMLElement && active.matches('input, textarea')) active.blur()
  await allSaved()
  // A save that failed is on the screen, and with it noted, once the window is drawn again.
  await new Promise((drawn) => setTimeout(drawn))
  return unsaved
}
