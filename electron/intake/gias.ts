/**
 * GIAS register of schools: the full extract `edubasealldata….csv`, a search download, or a small extract
 * of a few columns. Columns come and go between years and are found by name.
 */
import type { Problem } from '../contract/shapes.ts'
import type { Phase } from '../domain/kpi.ts'
import type { School, SchoolLink } from '../domain/school.ts'
import type { CsvRecord, Header, Table } from './csv.ts'
import { isoDateOf } from './dates.ts'
import { columnsOf, type Columns } from './gias-columns.ts'
import { linksOfRow } from './gias-links.ts'
import { laestabOf, urnOf } from './matching.ts'
import { withoutSlipped } from './slipped.ts'

/** The names of each column that is read, in letters and digits, the preferred first. */
const names = {
  urn: ['urn'],
  name: ['establishmentname', 'schoolname', 'name'],
  laCode: ['lacode', 'localauthoritycode', 'la'],
  laName: ['laname', 'localauthorityname', 'localauthority'],
  number: ['establishmentnumber', 'estab', 'dfenumber'],
  laestab: ['laestab', 'laestabnumber', 'laestabdfenumber'],
  phase: ['phaseofeducationname', 'phaseofeducation', 'phase'],
  phaseCode: ['phaseofeducationcode'],
  type: ['typeofestablishmentname', 'typeofestablishment', 'establishmenttype', 'type'],
  typeGroup: ['establishmenttypegroupname', 'establishmenttypegroup', 'typegroup'],
  status: ['establishmentstatusname', 'establishmentstatus', 'status'],
  region: ['gorname', 'regionname', 'region', 'gor'],
  low: ['statutorylowage', 'lowage', 'agelow'],
  high: ['statutoryhighage', 'highage', 'agehigh'],
  capacity: ['schoolcapacity', 'capacity'],
  pupils: ['numberofpupils', 'pupils'],
  fsm: ['percentagefsm'],
  opened: ['opendate', 'opened'],
  closed: ['closedate', 'closed'],
  postcode: ['postcode'],
  easting: ['easting'],
  northing: ['northing'],
  trust: ['trustsname', 'trustname', 'trusts'],
  trustUid: ['trustscode', 'trustcode', 'trustuid'],
  trustFlag: ['trustschoolflagname', 'trustschoolflag'],
  links: ['linkedestablishments'],
} satisfies Record<string, string[]>

/** Well beyond the longest name in the register. */
const longestName = 300

/** @throws (from the table) AppError `ImportUnreadable`, `Cancelled` */
export async function readGias(table: Table): Promise<{
  schools: School[]
  schoolFields: (keyof School)[]
  links: SchoolLink[]
  problems: Problem[]
  rows: number
}> {
  const columns = columnsOf(table.header)
  const linksFrom = columns.at(names.links)
  const schools = new Map<string, School>()
  const links: SchoolLink[] = []
  const problems: Problem[] = missingColumns(columns)
  let rows = 0
  let phaseUnknown = 0
  for await (const record of withoutSlipped(table, (problem) => problems.push(problem))) {
    rows++
    const row = readerOf(record, columns, table.header, problems)
    const urn = urnOf(row.text('urn'))
    const name = row.text('name')
    const tooLong = (['name', 'laName', 'trust'] as const).find(
      (column) => row.text(column).length > longestName,
    )
    if (tooLong !== undefined) {
      row.problem(
        'left-out',
        tooLong,
        `a name of at most ${longestName} characters`,
        'A quotation mark may be missing, so that cells ran together; the row was left out.',
      )
      continue
    }
    if (urn === null || name === '') {
      const column = urn === null ? 'urn' : 'name'
      row.problem(
        'left-out',
        column,
        urn === null ? 'a URN of six digits' : "the school's name",
        'The row was left out.',
      )
      continue
    }
    if (schools.has(urn)) {
      row.problem(
        'left-out',
        'urn',
        'one row for each URN',
        `URN ${urn} stands in an earlier row, which was kept.`,
      )
      continue
    }
    const ages = { from: row.whole('low'), to: row.whole('high') }
    const phase = phaseOf(row.text('phase') || (phaseWords.get(row.text('phaseCode')) ?? ''), {
      type: row.text('type'),
      group: row.text('typeGroup'),
      ages,
    })
    if (phase === null) phaseUnknown++
    schools.set(urn, {
      urn,
      laestab: laestabOf({
        laestab: row.text('laestab'),
        la: row.text('laCode'),
        estab: row.text('number'),
      }),
      name,
      phase: phase ?? 'all-through',
      type: row.text('type') || null,
      status: row.text('status') || 'Not stated',
      la: {
        code: /^\d{3}$/.test(row.text('laCode')) ? row.text('laCode') : null,
        name: row.text('laName'),
      },
      region: row.text('region') || null,
      ages,
      capacity: row.whole('capacity'),
      pupils: row.whole('pupils'),
      fsm: row.number('fsm'),
      opened: row.date('opened'),
      closed: row.date('closed'),
      joined: null,
      postcode: row.text('postcode') || null,
      easting: row.number('easting'),
      northing: row.number('northing'),
      trust: trustOf(row.text('trust'), row.text('trustUid'), row.text('trustFlag')),
    })
    if (linksFrom >= 0) links.push(...linksOfRow(record, urn, linksFrom))
  }
  if (phaseUnknown > 0) {
    problems.push({
      severity: 'note',
      row: null,
      column: table.header.columns[columns.at(names.phase)] ?? null,
      found: `${phaseUnknown} rows without a phase, a type or ages that tell it`,
      expected: 'a phase of education',
      message: `${phaseUnknown} establishments (colleges, units and others without a phase) were taken as all-through.`,
    })
  }
  return { schools: [...schools.values()], schoolFields: fieldsIn(columns), links, problems, rows }
}

