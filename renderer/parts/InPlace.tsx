/**
 * Text that is changed where it stands. What is typed is saved on leaving the field or the screen, and on Enter;
 * where it reads as plain text also after a moment's rest. Escape gives back the old text. What cannot be kept is
 * told below and not saved.
 */
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { Textarea, TextInput } from '@mantine/core'
import { isBlank } from '../../electron/domain/prose.ts'
import classes from './InPlace.module.css'

type InPlaceProps = {
  /** Stands above a `field`; of the other looks it is what a screen reader hears. */
  label: string
  value: string
  /** Gets what was typed, without spaces round it. */
  onSave(value: string): void
  /** Why the text cannot be kept, as a sentence; null where it can. */
  problem?(value: string): string | null
  placeholder?: string
  /** `title`: serif and larger; `number`: right-aligned figures; `field`: a box with its label. */
  look?: 'text' | 'title' | 'number' | 'field'
  /** Whether Enter makes a new line; otherwise it saves. */
  lines?: boolean
  most?: number
  isRequired?: boolean
  /** Of a `field` alone. */
  description?: ReactNode
  type?: 'text' | 'time'
  inputMode?: 'numeric'
  className?: string | undefined
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
  const { label, value, look = 'text', lines = false, isRequired = false } = props
  const [typed, setTyped] = useState<string | null>(null)
  /** What was typed and handed over last: it may be kept in another form, such as `80%` for `80`. */
  const [handed, setHanded] = useState<string | null>(null)
  /** What stood there before the person began to type, for Escape. */
  const [before, setBefore] = useState('')
  const id = useId()
  const tell = useContext(Unkept)
  const text = typed?.trim() ?? null
  const unkept = text !== null && text !== value && text !== handed
  useEffect(() => {
    tell(id, unkept)
    return () => tell(id, false)
  }, [tell, id, unkept])
  const wrong =
    text === null
      ? null
      : isRequired && isBlank(text)
        ? 'This cannot be empty.'
        : (props.problem?.(text) ?? null)

  function keep() {
    if (text === null || !unkept || wrong !== null) return
    setHanded(text)
    props.onSave(text)
  }
  /** Saves, and shows what is kept from now on; what cannot be kept stays. */
  function finish() {
    keep()
    if (wrong !== null) return
    setTyped(null)
    setHanded(null)
  }

  const pending = useRef(keep)
  useEffect(() => {
    pending.current = keep
  })
  const rests = look !== 'field'
  useEffect(() => {
    if (typed === null || !rests) return
    const timer = setTimeout(() => pending.current(), rest)
    return () => clearTimeout(timer)
  }, [typed, rests])
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
      finish()
    }
  }

  const shared = {
    id,
    value: typed ?? value,
    placeholder: props.placeholder,
    maxLength: props.most,
    error: wrong,
    onChange(event: { currentTarget: { value: string } }) {
      const now = event.currentTarget.value
      if (typed === null) setBefore(value)
      setTyped(lines ? now : now.replace(/\s*\n\s*/g, ' '))
    },
    onKeyDown: key,
    onBlur: finish,
  }
  if (look !== 'field') {
    return (
      <Textarea
        {...shared}
        className={classes.field}
        classNames={{ input: classes.input }}
        data-look={look}
        aria-label={label}
        // It grows by the style sheet: measuring each of a screen’s fields took longer than drawing them.
        autosize={false}
        rows={1}
      />
    )
  }
  const labelled = {
    ...shared,
    label,
    description: props.description,
    className: props.className,
    required: isRequired,
    withAsterisk: false,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as const,
  }
  const order = [...labelled.inputWrapperOrder]
  return lines ? (
    <Textarea {...labelled} inputWrapperOrder={order} />
  ) : (
    <TextInput
      {...labelled}
      inputWrapperOrder={order}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
    />
  )
}
