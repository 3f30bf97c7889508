/** What a school is, as the register says. */
import type { ReactNode } from 'react'
import type { School } from '../../../electron/domain/school.ts'
import { formatDate, formatNumber } from '../../../electron/domain/wording.ts'
import classes from './Schools.module.css'

export function SchoolContext({ school }: { school: School }) {
  const { pupils, capacity } = school
  const full =
    pupils !== null && capacity ? `, ${formatNumber((100 * pupils) / capacity)}% of its places` : ''
  const facts: [string, ReactNode][] = [
    ['Kind', school.type],
    ['Pupils, by the register', pupils === null ? null : `${formatNumber(pupils)}${full}`],
    ['Places', capacity === null ? null : formatNumber(capacity)],
    ['Free school meals', school.fsm === null ? null : `${formatNumber(school.fsm, 1)}%`],
    ['Local authority', school.la.name],
    ['Region', school.region],
    ['Postcode', school.postcode],
    ['Joined the trust', school.joined && formatDate(school.joined)],
    ['Opened', school.opened && formatDate(school.opened)],
    ['Closed', school.closed && formatDate(school.closed)],
    ['LAESTAB', school.laestab],
  ]
  return (
    <dl className={classes.judgements}>
      {facts.map(([name, words]) =>
        words === null ? null : (
          <div key={name} className={classes.judgement}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
