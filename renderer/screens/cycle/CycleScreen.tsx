/** The annual cycle: what is late, what is due, the whole year by month, and what each item asks for. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { capitalise, countWord, formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { useSetting } from '../settings/use-setting.ts'
import { CycleItems } from './CycleItems.tsx'
import { CycleYear } from './CycleYear.tsx'
import { ItemForm } from './ItemForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import classes from './Cycle.module.css'

export type Cycle = Output<'cycle.get'>
export type Standing = Cycle['items'][number]

/** What is being written: that an item was done, an item, a new item, or nothing. */
type Writing = { kind: 'record' | 'item'; of: Standing } | { kind: 'new' } | null

export function CycleScreen() {
  const cycle = useAsk('cycle.get', {})
  const [writing, setWriting] = useState<Writing>(null)
  const leave = () => setWriting(null)
  const count = (state: Standing['state']) =>
    cycle.data?.items.filter((one) => one.state === state).length ?? 0
  return (
    <Screen
      wide
      name="Annual cycle"
      help="cycle"
      title={cycle.data ? finding(count('late'), count('due')) : 'Annual cycle'}
      sentence={
        cycle.data
          ? `The annual cycle, ${cycle.data.year}. What was done counts when it is recorded.`
          : ' '
      }
      action={
        writing === null && <Button onClick={() => setWriting({ kind: 'new' })}>Add an item</Button>
      }
    >
      <Answer of={cycle} what="Looking at the annual cycle">
        {(data) => (
          <>
            {writing?.kind === 'record' && (
              <RecordForm key={writing.of.item.id} cycle={data} of={writing.of} onDone={leave} />
            )}
            {writing?.kind === 'item' && (
              <ItemForm key={writing.of.item.id} item={writing.of.item} onDone={leave} />
            )}
            {writing?.kind === 'new' && <ItemForm item={null} onDone={leave} />}
            <Amiss cycle={data} onRecord={(of) => setWriting({ kind: 'record', of })} />
            <CycleYear present={data.year} />
            <CycleItems
              cycle={data}
              onRecord={(of) => setWriting({ kind: 'record', of })}
              onEdit={(of) => setWriting({ kind: 'item', of })}
            />
            <Since key={data.since} since={data.since} />
          </>
        )}
      </Answer>
    </Screen>
  )
}

function finding(late: number, due: number): string {
  if (late > 0) {
    const are = late === 1 ? 'is' : 'are'
    return `${capitalise(countWord(late))} of the year’s duties ${are} late${due > 0 ? `, ${countWord(due)} due` : ''}`
  }
  if (due > 0)
    return `Nothing is late; ${countWord(due)} of the year’s duties ${due === 1 ? 'is' : 'are'} due`
  return 'Nothing is late, and nothing is due soon'
}

function Amiss({ cycle, onRecord }: { cycle: Cycle; onRecord(of: Standing): void }) {
  const amiss = [
    ...cycle.items.filter(({ state }) => state === 'late'),
    ...cycle.items.filter(({ state }) => state === 'due'),
  ]
  if (amiss.length === 0) return null
  return (
    <Block title="Late and due">
      <ul className={classes.amiss}>
        {amiss.map((one) => (
          <li key={one.item.id}>
            <div className={classes.words}>
              <strong>{one.item.title}</strong>:{' '}
              {one.state === 'late' ? (
                <strong>
                  <Mark name="awaiting" words="" /> late
                </strong>
              ) : (
                'due'
              )}
              <p>{one.says}</p>
              <p className="source">{one.rule}</p>
            </div>
            <Button
              size="compact-sm"
              h={32}
              aria-label={`Record ${one.item.title} as done`}
              onClick={() => onRecord(one)}
            >
              Record as done
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  )
}

/** From when the cycle is kept here, so that nothing older is held to be missing. */
function Since({ since }: { since: string }) {
  const [day, setDay] = useState(since)
  const set = useSetting()
  return (
    <Block title="From when it is kept here">
      <p>
        What fell due before {formatDate(since)} is not judged: nothing here says whether it was
        done.
      </p>
      <Form
        send="Set the day"
        pending={set.isPending}
        error={set.error}
        onSend={() => {
          if (day !== '')
            void set.keep(
              () => ({ part: 'cycle', since: day }),
              'The day from which it is kept is set',
            )
        }}
      >
        <DayField label="The annual cycle is kept from" value={day} onChange={setDay} />
      </Form>
    </Block>
  )
}
