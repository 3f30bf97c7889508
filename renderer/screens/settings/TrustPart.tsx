/** The trust: how its name is spelt, which one it is in the register, and its schools. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { capitalise, formatDate, phaseLabel, plural } from '../../../electron/domain/wording.ts'
import { useAsk } from '../../api.ts'
import { Form } from '../../parts/Form.tsx'
import { ButtonLink } from '../../parts/ButtonLink.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { AdoptAgain } from './AdoptAgain.tsx'
import classes from './Settings.module.css'
import { useSetting } from './use-setting.ts'

export function TrustPart() {
  const list = useAsk('schools.list', {})
  const trust = list.data?.trust ?? null
  const schools = list.data?.schools ?? []
  return (
    <Screen
      help="settings"
      title={trust?.name ?? 'No trust yet'}
      name="Trust, settings"
      sentence={
        schools.length > 0
          ? `${capitalise(plural(schools.length, 'school'))}, as the register (GIAS) has them.`
          : 'The trust’s schools come from the register (GIAS).'
      }
    >
      <Answer of={list} what="Looking at the trust">
        {() => (
          <>
            {trust && <NameForm key={trust.name} name={trust.name} />}
            <Block title="In the register">
              <dl className={classes.facts}>
                <dt>Group UID</dt>
                <dd>{trust?.uid ?? 'not in the register that was brought in'}</dd>
                {trust?.companiesHouse && (
                  <>
                    <dt>Companies House</dt>
                    <dd>{trust.companiesHouse}</dd>
                  </>
                )}
              </dl>
              <p>
                When a school joins or leaves, bring in a new GIAS file and adopt the trust again.
                What is stored of a school that changed its URN follows it; nothing is removed.
              </p>
              <div>
                <ButtonLink to="/data">Bring in a GIAS file</ButtonLink>
              </div>
              {trust && schools.length > 0 && <AdoptAgain />}
            </Block>
            <Schools schools={schools} />
            <LeftSchools />
          </>
        )}
      </Answer>
    </Screen>
  )
}

function NameForm({ name }: { name: string }) {
  const [typed, setTyped] = useState(name)
  const [tried, setTried] = useState(false)
  const set = useSetting()
  function send() {
    setTried(true)
    const next = typed.trim()
    if (next === '' || next === name) return
    void set.keep(() => ({ part: 'trust', name: next }), 'The name is changed')
  }
  return (
    <Block title="Name">
      <Form
        send="Save the name"
        sending="Saving"
        pending={set.isPending}
        error={set.error}
        onSend={send}
      >
        <TextInput
          label="Name as it is printed"
          description="GIAS writes many names in capitals. This spelling stands on screens and packs; which trust it is does not change."
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && typed.trim() === '' ? 'Write the trust’s name.' : undefined}
        />
      </Form>
    </Block>
  )
}

type SchoolRow = {
  urn: string
  name: string
  phase: Parameters<typeof phaseLabel>[0]
  joined: string | null
  closed: string | null
}

function Schools({ schools }: { schools: SchoolRow[] }) {
  if (schools.length === 0) {
    return (
      <Empty
        missing="No schools yet."
        why="Everything that Plumbline shows is of the trust’s schools. They come from a GIAS file."
      >
        <ButtonLink to="/data">Bring in a GIAS file</ButtonLink>
      </Empty>
    )
  }
  return (
    <Block title="Schools">
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table of schools">
        <table>
          <thead>
            <tr>
              <th scope="col">School</th>
              <th scope="col">Phase</th>
              <th scope="col">URN</th>
              <th scope="col">Joined</th>
              <th scope="col">Closed</th>
            </tr>
          </thead>
          <tbody>
            {schools.map(({ urn, name, phase, joined, closed }) => (
              <tr key={urn}>
                <th scope="row">{name}</th>
                <td>{phaseLabel(phase)}</td>
                <td>{urn}</td>
                <td>{joined === null ? 'not known' : formatDate(joined)}</td>
                <td>{closed === null ? '' : formatDate(closed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  )
}

function LeftSchools() {
  const left = useAsk('trust.left', {})
  const schools = left.data?.schools ?? []
  if (schools.length === 0) return null
  return (
    <Block title="Schools that left">
      <p>Their figures stay in the vault and are no longer shown.</p>
      <ul className={classes.findings}>
        {schools.map(({ urn, name, left: day }) => (
          <li key={urn}>
            {name ?? 'A school'} ({urn}), told by the register on {formatDate(day)}
          </li>
        ))}
      </ul>
    </Block>
  )
}
