/** A form of labelled fields with its buttons below; sends on Enter, and shows why it could not. */
import type { FormEvent, ReactNode } from 'react'
import { Button } from '@mantine/core'
import classes from './Form.module.css'
import { Trouble } from './Trouble.tsx'

type FormProps = {
  children: ReactNode
  /** Words of its button. */
  send: string
  onSend(): void
  pending?: boolean
  /** Words while it is under way. */
  sending?: string
  error?: unknown
  /** Whether its button is the screen's main one. */
  main?: boolean
  /** Other buttons beside it. */
  beside?: ReactNode
  /** Goes away without sending, where what stood before stays. */
  onLeave?: () => void
}

export function Form({
  children,
  send,
  onSend,
  pending = false,
  sending,
  error,
  main = false,
  beside,
  onLeave,
}: FormProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!pending) onSend()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {children}
      {error != null && <Trouble error={error} />}
      <div className={classes.buttons}>
        <Button type="submit" variant={main ? 'filled' : 'default'} aria-disabled={pending}>
          {pending ? (sending ?? send) : send}
        </Button>
        {beside}
        {onLeave && <Button onClick={onLeave}>Leave it</Button>}
      </div>
    </form>
  )
}
