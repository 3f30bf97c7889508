/**
 * A sitting at a window. The vault locks after the time that the trust set without anything done by a
 * person, told a minute before; work under way keeps it open until it ends. It is the product that watches
 * and not the window, so that a window that hangs or sleeps leaves nothing open.
 */

/** How often it is looked, and how long before the lock the person is told, in milliseconds. */
const lookEvery = 5_000
const toldBefore = 60_000

/** Calls `look` every so many milliseconds until the answer is called. */
export type Every = (milliseconds: number, look: () => void) => () => void

export type Session = {
  /** A person did something. */
  touch(): void
  /** Work has begun; the answer says that it has ended. */
  work(): () => void
  stop(): void
}

/**
 * @param every where nobody sits at a window, as on the command line, it is left out and nothing locks
 */
export function createSession(
  clock: { now(): Date },
  every: Every | undefined,
  vault: {
    /** Minutes after which it locks; null where none is open. */
    idleMinutes(): number | null
    lock(): void
    /** Says in how many seconds it will lock. */
    warn(seconds: number): void
  },
): Session {
  const now = () => clock.now().getTime()
  let touched = now()
  let working = 0

  function look(): void {
    const minutes = vault.idleMinutes()
    if (minutes === null) return
    const allowed = minutes * 60_000
    if (working > 0) {
      // Whoever comes back to finished work is still told before the lock.
      touched = Math.max(touched, now() - allowed + toldBefore)
      return
    }
    const left = touched + allowed - now()
    if (left <= 0) vault.lock()
    else if (left <= toldBefore) vault.warn(Math.ceil(left / 1000))
  }

  const stop = every?.(lookEvery, look)
  return {
    touch() {
      touched = now()
    },
    work() {
      working += 1
      let ended = false
      return () => {
        if (!ended) working -= 1
        ended = true
      }
    },
    stop: () => stop?.(),
  }
}
