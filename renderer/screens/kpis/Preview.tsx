/** How a KPI will read: in sentences and in a cell, with an invented figure. */
import type { DraftProblems } from '../../../electron/domain/kpi-form.ts'
import { kpiSentences, sampleFigure } from '../../../electron/domain/kpi-words.ts'
import type { Kpi } from '../../../electron/domain/kpi.ts'
import { plural } from '../../../electron/domain/wording.ts'
import { Block } from '../../parts/Screen.tsx'
import classes from './Kpis.module.css'

type PreviewProps = { made: { kpi: Kpi } | { problems: DraftProblems }; code: string }

export function Preview({ made, code }: PreviewProps) {
  return (
    <div className={classes.beside}>
      <Block title="How it will read">
        {'kpi' in made ? (
          <Sample kpi={made.kpi} />
        ) : (
          <>
            <p className="second">
              {plural(Object.keys(made.problems).length, 'field')} to fill in before it can be read:
            </p>
            <ul className={classes.plain}>
              {Object.values(made.problems).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </>
        )}
        {!('problems' in made && made.problems.name) && (
          <p className="source">
            Its code is <code>{code}</code>; in a CSV file its column is called{' '}
            <code>{code.replaceAll('.', '_')}</code>.
          </p>
        )}
      </Block>
    </div>
  )
}

function Sample({ kpi }: { kpi: Kpi }) {
  const { value, period, cohort } = sampleFigure(kpi)
  return (
    <>
      <p>{kpiSentences(kpi)}</p>
      <table className={classes.sample}>
        <caption>An invented figure</caption>
        <thead>
          <tr>
            <th scope="col">School</th>
            <th scope="col" className="number">
              {kpi.short}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Any school, {period}</th>
            <td className="number">
              {value}
              {cohort !== '' && <span className={classes.note}>{cohort}</span>}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  )
}
