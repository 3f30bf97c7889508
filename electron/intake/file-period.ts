/**
 * The academic year of a wide performance table, which no cell of it states. In this order:
 *
 * 1. what the person says (`--period 2016/17`);
 * 2. two years in the file's name: `2016-2017_850_ks4final`, `202223_ks2`;
 * 3. the content, where it settles the question: the year before stands in columns beside this year's
 *    (`PTRWM_EXP_16` in the table of 2016/17), or a column is named after the year (`ADMPOL_2017`);
 * 4. one year in the name. People write the year in which the school year began (`2016_850_ks2final` has the
 *    results of summer 2017) as well as that of the examinations (`ks4provisional_2019`), so it leaves two
 *    school years. Years in which the measures were not published, or which are before what the columns
 *    name, fall out; if both stay, the folder's name may choose between them, else it is taken as the year
 *    of the examinations, with a problem to look at;
 * 5. two years in the name of its folder: DfE's own download is `2018-2019/england_abs.csv`. Last, since
 *    people also file by the year in which they read.
 *
 * Contradictions between these are problems to look at too.
 */
import { AppError } from '../contract/error.ts'
import type { Problem } from '../contract/shapes.ts'
import type { Kpi } from '../domain/kpi.ts'
import { comparePeriods, parsePeriod } from '../domain/period.ts'
import { readNumber } from '../domain/read-number.ts'
import type { CsvRecord, Header } from './csv.ts'

export type PeriodFinder = {
  /** Shows it a school's row; a few dozen are enough. */
  observe(record: CsvRecord): void
  /**
   * The academic year, such as `2016/17`, and what contradicts it.
   * @throws AppError `ImportNeedsPeriod` where nothing tells the year, or what the person said is no year
   */
  conclude(): { period: string; problems: Problem[] }
}

/** Rows after which more would not tell more. */
const enoughRows = 200

/** Summers without published results: the table after that of 2019 is that of 2022. */
const withoutTables = [2020, 2021]

/**
 * @param place the file's name, and that of its folder where it is known
 * @param kpis those of which the table has columns; they say in which years there was such a table
 * @param option what the person said, such as `2016/17`
 */
export function createPeriodFinder(
  { name, folder }: { name: string; folder?: string | undefined },
  header: Header,
  kpis: Kpi[],
  option?: string,
): PeriodFinder {
  const said = option === undefined ? null : yearSaid(option)
  const content = createContentEvidence(header)
  return {
    observe: content.observe,
    conclude() {
      const evidence = content.conclude()
      const named = yearsInName(name)
      const stated = said ?? (named.kind === 'school-year' ? named.year : null)
      if (stated !== null)
        return { period: academicYear(stated), problems: contradiction(stated, evidence) }
      if (evidence.year !== null) {
        const problems =
          named.kind === 'one-year' ? otherThanNamed(named.year, evidence.year, evidence) : []
        return { period: academicYear(evidence.year), problems }
      }
      const around = yearsInName(folder ?? '')
      const folderYear = around.kind === 'school-year' ? around.year : null
      if (named.kind === 'one-year') return fromOneYear(named.year, folderYear, evidence, kpis)
      if (folderYear !== null)
        return {
          period: academicYear(folderYear),
          problems: [fromFolder(folder ?? '', folderYear)],
        }
      throw new AppError(
        'ImportNeedsPeriod',
        'Neither the name of the file nor its columns say which school year its figures are from. Give it ' +
          '(--period 2018/19 on the command line), or put both years in the name of the file or its folder, for ' +
          'instance 2018-2019_england_ks2final.csv.',
        { file: name },
      )
    },
  }
}

type YearInName =
  | { kind: 'school-year'; year: number }
  | { kind: 'one-year'; year: number }
  | { kind: 'none' }

/**
 * What a file's name says: `2016-2017`, `2016-17` and `201617` are the school year that ends in 2017;
 * `2017` alone is one year of two. A name that says several things says nothing.
 */
export function yearsInName(name: string): YearInName {
  const file = name.split(/[\\/]/).at(-1) ?? name
  // Days of download or extraction say nothing of the year of the figures.
  const bare = file
    .replace(/(?<!\d)20\d\d[-_.](?:0\d|1[0-2])[-_.][0-3]\d(?!\d)/g, ' ')
    .replace(/(?<!\d)[0-3]\d[-_.](?:0\d|1[0-2])[-_.]20\d\d(?!\d)/g, ' ')
  const spans = [...bare.matchAll(/(?<!\d)(20\d\d)[-_ .–/]?(?:20)?(\d\d)(?!\d)/g)]
    .map(([, first, second]) => ({ year: Number(first) + 1, second: Number(second) }))
    .filter(({ year, second }) => year % 100 === second)
    .map(({ year }) => year)
  const [span, anotherSpan] = [...new Set(spans)]
  if (span !== undefined)
    return anotherSpan === undefined ? { kind: 'school-year', year: span } : { kind: 'none' }
  const [year, another] = [
    ...new Set([...bare.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, each]) => Number(each))),
  ]
  return year === undefined || another !== undefined ? { kind: 'none' } : { kind: 'one-year', year }
}

/** `2017` is the year that ends in the summer of 2017: `2016/17`. */
export function academicYear(summer: number): string {
  return `${summer - 1}/${String(summer % 100).padStart(2, '0')}`
}

function yearSaid(option: string): number {
  const text = option.trim()
  const period = parsePeriod(text)
  if (period?.kind === 'year') return period.year + 1
  const named = /^[\d\-–/ ]+$/.test(text) ? yearsInName(text.replace('/', '-')) : null
  if (named?.kind === 'school-year') return named.year
  throw new AppError(
    'ImportNeedsPeriod',
    `"${option}" is not a school year. Give one such as 2018/19 (--period 2018/19 on the command line).`,
    { period: option },
  )
}

