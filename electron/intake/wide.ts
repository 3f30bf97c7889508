/**
 * DfE's wide performance tables: one row for a school and hundreds of columns, with rows of local
 * authorities and of England among them. Which row is which is told by `RECTYPE`, whose numbers differ by
 * phase, or in absence and census tables by words such as `NAT` and `PRI` in the key columns.
 */
import { AppError } from '../contract/error.ts'
import type { FileKind, Problem } from '../contract/shapes.ts'
import type { Kpi, PupilGroup, WideColumn } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'
import type { School } from '../domain/school.ts'
import { readCell } from './cell.ts'
import { createCollector } from './collect.ts'
import type { CsvRecord, Header, Table } from './csv.ts'
import { createPeriodFinder } from './file-period.ts'
import type { Reading, Readout } from './intake.ts'
import { checkObservations } from './invariants.ts'
import { layouts } from './layouts.ts'
import { createMatcher, settleClaims, type Claim } from './matching.ts'
import { perhapsCut } from './problems.ts'
import { createSlipDetector } from './slipped.ts'

type WideTable = WideColumn['table']

function isWideTable(kind: FileKind): kind is WideTable {
  return ['ks2', 'ks4', 'ks5', 'absence', 'census'].includes(kind)
}

/** Whom a row is about. `covers` is which schools a benchmark is about. */
type RowKind = { level: 'school' } | { level: 'la' | 'national'; covers: string } | null

const school: RowKind = { level: 'school' }
const la: RowKind = { level: 'la', covers: 'state-funded' }
const allSchools: RowKind = { level: 'national', covers: 'all' }
const stateFunded: RowKind = { level: 'national', covers: 'state-funded' }

const recordTypesOf = (types: Record<string, RowKind>) => new Map(Object.entries(types))
/** `RECTYPE`: in 16 to 18 tables 3 is a consortium, which has a URN like a school. */
const recordTypes = {
  ks2: recordTypesOf({ 1: school, 2: school, 3: la, 4: allSchools, 5: stateFunded }),
  ks4: recordTypesOf({ 1: school, 2: school, 4: la, 5: allSchools, 7: stateFunded }),
  ks5: recordTypesOf({ 1: school, 2: school, 3: school, 4: la, 5: allSchools, 7: stateFunded }),
}

const typeWords = new Map(Object.entries({ PRI: 'primary', SEC: 'secondary', SPE: 'special' }))

/** A column of the file that a KPI takes, with the columns beside it that the file has. */
type Taken = {
  kpi: Kpi
  group: PupilGroup
  value: number
  lower: number
  upper: number
  numerator: number
  denominator: number
  fromEngland: boolean
}

/**
 * Reads a wide table: the rows of the trust's schools, of their local authorities and of England.
 * @throws AppError `ImportNeedsPeriod`; whatever reading the records throws
 */
export async function readWide({
  kind,
  table,
  folder,
  context,
  options,
}: Reading): Promise<Readout> {
  if (!isWideTable(kind))
    throw new AppError('Unexpected', `A file of the kind ${kind} is no wide table.`)
  const { file, header } = table
  const taken = columnsTaken(kind, header, context.kpis)
  const matcher = createMatcher(context.schools, context.links)
  const finder = createPeriodFinder(
    { name: file.name, folder },
    header,
    [...new Set(taken.map(({ kpi }) => kpi))],
    options.period,
  )
  const areas = ownAuthorities(context.schools)
  const claims: (Claim & { record: CsvRecord })[] = []
  const benchmarks: { record: CsvRecord; kind: RowKind & { covers: string } }[] = []
  let rows = 0

  const slips = createSlipDetector(header)
  let last: CsvRecord | null = null
  for await (const record of table.records) {
    rows++
    slips.observe(record)
    last = record
    const about = rowKind(kind, record)
    if (about?.level === 'school') {
      finder.observe(record)
      const match = matcher.match({
        row: record.row,
        urn: record.get('URN'),
        laestab: record.get('LAESTAB'),
        la: authorityCode(record),
        estab: record.get('ESTAB'),
        statedUrn: record.get('URN_AC'),
      })
      if (match) claims.push({ match, row: record.row, record })
    } else if (about && (about.level === 'national' || areas.has(authorityCode(record)))) {
      benchmarks.push({ record, kind: about })
    }
  }

  const { period, problems } = finder.conclude()
  const provisional = isProvisional(file.name, header)
  const stands = ({ record }: { record: CsvRecord }) => {
    const slipped = slips.slipped(record)
    if (slipped) problems.push(slipped)
    return slipped === null
  }
  const settled = settleClaims(claims.filter(stands))
  const collector = createCollector()
  problems.push(...matcher.problems(), ...settled.problems)

  const read = (record: CsvRecord, who: Who) => {
    for (const column of taken) {
      if (column.fromEngland && who.level === 'national') continue
      const made = observe(record, header, column, { ...who, period, provisional }, file)
      if (made === null) continue
      if ('message' in made) problems.push(made)
      else collector.add(made)
    }
  }
  for (const { record, match } of settled.kept) {
    read(record, {
      level: 'school',
      urn: match.school.urn,
      laestab: match.school.laestab,
      area: null,
      areaCode: null,
      covers: null,
      matched: match.matched,
    })
    if (record.cells.length < header.columns.length) problems.push(shortRow(record, header))
  }
  for (const { record, kind: about } of benchmarks.filter(stands)) {
    const code = about.level === 'la' ? authorityCode(record) : null
    read(record, {
      level: about.level,
      urn: null,
      laestab: null,
      area: code === null ? 'England' : (areas.get(code) ?? code),
      areaCode: code,
      covers: about.covers,
      matched: null,
    })
  }

  const collected = collector.conclude()
  problems.push(
    ...collected.problems,
    ...checkObservations(collected.observations, context.kpis),
    ...perhapsCut(table, last, collected.observations),
  )
  const layout = layouts.find((each) => each.kind === kind)?.title ?? kind
  const title = `${layout}, ${period}${provisional ? ' (provisional)' : ''}`
  return { title, period, rows, observations: collected.observations, problems }
}

