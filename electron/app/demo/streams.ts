/**
 * What comes in through the year: attendance by month, absence and suspensions by year, and the trust's own
 * surveys, as tidy files in the layout of explore-education-statistics.
 */
import { monthNames } from '../../domain/calendar.ts'
import type { Kpi, TidyColumn } from '../../domain/kpi.ts'
import { seeded } from './random.ts'
import { toCsv, type DemoFile, type Years } from './results.ts'
import type { DemoSchool, DemoTrust, Measures } from './trust.ts'

/** September to July: schools are shut in August. */
const months = [...monthNames.slice(8), ...monthNames.slice(0, 7)]
const phaseLabels = {
  primary: 'Primary',
  secondary: 'Secondary',
  special: 'Special',
  'all-through': 'Secondary',
  '16-plus': 'Secondary',
} as const
/** Phases for which England's figure is published. */
const published = ['primary', 'secondary', 'special'] as const

type Row = Record<string, string>
type Measured = { value: number; of: number }

/** What a row says of a KPI, in the columns that the library reads. */
function measured(kpi: Kpi, cell: Measured | null, decimals: number): Row {
  const column = mapping(kpi)
  const count = cell && kpi.unit === 'percent' ? Math.round((cell.of * cell.value) / 100) : null
  return {
    [column.value]: cell === null ? 'c' : cell.value.toFixed(decimals),
    ...(column.denominator ? { [column.denominator]: cell === null ? 'c' : String(cell.of) } : {}),
    ...(column.numerator ? { [column.numerator]: count === null ? 'c' : String(count) } : {}),
    ...Object.fromEntries(column.beside.map((name) => [name, ''])),
  }
}

/** The KPI's first mapping that no filter narrows. */
function mapping(kpi: Kpi): TidyColumn {
  const plain = kpi.tidy.find((column) => Object.keys(column.where).length === 0) ?? kpi.tidy[0]
  if (!plain)
    throw new Error(`${kpi.code} has no tidy mapping, so the demonstration cannot write it`)
  return plain
}

const time = (period: string, identifier: string): Row => ({
  time_period: period,
  time_identifier: identifier,
})
const country = { country_code: 'E92000001', country_name: 'England' }

function place(trust: DemoTrust, school: DemoSchool, startYear: number): Row {
  const was =
    school.former && startYear < Number(school.opened.slice(0, 4)) ? school.former : school
  return {
    geographic_level: 'School',
    ...country,
    ...{ region_code: trust.authority.regionCode, region_name: trust.authority.region },
    ...{
      new_la_code: trust.authority.ons,
      old_la_code: trust.authority.code,
      la_name: trust.authority.name,
    },
    ...{
      school_urn: was.urn,
      school_laestab: trust.authority.code + was.estab,
      school_name: school.name,
    },
    education_phase: phaseLabels[school.phase],
  }
}

const nation = (phase: (typeof published)[number]): Row => ({
  geographic_level: 'National',
  ...country,
  education_phase: phaseLabels[phase],
})

function file(name: string, rows: Row[]): DemoFile {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    name,
    text: toCsv(
      heads,
      rows.map((row) => heads.map((head) => row[head] ?? '')),
    ),
  }
}

const clamp = (value: number) => Math.min(100, Math.max(0, value))

/** Attendance of each month from the September two years ago to the last month told. */
function attendanceFile(kpi: Kpi, measures: Measures, trust: DemoTrust, clock: Years): DemoFile {
  const { spread, months: season, jitter, events, ...bases } = measures.attendance
  const rows: Row[] = []
  for (let year = clock.last - 1; year <= clock.last + 1; year += 1) {
    for (const month of year > clock.last ? months.slice(0, 3) : months) {
      const number = String(monthNames.indexOf(month) + 1).padStart(2, '0')
      const calendar = Number(number) >= 9 ? year : year + 1
      for (const phase of published) {
        const value = clamp(bases[phase] + (season[number] ?? 0))
        rows.push({
          ...time(String(calendar), month),
          ...nation(phase),
          ...measured(kpi, { value, of: 3_000_000 }, 2),
        })
      }
      for (const school of trust.schools) {
        const random = seeded(`${school.name}/attendance/${calendar}-${number}`)
        const event = events.find(
          (one) => one.school === school.name && one.month === `${calendar}-${number}`,
        )
        const noise = jitter * Math.sqrt(300 / school.pupils) * random.normal()
        const value = clamp(
          bases[school.phase] -
            spread * school.absence +
            0.4 * (season[number] ?? 0) +
            noise +
            (event?.change ?? 0),
        )
        rows.push({
          ...time(String(calendar), month),
          ...place(trust, school, year),
          ...measured(kpi, { value: Number(value.toFixed(1)), of: school.pupils }, 1),
        })
      }
    }
  }
  return file('attendance-by-month.csv', rows)
}

