/** Values that are typed and not saved hold the way to another screen, until a person says that they may go. */
import { useEffect } from 'react'
import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { plural } from '../../../electron/domain/wording.ts'
import { noteUnsaved } from '../../parts/under-way.ts'
import classes from './EnterGrid.module.css'

export function Unsaved({ count }: { count: number }) {
  useEffect(() => {
    noteUnsaved(count)
    return () => noteUnsaved(0)
  }, [count])
  const way = useBlocker({
    shouldBlockFn: () => count > 0,
    // The window's own closing is the host's matter.
    enableBeforeUnload: false,
    withResolver: true,
  })
  // Asked to leave while the values were being saved: once they are, nothing holds the way.
  const free = way.status === 'blocked' && count === 0 ? way.proceed : null
  useEffect(() => free?.(), [free])
  if (way.status !== 'blocked') return null
  return (
    <div role="alert" className={classes.unsaved}>
      <p className="strong">{plural(count, 'value is', 'values are')} typed and not saved.</p>
      <div className={classes.buttons}>
        <Button variant="filled" onClick={way.reset}>
          Stay here
        </Button>
        <Button onClick={way.proceed}>Leave without them</Button>
      </div>
    </div>
  )
}
