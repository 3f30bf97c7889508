/**
 * The academic year of a wide performance table, which no cell of it states. In this order:
 *
 * 1. what the person says (`--period 2016/17`);
 * 2. the file's name: `2016-2017_850_ks4final`, `202223_ks2`, `2018-850-ks2`, where a single year is that of
 *    the summer's examinations, so `2018` is 2017/18;
 * 3. the content, where it settles the question: columns of earlier years beside this year's (`PTRWM_EXP_16`
 *    in the file of 2016/17), or a column named after the year (`ADMPOL_2017`).
 *
 * What the content says is held against the first two, and a contradiction is a problem to look at.
 */
import { AppError } from '../contract/error.ts'
import type { Problem } from '../contract/shapes.ts'
import { parsePeriod } from '../domain/period.ts'
import { readNumber } from './cell.ts'
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

export function createPeriodFinder(name: string, header: Header, option?: string): PeriodFinder {
  const said = option === undefined ? null : academicYearSaid(option)
  const named = yearsInName(name)
  const content = createContentEvidence(header)
  return {
    observe: content.observe,
    conclude() {
      const [only, another] = named
      const year = said ?? (another === undefined ? (only ?? null) : null)
      const evidence = content.conclude()
      if (year !== null) return { period: academicYear(year), problems: contradictions(year, evidence) }
      if (evidence.year !== null) return { period: academicYear(evidence.year), problems: [] }
      throw new AppError(
        'ImportNeedsPeriod',
        `${another === undefined ? 'Neither the name of the file nor its columns say' : `The name of the file could mean ${named.map(academicYear).join(' or ')}, and its columns do not say`} ` +
          'which school year its figures are from. Say it with --period, for instance --period 2018/19, or put the year in ' +
          'the name, for instance 2018-2019_england_ks2final.csv.',
        { file: name },
      )
    },
  }
}

/** The summers that a file's name speaks of: `2016-2017`, `2016-17` and `201617` are 2017, and so is `2017`. */
export function yearsInName(name: string): number[] {
  const file = name.split(/[\\/]/).at(-1) ?? name
  // Days of download or extraction say nothing of the year of the figures.
  const bare = file
    .replace(/(?<!\d)20\d\d[-_.](?:0\d|1[0-2])[-_.][0-3]\d(?!\d)/g, ' ')
    .replace(/(?<!\d)[0-3]\d[-_.](?:0\d|1[0-2])[-_.]20\d\d(?!\d)/g, ' ')
  const spans = [
    ...bare.matchAll(/(?<!\d)(20\d\d)[-_ .]?20(\d\d)(?!\d)/g),
    ...bare.matchAll(/(?<!\d)(20\d\d)[-_ .]?(\d\d)(?!\d)/g),
  ]
    .map(([, first, second]) => ({ year: Number(first) + 1, second: Number(second) }))
    .filter(({ year, second }) => year % 100 === second)
    .map(({ year }) => year)
  const years =
    spans.length > 0 ? spans : [...bare.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([, year]) => Number(year))
  return [...new Set(years)]
}

/** `2017` is the year that ends in the summer of 2017: `2016/17`. */
export function academicYear(summer: number): string {
  return `${summer - 1}/${String(summer % 100).padStart(2, '0')}`
}

function academicYearSaid(option: string): number {
  const text = option.trim()
  const period = parsePeriod(text)
  if (period?.kind === 'year') return period.year + 1
  const [year, another] = yearsInName(text)
  if (year !== undefined && another === undefined && /^[\d\-–/ ]+$/.test(text)) return year
  throw new AppError(
    'ImportNeedsPeriod',
    `"${option}" is not a school year. Say it with --period, for instance --period 2018/19.`,
    { period: option },
  )
}

type Evidence = {
  /** The summer that the content settles; null where it leaves it open. */
  year: number | null
  /** The latest summer that its columns name: the figures are of that year or a later one. */
  notBefore: number | null
  column: string | null
}

function createContentEvidence(header: Header): Pick<PeriodFinder, 'observe'> & { conclude(): Evidence } {
  const dated = header.columns.flatMap((column) => {
    const [, stem, digits] = /^(.+)_(\d\d)$/.exec(column) ?? []
    const year = 2000 + Number(digits)
    return stem !== undefined && year >= 2010 && year < 2050 && header.has(stem) ? [{ column, stem, year }] : []
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
      return { year: null, notBefore: latest, column }
    },
  }
}

function yearAfter(summer: number): number {
  let next = summer + 1
  while (withoutTables.includes(next)) next++
  return next
}

function contradictions(year: number, { year: found, notBefore, column }: Evidence): Problem[] {
  const wrong = found !== null ? found !== year : notBefore !== null && notBefore > year
  if (!wrong || column === null) return []
  const seems = academicYear(found ?? notBefore ?? year)
  return [
    {
      severity: 'doubt',
      row: null,
      column,
      found: column,
      expected: `columns of a table of ${academicYear(year)}`,
      message: `The figures were taken as those of ${academicYear(year)}, but column ${column} suggests ${seems}${found === null ? ' or later' : ''}. If that is right, import the file again with --period ${seems}.`,
    },
  ]
}