/** For each KPI and pupil group the first of its columns that the file has: names differ from year to year. */
function columnsTaken(table: WideTable, header: Header, kpis: Kpi[]): Taken[] {
  const at = (column: string | undefined) => (column === undefined ? -1 : header.index(column))
  return kpis.flatMap((kpi) => {
    const groups = new Map<PupilGroup, Taken>()
    for (const column of kpi.wide) {
      if (column.table !== table || groups.has(column.group) || !header.has(column.value)) continue
      groups.set(column.group, {
        kpi,
        group: column.group,
        value: at(column.value),
        lower: at(column.lower),
        upper: at(column.upper),
        numerator: at(column.numerator),
        denominator: at(column.denominator),
        fromEngland: column.fromEngland,
      })
    }
    return [...groups.values()]
  })
}

function rowKind(table: WideTable, record: CsvRecord): RowKind {
  const cell = (column: string) => (record.get(column) ?? '').trim().toUpperCase()
  if (table === 'absence' || table === 'census') {
    const keys = [cell('URN'), cell('ESTAB'), cell('LA'), cell('LEA')]
    const covers =
      keys.map((key) => typeWords.get(key)).find((word) => word !== undefined) ?? 'state-funded'
    if (keys.includes('NAT')) return { level: 'national', covers }
    if (/^\d{6}$/.test(cell('URN'))) return school
    return authorityCode(record) === ''
      ? null
      : keys[1] === '' || typeWords.has(keys[1] ?? '')
        ? { level: 'la', covers }
        : school
  }
  const type = record.get('RECTYPE')?.trim()
  return type === undefined ? null : (recordTypes[table].get(type) ?? null)
}

/** Three digits, or '' in a row that has none. */
function authorityCode(record: CsvRecord): string {
  const code = (record.get('LEA') ?? record.get('LA') ?? '').trim().replace(/\.0+$/, '')
  return /^\d{3}$/.test(code) ? code : ''
}

/** The local authorities of the trust's schools: code to name. */
export function ownAuthorities(schools: School[]): Map<string, string> {
  const areas = new Map<string, string>()
  for (const { la: authority, laestab } of schools) {
    const code = authority.code ?? laestab?.slice(0, 3)
    if (code) areas.set(code, authority.name)
  }
  return areas
}

function isProvisional(name: string, header: Header): boolean {
  return (
    /provisional|ks\d[-_ ]?prov(?![a-z])/i.test(name) ||
    header.columns.some((column) => /provisional/i.test(column))
  )
}

type Who = Pick<
  Observation,
  'level' | 'urn' | 'laestab' | 'area' | 'areaCode' | 'covers' | 'matched'
>

/**
 * One cell as an observation, or as a problem; null where the row says nothing: a school's empty cell
 * means "does not apply", a benchmark's is merely not given, and a row may end early.
 */
function observe(
  record: CsvRecord,
  header: Header,
  column: Taken,
  who: Who & Pick<Observation, 'period' | 'provisional'>,
  file: Table['file'],
): Observation | Problem | null {
  const text = record.cells[column.value]
  if (text === undefined) return null
  const heading = header.columns[column.value] ?? ''
  const cell = readCell(text, 'wide')
  if (cell === 'blank' && who.level !== 'school') return null
  if (cell === null) return unknownText(record.row, heading, text)
  const { state, value } =
    cell === 'blank' ? { state: 'not-applicable' as const, value: null } : cell
  const beside = (at: number) => numberAt(record, at)
  return {
    ...who,
    kpi: column.kpi.code,
    group: column.group,
    state,
    value,
    numerator: beside(column.numerator),
    denominator: beside(column.denominator),
    ...interval(beside(column.lower), beside(column.upper)),
    source: {
      file: file.name,
      sha256: file.sha256,
      row: record.row,
      column: heading,
      urn: who.level === 'school' ? record.get('URN')?.trim() || null : null,
      cell: text,
    },
  }
}

/** DfE fills the intervals of rows that have none with zeros: an interval without width is not one. */
function interval(
  lower: number | null,
  upper: number | null,
): Pick<Observation, 'lower' | 'upper'> {
  return lower !== null && lower === upper ? { lower: null, upper: null } : { lower, upper }
}

function numberAt(record: CsvRecord, at: number): number | null {
  const text = at < 0 ? undefined : record.cells[at]
  const cell = text === undefined ? null : readCell(text, 'wide')
  return cell === null || cell === 'blank' ? null : cell.value
}

export function unknownText(row: number, column: string, text: string): Problem {
  return {
    severity: 'left-out',
    row,
    column,
    found: text.trim().slice(0, 60),
    expected: 'a number, or a symbol such as SUPP or c',
    message: `Row ${row}, column ${column} says "${text.trim().slice(0, 60)}", which is neither a number nor a known symbol; nothing was stored for it.`,
  }
}

function shortRow(record: CsvRecord, header: Header): Problem {
  return {
    severity: 'note',
    row: record.row,
    column: header.columns[record.cells.length] ?? null,
    found: `${record.cells.length} cells`,
    expected: `${header.columns.length} cells`,
    message: `Row ${record.row} ends ${header.columns.length - record.cells.length} cells before its header does; nothing was stored for those.`,
  }
}
