/** The four views of the trust's people, one step from each other. */
import { Link } from '@tanstack/react-router'
import classes from '../data/DataViews.module.css'

const views = [
  { name: 'People', to: '/people' },
  { name: 'Bodies', to: '/people/bodies' },
  { name: 'Interests', to: '/people/interests' },
  { name: 'Training', to: '/people/training' },
] as const

export function PeopleViews() {
  return (
    <ul aria-label="Views of the people" className={classes.views}>
      {views.map(({ name, to }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: true }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
