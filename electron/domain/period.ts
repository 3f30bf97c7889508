/**
 * Periods as text, the words of DESIGN §5, and what they mean in days.
 *
 * | text             | kind             | first and last day                                        |
 * |------------------|------------------|-----------------------------------------------------------|
 * | `2017/18`        | `year`           | academic year, 1 September to 31 August                   |
 * | `2017/18 autumn` | `term`           | 1 September to 31 December; spring to 31 March; summer to 31 August |
 * | `2025-11`        | `month`          | calendar month                                            |
 * | `2025-W47`       | `week`           | ISO 8601 week, Monday to Sunday                           |
 * | `2025-11-23`     | `day`            | that day                                                  |
 * | `FY2024/25`      | `financial-year` | an academy's: 1 September to 31 August (Academy Trust Handbook). A maintained school's ends on 31 March: ask for it with `financialYearEnds` |
 *
 * Terms are cut at fixed days because Easter moves and each school sets its own dates; the cut is for
 * order and for counting, never printed.
 */
import {
  dateOf,
  dayNumber,
  dayOfIso,
  daysInMonth,
  isoDate,
  isoOf,
  mondayOfWeek,
  monthNames,
  parseIsoDate,
  weekOf,
  weeksInYear,
} from './calendar.ts'

export const terms = ['autumn', 'spring', 'summer'] as const
export type Term = (typeof terms)[number]

/** First and last day, ISO dates, both included. */
type Span = { start: string; end: string }

/** `year` is the first calendar year of an academic or financial year, the ISO year of a week. */
export type Period = Span &
  (
    | { kind: 'year'; year: number }
    | { kind: 'term'; year: number; term: Term }
    | { kind: 'month'; year: number; month: number }
    | { kind: 'week'; year: number; week: number }
    | { kind: 'day'; year: number; month: number; day: number }
    | { kind: 'financial-year'; year: number }
  )
export type PeriodKind = Period['kind']

export type PeriodOptions = {
  /** Academies end their year in August, maintained schools in March. August where nothing is said. */
  financialYearEnds?: 'august' | 'march'
}

/** For order between periods of one and the same span. */
const kindOrder: Record<PeriodKind, number> = {
  day: 0,
  week: 1,
  month: 2,
  term: 3,
  year: 4,
  'financial-year': 5,
}

const span = (start: string, end: string): Span => ({ start, end })

function academicYear(year: number): Period {
  return { kind: 'year', year, ...span(isoDate(year, 9, 1), isoDate(year + 1, 8, 31)) }
}

function financialYear(year: number, ends: 'august' | 'march'): Period {
  const days =
    ends === 'august'
      ? span(isoDate(year, 9, 1), isoDate(year + 1, 8, 31))
      : span(isoDate(year, 4, 1), isoDate(year + 1, 3, 31))
  return { kind: 'financial-year', year, ...days }
}

function termOf(year: number, term: Term): Period {
  const days =
    term === 'autumn'
      ? span(isoDate(year, 9, 1), isoDate(year, 12, 31))
      : term === 'spring'
        ? span(isoDate(year + 1, 1, 1), isoDate(year + 1, 3, 31))
        : span(isoDate(year + 1, 4, 1), isoDate(year + 1, 8, 31))
  return { kind: 'term', year, term, ...days }
}

function monthOf(year: number, month: number): Period {
  const days = span(isoDate(year, month, 1), isoDate(year, month, daysInMonth(year, month)))
  return { kind: 'month', year, month, ...days }
}

function weekPeriod(year: number, week: number): Period {
  const monday = mondayOfWeek(year, week)
  return { kind: 'week', year, week, ...span(isoOf(monday), isoOf(monday + 6)) }
}

function dayPeriod(days: number): Period {
  const { year, month, day } = dateOf(days)
  const text = isoDate(year, month, day)
  return { kind: 'day', year, month, day, ...span(text, text) }
}

/** Years before 1000 or after 9998 are typing slips, and would need more than four digits. */
const earliest = 1000
const latest = 9998

const slashYear = /^(FY)?(\d{4})\/(\d{2})(?: (autumn|spring|summer))?$/
const dashed = /^(\d{4})-(?:W(\d{2})|(\d{2})(?:-(\d{2}))?)$/

/**
 * Reads the text of a period.
 * @returns null for nonsense: `2017/19`, `2025-W54`, `2025-02-30`, `FY2024/25 autumn`.
 */
export function parsePeriod(text: string, options: PeriodOptions = {}): Period | null {
  const slashed = slashYear.exec(text)
  if (slashed) {
    const year = Number(slashed[2])
    if (year < earliest || year > latest || (year + 1) % 100 !== Number(slashed[3])) return null
    const term = slashed[4]
    if (slashed[1]) {
      return term ? null : financialYear(year, options.financialYearEnds ?? 'august')
    }
    return term ? termOf(year, term as Term) : academicYear(year)
  }
  const found = dashed.exec(text)
  if (!found) return null
  const year = Number(found[1])
  if (year < earliest || year > latest) return null
  if (found[2]) {
    const week = Number(found[2])
    return week >= 1 && week <= weeksInYear(year) ? weekPeriod(year, week) : null
  }
  const month = Number(found[3])
  if (month < 1 || month > 12) return null
  if (!found[4]) return monthOf(year, month)
  const date = parseIsoDate(text)
  return date ? dayPeriod(dayNumber(date.year, date.month, date.day)) : null
}

