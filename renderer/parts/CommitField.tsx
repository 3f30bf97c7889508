/**
 * Fields that save what was typed when the person has done with them: on leaving the field or the screen, and on
 * Enter. Escape brings back what was there.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Textarea, TextInput } from '@mantine/core'
import { isBlank } from '../../electron/domain/prose.ts'

type CommitFieldProps = {
  label: string
  description?: ReactNode
  value: string
  onCommit(value: string): void
  /** Why what is typed cannot be taken; null where it can. It is not saved meanwhile. */
  problem?(value: string): string | null
  type?: 'text' | 'time'
  inputMode?: 'numeric'
  /** Several lines; Enter is then a line. */
  long?: boolean
  placeholder?: string
  className?: string | undefined
  isRequired?: boolean
}

export function CommitField({
  label,
  description,
  value,
  onCommit,
  problem,
  type = 'text',
  inputMode,
  long = false,
  placeholder,
  className,
  isRequired = false,
}: CommitFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? value
  const trouble =
    typed === null
      ? null
      : isRequired && isBlank(typed)
        ? 'This cannot be empty.'
        : (problem?.(typed.trim()) ?? null)

  function commit() {
    if (typed === null || trouble !== null) return
    setTyped(null)
    if (typed.trim() !== value) onCommit(typed.trim())
  }
  const pending = useRef(commit)
  useEffect(() => {
    pending.current = commit
  })
  // A screen that is left by its keys takes the field away without a word: what was typed is kept all the same.
  useEffect(() => () => pending.current(), [])
  function key(event: KeyboardEvent) {
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      setTyped(null)
    }
    if (event.key === 'Enter' && !long) commit()
  }
  const field = {
    label,
    description,
    placeholder,
    className,
    value: shown,
    error: trouble,
    required: isRequired,
    withAsterisk: false,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    onBlur: commit,
    onKeyDown: key,
  }
  return long ? (
    <Textarea {...field} onChange={(event) => setTyped(event.currentTarget.value)} />
  ) : (
    <TextInput
      {...field}
      type={type}
      inputMode={inputMode}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
