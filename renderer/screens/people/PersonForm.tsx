/** One person: added, or edited in place. */
import { useEffect, useRef, useState } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import {
  personKindLabels,
  personKinds,
  trustPersonSchema,
  type Office,
  type PersonKind,
} from '../../../electron/domain/people.ts'
import { isBlank } from '../../../electron/domain/prose.ts'
import { useAsk, useDo } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import { Form } from '../../parts/Form.tsx'
import { Block } from '../../parts/Screen.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import type { Person } from './People.tsx'
import { isWrong, Offices } from './Offices.tsx'
import classes from './People.module.css'

type PersonFormProps = { person: Person | null; onDone(): void }

export function PersonForm({ person, onDone }: PersonFormProps) {
  const [name, setName] = useState(person?.name ?? '')
  const [kind, setKind] = useState<PersonKind>(person?.kind ?? 'trustee')
  const [role, setRole] = useState(person?.role ?? '')
  const [offices, setOffices] = useState<Office[]>(person?.offices ?? [])
  const [skills, setSkills] = useState((person?.skills ?? []).join(', '))
  const [school, setSchool] = useState(person?.school ?? '')
  const [from, setFrom] = useState(person?.from ?? '')
  const [to, setTo] = useState(person?.to ?? '')
  const [email, setEmail] = useState(person?.email ?? '')
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const schools = useAsk('schools.list', {})
  const put = useDo('people.put')
  const wrongEmail = email !== '' && !trustPersonSchema.shape.email.safeParse(email).success
  const wrongOffice = from !== '' && to !== '' && to < from

  function send() {
    setTried(true)
    if (isBlank(name) || wrongEmail || wrongOffice || offices.some(isWrong)) return
    const written = {
      name: name.trim(),
      kind,
      role: role.trim(),
      offices: offices.filter(({ body }) => body !== ''),
      skills: skills
        .split(',')
        .map((skill) => skill.trim())
        .filter((skill) => skill !== ''),
      school: kind === 'head' && school !== '' ? school : null,
      from: from || null,
      to: to || null,
      email: email || null,
    }
    const saved = put.mutateAsync(
      { person: person ? { ...written, id: person.id } : written },
      { onSuccess: onDone },
    )
    offerUndoOf(saved, `${written.name} is ${person ? 'changed' : 'added'}`)
  }

  return (
    <Block title={person ? `Edit ${person.name}` : 'A new person'}>
      <Form
        send={person ? 'Save' : 'Add'}
        sending="Saving"
        pending={put.isPending}
        error={put.error}
        onSend={send}
        onLeave={onDone}
      >
        <TextInput
          label="Name"
          ref={first}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && isBlank(name) ? 'Write the person’s name.' : undefined}
        />
        <div className={classes.row}>
          <NativeSelect
            label="Is"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as PersonKind)}
            data={personKinds.map((one) => ({ value: one, label: personKindLabels[one] }))}
          />
          {kind === 'head' && (
            <NativeSelect
              label="School"
              value={school}
              onChange={(event) => setSchool(event.currentTarget.value)}
              data={[
                { value: '', label: 'Not said' },
                ...(schools.data?.schools ?? []).map(({ urn, name: label }) => ({
                  value: urn,
                  label,
                })),
              ]}
            />
          )}
        </div>
        <TextInput
          label="Role, in the trust’s words"
          description="Chair of the board, for example. It may stay empty."
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <div className={classes.row}>
          <DayField label="In office from" value={from} onChange={setFrom} />
          <DayField
            label="In office to"
            value={to}
            onChange={setTo}
            error={wrongOffice ? 'Before it begins.' : undefined}
          />
        </div>
        <Offices kind={kind} offices={offices} onChange={setOffices} />
        <TextInput
          label="Skills"
          description="What they bring to the board, parted by commas."
          value={skills}
          onChange={(event) => setSkills(event.currentTarget.value)}
        />
        <TextInput
          label="E-mail"
          description="For the person’s own list alone: Plumbline sends nothing."
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={tried && wrongEmail ? 'This cannot be an address.' : undefined}
        />
      </Form>
    </Block>
  )
}
