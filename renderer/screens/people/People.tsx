/** The people of the trust's governance, and who of them is at work here. */
import { useState } from 'react'
import { Button, VisuallyHidden } from '@mantine/core'
import type { Output } from '../../../electron/contract/index.ts'
import { personKindLabels } from '../../../electron/domain/people.ts'
import {
  capitalise,
  countWord,
  formatDate,
  lowerFirst,
  plural,
} from '../../../electron/domain/wording.ts'
import { useAsk, useDo } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Answer } from '../../parts/Pending.tsx'
import { PickFiles } from '../../parts/PickFiles.tsx'
import { SavedSelect } from '../../parts/SavedSelect.tsx'
import { Block, Screen } from '../../parts/Screen.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { offerUndoOf } from '../../parts/undo.tsx'
import { PersonForm } from './PersonForm.tsx'
import { PeopleViews } from './PeopleViews.tsx'
import classes from './People.module.css'

export type Person = Output<'people.list'>['people'][number]

/** Who is being written: a person, a new one, or nobody. */
type Writing = Person | 'new' | null

export function People() {
  const list = useAsk('people.list', {})
  const [writing, setWriting] = useState<Writing>(null)
  const people = list.data?.people ?? []
  const active = people.filter((person) => person.active).length
  return (
    <Screen
      help="people"
      title="People"
      sentence={
        people.length === 0
          ? 'Trustees, members, the clerk, the chief executive, heads: who presents, who is written to, who typed what.'
          : `${capitalise(countWord(active))} in office${active < people.length ? `, ${countWord(people.length - active)} not` : ''}.`
      }
      action={
        writing === null && (
          <Button variant="filled" onClick={() => setWriting('new')}>
            Add a person
          </Button>
        )
      }
    >
      <PeopleViews />
      <EndingTerms />
      <Answer of={list} what="Looking at the people">
        {({ me }) => (
          <>
            {writing !== null && (
              <PersonForm
                key={writing === 'new' ? 'new' : writing.id}
                person={writing === 'new' ? null : writing}
                onDone={() => setWriting(null)}
              />
            )}
            {people.length === 0 ? (
              writing === null && (
                <Empty
                  missing="Nobody yet."
                  why="With the trustees and the clerk here, an agenda offers their names, a pack is made for each of them, and the journal says who changed what."
                >
                  <Button onClick={() => setWriting('new')}>Add the first person</Button>
                </Empty>
              )
            ) : (
              <>
                <AtWork people={people} me={me} />
                <PeopleTable people={people} onEdit={setWriting} />
              </>
            )}
            <FromFile />
          </>
        )}
      </Answer>
    </Screen>
  )
}

function AtWork({ people, me }: { people: Person[]; me: string | null }) {
  const set = useDo('people.me')
  return (
    <Block title="Who is at work here">
      <SavedSelect
        label="On this machine"
        description="The journal of the vault then names this person."
        classNames={{ wrapper: classes.choice ?? '' }}
        value={me ?? ''}
        onChoose={(id) => set.mutateAsync({ id: id || null }).catch(() => undefined)}
        data={[
          { value: '', label: 'Nobody in particular' },
          ...people
            .filter((person) => person.active || person.id === me)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {set.error && <Trouble error={set.error} />}
    </Block>
  )
}

/** Terms of office that end soon, or ended of late. */
function EndingTerms() {
  const { data } = useAsk('bodies.list', {})
  if (!data || data.ending.length === 0) return null
  return (
    <Block title="Terms that end">
      <ul className={classes.findings}>
        {data.ending.map(({ words }) => (
          <li key={words}>
            <Mark name="awaiting" words="" /> {words}.
          </li>
        ))}
      </ul>
    </Block>
  )
}

/** `1 Sept 2024 to 31 Aug 2028`, `From 1 Sept 2024`, `To 31 Aug 2028`; empty where neither is known. */
function office({ from, to }: Person): string {
  const day = (iso: string) => formatDate(iso, 'short')
  if (from !== null) return to === null ? `From ${day(from)}` : `${day(from)} to ${day(to)}`
  return to === null ? '' : `To ${day(to)}`
}

function PeopleTable({ people, onEdit }: { people: Person[]; onEdit(person: Person): void }) {
  const remove = useDo('people.remove')
  const bodies = useAsk('bodies.list', {})
  const names = new Map(bodies.data?.bodies.map(({ id, name }) => [id, name]))
  function take({ id, name }: Person) {
    offerUndoOf(remove.mutateAsync({ id }), `${name} is removed`)
  }
  return (
    <Block title="Everybody">
      {remove.error && <Trouble error={remove.error} />}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Table of people">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Bodies</th>
              <th scope="col">Term of office</th>
              <th scope="col">
                <VisuallyHidden>Change</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">
                  {person.name}
                  {!person.active && <span className={classes.away}> not in office</span>}
                </th>
                <td>
                  {personKindLabels[person.kind]}
                  {person.role && `, ${person.role}`}
                </td>
                <td>
                  {person.offices
                    .map(({ body, role }) => {
                      const name = names.get(body) ?? body
                      return role === '' ? name : `${name} (${lowerFirst(role)})`
                    })
                    .join(', ')}
                </td>
                <td>{office(person)}</td>
                <td>
                  <div className={classes.actions}>
                    <Button
                      size="compact-sm"
                      h={32}
                      aria-label={`Edit ${person.name}`}
                      onClick={() => onEdit(person)}
                    >
                      Edit
                    </Button>
                    <Button
                      size="compact-sm"
                      h={32}
                      aria-label={`Remove ${person.name}`}
                      onClick={() => take(person)}
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

function FromFile() {
  const load = useDo('people.load')
  return (
    <Block title="From a file">
      <p>
        A CSV with a column <strong>name</strong>, and where there are any <strong>kind</strong>,{' '}
        <strong>role</strong>, <strong>bodies</strong> (parted by semicolons), <strong>from</strong>
        , <strong>to</strong>, <strong>email</strong>. A person of the same name is changed, not
        doubled.
      </p>
      <div>
        <PickFiles
          onPick={([file]) => void file?.text().then((text) => load.mutate({ text }))}
          disabled={load.isPending}
        >
          Choose a file of people
        </PickFiles>
      </div>
      {load.error && <Trouble error={load.error} />}
      {load.data && (
        <div role="status">
          <p className="strong">
            {plural(load.data.added, 'person', 'people')} added, {load.data.changed} changed.
          </p>
          <ul className={classes.findings}>
            {load.data.problems.map(({ row, column, found, message }, i) => (
              <li key={i}>
                Row {row}, {column}: “{found}”. {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Block>
  )
}
