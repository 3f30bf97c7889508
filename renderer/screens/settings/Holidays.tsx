/** The bank holidays, built in for every year, and what the trust changes of them. */
import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import {
  bankHolidays,
  bankHolidaySource,
  holidaysOf,
} from '../../../electron/domain/bank-holidays.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import type { AllSettings } from './CalendarPart.tsx'
import classes from './Settings.module.css'
import { useSetting } from './use-setting.ts'

export function Holidays({ settings }: { settings: AllSettings }) {
  const { holidays } = settings
  const [thisYear] = useState(() => new Date().getFullYear())
  const [year, setYear] = useState(thisYear)
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const set = useSetting()
  const kept = holidaysOf(year, holidays)
  const dropped = bankHolidays(year).filter(
    (day) => holidays.dropped.includes(day.date) && !kept.some((one) => one.date === day.date),
  )
  const rows = [
    ...kept.map((day) => ({ ...day, kept: true })),
    ...dropped.map((day) => ({ ...day, kept: false })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1))

  function change(make: (now: typeof holidays) => typeof holidays, done: string) {
    void set.keep((now) => ({ part: 'holidays', ...make(now.holidays) }), done)
  }
  function turn(day: string, isKept: boolean) {
    const without = (dropped: string[]) => dropped.filter((one) => one !== day)
    if (!isKept)
      change((now) => ({ ...now, dropped: without(now.dropped) }), 'The bank holiday is back')
    else if (holidays.added.some((one) => one.date === day))
      change(
        (now) => ({ ...now, added: now.added.filter((one) => one.date !== day) }),
        'The day is taken off',
      )
    else
      change(
        (now) => ({ ...now, dropped: [...without(now.dropped), day] }),
        'The bank holiday is taken off',
      )
  }
  function add() {
    setTried(true)
    if (date === '' || isBlank(name)) return
    const day = { date, name: name.trim() }
    change(
      (now) => ({ ...now, added: [...now.added.filter((one) => one.date !== date), day] }),
      'The day is added',
    )
    setYear(Number(date.slice(0, 4)))
    setDate('')
    setName('')
    setTried(false)
  }
  return (
    <Block title="Bank holidays">
      <p>
        Built in for England and worked out for every year. Add a day that is proclaimed, or take
        off one that the trust works.
      </p>
      <NativeSelect
        label="Year"
        w={160}
        value={String(year)}
        onChange={(event) => setYear(Number(event.currentTarget.value))}
        data={[...new Set([thisYear - 1, thisYear, thisYear + 1, thisYear + 2, year])]
          .toSorted((a, b) => a - b)
          .map(String)}
      />
      {set.error && <Trouble error={set.error} />}
      <ul className={classes.days}>
        {rows.map((day) => (
          <li key={day.date}>
            <span className={day.kept ? undefined : classes.dropped}>
              {formatDate(day.date, 'weekday')}
            </span>
            <span>
              {day.name}
              {day.kept ? '' : ': worked'}
            </span>
            <Button
              size="compact-sm"
              h={32}
              aria-label={`${day.kept ? 'Take off' : 'Put back'}: ${day.name}`}
              onClick={() => turn(day.date, day.kept)}
            >
              {day.kept ? 'Take off' : 'Put back'}
            </Button>
          </li>
        ))}
      </ul>
      <Form send="Add the day" pending={set.isPending} onSend={add}>
        <DayField
          label="Another day"
          value={date}
          onChange={setDate}
          error={tried && date === '' ? 'Choose a day.' : undefined}
        />
        <TextInput
          label="What it is"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && isBlank(name) ? 'Write what it is.' : undefined}
        />
      </Form>
      <p className="source">{bankHolidaySource}.</p>
    </Block>
  )
}
