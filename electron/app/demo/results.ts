/**
 * Results of invented schools as DfE's performance tables would print them: one row a school, columns named
 * as the KPI library expects them, small cohorts suppressed, local authority and England at the end.
 */
import type { Kpi, PupilGroup, WideColumn } from '../../domain/kpi.ts'
import { kpiExists, unpublishedReason } from '../../domain/kpi-rules.ts'
import { seeded, type Random } from './random.ts'
import type { DemoSchool, DemoTrust, Measures } from './trust.ts'

export type DemoFile = { name: string; text: string; period?: string }
type Table = 'ks2' | 'ks4' | 'ks5'
type Measure = Measures['results'][string]

/** DfE hides figures about five pupils or fewer. */
const hiddenUpTo = 5

const stages: Record<
  Table,
  { phases: DemoSchool['phase'][]; la: string; all: string; state: string; england: number }
> = {
  ks2: { phases: ['primary', 'all-through'], la: '3', all: '4', state: '5', england: 660_000 },
  ks4: { phases: ['secondary', 'all-through'], la: '4', all: '5', state: '7', england: 620_000 },
  ks5: { phases: ['16-plus', 'secondary'], la: '4', all: '5', state: '7', england: 250_000 },
}

/** Whether a school has pupils at the end of the stage. */
function teaches(school: DemoSchool, table: Table): boolean {
  return stages[table].phases.includes(school.phase) && (table !== 'ks5' || school.ages[1] > 16)
}

/** Pupils at the end of a stage, by group; boys and girls, disadvantaged and others, add up to all. */
function cohort(school: DemoSchool, table: Table, year: number, group: PupilGroup): number {
  const random = seeded(`${school.name}/${table}/${year}/cohort`)
  const years =
    school.phase === '16-plus' ? 2.1 : table === 'ks5' ? 8 : school.ages[1] - school.ages[0]
  const all = Math.max(2, Math.round((school.pupils / years) * (1 + 0.07 * random.normal())))
  const girls = random.binomial(all, 0.49)
  const disadvantaged = random.binomial(all, school.disadvantaged)
  const low = random.binomial(all, 0.2)
  const middle = random.binomial(all - low, 0.62)
  const sizes: Record<PupilGroup, number> = {
    all,
    girls,
    boys: all - girls,
    disadvantaged,
    'not-disadvantaged': all - disadvantaged,
    eal: random.binomial(all, 0.12),
    'sen-support': random.binomial(all, 0.14),
    ehcp: random.binomial(all, 0.04),
    'non-mobile': random.binomial(all, 0.93),
    'prior-low': low,
    'prior-middle': middle,
    'prior-high': all - low - middle,
  }
  return sizes[group]
}

type Cell = {
  value: number
  lower: number | null
  upper: number | null
  numerator: number | null
  of: number
}

/** Groups that together are all pupils: their figures must add up to the whole. */
const partitions: PupilGroup[][] = [
  ['girls', 'boys'],
  ['disadvantaged', 'not-disadvantaged'],
  ['prior-low', 'prior-middle', 'prior-high'],
]

/** One school's figure: England's, moved by the school's strength in that year and by chance. */
function schoolCell(
  kpi: Kpi,
  measure: Measure,
  school: DemoSchool,
  table: Table,
  group: PupilGroup,
  clock: Years,
  year: number,
): Cell {
  const random = seeded(`${school.name}/${kpi.code}/${year}`)
  const size = (of: PupilGroup) => cohort(school, table, year, of)
  const all = size('all')
  const strength = school.strength + school.slope * (year - clock.middle)
  const mean =
    england(measure, 'all', clock, year) + measure.spread * (strength + 0.25 * random.normal())
  const percent = kpi.unit === 'percent'
  const error = (measure.pupil ?? 1) / Math.sqrt(all)
  const whole = percent
    ? (100 * random.binomial(all, Math.min(0.98, Math.max(0.02, mean / 100)))) / all
    : mean + 0.5 * error * random.normal()

  const value =
    group === 'all'
      ? whole
      : groupValue(whole, group, measure, size, seeded(`${school.name}/${kpi.code}/${year}/groups`))
  const of = size(group)
  const margin = (1.96 * (measure.pupil ?? 1)) / Math.sqrt(Math.max(1, of))
  if (percent)
    return { value, lower: null, upper: null, numerator: Math.round((of * value) / 100), of }
  return { value, lower: value - margin, upper: value + margin, numerator: null, of }
}

/** A group's value, so that the groups of one kind, weighted by their pupils, make the whole. */
function groupValue(
  whole: number,
  group: PupilGroup,
  measure: Measure,
  size: (group: PupilGroup) => number,
  random: Random,
): number {
  const parts = partitions.find((kind) => kind.includes(group)) ?? [group]
  const apart = parts.map((part) => ({
    part,
    size: size(part),
    by: (measure.groups[part] ?? 0) + 0.2 * measure.spread * random.normal(),
  }))
  const pupils = apart.reduce((sum, one) => sum + one.size, 0)
  const drift =
    parts.length === 1
      ? 0
      : apart.reduce((sum, one) => sum + one.size * one.by, 0) / Math.max(1, pupils)
  const by = (apart.find((one) => one.part === group)?.by ?? 0) - drift
  const room = measure.pupil === undefined ? [0, 100] : [-Infinity, Infinity]
  return Math.min(room[1]!, Math.max(room[0]!, whole + by))
}

