/** Values typed by hand: checked as they are typed, saved in one change, told by who typed them and why. */
import { createHash } from 'node:crypto'
import { AppError, type ParsedInput, type Problem } from '../contract/index.ts'
import type { Kpi } from '../domain/kpi.ts'
import { couldHave } from '../domain/kpi-rules.ts'
import type { Observation } from '../domain/observation.ts'
import { periodLabel } from '../domain/period.ts'
import type { School } from '../domain/school.ts'
import { readTyped, whyNotTyped, type TypedProblem } from '../domain/typed-value.ts'
import { formatDate, plural } from '../domain/wording.ts'
import { claimQueries, importQueries, observationQueries, trustQueries } from '../store/index.ts'
import type { Context } from './context.ts'
import type { Handlers } from './dispatch.ts'
import { allKpis } from './kpis.ts'

type TypedCell = ParsedInput<'values.type'>['cells'][number]
type Known = { kpis: Map<string, Kpi>; schools: Map<string, School> }

const problem = (
  cell: TypedCell,
  severity: Problem['severity'],
  { expected, message }: TypedProblem,
): Problem => ({
  severity,
  row: cell.row,
  column: cell.column,
  found: cell.text,
  expected,
  message,
})

/** A cell as an observation, or why it cannot be one. `doubts`: stored, and to be looked at. */
function read(
  cell: TypedCell,
  { kpis, schools }: Known,
): { observation: Omit<Observation, 'source'>; doubts: TypedProblem[] } | TypedProblem {
  const kpi = kpis.get(cell.kpi)
  if (!kpi) return { expected: 'a code of a KPI', message: `There is no KPI ${cell.kpi}.` }
  const school = cell.urn === null ? null : schools.get(cell.urn)
  if (school === undefined)
    return { expected: 'a school of the trust', message: `${cell.urn} is no school of the trust.` }
  const why = whyNotTyped(kpi, school, cell.period)
  if (why) return why
  const reading = readTyped(kpi, cell.text)
  if (!reading) return { expected: 'a value', message: 'Nothing is typed here.' }
  if ('problem' in reading) return reading.problem
  const doubts =
    school && !couldHave(kpi, school)
      ? [
          {
            expected: 'a school that can have the measure',
            message: `${school.name} has no pupils whom ${kpi.name} is about; it was stored all the same.`,
          },
        ]
      : []
  return {
    observation: {
      ...{ level: school ? 'school' : 'trust', urn: school?.urn ?? null },
      ...{ laestab: school?.laestab ?? null, area: null, areaCode: null, covers: null },
      ...{ kpi: cell.kpi, group: cell.group, period: cell.period },
      ...reading.value,
      ...{ lower: null, upper: null, provisional: false, matched: school ? 'urn' : null },
    },
    doubts,
  }
}

/** `Typed by hand: Reading, average score, 2024/25`, as far as all its values have it in common. */
function titleOf(cells: TypedCell[], kpis: Map<string, Kpi>): string {
  const measures = [...new Set(cells.map(({ kpi }) => kpis.get(kpi)?.name ?? kpi))]
  const periods = [...new Set(cells.map(({ period }) => periodLabel(period)))]
  const parts = [
    measures.length === 1 ? measures[0] : plural(measures.length, 'measure'),
    periods.length === 1 ? periods[0] : plural(periods.length, 'period'),
  ]
  return `Typed by hand: ${parts.join(', ')}`
}

function typeValues(context: Context, input: ParsedInput<'values.type'>) {
  const vault = context.vault()
  const { cells, reason } = input
  const who = input.who ?? context.env.who
  const known: Known = {
    kpis: new Map(allKpis(context).map((kpi) => [kpi.code, kpi])),
    schools: new Map(trustQueries.schools(vault.db).map((school) => [school.urn, school])),
  }
  const id = context.options.id()
  const at = context.options.clock.now().toISOString()
  const written = JSON.stringify({ id, who, reason, at, cells })
  const sha256 = createHash('sha256').update(written).digest('hex')
  const file = `Typed by ${who} on ${formatDate(at)}`
  const problems: Problem[] = []
  const seen = new Set<string>()
  const observations: Observation[] = []
  for (const cell of cells) {
    const { row, column, text, urn } = cell
    const key = [cell.kpi, urn, cell.period, cell.group].join(' ')
    const made = seen.has(key)
      ? { expected: 'each value once', message: 'The same value stands twice in the grid.' }
      : read(cell, known)
    seen.add(key)
    if ('message' in made) {
      problems.push(problem(cell, 'left-out', made))
      continue
    }
    problems.push(...made.doubts.map((doubt) => problem(cell, 'doubt', doubt)))
    const source = { file, sha256, row, column, urn, cell: text }
    observations.push({ ...made.observation, source })
  }
  if (problems.some(({ severity }) => severity === 'left-out'))
    return { import: null, problems: problems.filter(({ severity }) => severity === 'left-out') }

  const title = titleOf(cells, known.kpis)
  vault.change(`${title}, because ${reason}`, (db, journal) => {
    const values = observationQueries.put(db, id, at, observations)
    const schools = new Set(observations.flatMap(({ urn }) => urn ?? [])).size
    const counts = { ...values, records: 0, schools, benchmarks: 0 }
    importQueries.add(
      db,
      {
        ...{ id, file, sha256, bytes: Buffer.byteLength(written), kind: 'typed', title },
        ...{ period: null, outcome: 'stored', rows: new Set(cells.map(({ row }) => row)).size },
        ...{ counts, at, problems },
      },
      { who, reason },
    )
    const after = cells.map(({ kpi, urn, period, group, text }) => [kpi, urn, period, group, text])
    journal(`import/${id}`, null, { kind: 'typed', who, reason, counts, values: after })
  })
  context.changed('imports', 'values')
  return { import: importQueries.records(vault.db, id)[0] ?? null, problems }
}

export const typedValueHandlers: Pick<Handlers, 'values.type' | 'values.untype'> = {
  'values.type': typeValues,
  'values.untype': (context, { kpi, urn, period, group, back }) => {
    const at = context.options.clock.now().toISOString()
    const level = urn === null ? 'trust' : 'school'
    const key = { kpi, period, group, level, place: urn ?? '', coverage: '' }
    const what = back ? `Put a typed value of ${kpi} back` : `Took a typed value of ${kpi} back`
    context.vault().change(what, (db, journal) => {
      if (!claimQueries.withdrawTyped(db, at, key, back)) {
        throw new AppError('ValueNotTyped', 'No value that was typed by hand stands there.')
      }
      journal(
        `value/${[kpi, urn ?? 'trust', period, group].join('/')}`,
        { taken: back },
        { taken: !back },
      )
    })
    context.changed('values')
    return { done: true }
  },
}
