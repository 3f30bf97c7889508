/** What changed last in the vault, and who changed it. */
import type { Output } from '../../../electron/contract/index.ts'
import { Block } from '../../parts/Screen.tsx'
import { ago } from '../../parts/words.ts'
import classes from './Home.module.css'

export function Changes({ changes }: { changes: Output<'home.get'>['changes'] }) {
  if (changes.length === 0) return null
  return (
    <Block title="What changed last">
      <ul className={classes.changes}>
        {changes.map(({ at, who, what, times }) => (
          <li key={`${at} ${what}`}>
            <span>
              {what}
              {times > 1 && `, ${times} times`}
            </span>
            <span className="second">
              {ago(at)}, {who}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
