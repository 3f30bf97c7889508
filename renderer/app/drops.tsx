/**
 * Files dropped anywhere on the window. The screen that is open takes them where it can (`useDrops`);
 * otherwise they go to Bring in data. What can be dropped can be chosen by a button too.
 */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import classes from './drops.module.css'

/** What was let go, and where on the window. */
type Dropped = { files: File[]; x: number; y: number }

type Drops = {
  dropped: Dropped | null
  taken(): void
  /** Says what the open screen does with files; null where it takes none. */
  offer(what: string | null): void
}

const DropContext = createContext<Drops>({ dropped: null, taken: () => {}, offer: () => {} })

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

export function DropProvider({ children }: { children: ReactNode }) {
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const [what, setWhat] = useState<string | null>(null)
  const [dragging, setDragging] = useState(false)
  const navigate = useNavigate()

  useEffect(() => {
    // Entering and leaving is told for every element on the way, so they are counted.
    let depth = 0
    const settle = (to: number) => {
      depth = Math.max(0, to)
      setDragging(depth > 0)
    }
    const listeners = {
      dragenter: (event: DragEvent) => carriesFiles(event) && settle(depth + 1),
      dragleave: (event: DragEvent) => carriesFiles(event) && settle(depth - 1),
      dragover: (event: DragEvent) => event.preventDefault(),
      drop: (event: DragEvent) => {
        event.preventDefault()
        settle(0)
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return
        setDropped({ files, x: event.clientX, y: event.clientY })
        if (what === null) void navigate({ to: '/data' })
      },
    }
    const abort = new AbortController()
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, listener as EventListener, { signal: abort.signal })
    }
    return () => abort.abort()
  }, [what, navigate])

  return (
    <DropContext value={{ dropped, taken: () => setDropped(null), offer: setWhat }}>
      {children}
      {dragging && (
        <div className={classes.target}>
          <p className={classes.words}>Let go to {what ?? 'bring these files in'}</p>
        </div>
      )}
    </DropContext>
  )
}

/** Takes what is dropped while the screen is open, and where; `what` completes "Let go to …". */
export function useDrops(
  what: string,
  take: (files: File[], at: { x: number; y: number }) => void,
): void {
  const { dropped, taken, offer } = useContext(DropContext)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    offer(what)
    return () => offer(null)
  }, [offer, what])
  useEffect(() => {
    if (!dropped) return
    taken()
    latest.current(dropped.files, { x: dropped.x, y: dropped.y })
  }, [dropped, taken])
}
