/** One polite live region for the whole window: screen readers hear what sighted people see happen. */
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { VisuallyHidden } from '@mantine/core'
import { listen } from '../api.ts'

const Announce = createContext<(text: string) => void>(() => {})

export function AnnounceProvider({ children }: { children: ReactNode }) {
  const [text, setText] = useState('')
  useEffect(() => listen('locked', () => setText('')), [])
  return (
    <Announce value={setText}>
      {children}
      <VisuallyHidden role="status">{text}</VisuallyHidden>
    </Announce>
  )
}

/** Says a sentence to those who listen. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce)
}
