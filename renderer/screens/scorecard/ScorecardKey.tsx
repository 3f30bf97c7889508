/** What the marks of the table mean, and the rule that made them. */
import type { Scorecard } from '../../../electron/domain/scorecard.ts'
import { Mark } from '../../parts/Mark.tsx'
import classes from './Scorecard.module.css'

export function ScorecardKey({ model }: { model: Scorecard }) {
  const { counts } = model
  return (
    <div className={classes.key}>
      <p className={classes.marks}>
        <span>
          <Mark name="below-worse" words="" /> <Mark name="above-worse" words="" />{' '}
          <strong>worse</strong> than England
        </span>
        <span>
          <Mark name="above-better" words="" /> <Mark name="below-better" words="" /> better
        </span>
        <span>no mark: not clearly different</span>
        {counts.hidden > 0 && (
          <span>
            <Mark name="hidden" words="" /> hidden, too few pupils
          </span>
        )}
        {counts.notPublished > 0 && (
          <span>
            <Mark name="not-published" words="" /> not published
          </span>
        )}
        {counts.awaiting > 0 && (
          <span>
            <Mark name="awaiting" words="" /> due
          </span>
        )}
        {model.columns.some((column) => column.provisional) && (
          <span>
            <em>p</em> provisional
          </span>
        )}
        <span>
          <em>62</em> fewer than {model.rules.unratedBelow} pupils, not rated
        </span>
      </p>
      <p className="source">
        The triangle points the way the number went; solid is worse, hollow is better. A figure is
        marked when its whole 95% interval lies to one side of England’s figure. The trust’s figure
        is weighted by pupils; open one to see how many schools it covers.
      </p>
    </div>
  )
}
