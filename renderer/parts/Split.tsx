/** A screen with a panel beside it, each with its own scroll; the screen alone where nothing is opened. */
import type { ReactNode } from 'react'
import classes from './Split.module.css'

export function Split({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className={panel ? `${classes.split} ${classes.open}` : classes.split}>
      <div className={classes.main}>{children}</div>
      {panel}
    </div>
  )
}
