/** A school's inspections, newest first, each in the words of its own era; eras are never converted. */
import type { Era, Inspection } from '../../../electron/domain/inspection.ts'
import { formatDate } from '../../../electron/domain/wording.ts'
import { Block } from '../../parts/Screen.tsx'
import classes from './Schools.module.css'

const eraWords: Record<Era, string> = {
  'graded-overall': 'One overall grade (before September 2024)',
  'key-judgements': 'Key judgements, no overall grade (September 2024 to November 2025)',
  'report-card': 'Report card (from November 2025)',
}

export function Inspections({ inspections }: { inspections: readonly Inspection[] }) {
  return (
    <Block title="Ofsted">
      {inspections.length === 0 ? (
        <p className="second">
          No inspection has been brought in. They come from Ofsted’s management information.
        </p>
      ) : (
        <div className={classes.inspections}>
          {inspections
            .toSorted((a, b) => b.date.localeCompare(a.date))
            .map((one) => (
              <InspectionFacts key={`${one.date} ${one.kind} ${one.source.row}`} inspection={one} />
            ))}
        </div>
      )}
    </Block>
  )
}

function InspectionFacts({ inspection }: { inspection: Inspection }) {
  const {
    date,
    kind,
    era,
    type,
    overall,
    judgements,
    safeguarding,
    concern,
    inheritedFrom,
    source,
  } = inspection
  return (
    <section aria-label={`Inspection of ${formatDate(date)}`}>
      <h3>
        {formatDate(date)}
        {overall && `: ${overall}`}
      </h3>
      <p className="second">
        {kind === 'graded' ? 'Graded' : 'Ungraded'}
        {type && `, ${type}`}. {eraWords[era]}.
        {inheritedFrom && ` Inspected under its old URN ${inheritedFrom}.`}
      </p>
      <dl className={classes.judgements}>
        {judgements.map(({ area, words }) => (
          <div key={area} className={classes.judgement}>
            <dt>{area}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        {safeguarding && (
          <div className={classes.judgement}>
            <dt>Safeguarding</dt>
            <dd>{safeguarding === 'met' ? 'Standards met' : 'Standards not met'}</dd>
          </div>
        )}
        {concern && (
          <div className={classes.judgement}>
            <dt>Category of concern</dt>
            <dd>{concern}</dd>
          </div>
        )}
      </dl>
      <p className="source">
        {source.file}, row {source.row}
      </p>
    </section>
  )
}
