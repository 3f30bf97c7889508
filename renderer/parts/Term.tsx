/** A word with its meaning behind it: shown on hover, on focus and on touch, and heard by screen readers. */
import type { ReactElement, ReactNode } from 'react'
import { Tooltip } from '@mantine/core'
import { glossary, type GlossaryTerm } from '../../electron/domain/glossary.ts'
import classes from './Term.module.css'

export function Term({ of, children = of }: { of: GlossaryTerm; children?: ReactNode }) {
  return <Defined meaning={glossary[of]}>{children}</Defined>
}

/** The same for a meaning that is not of the glossary, such as a KPI's definition. */
export function Defined({ meaning, children }: { meaning: string; children: ReactNode }) {
  return (
    <Tooltip label={meaning}>
      <button type="button" className={classes.term}>
        {children}
      </button>
    </Tooltip>
  )
}

/** The same for a control or a link that is there already; it waits a little, since that is not what it is for. */
export function Explained({
  meaning,
  children,
}: {
  /** Undefined while it is not known. */
  meaning: string | undefined
  children: ReactElement
}) {
  return (
    <Tooltip label={meaning} disabled={meaning === undefined} openDelay={400}>
      {children}
    </Tooltip>
  )
}
