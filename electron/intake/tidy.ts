/**
 * Tidy files: those of explore-education-statistics, and a trust's own in the same shape. One row is one
 * place, period and selection of pupils; filters multiply the rows, so all but those that a KPI names or
 * that tell a pupil group are pinned to their totals. What is left must be one value for each key.
 *
 * A trust's own measures need no mapping: a column named as the KPI's code with underscores for dots
 * (`voice_pupils_belong`) is that KPI, with `…_numerator` and `…_denominator` beside it where there are any.
 */
import { AppError } from '../contract/error.ts'
import type { Problem } from '../contract/shapes.ts'
import type { Kpi, PupilGroup, TidyColumn } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'
import { readNumber } from '../domain/read-number.ts'
import { readCell } from './cell.ts'
import { createCollector } from './collect.ts'
import { headingOf, type CsvRecord, type Header, type Table } from './csv.ts'
import type { Reading, Readout } from './intake.ts'
import { checkObservations } from './invariants.ts'
import { createMatcher, settleClaims, type Claim } from './matching.ts'
import { perhapsCut } from './problems.ts'
import { createSlipDetector } from './slipped.ts'
import { createFilters, type Mapping } from './tidy-filters.ts'
import { coversOf, labelKey } from './tidy-labels.ts'
import { metaFor, type Meta } from './tidy-meta.ts'
import { tidyPeriod } from './tidy-period.ts'
import { createPlaces, type Place } from './tidy-places.ts'
import { unknownText } from './wide.ts'

type Row = Place & { record: CsvRecord; period: string }

/**
 * Reads the rows of the trust's schools, of the trust, of their local authorities and regions, and of England.
 * @throws AppError `ImportUnknown` where no column is a KPI's; whatever reading the records throws
 */
export async function readTidy({ table, context, options }: Reading): Promise<Readout> {
  const { file, header } = table
  const mappings = mappingsFor(header, context.kpis)
  if (mappings.length === 0) throw noMeasures(context.kpis)
  const meta = await metaFor(file.name, header, options.metas ?? [])
  const matcher = createMatcher(context.schools, context.links)
  const places = createPlaces(context.schools)
  const filters = createFilters(header, mappings, meta)
  const slips = createSlipDetector(header)
  let last: CsvRecord | null = null
  const oddPeriods = createOddPeriods()
  const claims: (Claim & { record: CsvRecord; period: string })[] = []
  const areas: Row[] = []
  let rows = 0

  for await (const record of table.records) {
    rows++
    filters.observe(record)
    slips.observe(record)
    last = record
    const level = labelKey(record.get('geographic_level'))
    const match = ['school', 'institution', 'provider', 'establishment'].includes(level)
      ? matcher.match({
          row: record.row,
          urn: record.get('school_urn') ?? record.get('urn') ?? record.get('institution_urn'),
          laestab:
            record.get('school_laestab') ??
            record.get('laestab') ??
            record.get('school_laestab_as_used'),
        })
      : null
    const place = match ? null : places.find(level, record)
    if (!match && !place) continue
    const period = tidyPeriod(record.get('time_period') ?? '', record.get('time_identifier') ?? '')
    if (period === null) {
      oddPeriods.observe(record)
    } else if (match) {
      const identity = `${match.urn} ${record.get('school_laestab') ?? ''}`
      claims.push({ match, row: record.row, scope: period, identity, record, period })
    } else if (place) {
      areas.push({ ...place, record, period })
    }
  }

  const settled = settleClaims(claims)
  const schoolRows = settled.kept.map(({ match, record, period }): Row => ({
    level: 'school',
    urn: match.school.urn,
    laestab: match.school.laestab,
    area: null,
    areaCode: null,
    matched: match.matched,
    record,
    period,
  }))
  const problems = [
    ...oddPeriods.problems(),
    ...matcher.problems(),
    ...settled.problems,
    ...unitsInDoubt(mappings, meta),
  ]
  const collector = createCollector()
  const selects = filters.conclude()
  for (const row of [...schoolRows, ...areas]) {
    const slipped = slips.slipped(row.record)
    if (slipped) {
      problems.push(slipped)
      continue
    }
    const covers =
      row.level === 'school' || row.level === 'trust'
        ? null
        : coversOf(filters.coversLabels(row.record))
    if (covers === null && row.level !== 'school' && row.level !== 'trust') continue
    for (const mapping of mappings) {
      const group = selects(mapping, row.record)
      if (group === null) continue
      const made = observe(row, mapping, { group, covers }, table)
      if (made === null) continue
      if ('message' in made) problems.push(made)
      else collector.add(made)
    }
  }
  const { observations, problems: contested } = collector.conclude()
  problems.push(
    ...contested,
    ...checkObservations(observations, context.kpis),
    ...perhapsCut(table, last, observations),
  )
  const used = meta?.name ?? null
  return { ...describe(observations, mappings), rows, observations, problems, meta: used }
}

/** For each KPI the first of its columns that the file has, with whatever must stand beside it. */
function mappingsFor(header: Header, kpis: Kpi[]): Mapping[] {
  return kpis.flatMap((kpi) => {
    const column = [...kpi.tidy, ownColumn(kpi)].find(
      ({ value, where, beside }) =>
        header.has(value) && [...beside, ...Object.keys(where)].every((each) => header.has(each)),
    )
    return column ? [{ kpi, column }] : []
  })
}