/** Yearly rates of which lower is better: absence and suspensions. */
function yearlyFile(
  name: string,
  kpis: Kpi[],
  parameters: Measures['absence'],
  trust: DemoTrust,
  clock: Years,
  pull: 1 | 0.6,
): DemoFile {
  const rows: Row[] = []
  for (let year = clock.first; year <= clock.last; year += 1) {
    const when = time(`${year}${String(year + 1).slice(2)}`, 'Academic year')
    const base = (kpi: Kpi, phase: string) => {
      const own = parameters[kpi.code]!
      return (own[phase] ?? own['secondary'] ?? 0) + (own['drift'] ?? 0) * (year - clock.last)
    }
    for (const phase of published) {
      rows.push({
        ...when,
        ...nation(phase),
        ...Object.assign(
          {},
          ...kpis.map((kpi) => measured(kpi, { value: base(kpi, phase), of: 3_000_000 }, 2)),
        ),
      })
    }
    for (const school of trust.schools.filter((one) => one.phase !== '16-plus')) {
      const cells = kpis.map((kpi) => {
        const own = parameters[kpi.code]!
        const random = seeded(`${school.name}/${kpi.code}/${year}`)
        const relative = kpi.unit === 'rate'
        const shift = (own['spread'] ?? 0) * (school.absence * pull + 0.25 * random.normal())
        const value = relative
          ? base(kpi, school.phase) * Math.exp(shift)
          : base(kpi, school.phase) + shift
        return measured(
          kpi,
          { value: Math.max(0, relative ? value : clamp(value)), of: school.pupils },
          1,
        )
      })
      rows.push({ ...when, ...place(trust, school, year), ...Object.assign({}, ...cells) })
    }
  }
  return file(name, rows)
}

/** Asked each May of pupils, parents and staff; fewer than ten answers are not told. */
function surveyFile(kpis: Kpi[], measures: Measures, trust: DemoTrust, clock: Years): DemoFile {
  const rows: Row[] = []
  for (let year = clock.first; year <= clock.last; year += 1) {
    for (const school of trust.schools) {
      const cells = kpis.map((kpi) => {
        const own = measures.surveys[kpi.code]!
        const random = seeded(`${school.name}/${kpi.code}/${year}`)
        const asked = Math.round(school.pupils * own.asked * (0.85 + 0.15 * random.next()))
        const mean =
          own.england +
          own.spread * school[own.by] +
          own.rise * (year - clock.middle) +
          1.5 * random.normal()
        const agree = random.binomial(asked, Math.min(0.99, Math.max(0.05, mean / 100)))
        return measured(kpi, asked < 10 ? null : { value: (100 * agree) / asked, of: asked }, 0)
      })
      rows.push({
        ...time(`${year}${String(year + 1).slice(2)}`, 'Academic year'),
        ...place(trust, school, year),
        ...Object.assign({}, ...cells),
      })
    }
  }
  return file('trust-surveys.csv', rows)
}

/** Everything that comes in through the year. */
export function streamFiles(
  kpis: Kpi[],
  measures: Measures,
  trust: DemoTrust,
  clock: Years,
): DemoFile[] {
  const named = (codes: string[]) =>
    codes.map((code) => {
      const kpi = kpis.find((one) => one.code === code)
      if (!kpi)
        throw new Error(`The demonstration names the KPI ${code}, which the library does not hold`)
      return kpi
    })
  return [
    attendanceFile(named(['attendance.overall'])[0]!, measures, trust, clock),
    yearlyFile(
      'absence-by-year.csv',
      named(Object.keys(measures.absence)),
      measures.absence,
      trust,
      clock,
      1,
    ),
    yearlyFile(
      'suspensions-by-year.csv',
      named(Object.keys(measures.suspensions)),
      measures.suspensions,
      trust,
      clock,
      0.6,
    ),
    surveyFile(named(Object.keys(measures.surveys)), measures, trust, clock),
  ]
}
