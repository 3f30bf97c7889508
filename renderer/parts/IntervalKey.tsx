/** What the marks of a row of intervals are. */
import { Mark } from './Mark.tsx'
import { Term } from './Term.tsx'
import classes from './IntervalKey.module.css'

/** `trust`: whose mark that is; of one school it is drawn of the schools of its phase. */
export function IntervalKey({ trust = 'trust' }: { trust?: string }) {
  return (
    <p className={classes.key}>
      <span>
        <Mark name="school" words="" /> school, with its 95%{' '}
        <Term of="confidence interval">interval</Term>
      </span>
      <span>
        <Mark name="england" words="" /> England
      </span>
      <span>
        <Mark name="trust" words="" /> {trust}
      </span>
      <span>
        <Mark name="last-year" words="" /> last year
      </span>
      <span>
        solid orange: <strong>worse</strong>; hollow blue: better
      </span>
    </p>
  )
}
