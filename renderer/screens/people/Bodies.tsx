/** The bodies of the trust: who sits on each, and how many must be present for it to decide. */
import { useEffect, useRef, useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import {
  bodyKindLabels,
  bodyKinds,
  usualQuorum,
  type BodyKind,
} from '../../../electron/domain/bodies.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import {
  fractions,
  fractionWords,
  quorumProblem,
  quorumWords,
  type Fraction,
  type QuorumRule,
} from '../../../electron/domain/quorum.ts'
import { capitalise, countWord, formatDate, plural } from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/Form.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { PeopleViews } from './PeopleViews.tsx'
import classes from './People.module.css'

type Body = Output<'bodies.list'>['bodies'][number]

export function Bodies() {
  const list = useAsk('bodies.list', {})
  const [writing, setWriting] = useState<Body | 'new' | null>(null)
  const bodies = list.data?.bodies ?? []
  const short = bodies.filter(({ possible }) => !possible)
  return (
    <Screen
      help="people"
      title="Bodies"
      sentence={
        bodies.length === 0
          ? 'Members, the board, committees and local boards: who sits on each, and its quorum.'
          : short.length === 0
            ? `Each of the ${bodies.length} could be quorate today.`
            : `${short.map(({ name }) => name).join(', ')}: too few are in office to be quorate.`
      }
      action={
        writing === null && (
          <Button variant="filled" onClick={() => setWriting('new')}>
            Add a body
          </Button>
        )
      }
    >
      <PeopleViews />
      {writing !== null && (
        <BodyForm
          key={writing === 'new' ? 'new' : writing.id}
          body={writing === 'new' ? null : writing}
          onDone={() => setWriting(null)}
        />
      )}
      <Answer of={list} what="Looking at the bodies">
        {() =>
          bodies.length === 0 ? (
            writing === null && (
              <Empty
                missing="No body yet."
                why="With the board and its committees here, a meeting knows who is to be present, and how many must be."
              >
                <Button onClick={() => setWriting('new')}>Add the first body</Button>
              </Empty>
            )
          ) : (
            <>
              {bodies.map((body) => (
                <OneBody key={body.id} body={body} onEdit={() => setWriting(body)} />
              ))}
            </>
          )
        }
      </Answer>
    </Screen>
  )
}

function OneBody({ body, onEdit }: { body: Body; onEdit(): void }) {
  const remove = useDo('bodies.remove')
  const { id, name, seats, needs, of, vacancies, possible, rule, kind } = body
  const voting = seats.filter(({ votes }) => votes).length
  function take() {
    offerUndoOf(remove.mutateAsync({ id }), `${name} is removed`)
  }
  return (
    <Block title={name}>
      <div className={classes.head}>
        <p>
          {bodyKindLabels[kind]}. Quorum today: <strong>{needs}</strong>
          {possible ? ` of ${of}` : ''}
          {vacancies !== null && vacancies > 0 && `, ${plural(vacancies, 'vacancy', 'vacancies')}`}.
          {!possible && (
            <>
              {' '}
              <Mark name="awaiting" words="" />{' '}
              <strong>
                Too few are in office to be quorate:{' '}
                {voting === 0 ? 'nobody may' : `${countWord(voting)} may`} vote.
              </strong>
            </>
          )}
        </p>
        <div className={classes.actions}>
          <Button size="compact-sm" h={32} aria-label={`Edit ${name}`} onClick={onEdit}>
            Edit
          </Button>
          {seats.length === 0 && (
            <Button size="compact-sm" h={32} aria-label={`Remove ${name}`} onClick={take}>
              Remove
            </Button>
          )}
        </div>
      </div>
      {remove.error && <Trouble error={remove.error} />}
      {seats.length === 0 ? (
        <p className="second">Nobody sits on it. A person’s bodies are set under People.</p>
      ) : (
        <ul className={classes.seats}>
          {seats.map(({ person, name: who, role, votes, to }) => (
            <li key={person}>
              {who}, {role}
              {!votes && ', without a vote'}
              {to !== null && ` (to ${formatDate(to, 'short')})`}
            </li>
          ))}
        </ul>
      )}
      <p className="source">{rule}; each present and entitled to vote.</p>
    </Block>
  )
}

