/** The notice that a meeting has: clear days, and by when papers are in. The dates follow as it is typed. */
import { useState } from 'react'
import { NumberInput, Radio } from '@mantine/core'
import { nextMeeting } from '../../../electron/domain/meeting.ts'
import { noticeInWords, noticeSource, packDates } from '../../../electron/domain/notice.ts'
import type { DayCount } from '../../../electron/domain/notice.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { presentDay } from '../../parts/today.ts'
import type { AllSettings } from './CalendarPart.tsx'
import classes from './Settings.module.css'
import { useSetting } from './use-setting.ts'

export function NoticeForm({ settings }: { settings: AllSettings }) {
  const { notice } = settings
  const [clearDays, setClearDays] = useState<number | string>(notice.clearDays)
  const [papersDays, setPapersDays] = useState<number | string>(notice.papersDays)
  const [count, setCount] = useState<DayCount>(notice.count)
  const set = useSetting()
  const meetings = useAsk('meetings.list', {})
  const next = nextMeeting(meetings.data?.meetings ?? [], presentDay())
  const wrong = (value: number | string, most: number) =>
    typeof value !== 'number' || value < 0 || value > most ? `From 0 to ${most}.` : undefined
  const problem = wrong(clearDays, 60) ?? wrong(papersDays, 90)
  const rule = { clearDays: Number(clearDays), count, papersDays: Number(papersDays) }
  return (
    <Block title="Notice of a meeting">
      <Form
        send="Save the notice"
        sending="Saving"
        pending={set.isPending}
        error={set.error}
        onSend={() => {
          if (problem !== undefined) return
          void set.keep(() => ({ part: 'notice', ...rule }), 'The notice is changed')
        }}
      >
        <NumberInput
          label="Clear days of notice"
          description="The day on which the pack goes out and the day of the meeting are not counted."
          value={clearDays}
          onChange={setClearDays}
          allowDecimal={false}
          allowNegative={false}
          error={wrong(clearDays, 60)}
          classNames={{ wrapper: classes.number ?? '' }}
        />
        <Radio.Group label="Which days count" value={count} onChange={setCount}>
          <div className={classes.row}>
            <Radio value="every-day" label="Every day" />
            <Radio value="working-days" label="Mondays to Fridays without bank holidays" />
          </div>
        </Radio.Group>
        <NumberInput
          label="Papers are in, days before the meeting"
          value={papersDays}
          onChange={setPapersDays}
          allowDecimal={false}
          allowNegative={false}
          error={wrong(papersDays, 90)}
          classNames={{ wrapper: classes.number ?? '' }}
        />
      </Form>
      {problem === undefined && (
        <>
          {next && <Dates title={next.title} dates={packDates(next, rule, settings.holidays)} />}
          <p className="source">
            {noticeInWords(rule)} {noticeSource}.
          </p>
        </>
      )}
    </Block>
  )
}

function Dates({ title, dates }: { title: string; dates: ReturnType<typeof packDates> }) {
  const day = (iso: string) => formatDate(iso, 'weekday')
  return (
    <p role="status">
      For {title} on {day(dates.meeting)}: papers are in by <strong>{day(dates.papersIn)}</strong>,
      and the pack goes out on <strong>{day(dates.goesOut)}</strong>.
    </p>
  )
}