/** The text of a period; `parsePeriod` reads it back. */
export function formatPeriod(period: Period): string {
  const { year } = period
  const slashed = () => `${year}/${String((year + 1) % 100).padStart(2, '0')}`
  switch (period.kind) {
    case 'year':
      return slashed()
    case 'financial-year':
      return `FY${slashed()}`
    case 'term':
      return `${slashed()} ${period.term}`
    case 'month':
      return period.start.slice(0, 7)
    case 'week':
      return `${year}-W${String(period.week).padStart(2, '0')}`
    case 'day':
      return period.start
  }
}

/**
 * Total order of periods: by first day, then by last day, then day before week before month before
 * term before academic before financial year. Text that is no period comes last, in code unit order.
 */
export function comparePeriods(a: string, b: string): number {
  if (a === b) return 0
  const left = parsePeriod(a)
  const right = parsePeriod(b)
  if (!left || !right) {
    if (left) return -1
    if (right) return 1
    return a < b ? -1 : 1
  }
  if (left.start !== right.start) return left.start < right.start ? -1 : 1
  if (left.end !== right.end) return left.end < right.end ? -1 : 1
  return kindOrder[left.kind] - kindOrder[right.kind]
}

/** The most recent of some periods: the one that ends last, of those the longest; null of none. */
export function latestPeriod(texts: Iterable<string>): string | null {
  let best: { text: string; period: Period } | null = null
  for (const text of texts) {
    const period = parsePeriod(text)
    if (!period) continue
    if (
      best === null ||
      period.end > best.period.end ||
      (period.end === best.period.end && period.start < best.period.start)
    ) {
      best = { text, period }
    }
  }
  return best?.text ?? null
}

function shiftYears(period: Period, by: 1 | -1): Period {
  const year = period.year + by
  switch (period.kind) {
    case 'year':
      return academicYear(year)
    case 'financial-year':
      return financialYear(year, period.end.slice(5, 7) === '03' ? 'march' : 'august')
    case 'term':
      return termOf(year, period.term)
    case 'month':
      return monthOf(year, period.month)
    case 'week':
      return weekPeriod(year, Math.min(period.week, weeksInYear(year)))
    case 'day':
      return dayPeriod(
        dayNumber(year, period.month, Math.min(period.day, daysInMonth(year, period.month))),
      )
  }
}

/**
 * The same term, month, week number or date a year before. Week 53 has none in the year before, which
 * has 52 weeks: week 52 stands for it. 28 February stands for 29 February. Null for nonsense.
 */
export function samePeriodLastYear(text: string): string | null {
  const period = parsePeriod(text)
  return period && formatPeriod(shiftYears(period, -1))
}

function neighbour(period: Period, by: 1 | -1): Period {
  switch (period.kind) {
    case 'year':
    case 'financial-year':
      return shiftYears(period, by)
    case 'term': {
      const place = terms.indexOf(period.term) + by
      return termOf(period.year + Math.floor(place / 3), terms[(place + 3) % 3] ?? 'autumn')
    }
    case 'month': {
      const month = period.month + by
      if (month === 0) return monthOf(period.year - 1, 12)
      return month === 13 ? monthOf(period.year + 1, 1) : monthOf(period.year, month)
    }
    case 'week': {
      const { year, week } = weekOf(mondayOfWeek(period.year, period.week) + 7 * by)
      return weekPeriod(year, week)
    }
    case 'day':
      return dayPeriod(dayNumber(period.year, period.month, period.day) + by)
  }
}

/** The period of the same kind just before; null for nonsense. */
export function previousPeriod(text: string): string | null {
  const period = parsePeriod(text)
  return period && formatPeriod(neighbour(period, -1))
}

/** The period of the same kind just after; null for nonsense. */
export function nextPeriod(text: string): string | null {
  const period = parsePeriod(text)
  return period && formatPeriod(neighbour(period, 1))
}

/** ISO date of the middle of a period: where it belongs when it straddles two years. */
export function middleOf(period: Period): string {
  const first = dayOfIso(period.start) ?? 0
  const last = dayOfIso(period.end) ?? first
  return isoOf(first + Math.floor((last - first) / 2))
}

/**
 * The academic year, such as `2017/18`, of a date or period. A period that straddles two belongs where
 * its middle day lies, so a week goes with its Thursday, as in ISO 8601. Null for nonsense.
 */
export function academicYearOf(text: string): string | null {
  const period = parsePeriod(text)
  if (!period) return null
  const middle = middleOf(period)
  const year = Number(middle.slice(0, 4))
  return formatPeriod(academicYear(middle.slice(5) >= '09-01' ? year : year - 1))
}

/**
 * A period as it is printed: `2017/18`, `autumn term 2017/18`, `November 2025`,
 * `week 47 of 2025 (17 to 23 November)`, `23 November 2025`, `financial year 2024/25`.
 * Text that is no period is given back as it is.
 */
export function periodLabel(text: string): string {
  const period = parsePeriod(text)
  if (!period) return text
  switch (period.kind) {
    case 'year':
      return text
    case 'financial-year':
      return `financial year ${text.slice(2)}`
    case 'term':
      return `${period.term} term ${text.slice(0, 7)}`
    case 'month':
      return `${monthNames[period.month - 1]} ${period.year}`
    case 'day':
      return `${period.day} ${monthNames[period.month - 1]} ${period.year}`
    case 'week':
      return `week ${period.week} of ${period.year} (${daysLabel(period)})`
  }
}

function daysLabel(period: Span): string {
  const first = parseIsoDate(period.start)
  const last = parseIsoDate(period.end)
  if (!first || !last) return ''
  const until = `${last.day} ${monthNames[last.month - 1]}`
  if (first.year !== last.year) {
    return `${first.day} ${monthNames[first.month - 1]} ${first.year} to ${until} ${last.year}`
  }
  if (first.month !== last.month) return `${first.day} ${monthNames[first.month - 1]} to ${until}`
  return `${first.day} to ${until}`
}
