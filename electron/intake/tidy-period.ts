/**
 * Periods of explore-education-statistics rows: `time_period` is one year (`2022`) or two written together
 * (`202425`), and `time_identifier` says what part of it (`Autumn term`, `Week 37`, `November`).
 */
import { monthNames } from '../domain/calendar.ts'
import { formatPeriod, parsePeriod } from '../domain/period.ts'

const months = monthNames.map((name) => name.toLowerCase())

/** The first month and the first ISO week of a school year. */
const firstMonth = 9
const firstWeek = 36

/**
 * The period in our own words (`2024/25 autumn`, `2022-W37`, `2025-11`), or null where we have no word for it:
 * calendar years and terms taken together (`Autumn and spring term`).
 */
export function tidyPeriod(timePeriod: string, timeIdentifier: string): string | null {
  const period = timePeriod.trim().replace(/\.0+$/, '')
  const identifier = timeIdentifier.trim().toLowerCase().replace(/\s+/g, ' ')
  // A trust's own file may say a period in our words.
  const written = parsePeriod(period)
  if (written?.kind === 'year') return checked(withTerm(period, identifier))
  if (written) return formatPeriod(written)
  const years = /^(20\d\d)[-/]?(?:20)?(\d\d)$/.exec(period)
  const first = Number(years?.[1] ?? period)
  const isSchoolYear = years !== null && (first + 1) % 100 === Number(years[2])
  if (!isSchoolYear && !/^20\d\d$/.test(period)) return null
  const year = `${first}/${String((first + 1) % 100).padStart(2, '0')}`

  const week = /^week ?(\d{1,2})$/.exec(identifier)?.[1]
  if (week !== undefined) {
    const of = isSchoolYear && Number(week) < firstWeek ? first + 1 : first
    return checked(`${of}-W${week.padStart(2, '0')}`)
  }
  const month = months.indexOf(identifier) + 1
  if (month > 0) {
    const of = isSchoolYear && month < firstMonth ? first + 1 : first
    return checked(`${of}-${String(month).padStart(2, '0')}`)
  }
  if (!isSchoolYear) return null
  if (identifier.startsWith('financial year')) return checked(`FY${year}`)
  return checked(withTerm(year, identifier))
}

function withTerm(year: string, identifier: string): string | null {
  if (['', 'academic year', 'ay', 'year to date'].includes(identifier)) return year
  const term = /^(autumn|spring|summer)( term)?$/.exec(identifier)?.[1]
  return term === undefined ? null : `${year} ${term}`
}

function checked(text: string | null): string | null {
  return text !== null && parsePeriod(text) ? text : null
}
