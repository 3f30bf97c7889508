/** An error in words: what happened, what is safe, what to do next. */
import type { ReactNode } from 'react'
import { errorData } from '../api.ts'
import { messageFor } from '../errors.ts'
import { Mark } from './Mark.tsx'
import classes from './Trouble.module.css'

export function Trouble({ error, children }: { error: unknown; children?: ReactNode }) {
  const data = errorData(error)
  const { what, safe, next, detail } = messageFor(data)
  return (
    <div className={classes.trouble} role="alert">
      <span className={classes.mark}>
        <Mark name="stops" words="" />
      </span>
      <div>
        <p className={classes.what}>{what}</p>
        {detail && <p className={classes.detail}>{data.message}</p>}
        <p>
          {safe} {next}
        </p>
        {children}
      </div>
    </div>
  )
}
