/** The way from an empty vault to a pack. Each step is told done by what the vault holds, so it can be left anywhere. */
import { Link } from '@tanstack/react-router'
import { plural } from '../../../electron/domain/wording.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Block } from '../../parts/Screen.tsx'
import classes from './Home.module.css'

export type Step = {
  title: string
  words: string
  done: boolean
  to: '/data' | '/vision' | '/meetings'
}

/** What the vault holds already. */
type Held = {
  register: boolean
  schools: number
  values: number
  vision: boolean
  meeting: boolean
}

export function firstSteps({ register, schools, values, vision, meeting }: Held): Step[] {
  return [
    {
      title: 'Bring in the register',
      words:
        'A GIAS extract: it says which schools are the trust’s, and finds their results under old numbers too.',
      done: schools > 0 || register,
      to: '/data',
    },
    {
      title: 'Choose the trust',
      words: 'Its open schools are then taken from the register.',
      done: schools > 0,
      to: '/data',
    },
    {
      title: 'Bring in results',
      words:
        'Performance tables, attendance and inspections. Only the trust’s own schools and their benchmarks are kept.',
      done: values > 0,
      to: '/data',
    },
    {
      title: 'Write the vision',
      words: 'Its strands say which figures matter, and why.',
      done: vision,
      to: '/vision',
    },
    {
      title: 'Make a meeting',
      words: 'Its agenda and papers are what the pack is laid out from.',
      done: meeting,
      to: '/meetings',
    },
  ]
}

export function FirstSteps({ steps }: { steps: Step[] }) {
  const left = steps.filter((step) => !step.done).length
  return (
    <Block title={`${plural(left, 'step')} to the first pack`}>
      <ol className={classes.steps}>
        {steps.map(({ title, words, done, to }) => (
          <li key={title}>
            {done ? <Mark name="in-order" words="Done" /> : <Mark name="improves" words="To do" />}
            <div>
              {done ? <span className="strong">{title}</span> : <Link to={to}>{title}</Link>}
              <p className="second">{words}</p>
            </div>
          </li>
        ))}
      </ol>
    </Block>
  )
}
