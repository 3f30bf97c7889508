/** The period that a day lies in, as often as a KPI is counted. */
import { academicYearOf, formatPeriod, parsePeriod, terms } from './period.ts'
import { dayOfIso, weekOf } from './calendar.ts'

/**
 * @param day ISO date
 * @param cadence as a KPI has it; a half-term has no name of its own and is told by its term
 */
export function periodOn(day: string, cadence: string): string {
  const year = academicYearOf(day) ?? day
  if (cadence === 'day') return day
  if (cadence === 'month') return day.slice(0, 7)
  if (cadence === 'week') {
    const week = weekOf(dayOfIso(day) ?? 0)
    return `${week.year}-W${String(week.week).padStart(2, '0')}`
  }
  if (cadence === 'term' || cadence === 'half-term') {
    const term = terms
      .map((name) => parsePeriod(`${year} ${name}`))
      .find((span) => span !== null && span.start <= day && day <= span.end)
    return term ? formatPeriod(term) : year
  }
  return year
}
