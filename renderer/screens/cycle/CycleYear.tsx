/** A school year at sight: every item by the month in which it is due, with what became of it. */
import { useState } from 'react'
import { NativeSelect } from '@mantine/core'
import { monthNames } from '../../../electron/domain/calendar.ts'
import { slotStateWords } from '../../../electron/domain/cycle-standing.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Answer } from '../../parts/Pending.tsx'
import { Block } from '../../parts/Screen.tsx'
import type { Standing } from './CycleScreen.tsx'
import classes from './Cycle.module.css'

/** Months of the school year by number. */
const months = [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8] as const

/** @param present the school year that today lies in */
export function CycleYear({ present }: { present: string }) {
  const [year, setYear] = useState(present)
  const cycle = useAsk('cycle.get', { year }, { keep: true })
  const first = Number(present.slice(0, 4))
  const choices = [first - 1, first, first + 1].map(
    (one) => `${one}/${String((one + 1) % 100).padStart(2, '0')}`,
  )
  return (
    <Block title="The year by month">
      <NativeSelect
        label="School year"
        w={160}
        value={year}
        onChange={(event) => setYear(event.currentTarget.value)}
        data={choices}
      />
      <Answer of={cycle} what="Looking at the year">
        {(data) => (
          <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table of the year">
            <table className={classes.year}>
              <thead>
                <tr>
                  <th scope="col">Item</th>
                  {months.map((month) => (
                    <th key={month} scope="col">
                      {monthNames[month - 1]?.slice(0, 3)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.items
                  .filter(({ state }) => state !== 'omitted')
                  .map((one) => (
                    <tr key={one.item.id}>
                      <th scope="row">{one.item.title}</th>
                      {months.map((month) => (
                        <td
                          key={month}
                          className={
                            data.year === present && Number(data.today.slice(5, 7)) === month
                              ? classes.now
                              : undefined
                          }
                        >
                          {slotsDue(one, month).map((slot) => (
                            <span
                              key={slot.label}
                              className={classes.slot}
                              data-state={slot.state}
                              title={
                                slot.done
                                  ? `${slot.done.shownBy === '' ? 'Recorded' : slot.done.shownBy}, ${formatDate(slot.done.on)}`
                                  : `${slot.label}: due by ${formatDate(slot.due)}`
                              }
                            >
                              {slotStateWords[slot.state]}
                            </span>
                          ))}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Answer>
    </Block>
  )
}

function slotsDue({ slots }: Standing, month: number): Standing['slots'] {
  return slots.filter(({ due }) => Number(due.slice(5, 7)) === month)
}
