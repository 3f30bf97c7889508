/**
 * Files dropped anywhere on the window. The screen that is open takes them where it can (`useDrops`);
 * otherwise they go to Bring in data.
 */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Dropzone } from '@mantine/dropzone'
import { go } from './routes.ts'
import classes from './drops.module.css'

type Drops = {
  files: File[] | null
  taken(): void
  offer(what: string | null): void
}

const DropContext = createContext<Drops>({ files: null, taken: () => {}, offer: () => {} })

export function DropProvider({ children }: { children: ReactNode }) {
  const [files, setFiles] = useState<File[] | null>(null)
  const [what, setWhat] = useState<string | null>(null)
  return (
    <DropContext value={{ files, taken: () => setFiles(null), offer: setWhat }}>
      {children}
      <Dropzone.FullScreen
        onDrop={(dropped) => {
          setFiles(dropped)
          if (what === null) go({ screen: 'data' })
        }}
        className={classes.target ?? ''}
        inputProps={{ 'aria-label': 'Files dropped on the window' }}
      >
        <p className={classes.words}>Let go to {what ?? 'bring these files in'}</p>
      </Dropzone.FullScreen>
    </DropContext>
  )
}

/** Takes what is dropped while the screen is open; `what` completes "Let go to …". */
export function useDrops(what: string, take: (files: File[]) => void): void {
  const { files, taken, offer } = useContext(DropContext)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    offer(what)
    return () => offer(null)
  }, [what])
  useEffect(() => {
    if (!files) return
    taken()
    latest.current(files)
  }, [files])
}
