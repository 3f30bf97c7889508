/**
 * Tells the product that a person is there, and the person that the vault is about to lock. The product keeps
 * the time; the window says no more than that something was done, and seldom.
 */
import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { call, listen } from '../api.ts'
import classes from './idle.module.css'

/** Milliseconds between two reports: many times within the shortest idle time. */
const reportEvery = 20_000

/** `click` too: what a screen reader presses is pressed without a pointer or a key. */
const actions = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'click'] as const

export function IdleWatch() {
  const [warned, setWarned] = useState(false)
  useEffect(() => {
    const abort = new AbortController()
    let reported = 0
    const report = () => {
      setWarned(false)
      const now = performance.now()
      if (now - reported < reportEvery) return
      reported = now
      void call('vault.touch', {}).catch(() => undefined)
    }
    for (const action of actions) {
      window.addEventListener(action, report, { signal: abort.signal, passive: true })
    }
    const stop = listen('locking', () => {
      // Whatever is done next has to be reported at once.
      reported = -reportEvery
      setWarned(true)
      // A field hands over what is typed in it when it is left; the person may yet go on typing there.
      const field = document.activeElement
      if (!(field instanceof HTMLElement)) return
      field.blur()
      field.focus({ preventScroll: true })
    })
    return () => {
      abort.abort()
      stop()
    }
  }, [])
  if (!warned) return null
  return (
    <div className={classes.warning} role="alert">
      <p>
        Nothing was done for a while: the vault locks in less than a minute. What is typed in a form
        and not saved is then lost.
      </p>
      <Button variant="filled" onClick={() => setWarned(false)}>
        Stay
      </Button>
    </div>
  )
}
