/** What is typed and not saved holds the way to another screen, until a person says that it may go. */
import { useEffect } from 'react'
import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { noteUnsaved, whatWouldBeLost } from './under-way.ts'
import classes from './Unsaved.module.css'

/** `what`: what would be lost, such as "2 values are typed and not saved"; null where nothing would. */
export function Unsaved({ what }: { what: string | null }) {
  useEffect(() => {
    noteUnsaved(what)
    return () => noteUnsaved(null)
  }, [what])
  const way = useBlocker({
    // Another place on the same screen leaves nothing.
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && (await whatWouldBeLost()) !== null,
    // The window's own closing is the host's matter.
    enableBeforeUnload: false,
    withResolver: true,
  })
  // Asked to leave while it was being saved: once it is, nothing holds the way.
  const free = way.status === 'blocked' && what === null ? way.proceed : null
  useEffect(() => free?.(), [free])
  if (way.status !== 'blocked') return null
  return (
    <div role="alert" className={classes.unsaved}>
      <p className="strong">{what}.</p>
      <div className={classes.buttons}>
        <Button variant="filled" onClick={way.reset}>
          Stay here
        </Button>
        <Button onClick={way.proceed}>Leave without it</Button>
      </div>
    </div>
  )
}
