/** A choice that is saved as it is made. */
import { useState } from 'react'
import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useIsFetching } from '@tanstack/react-query'

type SavedSelectProps = Omit<NativeSelectProps, 'value' | 'onChange'> & {
  /** As the vault says. */
  value: string
  /** Saves what was chosen; ends when that is over, whether or not it could be saved. */
  onChoose(value: string): Promise<unknown>
}

/**
 * Shows what was chosen before its save has answered, so that each of two quick keys goes on from the one before;
 * and what the vault says again once it is over, which after a save that failed is the older choice.
 */
export function SavedSelect({ value, onChoose, ...select }: SavedSelectProps) {
  const [chosen, setChosen] = useState<{ value: string; isOver: boolean } | null>(null)
  const isAsking = useIsFetching() > 0
  if (chosen?.isOver && !isAsking) setChosen(null)
  return (
    <NativeSelect
      {...select}
      value={chosen?.value ?? value}
      onChange={(event) => {
        const mine = { value: event.currentTarget.value, isOver: false }
        setChosen(mine)
        void onChoose(mine.value).then(() =>
          setChosen((now) => (now === mine ? { ...mine, isOver: true } : now)),
        )
      }}
    />
  )
}
