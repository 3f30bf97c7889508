/** One file: what it was, what came in, what was left out and why. */
import type { ImportResult, Problem } from '../../../electron/contract/index.ts'
import { formatNumber, plural } from '../../../electron/domain/wording.ts'
import { Term } from '../../parts/Term.tsx'
import { ago, size } from '../../parts/words.ts'
import classes from './ImportReport.module.css'
import { ProblemTable } from './ProblemTable.tsx'

export function ImportReport({ result, open = false }: { result: ImportResult; open?: boolean }) {
  return (
    <details className={classes.report} open={open}>
      <summary>
        <span className="strong">{result.title}</span>
        <span className={classes.line}>
          {outcome(result)} {problemCounts(result.problems)}
        </span>
      </summary>
      <div className={classes.inside}>
        <dl className={classes.facts}>
          <dt>File</dt>
          <dd>
            {result.file}, {size(result.bytes)}, {plural(result.rows, 'row')}
          </dd>
          <dt>Came in</dt>
          <dd>{cameIn(result)}</dd>
          <dt>When</dt>
          <dd>{ago(result.at)}</dd>
          <dt>
            <Term of="SHA-256" />
          </dt>
          <dd className={classes.hash}>{result.sha256}</dd>
        </dl>
        {result.problems.length > 0 && (
          <ProblemTable problems={result.problems} file={result.file} id={result.id} />
        )}
      </div>
    </details>
  )
}

function outcome({ outcome, counts, file }: ImportResult): string {
  if (outcome === 'waiting') return `${file} is kept in the vault until the trust is chosen.`
  if (outcome === 'unchanged') return `${file} was in already; nothing changed.`
  const values = counts.added + counts.superseded
  const parts = [
    counts.records > 0 ? plural(counts.records, 'record') : '',
    values > 0 ? plural(values, 'value') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return `${file}: ${parts.join(' and ')} came in.`
  return counts.same > 0
    ? `${file}: all of its values were there already.`
    : `${file}: nothing in it is about the trust’s schools.`
}

function cameIn({ outcome, counts }: ImportResult): string {
  if (outcome === 'waiting') return 'Nothing yet: it is read when the trust is chosen.'
  const { added, superseded, same, records, schools, benchmarks } = counts
  const parts = [
    records > 0 ? plural(records, 'record') : '',
    added > 0 ? plural(added, 'new value') : '',
    superseded > 0
      ? `${plural(superseded, 'value')} in place of an older one, which stays in the history`
      : '',
    same > 0 ? `${plural(same, 'value')} that ${same === 1 ? 'was' : 'were'} there already` : '',
  ].filter((part) => part !== '')
  const about = [
    schools > 0 ? `about ${plural(schools, 'school')} of the trust` : '',
    benchmarks > 0
      ? `${plural(benchmarks, 'value')} ${benchmarks === 1 ? 'is a benchmark' : 'are benchmarks'}`
      : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return 'Nothing: no row is about the trust’s schools or their benchmarks.'
  return `${parts.join('; ')}${about.length > 0 ? `; ${about.join('; ')}` : ''}.`
}

const severities: { severity: Problem['severity']; head: string; one: string; many: string }[] = [
  { severity: 'left-out', head: 'Left out', one: 'left out', many: 'left out' },
  { severity: 'doubt', head: 'To be looked at', one: 'to look at', many: 'to look at' },
  { severity: 'note', head: 'Note', one: 'note', many: 'notes' },
]

function problemCounts(problems: Problem[]): string {
  const words = severities.flatMap(({ severity, one, many }) => {
    const count = problems.filter((problem) => problem.severity === severity).length
    return count > 0 ? [`${formatNumber(count)} ${count === 1 ? one : many}`] : []
  })
  return words.length > 0 ? `${words.join(', ')}.` : ''
}