export type Years = { first: number; last: number; middle: number }

function england(measure: Measure, group: PupilGroup, clock: Years, year: number): number {
  return measure.england + (measure.groups[group] ?? 0) + measure.drift * (year - clock.last)
}

/** The first mapping of each pupil group, for the KPIs of a table that the year publishes. */
function columnsOf(kpis: Kpi[], measures: Measures, table: Table, period: string) {
  return kpis
    .filter(
      (kpi) =>
        measures.results[kpi.code] &&
        kpiExists(kpi, period) &&
        unpublishedReason(kpi, period) === null,
    )
    .flatMap((kpi) => {
      const mine = kpi.wide.filter((column) => column.table === table)
      const groups = [...new Set(mine.map((column) => column.group))]
      return groups.map((group) => ({
        kpi,
        column: mine.find((column) => column.group === group)!,
      }))
    })
}

const put = (row: Map<string, string>, name: string | undefined, text: string) => {
  if (name !== undefined && !row.has(name)) row.set(name, text)
}

function print(kpi: Kpi, number: number): string {
  return kpi.unit === 'percent' ? `${Math.round(number)}%` : number.toFixed(kpi.decimals)
}

function fill(row: Map<string, string>, kpi: Kpi, column: WideColumn, cell: Cell) {
  const hidden = cell.of === 0 ? 'NE' : cell.of <= hiddenUpTo ? 'SUPP' : null
  put(row, column.value, hidden ?? print(kpi, cell.value))
  if (cell.lower !== null) put(row, column.lower, hidden ?? cell.lower.toFixed(kpi.decimals))
  if (cell.upper !== null) put(row, column.upper, hidden ?? cell.upper.toFixed(kpi.decimals))
  put(row, column.denominator, String(cell.of))
  put(row, column.numerator, hidden ?? String(cell.numerator ?? ''))
}

/** A year's table, or null where the year published none. */
function tableOfYear(
  kpis: Kpi[],
  measures: Measures,
  trust: DemoTrust,
  table: Table,
  clock: Years,
  year: number,
): DemoFile | null {
  const period = `${year}/${String(year + 1).slice(2)}`
  const columns = columnsOf(kpis, measures, table, period)
  const schools = trust.schools.filter((school) => teaches(school, table))
  if (columns.length === 0 || schools.length === 0) return null

  const rows = schools.map((school) => {
    const joined = Number(school.opened.slice(0, 4))
    const was = school.former && year < joined ? school.former : school
    const row = new Map([
      ['RECTYPE', '1'],
      ['LEA', trust.authority.code],
      ['ESTAB', was.estab],
      ['URN', was.urn],
      ['SCHNAME', school.name],
    ])
    for (const { kpi, column } of columns) {
      fill(
        row,
        kpi,
        column,
        schoolCell(kpi, measures.results[kpi.code]!, school, table, column.group, clock, year),
      )
    }
    return row
  })
  const area = (rectype: string, lea: string, size: number, shift: number) => {
    const row = new Map([
      ['RECTYPE', rectype],
      ['LEA', lea],
      ['ESTAB', ''],
      ['URN', ''],
      ['SCHNAME', lea ? trust.authority.name : ''],
    ])
    for (const { kpi, column } of columns) {
      const value =
        england(measures.results[kpi.code]!, column.group, clock, year) +
        shift * measures.results[kpi.code]!.spread
      const share =
        { disadvantaged: 0.29, 'not-disadvantaged': 0.71, boys: 0.51, girls: 0.49 }[
          column.group as string
        ] ?? 1
      fill(row, kpi, column, {
        value,
        lower: value,
        upper: value,
        numerator: null,
        of: Math.round(size * share),
      })
    }
    return row
  }
  const stage = stages[table]
  rows.push(
    area(stage.la, trust.authority.code, 9_400, -0.05),
    area(stage.all, '', stage.england, -0.1),
    area(stage.state, '', stage.england * 0.93, 0),
  )

  const heads = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const stamp = year === clock.last ? 'provisional' : 'final'
  return {
    name: `${year}-${year + 1}_${trust.authority.code}_${table}${stamp}.csv`,
    text: toCsv(
      heads,
      rows.map((row) => heads.map((head) => row.get(head) ?? '')),
    ),
  }
}

/** Key stage 2, 4 and 5 tables of all years in which any were published. */
export function resultFiles(
  kpis: Kpi[],
  measures: Measures,
  trust: DemoTrust,
  clock: Years,
): DemoFile[] {
  const files: DemoFile[] = []
  for (let year = clock.first; year <= clock.last; year += 1) {
    for (const table of ['ks2', 'ks4', 'ks5'] as const) {
      const file = tableOfYear(kpis, measures, trust, table, clock, year)
      if (file) files.push(file)
    }
  }
  return files
}

/** CSV as DfE writes it: CRLF, quoted where it must be. */
export function toCsv(heads: string[], rows: string[][]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
