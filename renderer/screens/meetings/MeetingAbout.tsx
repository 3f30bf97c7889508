/** When, where and of which body a meeting is, and how deep its pack goes. */
import { Checkbox, NativeSelect } from '@mantine/core'
import { packChoices, type Meeting, type PackChoices } from '../../../electron/domain/meeting.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { CommitField } from '../../parts/CommitField.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

type Part = { meeting: Meeting; edits: MeetingEdits }

export function MeetingAbout({ meeting, edits }: Part) {
  const about = meeting.meeting
  const set = (changes: Partial<Meeting['meeting']>, done: string) =>
    void edits.edit({ ...meeting, meeting: { ...about, ...changes } }, done)
  return (
    <div className={classes.fields}>
      <CommitField
        label="Title"
        isRequired
        value={about.title}
        onCommit={(title) => set({ title }, `The meeting is now called ${title}`)}
      />
      <CommitField
        label="Body that meets"
        isRequired
        value={about.body}
        onCommit={(body) => set({ body }, `The meeting is now of the ${body}`)}
      />
      <CommitField
        label="Date"
        description={formatDate(about.date, 'weekday')}
        type="date"
        isRequired
        value={about.date}
        onCommit={(date) => set({ date }, `The meeting is now on ${formatDate(date)}`)}
      />
      <CommitField
        label="Starts at"
        type="time"
        isRequired
        value={about.start}
        onCommit={(start) => set({ start }, `The meeting now starts at ${start}`)}
      />
      <CommitField
        label="Place"
        className={classes.wide}
        value={about.place}
        onCommit={(place) => set({ place }, 'The place was changed')}
      />
    </div>
  )
}

/** What of the computed pages goes in, where there is more than one depth. */
export function PackDepth({ meeting, edits }: Part) {
  const choices = packChoices(meeting)
  const set = (changes: Partial<PackChoices>, done: string) =>
    void edits.edit({ ...meeting, pack: { ...choices, ...changes } }, done)
  return (
    <div className={classes.fields}>
      <NativeSelect
        label="Pages of schools"
        value={choices.schools}
        data={[
          { value: 'all', label: 'Every school' },
          { value: 'marked', label: 'Only schools with a figure marked worse' },
        ]}
        onChange={(event) => {
          const schools = event.currentTarget.value === 'marked' ? 'marked' : 'all'
          set(
            { schools },
            schools === 'all' ? 'Every school has its page' : 'Only marked schools have a page',
          )
        }}
      />
      <Checkbox
        className={classes.wide}
        label="Appendix with the source of every figure"
        checked={choices.appendix}
        onChange={(event) => {
          const appendix = event.currentTarget.checked
          set({ appendix }, `The appendix is ${appendix ? 'in the pack' : 'left out'}`)
        }}
      />
    </div>
  )
}
