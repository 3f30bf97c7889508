/**
 * Text that is changed where it stands: it reads as text and is a field all the while. What is typed is saved
 * after a moment's rest and on leaving the field; Escape puts back what was there. What cannot be kept is told
 * below and not saved.
 */
import {
  createContext,
  type KeyboardEvent,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Textarea } from '@mantine/core'
import classes from './InPlace.module.css'

type InPlaceProps = {
  /** What a screen reader hears; the field has no other label. */
  label: string
  value: string
  onSave(value: string): void
  /** Why the text cannot be kept, as a sentence; null where it can. */
  problem?(value: string): string | null
  placeholder?: string
  /** `title`: serif and larger; `number`: right-aligned figures. */
  look?: 'text' | 'title' | 'number'
  /** Whether Enter makes a new line; otherwise it leaves the field. */
  lines?: boolean
  most?: number
}

/**
 * Hears which fields hold something that is not handed over for saving: while it is typed, and while it cannot be
 * kept. A screen that says "saved" has to know.
 */
const Unkept = createContext<(field: string, unkept: boolean) => void>(() => {})
export const UnkeptProvider = Unkept.Provider

/** How long a person rests before what they typed is saved. */
const rest = 700

export function InPlace(props: InPlaceProps) {
  const { label, value, placeholder, look = 'text', lines = false, most, problem } = props
  const [typed, setTyped] = useState<string | null>(null)
  /** What was typed and handed over last: it may be kept in another form, such as `80%` for `80`. */
  const [handed, setHanded] = useState<string | null>(null)
  /** What stood there before the person began to type, for Escape. */
  const [before, setBefore] = useState('')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const shown = typed ?? value
  const tell = useContext(Unkept)
  const unkept = typed !== null && typed !== value && typed !== handed
  useEffect(() => {
    tell(id, unkept)
    return () => tell(id, false)
  }, [tell, id, unkept])
  const wrong = typed === null ? null : (problem?.(typed) ?? null)

  function keep(text: string | null) {
    if (text === null || text === value || text === handed || problem?.(text)) return
    setHanded(text)
    props.onSave(text)
  }

  const pending = useRef<() => void>(() => {})
  useEffect(() => {
    pending.current = () => keep(typed)
  })
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => pending.current(), rest)
    return () => clearTimeout(timer)
  }, [typed])
  // A screen that is left in the middle of a word loses nothing.
  useEffect(() => () => pending.current(), [])

  function key(event: KeyboardEvent) {
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      if (handed !== null && before !== value) props.onSave(before)
      setTyped(null)
      setHanded(null)
    }
    if (event.key === 'Enter' && !lines) {
      event.preventDefault()
      field.current?.blur()
    }
  }

  return (
    <Textarea
      ref={field}
      id={id}
      className={classes.field}
      classNames={{ input: classes.input }}
      data-look={look}
      aria-label={label}
      value={shown}
      placeholder={placeholder}
      maxLength={most}
      // It grows by the style sheet: measuring each of a screen’s fields took longer than drawing them.
      autosize={false}
      rows={1}
      error={wrong}
      onChange={(event) => {
        const text = event.currentTarget.value
        if (typed === null) setBefore(value)
        setTyped(lines ? text : text.replace(/\s*\n\s*/g, ' '))
      }}
      onKeyDown={key}
      onBlur={() => {
        keep(typed)
        if (wrong !== null) return
        setTyped(null)
        setHanded(null)
      }}
    />
  )
}
