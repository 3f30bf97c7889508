/**
 * The school year in terms with their half-terms, as each trust sets them, and the usual pattern to start
 * from. DfE sets 190 days of teaching a year for maintained schools (Education (School Day and School Year)
 * Regulations 1999) but no dates: academies choose their own, mostly near those of their local authority.
 */
import { z } from 'zod'
import { easterSunday, lastMondayOf, mondayFrom, workingDayUpTo } from './bank-holidays.ts'
import { dayNumber, isoOf, weekday } from './calendar.ts'
import { academicYearOf, parsePeriod } from './period.ts'
import { heading } from './prose.ts'

const spanSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

export const termSchema = z.strictObject({
  name: heading(40),
  /** First and last day that pupils come, ISO dates. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** First and last day of the holiday in the middle. */
  halfTerm: spanSchema.nullable(),
})
export type Term = z.infer<typeof termSchema>

export const yearOfTermsSchema = z.strictObject({
  /** `2026/27`. */
  year: z
    .string()
    .refine((text) => parsePeriod(text)?.kind === 'year', 'an academic year, 2026/27'),
  terms: z.array(termSchema).min(1).max(8),
})
export type YearOfTerms = z.infer<typeof yearOfTermsSchema>

/** Where a day lies in the school year. */
export type TermPlace = {
  year: string
  /** The term that the day is in, or the one before the holiday that it is in. */
  term: string
  part: 'first-half' | 'second-half' | 'half-term' | 'holiday'
  /** `Autumn term 2026/27, second half`. */
  words: string
}

const partWords: Record<TermPlace['part'], (term: string, year: string) => string> = {
  'first-half': (term, year) => `${term} term ${year}, first half`,
  'second-half': (term, year) => `${term} term ${year}, second half`,
  'half-term': (term, year) => `${term} half-term ${year}`,
  holiday: (term, year) => `Holiday after ${term.toLowerCase()} term ${year}`,
}

/**
 * Where a date lies among the trust's terms; null where no term that it knows begins before it in the same
 * academic year, since the dates of that year are not set.
 */
export function termOf(date: string, years: readonly YearOfTerms[]): TermPlace | null {
  const year = academicYearOf(date)
  const terms = years.find((one) => one.year === year)?.terms ?? []
  const term = terms.findLast(({ from }) => from <= date)
  if (year === null || term === undefined) return null
  const part = partOf(date, term)
  return { year, term: term.name, part, words: partWords[part](term.name, year) }
}

function partOf(date: string, { to, halfTerm }: Term): TermPlace['part'] {
  if (date > to) return 'holiday'
  if (halfTerm === null || date < halfTerm.from) return 'first-half'
  return date <= halfTerm.to ? 'half-term' : 'second-half'
}

/** What is wrong with a year's terms, in words; empty where they are in order. */
export function termProblems({ year, terms }: YearOfTerms): string[] {
  const problems: string[] = []
  for (const [i, term] of terms.entries()) {
    const { name, from, to, halfTerm } = term
    const before = terms[i - 1]
    if (from > to) problems.push(`${name} term ends before it begins.`)
    if (academicYearOf(from) !== year || academicYearOf(to) !== year) {
      problems.push(`${name} term is not in the academic year ${year}, 1 September to 31 August.`)
    }
    if (before && from <= before.to)
      problems.push(`${name} term begins before ${before.name} term ends.`)
    if (halfTerm && (halfTerm.from > halfTerm.to || halfTerm.from <= from || halfTerm.to >= to)) {
      problems.push(`The half-term holiday of ${name} term is not within the term.`)
    }
  }
  return problems
}

/**
 * The pattern that most local authorities keep to, for one academic year by its first calendar year: to be
 * checked and changed, since no two set quite the same days.
 */
export function usualTerms(first: number): YearOfTerms {
  const none = { added: [], dropped: [] }
  const worked = (day: number) => {
    let at = day
    while (workingDayUpTo(at, none) !== at) at += 1
    return at
  }
  const next = first + 1
  // The Friday a week before Good Friday; where Easter is early, the Thursday before Good Friday itself.
  const goodFriday = easterSunday(next) - 2
  const springEnd = goodFriday - 7 < dayNumber(next, 3, 24) ? goodFriday - 1 : goodFriday - 7
  const autumnHalf = lastMondayOf(first, 10)
  const springHalf = mondayFrom(dayNumber(next, 2, 13))
  const summerHalf = lastMondayOf(next, 5)
  const term = (name: string, from: number, to: number, half: number): Term => ({
    name,
    from: isoOf(from),
    to: isoOf(to),
    halfTerm: { from: isoOf(half), to: isoOf(half + 4) },
  })
  return {
    year: `${first}/${String(next % 100).padStart(2, '0')}`,
    terms: [
      term(
        'Autumn',
        worked(dayNumber(first, 9, 2)),
        lastWeekday(dayNumber(first, 12, 21), 5),
        autumnHalf,
      ),
      term('Spring', worked(mondayFrom(dayNumber(next, 1, 3))), springEnd, springHalf),
      term(
        'Summer',
        worked(mondayFrom(springEnd + 15)),
        lastWeekday(dayNumber(next, 7, 23), 3),
        summerHalf,
      ),
    ],
  }
}

/** The last day of the week so numbered (Monday is 1) up to a day. */
function lastWeekday(upTo: number, numbered: number): number {
  return upTo - ((weekday(upTo) - numbered + 7) % 7)
}
