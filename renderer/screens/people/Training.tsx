/** Training that people have had, and what runs out. */
import { useState } from 'react'
import { Button, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core'
import { isBlank } from '../../../electron/domain/prose.ts'
import { formatDate, plural } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { PeopleViews } from './PeopleViews.tsx'
import classes from './People.module.css'

const stateWords = { current: '', ending: 'runs out soon', expired: 'has run out' } as const

export function Training() {
  const list = useAsk('training.list', {})
  const people = (useAsk('people.list', {}).data?.people ?? []).filter(({ active }) => active)
  const [writing, setWriting] = useState(false)
  const over = list.data?.training.filter(({ state }) => state !== 'current').length ?? 0
  return (
    <Screen
      help="people"
      title="Training"
      sentence={
        !list.data
          ? ' '
          : list.data.training.length === 0
            ? 'What people were trained in, and until when it holds.'
            : over === 0
              ? 'Nothing runs out soon.'
              : `${plural(over, 'training', 'trainings')} ${over === 1 ? 'has' : 'have'} run out or will soon.`
      }
      action={
        !writing &&
        people.length > 0 && (
          <Button variant="filled" onClick={() => setWriting(true)}>
            Add training
          </Button>
        )
      }
    >
      <PeopleViews />
      {writing && (
        <TrainingForm
          people={people.map(({ id, name }) => ({ value: id, label: name }))}
          onDone={() => setWriting(false)}
        />
      )}
      <Answer of={list} what="Looking at the training">
        {({ training }) => <TrainingTable training={training} />}
      </Answer>
      <Skills people={people} />
    </Screen>
  )
}

type Listed = { id: string; who: string; name: string; on: string; expires: string | null }

function TrainingTable({
  training,
}: {
  training: (Listed & { state: keyof typeof stateWords })[]
}) {
  const remove = useDo('training.remove')
  function take(id: string, name: string) {
    offerUndoOf(remove.mutateAsync({ id }), `${name} is removed`)
  }
  return (
    <Block title="Training">
      {remove.error && <Trouble error={remove.error} />}
      {training.length === 0 ? (
        <p className="second">None yet.</p>
      ) : (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table of training">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Training</th>
                <th scope="col">Had on</th>
                <th scope="col">Holds until</th>
                <th scope="col">
                  <VisuallyHidden>Change</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {training.map(({ id, who, name, on, expires, state }) => (
                <tr key={id}>
                  <th scope="row">{who}</th>
                  <td>{name}</td>
                  <td>{formatDate(on, 'short')}</td>
                  <td>
                    {expires === null ? 'does not run out' : formatDate(expires, 'short')}
                    {state !== 'current' && (
                      <>
                        {' '}
                        <Mark name="awaiting" words="" /> <strong>{stateWords[state]}</strong>
                      </>
                    )}
                  </td>
                  <td>
                    <div className={classes.actions}>
                      <Button
                        size="compact-sm"
                        h={32}
                        aria-label={`Remove ${name} of ${who}`}
                        onClick={() => take(id, name)}
                      >
                        Remove
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Block>
  )
}

/** Who brings what to the board. */
function Skills({ people }: { people: { id: string; name: string; skills: string[] }[] }) {
  const skills = [...new Set(people.flatMap((person) => person.skills))].toSorted((a, b) =>
    a.localeCompare(b, 'en-GB'),
  )
  return (
    <Block title="Skills">
      {skills.length === 0 ? (
        <p className="second">None yet. A person’s skills are set under People.</p>
      ) : (
        <ul className={classes.lines}>
          {skills.map((skill) => (
            <li key={skill}>
              <strong>{skill}</strong>
              <span>
                {people
                  .filter((person) => person.skills.includes(skill))
                  .map(({ name }) => name)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

type TrainingFormProps = { people: { value: string; label: string }[]; onDone(): void }

function TrainingForm({ people, onDone }: TrainingFormProps) {
  const [person, setPerson] = useState(people[0]?.value ?? '')
  const [name, setName] = useState('')
  const [on, setOn] = useState('')
  const [expires, setExpires] = useState('')
  const [tried, setTried] = useState(false)
  const put = useDo('training.put')
  const wrongSpan = on !== '' && expires !== '' && expires < on

  function send() {
    setTried(true)
    if (isBlank(name) || on === '' || wrongSpan) return
    const training = { person, name: name.trim(), on, expires: expires || null }
    offerUndoOf(put.mutateAsync({ training }, { onSuccess: onDone }), `${training.name} is added`)
  }
  return (
    <Block title="New training">
      <Form
        send="Add"
        sending="Saving"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <NativeSelect
          label="Who"
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={people}
        />
        <TextInput
          label="Training"
          placeholder="Safeguarding for trustees"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && isBlank(name) ? 'Write what it was.' : undefined}
        />
        <div className={classes.row}>
          <DayField
            label="Had on"
            value={on}
            onChange={setOn}
            error={tried && on === '' ? 'Say when.' : undefined}
          />
          <DayField
            label="Holds until"
            value={expires}
            onChange={setExpires}
            error={wrongSpan ? 'Before it was had.' : undefined}
          />
        </div>
      </Form>
    </Block>
  )
}
