/** Saves that are under way: a person who locks the vault right after typing loses nothing of what was typed. */

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

/** What is typed and not saved on the screen that is open, in words; a lock asks before it drops it. */
export function noteUnsaved(what: string | null): void {
  unsaved = what
}

export function whatIsUnsaved(): string | null {
  return unsaved
}
