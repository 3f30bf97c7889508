/** The register of interests: what is declared, who has not confirmed it this school year, what is published. */
import { useState } from 'react'
import { Button, Checkbox, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import {
  declares,
  interestNatureLabels,
  interestNatures,
  type InterestNature,
} from '../../../electron/domain/interests.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { countWord, capitalise, formatDate } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { presentDay } from '../../parts/today.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { PeopleViews } from './PeopleViews.tsx'
import { Published } from './Published.tsx'
import classes from './People.module.css'

type Register = Output<'interests.list'>
type Interest = Register['interests'][number]

export function Interests() {
  const list = useAsk('interests.list', {})
  const people = useAsk('people.list', {})
  const [writing, setWriting] = useState<Interest | 'new' | null>(null)
  const missing = list.data?.unconfirmed.length ?? 0
  const declaring = (people.data?.people ?? []).filter(
    ({ kind, active }) => active && declares(kind),
  )
  return (
    <Screen
      help="people"
      title="Register of interests"
      sentence={
        !list.data
          ? ' '
          : declaring.length === 0
            ? 'Add the trustees and members under People; each then has an entry here.'
            : missing === 0
              ? `Everybody has confirmed their entry for ${list.data.year}.`
              : `${capitalise(countWord(missing))} ${missing === 1 ? 'has' : 'have'} not confirmed their entry for ${list.data.year}.`
      }
      action={
        writing === null &&
        declaring.length > 0 && (
          <Button variant="filled" onClick={() => setWriting('new')}>
            Add an interest
          </Button>
        )
      }
    >
      <PeopleViews />
      {writing !== null && (
        <InterestForm
          key={writing === 'new' ? 'new' : writing.id}
          interest={writing === 'new' ? null : writing}
          people={declaring.map(({ id, name }) => ({ value: id, label: name }))}
          onDone={() => setWriting(null)}
        />
      )}
      <Answer of={list} what="Looking at the register">
        {(register) => (
          <>
            <Confirmations register={register} />
            <Declared register={register} onEdit={setWriting} />
            <Published />
            <p className="source">{register.rule}</p>
          </>
        )}
      </Answer>
    </Screen>
  )
}

function Confirmations({ register }: { register: Register }) {
  const confirm = useDo('interests.confirm')
  const { unconfirmed, year, due } = register
  if (unconfirmed.length === 0) return null
  function mark(person: string, name: string) {
    offerUndoOf(
      confirm.mutateAsync({ person, on: presentDay() }),
      `${name} has confirmed for ${year}`,
    )
  }
  return (
    <Block title={`Not confirmed for ${year}`}>
      {due !== null && <p>Entries are to be confirmed by {formatDate(due)}.</p>}
      {confirm.error && <Trouble error={confirm.error} />}
      <ul className={classes.lines}>
        {unconfirmed.map(({ person, name, last, overdue }) => (
          <li key={person}>
            <span>
              {overdue && (
                <>
                  <Mark name="awaiting" words="" /> <strong>overdue: </strong>
                </>
              )}
              {name}, {last === null ? 'never confirmed' : `last confirmed on ${formatDate(last)}`}
            </span>
            <Button
              size="compact-sm"
              h={32}
              aria-label={`${name} has confirmed today`}
              onClick={() => mark(person, name)}
            >
              Confirmed today
            </Button>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function Declared({ register, onEdit }: { register: Register; onEdit(one: Interest): void }) {
  const remove = useDo('interests.remove')
  function take(id: string) {
    offerUndoOf(remove.mutateAsync({ id }), 'The interest is removed')
  }
  if (register.interests.length === 0)
    return (
      <Block title="Declared">
        <p className="second">Nothing is declared yet.</p>
      </Block>
    )
  return (
    <Block title="Declared">
      {remove.error && <Trouble error={remove.error} />}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table of interests">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Interest</th>
              <th scope="col">Nature</th>
              <th scope="col">Held</th>
              <th scope="col">Declared</th>
              <th scope="col">
                <VisuallyHidden>Change</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {register.interests.map((one) => (
              <tr key={one.id}>
                <th scope="row">{one.name}</th>
                <td>
                  {one.interest}
                  {one.organisation && `, ${one.organisation}`}
                  {!one.publish && <span className={classes.away}> not published</span>}
                </td>
                <td>{interestNatureLabels[one.nature]}</td>
                <td>
                  {one.from === null ? '' : `from ${formatDate(one.from, 'short')} `}
                  {one.to === null ? '' : `to ${formatDate(one.to, 'short')}`}
                  {!one.held && <span className={classes.away}> not held now</span>}
                </td>
                <td>{formatDate(one.declared, 'short')}</td>
                <td>
                  <div className={classes.actions}>
                    <Button
                      size="compact-sm"
                      h={32}
                      aria-label={`Edit ${one.interest} of ${one.name}`}
                      onClick={() => onEdit(one)}
                    >
                      Edit
                    </Button>
                    <Button
                      size="compact-sm"
                      h={32}
                      aria-label={`Remove ${one.interest} of ${one.name}`}
                      onClick={() => take(one.id)}
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
    </Block>
  )
}

type InterestFormProps = {
  interest: Interest | null
  people: { value: string; label: string }[]
  onDone(): void
}

function InterestForm({ interest, people, onDone }: InterestFormProps) {
  const [person, setPerson] = useState(interest?.person ?? people[0]?.value ?? '')
  const [words, setWords] = useState(interest?.interest ?? '')
  const [organisation, setOrganisation] = useState(interest?.organisation ?? '')
  const [nature, setNature] = useState<InterestNature>(interest?.nature ?? 'business')
  const [from, setFrom] = useState(interest?.from ?? '')
  const [to, setTo] = useState(interest?.to ?? '')
  const [declared, setDeclared] = useState(interest?.declared ?? presentDay())
  const [publish, setPublish] = useState(interest?.publish ?? true)
  const [tried, setTried] = useState(false)
  const put = useDo('interests.put')
  const wrongSpan = from !== '' && to !== '' && to < from

  function send() {
    setTried(true)
    if (isBlank(words) || declared === '' || wrongSpan) return
    const written = {
      person,
      interest: words.trim(),
      organisation: organisation.trim(),
      nature,
      from: from || null,
      to: to || null,
      declared,
      publish,
    }
    const saved = put.mutateAsync(
      { interest: interest ? { ...written, id: interest.id } : written },
      { onSuccess: onDone },
    )
    offerUndoOf(saved, `The interest is ${interest ? 'changed' : 'added'}`)
  }
  return (
    <Block title={interest ? 'Edit an interest' : 'A new interest'}>
      <Form
        send={interest ? 'Save' : 'Add'}
        sending="Saving"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <div className={classes.row}>
          <NativeSelect
            label="Whose"
            value={person}
            onChange={(event) => setPerson(event.currentTarget.value)}
            data={people}
          />
          <NativeSelect
            label="Nature"
            value={nature}
            onChange={(event) => setNature(event.currentTarget.value as InterestNature)}
            data={interestNatures.map((one) => ({
              value: one,
              label: interestNatureLabels[one],
            }))}
          />
        </div>
        <TextInput
          label="Interest"
          placeholder="Director and shareholder"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          error={tried && isBlank(words) ? 'Write what the interest is.' : undefined}
        />
        <TextInput
          label="Organisation"
          value={organisation}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
        <div className={classes.row}>
          <DayField label="Held from" value={from} onChange={setFrom} />
          <DayField
            label="Held to"
            value={to}
            onChange={setTo}
            error={wrongSpan ? 'Before it begins.' : undefined}
          />
          <DayField
            label="Declared on"
            value={declared}
            onChange={setDeclared}
            error={tried && declared === '' ? 'Say when it was declared.' : undefined}
          />
        </div>
        <Checkbox
          label="For publication"
          description="Taken off, it stays in the register and off the published page."
          checked={publish}
          onChange={(event) => setPublish(event.currentTarget.checked)}
        />
      </Form>
    </Block>
  )
}
