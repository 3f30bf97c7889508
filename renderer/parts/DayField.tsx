/**
 * A day, typed as people write it and shown as the product prints it. The browser's own field would show the
 * order of day and month of wherever the browser comes from.
 */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { readDay } from '../../electron/domain/read-day.ts'
import { formatDate } from '../../electron/domain/wording.ts'

type DayFieldProps = {
  label: string
  /** ISO date; empty where there is none, or where what is typed is no day. */
  value: string
  onChange(value: string): void
  error?: string | undefined
  /** What a screen reader hears where the label alone says too little. */
  spoken?: string
}

export function DayField({ label, value, onChange, error, spoken }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === '' ? '' : formatDate(value, 'short'))
  const unread = typed !== null && typed.trim() !== '' && readDay(typed) === null
  return (
    <TextInput
      label={label}
      aria-label={spoken}
      placeholder="9 Dec 2026"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(readDay(text) ?? '')
      }}
      onBlur={() => !unread && setTyped(null)}
      error={unread ? 'Write a day, such as 9/12/2026.' : error}
    />
  )
}