function ownColumn({ code }: Kpi): TidyColumn {
  const value = code.replaceAll('.', '_')
  return {
    value,
    numerator: `${value}_numerator`,
    denominator: `${value}_denominator`,
    where: {},
    beside: [],
  }
}

function noMeasures(kpis: Kpi[]): AppError {
  // One of each theme, to give an idea; the library has too many to name.
  const themes = new Map<string, string>()
  for (const { code, tidy } of kpis) {
    const theme = code.split('.')[0] ?? code
    if (tidy[0] && !themes.has(theme)) themes.set(theme, tidy[0].value)
  }
  return new AppError(
    'ImportUnknown',
    'The file has the shape of explore-education-statistics data, but none of its columns is a measure that Plumbline knows. ' +
      `It looked for columns such as ${[...themes.values()].join(', ')}, and for codes of KPIs with underscores for dots.`,
  )
}

function observe(
  row: Row,
  { kpi, column }: Mapping,
  { group, covers }: { group: PupilGroup; covers: string | null },
  { file, header }: Table,
): Observation | Problem | null {
  const { record, period, level, urn, laestab, area, areaCode, matched } = row
  const text = record.get(column.value)
  if (text === undefined) return null
  const heading = header.columns[header.index(column.value)] ?? column.value
  const cell = readCell(text, 'tidy')
  if (cell === 'blank') return null
  if (cell === null) return unknownText(record.row, heading, text)
  const beside = (name: string | undefined) =>
    readNumber((name === undefined ? '' : record.get(name)) ?? '')
  return {
    level,
    urn,
    laestab,
    area,
    areaCode,
    covers,
    kpi: kpi.code,
    group,
    period,
    state: cell.state,
    value: cell.value,
    numerator: beside(column.numerator),
    denominator: beside(column.denominator),
    lower: beside(column.lower),
    upper: beside(column.upper),
    provisional: isProvisional(record, header),
    matched,
    source: {
      file: file.name,
      sha256: file.sha256,
      row: record.row,
      column: heading,
      urn:
        level === 'school' ? (record.get('school_urn') ?? record.get('urn'))?.trim() || null : null,
      cell: text,
    },
  }
}

/**
 * `version` says it where there is one. The figures of "Pupil attendance in schools", told by its counts of
 * schools that share their registers, are revised with each of its releases.
 */
function isProvisional(record: CsvRecord, header: Header): boolean {
  return (
    /provisional/i.test(record.get('version') ?? '') ||
    (header.has('attendance_perc') && header.has('total_num_schools'))
  )
}

/**
 * Periods without a word of ours, told once for each sort. Two terms together (the absence release of each
 * October) are neither a term nor a year, and the release of the whole year follows: a note is enough.
 */
function createOddPeriods() {
  const seen = new Map<string, { row: number; count: number }>()
  return {
    observe(record: CsvRecord): void {
      const [period = '', identifier = ''] = [
        record.get('time_period')?.trim(),
        record.get('time_identifier')?.trim(),
      ]
      const sort = identifier === '' ? period : identifier
      const known = seen.get(sort)
      if (known) known.count++
      else seen.set(sort, { row: record.row, count: 1 })
    },
    problems(): Problem[] {
      return [...seen].map(([sort, { row, count }]) => ({
        severity: /\bterms?$/i.test(sort) && / and /i.test(sort) ? 'note' : 'left-out',
        row,
        column: 'time_period',
        found: sort,
        expected: 'a school year, a term, a month, a week, or a financial year',
        message: `${count === 1 ? 'A row is' : `${count} rows are`} about "${sort}", a period that Plumbline does not keep; nothing of ${count === 1 ? 'it' : 'them'} was stored.`,
      }))
    },
  }
}

/** A measure in another unit than the KPI's must not pass for it. */
function unitsInDoubt(mappings: Mapping[], meta: Meta | null): Problem[] {
  return mappings.flatMap(({ kpi, column }) => {
    const unit = meta?.columns.get(headingOf(column.value))?.unit ?? ''
    const fits =
      unit === '' ||
      (unit === '%') === (kpi.unit === 'percent') ||
      (unit === '%' && kpi.unit === 'rate')
    if (fits) return []
    return [
      {
        severity: 'doubt' as const,
        row: null,
        column: column.value,
        found: unit,
        expected: kpi.unit,
        message: `The file's metadata gives the unit of ${column.value} as "${unit}", but ${kpi.code} is a ${kpi.unit}.`,
      },
    ]
  })
}

function describe(
  observations: Observation[],
  mappings: Mapping[],
): { title: string; period: string | null } {
  const periods = [...new Set(observations.map(({ period }) => period))]
  const codes = new Set(observations.map(({ kpi }) => kpi))
  const names = mappings.filter(({ kpi }) => codes.has(kpi.code)).map(({ kpi }) => kpi.name)
  const more = names.length > 1 ? ` and ${names.length - 1} more` : ''
  const period = periods.length === 1 ? (periods[0] ?? null) : null
  const title = `Explore education statistics${names[0] === undefined ? '' : `: ${names[0]}${more}`}${period === null ? '' : `, ${period}`}`
  return { title, period }
}
