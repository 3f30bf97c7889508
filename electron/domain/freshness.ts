/**
 * How current the data are: for each family of measures the latest period that the vault holds, whether it is
 * final, and what comes next. Late means that a newer one should be had by now, never that somebody is to blame.
 */
import { dayOfIso } from './calendar.ts'
import { comparePeriods, nextPeriod, parsePeriod } from './period.ts'
import { londonDay } from './london.ts'

/** Measures that come in together, by the first part of their codes, in the order in which a board reads them. */
export const families = {
  attendance: { name: 'Attendance', codes: ['attendance'] },
  ks2: { name: 'Key stage 2', codes: ['ks2'] },
  ks4: { name: 'Key stage 4', codes: ['ks4'] },
  ks5: { name: '16 to 18', codes: ['ks5'] },
  early: { name: 'Early years, phonics and tables', codes: ['eyfs', 'phonics', 'mtc'] },
  absence: { name: 'Absence', codes: ['absence'] },
  behaviour: { name: 'Suspensions and exclusions', codes: ['suspensions', 'exclusions'] },
  admissions: { name: 'Admissions', codes: ['admissions'] },
  context: { name: 'Census', codes: ['context'] },
  voice: { name: 'Surveys', codes: ['voice'] },
  staff: { name: 'Staff', codes: ['staff'] },
  finance: { name: 'Finance', codes: ['finance'] },
  safeguarding: { name: 'Safeguarding and safety', codes: ['safeguarding', 'safety', 'estates'] },
} as const satisfies Record<string, { name: string; codes: readonly string[] }>

/**
 * When DfE publishes a school year's results: months after the August in which it ends. Source: publication
 * calendar of explore education statistics (provisional key stage 2 in September, key stage 4 and 16 to 18 in
 * October; final key stage 2 in December, the others in February).
 */
const publication: Record<string, { provisional: number; final: number }> = {
  ks2: { provisional: 1, final: 4 },
  ks4: { provisional: 2, final: 6 },
  ks5: { provisional: 2, final: 6 },
}

/**
 * Days after the end of the next period by which its figures can be had, for what a school or the trust counts
 * itself, and for DfE's yearly statistics (absence: March; census: June; admissions: July).
 */
const patience = { day: 7, week: 14, month: 31, term: 75, year: 330 } as const

/** Days after which a register is out of date: GIAS changes daily, Ofsted's file comes monthly. */
const registerPatience = 62

export type HeldPeriod = { code: string; period: string; provisional: boolean }
/** `at`: when it was brought in, ISO time; `of`: the ISO date that its file's name tells, null where it tells none. */
export type HeldRegister = { name: string; at: string; of: string | null }

export type Freshness = {
  name: string
  /** The latest period held, or the date of a register. */
  latest: { period: string | null; date: string | null; provisional: boolean }
  /** `unknown`: a register whose file does not say of which day it is; its date is when it was brought in. */
  state: 'current' | 'provisional' | 'late' | 'unknown'
  /** `final due Dec`, `2025/26 due`; null where nothing is. */
  next: string | null
}

/**
 * @param held the latest period of each KPI that has values
 * @param registers the latest of each register
 * @param today ISO date
 */
export function freshness(
  held: readonly HeldPeriod[],
  registers: readonly HeldRegister[],
  today: string,
): Freshness[] {
  const now = dayOfIso(today) ?? 0
  const measures = Object.entries(families).flatMap(([family, { name, codes }]) => {
    const of = held.filter(({ code }) => codes.some((one) => code.startsWith(`${one}.`)))
    const latest = of.toSorted((a, b) => byEnd(b.period, a.period))[0]
    if (!latest) return []
    const provisional = of.some((one) => one.period === latest.period && one.provisional)
    return [
      {
        name,
        latest: { period: latest.period, date: null, provisional },
        ...stateOf(family, latest.period, provisional, now),
      },
    ]
  })
  const books = registers.map(({ name, at, of }): Freshness => {
    const date = of ?? londonDay(at)
    const late = now - (dayOfIso(date) ?? now) > registerPatience
    if (of === null && !late)
      return {
        name,
        latest: { period: null, date, provisional: false },
        state: 'unknown',
        next: null,
      }
    return {
      name,
      latest: { period: null, date, provisional: false },
      state: late ? 'late' : 'current',
      next: late ? 'a newer one is published' : null,
    }
  })
  return [...measures, ...books]
}

/** Later end first; a term that ends with its year comes before the year. */
function byEnd(a: string, b: string): number {
  const [left, right] = [parsePeriod(a)?.end ?? '', parsePeriod(b)?.end ?? '']
  return left === right ? comparePeriods(b, a) : left < right ? -1 : 1
}

function stateOf(
  family: string,
  period: string,
  provisional: boolean,
  now: number,
): Pick<Freshness, 'state' | 'next'> {
  const published = publication[family]
  const next = nextPeriod(period)
  const end = parsePeriod(next ?? '')?.end
  if (next === null || end === undefined) return { state: 'current', next: null }
  if (published) {
    // The month itself is given to it: figures of September may come on its last day.
    if (now > monthAfter(end, published.provisional))
      return { state: 'late', next: `${next} is published` }
    if (provisional) {
      const ends = parsePeriod(period)?.end ?? end
      const due = monthAfter(ends, published.final)
      return now > due
        ? { state: 'late', next: 'final is published' }
        : { state: 'provisional', next: `final due ${monthName(ends, published.final)}` }
    }
    return { state: 'current', next: null }
  }
  const kind = parsePeriod(next)?.kind ?? 'year'
  const days = kind === 'financial-year' ? patience.year : patience[kind]
  return now > (dayOfIso(end) ?? now) + days
    ? { state: 'late', next: `${next} due` }
    : { state: 'current', next: null }
}

/** Day number of about the end of the month that is so many months after the one in which a period ends. */
function monthAfter(end: string, months: number): number {
  return (dayOfIso(end) ?? 0) + months * 30.44
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function monthName(end: string, after: number): string {
  return months[(Number(end.slice(5, 7)) - 1 + after) % 12] ?? ''
}

/** The day that a file's name tells, as GIAS and Ofsted write it: `edubasealldata20250422.csv`; null of none. */
export function dayInName(file: string): string | null {
  const found = /(20\d{2})[-_ ]?(\d{2})[-_ ]?(\d{2})/.exec(file)
  const date = found ? `${found[1]}-${found[2]}-${found[3]}` : null
  return date !== null && dayOfIso(date) !== null ? date : null
}
