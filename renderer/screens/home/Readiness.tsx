/** How much of the next pack is in place: a bar and its numbers for each part. */
import type { Output } from '../../../electron/contract/index.ts'
import { Block } from '../../parts/Screen.tsx'
import classes from './Home.module.css'

export function Readiness({ parts }: { parts: Output<'home.get'>['readiness'] }) {
  if (parts.length === 0) return null
  return (
    <Block title="How ready it is">
      <ul className={classes.readiness}>
        {parts.map(({ what, done, of }) => (
          <li key={what}>
            <span>{what}</span>
            <svg
              className={classes.bar}
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect
                className={classes.filled}
                width={of === 0 ? 0 : (100 * done) / of}
                height="10"
              />
              <rect className={classes.whole} width="100" height="10" />
            </svg>
            <span className={classes.count}>
              <strong>{done}</strong> of {of}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
