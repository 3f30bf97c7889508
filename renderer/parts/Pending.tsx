/** Words while something is fetched, only after a second, so that quick answers do not flicker. */
import { type ReactNode, useEffect, useState } from 'react'
import classes from './Pending.module.css'
import { Trouble } from './Trouble.tsx'

export function Waiting({ what }: { what: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="second" data-waiting>
      {late && what}
    </p>
  )
}

type Asked<T> = { data: T | undefined; error: Error | null }

/** What an answer shows, or its error in words, or the wait for it. */
export function Answer<T>({
  of,
  what,
  children,
}: {
  of: Asked<T>
  what: string
  children: (data: T) => ReactNode
}) {
  if (of.error) return <Trouble error={of.error} />
  if (of.data === undefined) return <Waiting what={what} />
  return children(of.data)
}

/**
 * What was asked for before, until the new answer is there, so that nothing jumps: faint, out of reach and said to
 * be busy, since it stands under another choice.
 */
export function Before({
  stale,
  className,
  children,
}: {
  stale: boolean
  className?: string | undefined
  children: ReactNode
}) {
  const names = [classes.answer, stale && classes.stale, className]
  return (
    <div className={names.filter(Boolean).join(' ')} aria-busy={stale} inert={stale}>
      {children}
    </div>
  )
}
