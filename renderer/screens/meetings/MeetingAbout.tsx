/** When, where and of which body a meeting is, and how deep its pack goes. */
import { Checkbox, NativeSelect } from '@mantine/core'
import { packChoices, type Meeting, type PackChoices } from '../../../electron/domain/meeting.ts'
import { readDay } from '../../../electron/domain/read-day.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { InPlace } from '../../parts/InPlace.tsx'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

export function MeetingAbout({ edits }: { edits: MeetingEdits }) {
  const about = edits.meeting.meeting
  const dates = useAsk('calendar.dates', { meeting: about.id })
  const set = (changes: Partial<Meeting['meeting']>, done: string) =>
    void edits.edit((now) => ({ ...now, meeting: { ...now.meeting, ...changes } }), done)
  return (
    <div className={classes.fields}>
      <InPlace
        look="field"
        label="Title"
        isRequired
        value={about.title}
        onSave={(title) => set({ title }, `The meeting is now called ${title}`)}
      />
      <InPlace
        look="field"
        label="Body that meets"
        isRequired
        value={about.body}
        onSave={(body) => set({ body }, `The meeting is now of the ${body}`)}
      />
      <InPlace
        look="field"
        label="Date"
        description={formatDate(about.date, 'weekday')}
        isRequired
        problem={whyNoDay}
        value={formatDate(about.date, 'short')}
        onSave={(text) => {
          const date = readDay(text)
          if (date !== null) set({ date }, `The meeting is now on ${formatDate(date)}`)
        }}
      />
      <InPlace
        look="field"
        label="Starts at"
        type="time"
        isRequired
        value={about.start}
        onSave={(start) => set({ start }, `The meeting now starts at ${start}`)}
      />
      <InPlace
        look="field"
        label="Pack goes out"
        description={
          about.issued === undefined
            ? `Empty: it bears the day on which it is built.${
                dates.data ? ` For notice, by ${formatDate(dates.data.goesOut, 'weekday')}.` : ''
              }`
            : formatDate(about.issued, 'weekday')
        }
        problem={whyNoDay}
        value={about.issued === undefined ? '' : formatDate(about.issued, 'short')}
        onSave={(text) => {
          const issued = readDay(text) ?? undefined
          set(
            { issued },
            issued === undefined
              ? 'The pack bears the day on which it is built'
              : `The pack goes out on ${formatDate(issued)}`,
          )
        }}
      />
      <InPlace
        look="field"
        label="Quorum"
        description={
          about.quorum === undefined
            ? 'Such as 4 of 11; empty: not printed'
            : `${about.quorum.needs} must be present of ${about.quorum.of}`
        }
        value={about.quorum === undefined ? '' : `${about.quorum.needs} of ${about.quorum.of}`}
        problem={(text) =>
          text === '' || readQuorum(text) !== null ? null : 'Two numbers, such as 4 of 11.'
        }
        onSave={(text) => set({ quorum: readQuorum(text) ?? undefined }, 'The quorum was changed')}
      />
      <InPlace
        look="field"
        label="Place"
        className={classes.wide}
        value={about.place}
        onSave={(place) => set({ place }, 'The place was changed')}
      />
    </div>
  )
}

function whyNoDay(text: string): string | null {
  return text === '' || readDay(text) !== null ? null : 'Write a day, such as 9/12/2026.'
}

/** `4 of 11`; null for anything else, and where more are needed than there are. */
function readQuorum(text: string): Meeting['meeting']['quorum'] | null {
  const found = /^(\d{1,3})\s*(?:of|\/)\s*(\d{1,3})$/i.exec(text)
  if (!found) return null
  const [needs, of] = [Number(found[1]), Number(found[2])]
  return needs >= 1 && needs <= of ? { needs, of } : null
}

/** What of the computed pages goes in, where there is more than one depth. */
export function PackDepth({ edits }: { edits: MeetingEdits }) {
  const choices = packChoices(edits.meeting)
  const set = (changes: Partial<PackChoices>, done: string) =>
    void edits.edit((now) => ({ ...now, pack: { ...packChoices(now), ...changes } }), done)
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
      <NativeSelect
        label="Size of papers"
        value={choices.paperSize}
        data={[
          { value: 'a4', label: 'A4, scaled to fit' },
          { value: 'own-size', label: 'As large as they are' },
        ]}
        onChange={(event) => {
          const paperSize = event.currentTarget.value === 'own-size' ? 'own-size' : 'a4'
          set(
            { paperSize },
            paperSize === 'a4' ? 'Papers are scaled onto A4' : 'Papers keep their own size',
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