/** The columns that each field comes from; any of them is enough. A date of joining is in no extract. */
const fields: { [field in keyof School]: string[] } = {
  urn: names.urn,
  laestab: [...names.laestab, ...names.number],
  name: names.name,
  phase: [...names.phase, ...names.phaseCode],
  type: names.type,
  status: names.status,
  la: [...names.laName, ...names.laCode],
  region: names.region,
  ages: [...names.low, ...names.high],
  capacity: names.capacity,
  pupils: names.pupils,
  fsm: names.fsm,
  opened: names.opened,
  closed: names.closed,
  joined: [],
  postcode: names.postcode,
  easting: names.easting,
  northing: names.northing,
  trust: names.trust,
}

function fieldsIn(columns: Columns): (keyof School)[] {
  return (Object.keys(fields) as (keyof School)[]).filter((field) => columns.at(fields[field]) >= 0)
}

/** What a small extract cannot give is said once, not for every row. */
function missingColumns(columns: Columns): Problem[] {
  const wanted: { of: string[]; heading: string; without: string }[] = [
    {
      of: names.trust,
      heading: 'Trusts (name)',
      without: 'the schools of a trust cannot be taken from this file',
    },
    {
      of: [...names.laestab, ...names.number],
      heading: 'EstablishmentNumber',
      without: 'rows of other files cannot be matched by LAESTAB',
    },
    {
      of: names.status,
      heading: 'EstablishmentStatus (name)',
      without: 'open schools cannot be told from closed ones',
    },
  ]
  return wanted
    .filter(({ of }) => columns.at(of) < 0)
    .map(({ heading, without }) => ({
      severity: 'note',
      row: null,
      column: heading,
      found: 'no such column',
      expected: heading,
      message: `Without the column "${heading}" ${without}.`,
    }))
}

function readerOf(record: CsvRecord, columns: Columns, header: Header, problems: Problem[]) {
  type Name = keyof typeof names
  const text = (name: Name) => columns.cell(record, names[name])
  const problem = (
    severity: Problem['severity'],
    name: Name,
    expected: string,
    message: string,
  ) => {
    const column = header.columns[columns.at(names[name])] ?? null
    problems.push({ severity, row: record.row, column, found: text(name), expected, message })
  }
  const number = (name: Name): number | null => {
    const written = text(name).replace(/%$/, '')
    if (written === '' || /^(null|not applicable|unknown)$/i.test(written)) return null
    if (/^-?\d+(\.\d+)?$/.test(written)) return Number(written)
    problem('doubt', name, 'a number', 'The cell is no number; it was taken as missing.')
    return null
  }
  const whole = (name: Name): number | null => {
    const value = number(name)
    if (value === null || Number.isInteger(value)) return value
    problem(
      'doubt',
      name,
      'a whole number',
      'The cell is no whole number; it was taken as missing.',
    )
    return null
  }
  const date = (name: Name): string | null => {
    const written = text(name)
    if (written === '' || /^null$/i.test(written)) return null
    const iso = isoDateOf(written)
    if (iso === null)
      problem(
        'doubt',
        name,
        'a date such as 01-09-2013',
        'The cell is no date; it was taken as missing.',
      )
    // GIAS writes the first day of 1900 where nobody knows.
    return iso === '1900-01-01' ? null : iso
  }
  return { text, problem, number, whole, date }
}

/** The phases of GIAS by their codes, for extracts that have codes alone. */
const phaseWords = new Map(
  Object.entries({
    '1': 'Nursery',
    '2': 'Primary',
    '3': 'Middle deemed primary',
    '4': 'Secondary',
    '5': 'Middle deemed secondary',
    '6': '16 plus',
    '7': 'All-through',
  }),
)

/**
 * The GIAS phase folded into ours. Special schools and alternative provision are `special` by their type,
 * whatever their phase says; a type without a phase goes by its ages. Null where nothing tells.
 */
export function phaseOf(
  phase: string,
  about: { type: string; group: string; ages: School['ages'] },
): Phase | null {
  if (
    /special/i.test(about.group) ||
    /special|alternative provision|pupil referral/i.test(about.type)
  )
    return 'special'
  const words = phase
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim()
  if (words === 'all through') return 'all-through'
  if (words === '16 plus' || words === 'post 16') return '16-plus'
  if (words === 'primary' || words === 'nursery' || words === 'middle deemed primary')
    return 'primary'
  if (words === 'secondary' || words === 'middle deemed secondary') return 'secondary'
  const { from, to } = about.ages
  if (from === null || to === null) return null
  if (from >= 16) return '16-plus'
  if (to <= 11) return 'primary'
  return from >= 9 ? 'secondary' : 'all-through'
}

/** A foundation school is "Supported by a trust" that is no academy trust; its name is not taken for one. */
function trustOf(name: string, uid: string, flag: string): School['trust'] {
  if (name === '' || /^(not applicable|null)$/i.test(name) || /^supported by a trust$/i.test(flag))
    return null
  return { uid: /^\d+$/.test(uid) ? uid : null, name }
}
