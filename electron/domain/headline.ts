/**
 * Headline measures: what a board looks at first in each phase, after its own vision. The order is that of
 * DfE's performance tables (attainment of all three subjects, then progress, then subjects), with presence
 * and the early years' checks after them. A measure that is not among them comes last.
 */
const headlines = [
  ...['ks2.rwm.expected', 'ks2.rwm.higher', 'ks2.reading.progress', 'ks2.writing.progress'],
  ...['ks2.maths.progress', 'ks2.reading.average', 'ks2.maths.average'],
  ...['ks4.progress8', 'ks4.attainment8', 'ks4.basics.strong', 'ks4.basics.standard'],
  ...['ks4.ebacc.entry', 'ks4.ebacc.aps', 'ks4.destinations'],
  ...['ks5.alevel.valueadded', 'ks5.alevel.aps', 'ks5.alevel.best3', 'ks5.alevel.retention'],
  ...['attendance.overall', 'absence.overall', 'absence.persistent', 'absence.severe'],
  ...['suspensions.rate', 'exclusions.rate', 'eyfs.gld', 'phonics.year1', 'mtc.average'],
] as const

const places = new Map<string, number>(headlines.map((code, i) => [code, i]))

/** Place of a measure among the headlines, from 0; a number beyond them all where it is none. */
export function headlinePlace(code: string): number {
  return places.get(code) ?? headlines.length
}

/** Whether the measure is a headline of some phase. */
export function isHeadline(code: string): boolean {
  return places.has(code)
}
