/** What a value is about and where it came from, in words. */
import type { BrowsedValue } from './Values.tsx'

/** The school, `The trust`, or the area with which schools it covers. */
export function aboutWords({ school, level, area, covers, urn }: BrowsedValue): string {
  if (level === 'school') return school ?? `URN ${urn}`
  if (level === 'trust') return 'The trust'
  return covers === null || covers === 'all' ? `${area}` : `${area}, ${covers} schools`
}

/** Tells values from one another. */
export function valueKey(value: BrowsedValue): string {
  const { level, urn, areaCode, area, covers, kpi, group, period } = value
  return [level, urn ?? areaCode ?? area, covers, kpi, group, period].join(' ')
}

/** `row 12, column PTRWM_EXP, where the file says “64%”`. */
export function cellWords({
  source,
  import: origin,
}: Pick<BrowsedValue, 'source' | 'import'>): string {
  const says = origin.kind === 'typed' ? 'typed as' : 'where the file says'
  return `row ${source.row}, column ${source.column}, ${says} “${source.cell}”`
}
