/** Nothing here yet: what is missing, why it matters, the first step. */
import type { ReactNode } from 'react'
import classes from './Empty.module.css'

export function Empty({
  missing,
  why,
  children,
}: {
  missing: string
  why: string
  children?: ReactNode
}) {
  return (
    <div className={classes.empty}>
      <p className={classes.missing}>{missing}</p>
      <p>{why}</p>
      {children && <div className={classes.step}>{children}</div>}
    </div>
  )
}
