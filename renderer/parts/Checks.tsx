/** What the check of a pack found, in three lists, in the same words everywhere. */
import { Link, type LinkProps } from '@tanstack/react-router'
import type { Output } from '../../electron/contract/index.ts'
import { capitalise, countWord } from '../../electron/domain/wording.ts'
import type { MarkName } from '../../electron/domain/marks.ts'
import classes from './Checks.module.css'
import { Mark } from './Mark.tsx'
import { Block } from './Screen.tsx'

export type Check = Output<'pack.check'>['checks'][number]

type Place = NonNullable<Check['action']>['to']

/** The screen on which a place of the contract is. */
export function linkTo(place: Place): Pick<LinkProps, 'to' | 'params' | 'search'> {
  switch (place.place) {
    case 'meeting':
      return {
        to: '/meetings/$meeting',
        params: { meeting: place.meeting },
        search: place.item === null ? {} : { item: place.item },
      }
    case 'data':
      return { to: '/data' }
    case 'vision':
      return { to: '/vision' }
    case 'school':
      return { to: '/schools/$urn', params: { urn: place.urn } }
  }
}

const lists: { level: Check['level']; mark: MarkName; head(n: number): string }[] = [
  { level: 'stops', mark: 'stops', head: (n) => `${n} ${n === 1 ? 'stops' : 'stop'} it going out` },
  { level: 'improves', mark: 'improves', head: (n) => `${n} would make it better` },
  { level: 'in-order', mark: 'in-order', head: (n) => `${n} ${n === 1 ? 'is' : 'are'} in order` },
]

/** "Four things stop the pack going out." */
export function checksSentence(checks: Check[]): string {
  const stops = checks.filter((check) => check.level === 'stops').length
  if (stops > 0)
    return `${capitalise(countWord(stops))} ${stops === 1 ? 'thing stops' : 'things stop'} the pack going out.`
  const improves = checks.filter((check) => check.level === 'improves').length
  return improves > 0
    ? `Nothing stops the pack going out. ${capitalise(countWord(improves))} ${improves === 1 ? 'thing' : 'things'} would make it better.`
    : 'The pack can go out.'
}

/** What is in order is there to be looked up, so it stays folded away. */
export function Checks({ checks }: { checks: Check[] }) {
  return lists.map(({ level, mark, head }) => {
    const found = checks.filter((check) => check.level === level)
    if (found.length === 0) return null
    const title = head(found.length)
    return level === 'in-order' ? (
      <details key={level} className={classes.folded}>
        <summary>{title}</summary>
        <List checks={found} mark={mark} />
      </details>
    ) : (
      <Block key={level} title={title}>
        <List checks={found} mark={mark} />
      </Block>
    )
  })
}

function List({ checks, mark }: { checks: Check[]; mark: MarkName }) {
  return (
    <ul className={classes.checks}>
      {checks.map(({ item, level, title, detail, action }) => (
        <li key={`${item} ${title} ${detail}`}>
          <Mark name={mark} words="" />
          <span className={classes.item}>{item ?? ''}</span>
          <div className={classes.words}>
            <span className={level === 'in-order' ? undefined : 'strong'}>{title}</span>
            {detail && <p className="second">{detail}</p>}
          </div>
          {action && (
            <Link className={classes.action} {...linkTo(action.to)}>
              {action.words}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
