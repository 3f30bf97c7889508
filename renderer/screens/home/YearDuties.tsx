/** What of the annual cycle is late or due, and whose term or entry of the register needs a word. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../../electron/contract/index.ts'
import { joinNames } from '../../../electron/domain/wording.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Block } from '../../parts/Screen.tsx'
import classes from './Home.module.css'

type Home = Output<'home.get'>

export function YearDuties({ cycle }: { cycle: Home['cycle'] }) {
  const more = cycle.late + cycle.due - cycle.items.length
  if (cycle.items.length === 0) return null
  return (
    <Block title="What the year asks for">
      <ul className={classes.duties}>
        {cycle.items.map(({ id, title, state, says, rule }) => (
          <li key={id}>
            <strong>{title}</strong>:{' '}
            {state === 'late' ? (
              <strong>
                <Mark name="awaiting" words="" /> late
              </strong>
            ) : (
              'due'
            )}
            <p>{says}</p>
            <p className="source">{rule}</p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/cycle">
          {more > 0 ? `The annual cycle: ${more} more late or due` : 'The annual cycle'}
        </Link>
      </p>
    </Block>
  )
}

export function PeopleNotes({ people }: { people: Home['people'] }) {
  const { ending, unconfirmed, overdue } = people
  if (ending.length === 0 && unconfirmed.length === 0) return null
  return (
    <Block title="Terms and interests">
      <ul className={classes.duties}>
        {ending.map((words) => (
          <li key={words}>
            <Link to="/people">{words}.</Link>
          </li>
        ))}
        {unconfirmed.length > 0 && (
          <li>
            <Link to="/people/interests">
              {shortened(unconfirmed)} {unconfirmed.length === 1 ? 'has' : 'have'} not confirmed the
              register of interests{overdue ? ', which is overdue' : ''}.
            </Link>
          </li>
        )}
      </ul>
    </Block>
  )
}

/** Up to three names; of more, two and how many others. */
function shortened(names: string[]): string {
  return names.length <= 3
    ? joinNames(names)
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`
}
