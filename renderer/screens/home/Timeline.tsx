/** The days to the meeting on one line: when papers are due, when the pack goes out, when the board meets. */
import { useState } from 'react'
import type { Output } from '../../../electron/contract/index.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { presentDay } from '../../parts/today.ts'
import { wholeDays } from '../../parts/words.ts'
import classes from './Timeline.module.css'

type Meeting = NonNullable<Output<'home.get'>['meeting']>

export function Timeline({ meeting }: { meeting: Meeting }) {
  const [today] = useState(presentDay)
  const dates = useAsk('calendar.dates', { meeting: meeting.id })
  const days = (date: string) => wholeDays(new Date(), new Date(`${date}T12:00:00`))
  const whole = days(meeting.date)
  if (!dates.data || whole < 1) return null
  const { papersIn, goesOut, rule } = dates.data
  const points = [
    { name: 'Today', words: formatDate(today, 'weekday'), at: 0 },
    {
      name: due('Papers in', days(papersIn)),
      words: formatDate(papersIn, 'weekday'),
      at: days(papersIn),
    },
    {
      name: due('Pack goes out', days(goesOut)),
      words: formatDate(goesOut, 'weekday'),
      at: days(goesOut),
    },
    {
      name: 'Meeting',
      words: `${formatDate(meeting.date, 'weekday')}, ${meeting.start}`,
      at: whole,
    },
  ]
  const next = points.find(({ at }) => at > 0)
  return (
    <section aria-label="Days to the meeting">
      <ol className={classes.line}>
        {points.map(({ name, words, at }, index) => (
          <li
            key={index}
            className={classes.point}
            data-past={index > 0 && at < 0 ? true : undefined}
            data-next={next?.at === at ? true : undefined}
          >
            <span className={classes.name}>{name}</span>
            <span className={classes.date}>{words}</span>
          </li>
        ))}
      </ol>
      <p className="source">{rule}</p>
    </section>
  )
}

/** `Pack goes out, in 8 days`; a day that is over says so, since it may have been missed. */
function due(what: string, days: number): string {
  if (days < 0) return `${what}: was due ${-days === 1 ? 'yesterday' : `${-days} days ago`}`
  if (days === 0) return `${what} today`
  return `${what}, ${days === 1 ? 'tomorrow' : `in ${days} days`}`
}
