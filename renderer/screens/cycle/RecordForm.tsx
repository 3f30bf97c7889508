/** That an item of the cycle was done: when, and what shows it. */
import { useEffect, useRef, useState } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useDo } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import type { Cycle, Standing } from './CycleScreen.tsx'
import classes from './Cycle.module.css'

export function RecordForm({ cycle, of, onDone }: { cycle: Cycle; of: Standing; onDone(): void }) {
  const { item } = of
  const [meeting, setMeeting] = useState('')
  const [on, setOn] = useState(cycle.today)
  const [shownBy, setShownBy] = useState('')
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const put = useDo('cycle.record')
  const held = cycle.meetings.filter(({ date }) => date <= cycle.today).toReversed()
  const early = on > cycle.today

  function choose(id: string) {
    setMeeting(id)
    const chosen = held.find((one) => one.id === id)
    if (chosen) setOn(chosen.date)
  }
  function send() {
    if (on === '' || early) return
    const record = { item: item.id, on, meeting: meeting || null, shownBy: shownBy.trim() }
    offerUndoOf(
      put.mutateAsync({ record }, { onSuccess: onDone }),
      `${item.title} is recorded as done`,
    )
  }
  return (
    <Block title={`${item.title}: done`}>
      <Form
        send="Record it"
        sending="Recording"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <div className={classes.row}>
          <NativeSelect
            label="Meeting that shows it"
            ref={first}
            value={meeting}
            onChange={(event) => choose(event.currentTarget.value)}
            data={[
              { value: '', label: 'None of those kept here' },
              ...held.map(({ id, title, date }) => ({
                value: id,
                label: `${title}, ${formatDate(date)}`,
              })),
            ]}
          />
          <DayField
            label="Done on"
            value={on}
            onChange={setOn}
            error={on === '' ? 'Say when.' : early ? 'What is to come is not done yet.' : undefined}
          />
        </div>
        <TextInput
          label="Paper, page or letter that shows it"
          placeholder="Minutes of 14 October, item 7"
          value={shownBy}
          onChange={(event) => setShownBy(event.currentTarget.value)}
        />
      </Form>
    </Block>
  )
}
