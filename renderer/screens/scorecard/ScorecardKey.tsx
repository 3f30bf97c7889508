/** What the marks of the table mean, and the rule that made them. */
import type { ScorecardView } from '../../../electron/domain/scorecard-view.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Term } from '../../parts/Term.tsx'
import classes from './Scorecard.module.css'

export function ScorecardKey({ view }: { view: ScorecardView }) {
  const cells = view.sections.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const has = (state: string) => cells.some((cell) => cell?.state === state)
  return (
    <div className={classes.key}>
      <p className={classes.marks}>
        <span>
          <Mark name="below-worse" words="" /> <Mark name="above-worse" words="" />{' '}
          <strong>worse</strong>
        </span>
        <span>
          <Mark name="above-better" words="" /> <Mark name="below-better" words="" /> better
        </span>
        <span>
          no mark: <Term of="not clearly different" />, or not rated
        </span>
        {has('suppressed') && (
          <span>
            <Mark name="hidden" words="" /> <Term of="suppressed">hidden</Term>, too few pupils
          </span>
        )}
        {has('not-published') && (
          <span>
            <Mark name="not-published" words="" /> not published
          </span>
        )}
        {has('awaiting') && (
          <span>
            <Mark name="awaiting" words="" /> due
          </span>
        )}
        {view.columns.some((column) => column.provisional) && (
          <span>
            <em>p</em> <Term of="provisional" />
          </span>
        )}
        {cells.some((cell) => cell?.small) && (
          <span>
            <em>62</em> too few to be rated
          </span>
        )}
      </p>
      <p className="source">
        {view.rule} {view.source}
      </p>
    </div>
  )
}
