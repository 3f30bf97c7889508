/** A reading as a sentence, for those who hear a small chart. */
import type { Reading } from './reading.ts'
import { periodLabel } from './period.ts'
import { formatValue } from './wording.ts'

/** `Larkfold, Attendance: 91.5 in November 2026. Below, worse, 93.2 to 94.7.` */
export function againstWords(name: string, { figure, words, detail }: Reading): string {
  const { kpi, value, period } = figure
  const now = value === null ? 'no figure' : formatValue(kpi, value, { percentSign: true })
  return `${name}, ${kpi.short}: ${now} in ${periodLabel(period)}. ${words}${detail === '' ? '' : `, ${detail}`}.`
}