function BodyForm({ body, onDone }: { body: Body | null; onDone(): void }) {
  const [name, setName] = useState(body?.name ?? '')
  const [kind, setKind] = useState<BodyKind>(body?.kind ?? 'committee')
  const [rule, setRule] = useState<QuorumRule>(body?.quorum ?? usualQuorum)
  const [places, setPlaces] = useState(body?.places === null || !body ? '' : String(body.places))
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const put = useDo('bodies.put')
  const placesNumber = places.trim() === '' ? null : Number(places)
  const wrongPlaces = placesNumber !== null && !(placesNumber >= 1 && placesNumber <= 200)
  const problem = quorumProblem(rule, placesNumber)

  function send() {
    setTried(true)
    if (isBlank(name) || problem !== null || wrongPlaces) return
    const written = { name: name.trim(), kind, quorum: rule, places: placesNumber }
    const saved = put.mutateAsync(
      { body: body ? { ...written, id: body.id } : written },
      { onSuccess: onDone },
    )
    offerUndoOf(saved, `${written.name} is ${body ? 'changed' : 'added'}`)
  }

  return (
    <Block title={body ? `Edit ${body.name}` : 'A new body'}>
      <Form
        send={body ? 'Save' : 'Add'}
        sending="Saving"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <div className={classes.row}>
          <TextInput
            label="Name"
            ref={first}
            className={classes.wide}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && isBlank(name) ? 'Write the body’s name.' : undefined}
          />
          <NativeSelect
            label="Is"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as BodyKind)}
            data={bodyKinds.map((one) => ({ value: one, label: bodyKindLabels[one] }))}
          />
          <TextInput
            label="Places, if there are so many"
            inputMode="numeric"
            value={places}
            onChange={(event) => setPlaces(event.currentTarget.value.replace(/\D/g, ''))}
            error={wrongPlaces ? 'From 1 to 200.' : undefined}
          />
        </div>
        <div className={classes.row}>
          <TextInput
            label="Quorum: at least this number"
            description="Empty: no number"
            inputWrapperOrder={['label', 'input', 'description']}
            inputMode="numeric"
            value={rule.number === null ? '' : String(rule.number)}
            onChange={(event) => {
              const typed = event.currentTarget.value.replace(/\D/g, '').slice(0, 2)
              setRule({ ...rule, number: Number(typed) > 0 ? Number(typed) : null })
            }}
          />
          <NativeSelect
            label="And at least this part"
            description="With both, the greater counts"
            inputWrapperOrder={['label', 'input', 'description']}
            value={rule.fraction ?? ''}
            onChange={(event) =>
              setRule({ ...rule, fraction: (event.currentTarget.value || null) as Fraction | null })
            }
            data={[
              { value: '', label: 'No part' },
              ...fractions.map((one) => ({ value: one, label: capitalise(fractionWords[one]) })),
            ]}
          />
          <NativeSelect
            label="Of"
            description="Whether vacant places count"
            inputWrapperOrder={['label', 'input', 'description']}
            value={rule.counts}
            onChange={(event) =>
              setRule({ ...rule, counts: event.currentTarget.value as QuorumRule['counts'] })
            }
            data={[
              { value: 'in-office', label: 'Those who hold office and may vote' },
              { value: 'places', label: 'All places, vacant ones too' },
            ]}
          />
        </div>
        <p role="status" className="second">
          {problem ?? `${quorumWords(rule)}.`}
        </p>
        <p className="source">
          The model articles have the greater of three and one third, rounded up. What holds is what
          your own articles and terms of reference say.
        </p>
      </Form>
    </Block>
  )
}
