/** Who is at the meeting: each can have a copy of the pack of their own. */
import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Meeting } from '../../../electron/domain/meeting.ts'
import { personKindLabels } from '../../../electron/domain/people.ts'
import { useAsk } from '../../api.ts'
import classes from './Meeting.module.css'
import type { MeetingEdits } from './use-meeting.ts'

type Person = Meeting['people'][number]

export function MeetingPeople({ edits }: { edits: MeetingEdits }) {
  const { meeting } = edits
  const register = useAsk('people.list', {})
  const known = (register.data?.people ?? []).filter((person) => person.active)
  const invited = new Map(meeting.people.map((person) => [person.id, person]))
  const choices: Person[] = [
    ...known.map(({ id, name, role, kind }) => ({
      id,
      name,
      role: role === '' ? personKindLabels[kind] : role,
    })),
    // Those whom a meeting file named and the register does not.
    ...meeting.people.filter((person) => known.every(({ id }) => id !== person.id)),
  ]
  if (register.data && choices.length === 0) {
    return (
      <p>
        Nobody is known yet. Name the trustees in <Link to="/people">People</Link>, and each can
        have a copy of their own.
      </p>
    )
  }
  function set(person: Person, isThere: boolean) {
    void edits.edit(
      (now) => {
        const others = now.people.filter(({ id }) => id !== person.id)
        return { ...now, people: isThere ? [...others, person] : others }
      },
      `${person.name} is ${isThere ? 'at the meeting' : 'no longer at the meeting'}`,
    )
  }
  return (
    <div className={classes.people}>
      {choices.map((person) => (
        <Checkbox
          key={person.id}
          label={`${person.name}, ${person.role}`}
          checked={invited.has(person.id)}
          onChange={(event) => set(person, event.currentTarget.checked)}
        />
      ))}
    </div>
  )
}