function fromOneYear(
  year: number,
  folderYear: number | null,
  evidence: Evidence,
  kpis: Kpi[],
): { period: string; problems: Problem[] } {
  const possible = [year, year + 1].filter(
    (summer) => summer >= (evidence.notBefore ?? 0) && isPublished(academicYear(summer), kpis),
  )
  const [only, another] = possible
  if (only !== undefined && another === undefined)
    return { period: academicYear(only), problems: [] }
  if (folderYear !== null && possible.includes(folderYear))
    return { period: academicYear(folderYear), problems: [] }
  const taken = academicYear(year)
  const other = academicYear(year + 1)
  return {
    period: taken,
    problems: [
      {
        severity: 'doubt',
        row: null,
        column: null,
        found: `${year} in the name of the file`,
        expected: `${taken} or ${other}`,
        message: `The name of the file says ${year}, which was taken as the school year ${taken}. If the figures are of ${other}, bring the file in again and give ${other} as its year (--period ${other} on the command line).`,
      },
    ],
  }
}

/** Nothing in the file itself says it, so a person should see where the year came from. */
function fromFolder(folder: string, year: number): Problem {
  const period = academicYear(year)
  return {
    severity: 'note',
    row: null,
    column: null,
    found: `the folder ${folder}`,
    expected: period,
    message: `The year ${period} was taken from the name of the folder, ${folder}. If the figures are of another year, bring the file in again and give its year (--period on the command line).`,
  }
}

/** Whether a table with these measures can be of that year: KPIs that say nothing of years do not count. */
function isPublished(period: string, kpis: Kpi[]): boolean {
  const dated = kpis.filter(({ validity }) => validity.length > 0)
  return (
    dated.length === 0 ||
    dated.some(
      ({ validity, unpublished }) =>
        validity.some(
          ({ from, to }) =>
            comparePeriods(from, period) <= 0 &&
            (to === undefined || comparePeriods(period, to) <= 0),
        ) && !unpublished.some((gap) => gap.period === period),
    )
  )
}

type Evidence = {
  /** The summer that the content settles; null where it leaves it open. */
  year: number | null
  /** The latest summer that its columns name: the figures are of that year or a later one. */
  notBefore: number | null
  column: string | null
}

function createContentEvidence(
  header: Header,
): Pick<PeriodFinder, 'observe'> & { conclude(): Evidence } {
  const dated = header.columns.flatMap((column) => {
    const [, stem, digits] = /^(.+)_(\d\d)$/.exec(column) ?? []
    const year = 2000 + Number(digits)
    return stem !== undefined && year >= 2010 && year < 2050 && header.has(stem)
      ? [{ column, stem, year }]
      : []
  })
  const latest = dated.reduce((most, { year }) => Math.max(most, year), 0)
  const copies = dated.filter(({ year }) => year === latest)
  const stated = header.columns.find((column) => /^ADMPOL_20\d\d$/i.test(column))
  let rows = 0
  let same = 0
  let different = 0
  const values = new Set<number>()

  return {
    observe(record) {
      if (rows++ >= enoughRows) return
      for (const { column, stem } of copies) {
        const now = readNumber((record.get(stem) ?? '').replace('%', ''))
        const then = readNumber((record.get(column) ?? '').replace('%', ''))
        if (now === null || then === null) continue
        values.add(now)
        if (now === then) same++
        else different++
      }
    },
    conclude() {
      if (stated !== undefined) {
        const year = Number(stated.slice(-4))
        return { year, notBefore: year, column: stated }
      }
      const column = copies[0]?.column ?? null
      if (column === null) return { year: null, notBefore: null, column }
      const seen = same + different
      // A column of the present year repeats this year's values; one of the year before hardly ever does.
      if (seen >= 8 && values.size >= 3) {
        if (same / seen > 0.97) return { year: latest, notBefore: latest, column }
        if (different / seen > 0.3) return { year: yearAfter(latest), notBefore: latest, column }
      }
      // Too few figures to compare. Whole sets of such columns are of the year before; a single one may be a copy.
      return { year: copies.length >= 3 ? yearAfter(latest) : null, notBefore: latest, column }
    },
  }
}

function yearAfter(summer: number): number {
  let next = summer + 1
  while (withoutTables.includes(next)) next++
  return next
}

function contradiction(year: number, { year: found, notBefore, column }: Evidence): Problem[] {
  const wrong = found !== null ? found !== year : notBefore !== null && notBefore > year
  if (!wrong || column === null) return []
  const seems = academicYear(found ?? notBefore ?? year)
  const orLater = found === null ? ' or later' : ''
  return [
    {
      severity: 'doubt',
      row: null,
      column,
      found: column,
      expected: `columns of a table of ${academicYear(year)}`,
      message: `The figures were taken as those of ${academicYear(year)}, but column ${column} suggests ${seems}${orLater}. If that is right, import the file again with --period ${seems}.`,
    },
  ]
}

/** One year in a name fits two school years; a person should know which it was, and if it was neither. */
function otherThanNamed(named: number, found: number, { column }: Evidence): Problem[] {
  if (found === named) return []
  return [
    {
      severity: found === named + 1 ? 'note' : 'doubt',
      row: null,
      column,
      found: `${named} in the name of the file`,
      expected: academicYear(found),
      message: `The name of the file says ${named}, but by its columns the figures are of ${academicYear(found)}, and were taken as such.`,
    },
  ]
}
