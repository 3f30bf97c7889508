/** How many are behind a figure, by what they are: pupils, staff or parents. */
import type { Figure } from './figure.ts'
import { formatCohort } from './wording.ts'

/** `26 of 46 pupils`, `15 staff`, `40 parents`; empty where it is not known. */
export function cohortWords({
  kpi,
  numerator,
  denominator,
}: Pick<Figure, 'kpi' | 'numerator' | 'denominator'>): string {
  const words = formatCohort(numerator, denominator)
  if (kpi.evidence === 'staff-voice' || kpi.code.startsWith('staff.'))
    return words.replace(/pupils?$/, 'staff')
  return kpi.evidence === 'parent-voice' ? words.replace('pupil', 'parent') : words
}
