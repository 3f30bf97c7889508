/** A word with its meaning behind it: shown on hover, on focus and on touch, and heard by screen readers. */
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useState,
} from 'react'
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

/** How long, in milliseconds, the pointer rests before it is explained what is a control or a link first of all. */
const wait = 400

/**
 * The same for a control or a link that is there already. A screen has hundreds of them, so the tooltip is made when
 * it is wanted; screen readers have its words all the while.
 */
export function Explained({
  meaning,
  children,
}: {
  /** Undefined while it is not known. */
  meaning: string | undefined
  children: ReactElement<HTMLAttributes<HTMLElement>>
}) {
  /** What the pointer or the focus is on, and whether it has been there for long enough. */
  const [on, setOn] = useState<{ element: HTMLElement; isLong: boolean } | null>(null)
  const enter = ({ currentTarget: element }: SyntheticEvent<HTMLElement>) =>
    setOn((now) => now ?? { element, isLong: false })
  const leave = () => setOn(null)
  const element = on?.element ?? null
  useEffect(() => {
    if (element === null) return
    const timer = setTimeout(() => setOn({ element, isLong: true }), wait)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOn(null)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKey)
    }
  }, [element])
  return (
    <>
      {cloneElement(children, {
        'aria-description': meaning,
        onPointerEnter: enter,
        onPointerLeave: leave,
        onFocus: enter,
        onBlur: leave,
      })}
      {on?.isLong && meaning !== undefined && (
        <Tooltip target={on.element} opened label={meaning} />
      )}
    </>
  )
}
