/** Parts of a whole as one bar, the number inside each part and its words below (LOOK §3.9). */
import classes from './ShareBar.module.css'

type SharePart = {
  count: number
  words: string
  /** `filled` is the vision's own; the others are hollow, `dashed` the one to question. */
  kind: 'filled' | 'hollow' | 'dashed'
}

/** `label` names the whole. Parts of nothing are left out. */
export function ShareBar({ label, parts }: { label: string; parts: SharePart[] }) {
  return (
    <ul className={classes.bar} aria-label={label}>
      {parts
        .filter((part) => part.count > 0)
        .map(({ count, words, kind }) => (
          <li key={words} style={{ flexGrow: count }}>
            <span className={classes.part} data-kind={kind}>
              {count}
            </span>
            <span className={classes.words}>{words}</span>
          </li>
        ))}
    </ul>
  )
}
