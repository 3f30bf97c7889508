/** The four views of the trust's data, one step from each other. */
import { Link } from '@tanstack/react-router'
import classes from './DataViews.module.css'

const views = [
  { name: 'Bring in', to: '/data' },
  { name: 'History', to: '/data/history' },
  { name: 'Values', to: '/data/values' },
  { name: 'Enter by hand', to: '/data/enter' },
] as const

export function DataViews() {
  return (
    <ul aria-label="Views of the data" className={classes.views}>
      {views.map(({ name, to }) => (
        <li key={to}>
          <Link to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
