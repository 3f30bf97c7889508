/**
 * When a KPI exists, for whom, and which of its periods may be held against each other.
 * DESIGN §7: a line is never joined across a change of method or a year without publication.
 */
import { dayOfIso } from './calendar.ts'
import type { Kpi } from './kpi.ts'
import { comparePeriods, middleOf, parsePeriod, periodLabel, type Period } from './period.ts'
import type { School } from './school.ts'

/** Why a line is not joined between two periods. */
export type Gap = {
  kind: 'method' | 'not-published' | 'did-not-exist' | 'missing' | 'other-length'
  /** The period of the break or hole; null where it is not one period. */
  period: string | null
  /** For the chart's upright and the sources line: `Change of method in 2019/20: new test`; without a full stop. */
  words: string
}

const within = (period: Period, from: Period | null, to: Period | null): boolean => {
  const day = middleOf(period)
  return (from === null || day >= from.start) && (to === null || day <= to.end)
}

/**
 * Whether the measure exists in a period: its middle day lies in one of the KPI's spans of validity, or
 * the KPI has none. A KPI may exist in a year for which nothing was published: ask `unpublishedReason`.
 */
export function kpiExists(kpi: Kpi, period: string): boolean {
  const at = parsePeriod(period)
  if (!at) return false
  if (kpi.validity.length === 0) return true
  return kpi.validity.some((span) =>
    within(at, parsePeriod(span.from), span.to === undefined ? null : parsePeriod(span.to)),
  )
}

/** Why nothing was published for the period, in the words of the KPI; null where something was. */
export function unpublishedReason(kpi: Kpi, period: string): string | null {
  const at = parsePeriod(period)
  if (!at) return null
  const hole = kpi.unpublished.find(({ period: text }) => {
    const year = parsePeriod(text)
    return year !== null && within(at, year, year)
  })
  return hole?.reason ?? null
}

/**
 * Why two periods of a KPI must not be joined by a line or read as a change; null where they may.
 * In this order: of different lengths (a term is not held against a year); the measure did not exist in
 * one of them or between; the method changed; a year between (or one of the two) was not published. So
 * where it says that a year was not published, the method is still the same.
 */
export function whyNotJoined(kpi: Kpi, a: string, b: string): Gap | null {
  const [first, second] = comparePeriods(a, b) <= 0 ? [a, b] : [b, a]
  const from = parsePeriod(first)
  const to = parsePeriod(second)
  if (!from || !to || from.kind !== to.kind) {
    return { kind: 'other-length', period: null, words: 'Periods of different lengths' }
  }
  for (const end of [first, second]) {
    if (!kpiExists(kpi, end)) {
      return {
        kind: 'did-not-exist',
        period: end,
        words: `The measure did not exist in ${periodLabel(end)}`,
      }
    }
  }
  const lapse = validityLapse(kpi, from, to)
  if (lapse) return lapse
  for (const change of kpi.breaks) {
    const start = parsePeriod(change.period)?.start
    if (start !== undefined && middleOf(from) < start && middleOf(to) >= start) {
      return {
        kind: 'method',
        period: change.period,
        words: `Change of method in ${periodLabel(change.period)}: ${change.what.replace(/\.$/, '')}`,
      }
    }
  }
  for (const hole of kpi.unpublished) {
    const year = parsePeriod(hole.period)
    if (year && year.end >= from.start && year.start <= to.end) {
      return {
        kind: 'not-published',
        period: hole.period,
        words: `Not published in ${periodLabel(hole.period)}: ${hole.reason.replace(/\.$/, '')}`,
      }
    }
  }
  return null
}

/** A hole between two spans of validity that lies between the two periods. */
function validityLapse(kpi: Kpi, from: Period, to: Period): Gap | null {
  const spans = kpi.validity
    .flatMap((span) => {
      const start = parsePeriod(span.from)?.start
      const end = span.to === undefined ? '9999-12-31' : parsePeriod(span.to)?.end
      return start === undefined || end === undefined ? [] : [{ start, end, to: span.to ?? null }]
    })
    .toSorted((x, y) => (x.start < y.start ? -1 : 1))
  for (const [i, span] of spans.entries()) {
    const following = spans[i + 1]
    if (!following) continue
    const days = (dayOfIso(following.start) ?? 0) - (dayOfIso(span.end) ?? 0)
    if (days > 1 && middleOf(from) <= span.end && middleOf(to) >= following.start) {
      const last = span.to === null ? '' : ` after ${periodLabel(span.to)}`
      return { kind: 'did-not-exist', period: null, words: `The measure lapsed${last}` }
    }
  }
  return null
}

/** Whether two periods of a KPI are of one method with no unpublished year between. */
export function joinable(kpi: Kpi, a: string, b: string): boolean {
  return whyNotJoined(kpi, a, b) === null
}

/** How many days schools may be shut between two periods before the space between them is a hole. */
const summerHoliday = 49

/**
 * Whether `b` follows `a` with no period of theirs left out. Schools are shut in August, so September
 * follows July; weeks and days follow one another over a holiday of at most seven weeks.
 */
export function follows(a: string, b: string): boolean {
  const from = parsePeriod(a)
  const to = parsePeriod(b)
  if (!from || !to || from.kind !== to.kind) return false
  const between = (dayOfIso(to.start) ?? 0) - (dayOfIso(from.end) ?? 0) - 1
  if (between < 0) return false
  if (from.kind === 'week' || from.kind === 'day') return between <= summerHoliday
  if (from.kind === 'month' && from.month === 7) return between <= 31
  return between === 0
}

/**
 * The ages at which DfE's measures are taken, by the first word of their codes: a school that has no
 * pupils of that age cannot have the figure (an infant school has no key stage 2 results).
 */
const ageAtMeasure = new Map(
  Object.entries({
    eyfs: 5,
    phonics: 6,
    ks1: 7,
    mtc: 9,
    ks2: 11,
    ks4: 16,
    ks5: 18,
  }),
)

/** Whether the school was closed for the whole of a period. Not yet open says nothing: a converter has its past. */
export function wasClosed(school: Pick<School, 'closed'>, period: string): boolean {
  const start = parsePeriod(period)?.start
  return school.closed !== null && start !== undefined && school.closed < start
}

/** Whether the KPI can exist for the school: its phase is one of the KPI's, and it has pupils of the age. */
export function couldHave(kpi: Kpi, school: School): boolean {
  if (!kpi.phases.includes(school.phase)) return false
  const age = ageAtMeasure.get(kpi.code.split('.')[0] ?? '')
  if (age === undefined) return true
  const { from, to } = school.ages
  return (to === null || to >= age) && (from === null || from < age)
}
