/** The bodies that a person sits on or attends, with their role and term on each. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { usuallyVotes, type Office, type PersonKind } from '../../../electron/domain/people.ts'
import { useAsk } from '../../api.ts'
import { DayField } from '../../parts/DayField.tsx'
import classes from './People.module.css'

type OfficesProps = { kind: PersonKind; offices: Office[]; onChange(offices: Office[]): void }

/** An office that ends before it begins. */
export function isWrong({ from, to }: Office): boolean {
  return from !== null && to !== null && to < from
}

export function Offices({ kind, offices, onChange }: OfficesProps) {
  const bodies = useAsk('bodies.list', {}).data?.bodies ?? []
  const fresh = { body: bodies[0]?.id ?? '', role: '', votes: usuallyVotes(kind) }
  function change(at: number, to: Partial<Office>) {
    onChange(offices.map((office, i) => (i === at ? { ...office, ...to } : office)))
  }
  return (
    <fieldset className={classes.offices}>
      <legend>Bodies</legend>
      {bodies.length === 0 && (
        <p className="second">Add the board and its committees under Bodies first.</p>
      )}
      {offices.map((office, at) => {
        const name = bodies.find(({ id }) => id === office.body)?.name ?? 'this body'
        return (
          <div key={at} className={classes.office}>
            <NativeSelect
              label="Body"
              value={office.body}
              onChange={(event) => change(at, { body: event.currentTarget.value })}
              data={bodies.map(({ id, name: label }) => ({ value: id, label }))}
            />
            <TextInput
              label="Role there"
              placeholder="Chair"
              value={office.role}
              onChange={(event) => change(at, { role: event.currentTarget.value })}
            />
            <DayField
              label="Term from"
              spoken={`Term on ${name} from`}
              value={office.from ?? ''}
              onChange={(from) => change(at, { from: from || null })}
            />
            <DayField
              label="Term to"
              spoken={`Term on ${name} to`}
              value={office.to ?? ''}
              onChange={(to) => change(at, { to: to || null })}
              error={isWrong(office) ? 'Before it begins.' : undefined}
            />
            <Checkbox
              label="May vote"
              checked={office.votes}
              onChange={(event) => change(at, { votes: event.currentTarget.checked })}
            />
            <Button
              aria-label={`Take off ${name}`}
              onClick={() => onChange(offices.filter((_, i) => i !== at))}
            >
              Take off
            </Button>
          </div>
        )
      })}
      {bodies.length > 0 && (
        <Button onClick={() => onChange([...offices, { ...fresh, from: null, to: null }])}>
          Add a body
        </Button>
      )}
    </fieldset>
  )
}
