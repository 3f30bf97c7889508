/**
 * What a person can take back, in the order in which they did it. Each has its place from the moment that it is
 * asked for: whoever takes back at once, while the answer is still on its way, takes back that and not what
 * came before.
 */

/** Something done or being done. */
export type Deed<T> = {
  readonly id: string
  /** What takes it back; null where it failed, or nothing was different. Never rejected. */
  readonly back: Promise<T | null>
}

export type UndoOrder<T> = {
  /** Puts a deed at the end. One that comes to nothing leaves the order by itself. */
  begin(back: Deed<T>['back']): Deed<T>
  /** The latest that can be taken back. */
  last(): Deed<T> | undefined
  /** Whether it is neither forgotten nor taken back, nor about to be. */
  holds(deed: Deed<T>): boolean
  forget(deed: Deed<T>): void
  /** Takes a deed back once it is done, and once whatever was to be taken back before it is. */
  takeBack(deed: Deed<T>): void
  /** Forgets every deed, also those that are about to be taken back. */
  clear(): void
}

/**
 * @param most so many are held; the oldest go first
 * @param takeBack tells of its own failures and is never rejected
 */
export function createUndoOrder<T>(
  most: number,
  takeBack: (back: T) => Promise<void>,
): UndoOrder<T> {
  let deeds: Deed<T>[] = []
  const wanted = new Set<Deed<T>>()
  let turn: Promise<void> = Promise.resolve()
  let count = 0

  function forget(deed: Deed<T>): void {
    deeds = deeds.filter((one) => one !== deed)
  }

  async function run(deed: Deed<T>): Promise<void> {
    const back = await deed.back
    if (wanted.delete(deed) && back !== null) await takeBack(back)
  }

  return {
    begin(back) {
      count += 1
      const deed = { id: `undo-${count}`, back }
      deeds = [...deeds, deed].slice(-most)
      void back.then((way) => way === null && forget(deed))
      return deed
    },
    last: () => deeds.at(-1),
    holds: (deed) => deeds.includes(deed),
    forget,
    takeBack(deed) {
      forget(deed)
      wanted.add(deed)
      turn = turn.then(() => run(deed))
    },
    clear() {
      deeds = []
      wanted.clear()
      turn = Promise.resolve()
    },
  }
}
