/**
 * What the labels of explore-education-statistics filters mean: which are totals, which name a pupil group,
 * and which say what kind of schools a row is about. Labels differ a little between releases.
 */
import type { PupilGroup } from '../domain/kpi.ts'

export function labelKey(label: string | undefined): string {
  return (label ?? '').trim().toLowerCase().replace(/\s+/g, ' ')
}

const totals = new Set([
  'total',
  'all',
  'all pupils',
  'all students',
  'all schools',
  'all state-funded',
  'all state funded',
  'all phases',
  'all pupils total',
])

/** A filter's cell that stands for everybody; a symbol there means that the filter does not apply to the row. */
export function isTotal(label: string | undefined): boolean {
  const key = labelKey(label)
  return totals.has(key) || ['', 'z', 'x', ':', 'na'].includes(key)
}

/** Whether the label says "everybody" in so many words, which marks its column as a filter. */
export function namesTotal(label: string): boolean {
  // Asked of every cell of large files, so first by its first letter.
  return /^\s*[at]/i.test(label) && totals.has(labelKey(label))
}

/** Maps and not objects: a file may well say `constructor`, which every object has. */
const groups = (labels: Record<string, PupilGroup>) => new Map(Object.entries(labels))

const sex = groups({
  boys: 'boys',
  male: 'boys',
  boy: 'boys',
  girls: 'girls',
  female: 'girls',
  girl: 'girls',
})
const disadvantage = groups({
  disadvantaged: 'disadvantaged',
  'disadvantaged pupils': 'disadvantaged',
  'disadvantaged all other': 'not-disadvantaged',
  'not disadvantaged': 'not-disadvantaged',
  'non-disadvantaged': 'not-disadvantaged',
  'not known to be disadvantaged': 'not-disadvantaged',
  'all other pupils': 'not-disadvantaged',
  'all other': 'not-disadvantaged',
})
const language = groups({
  'known or believed to be other than english': 'eal',
  'other than english': 'eal',
  'english as an additional language': 'eal',
  eal: 'eal',
})
const mobility = groups({
  'non mobile': 'non-mobile',
  'non-mobile': 'non-mobile',
})
const prior = groups({
  low: 'prior-low',
  middle: 'prior-middle',
  high: 'prior-high',
  'low prior attainment': 'prior-low',
  'low prior attainers': 'prior-low',
  'middle prior attainment': 'prior-middle',
  'middle prior attainers': 'prior-middle',
  'high prior attainment': 'prior-high',
  'high prior attainers': 'prior-high',
})
const sen = groups({
  'sen support': 'sen-support',
  'sen support / sen without an ehc plan': 'sen-support',
  'ehc plan': 'ehcp',
  'ehc plans': 'ehcp',
  'education, health and care plan': 'ehcp',
  'education health and care plan': 'ehcp',
  ehcp: 'ehcp',
})

/** Filters of one kind each, and the topics of a `breakdown` column, by letters only. */
const kinds = new Map(
  Object.entries({
    sex,
    gender: sex,
    pupilsex: sex,
    disadvantage,
    disadvantaged: disadvantage,
    disadvantagestatus: disadvantage,
    disadvantagedstatus: disadvantage,
    firstlanguage: language,
    language,
    mobility,
    mobilitystatus: mobility,
    priorattainment: prior,
    priorattainmentgroup: prior,
    sen,
    senprovision: sen,
    senstatus: sen,
    specialeducationalneeds: sen,
  }),
)
const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')

/** Whether the column is a filter by pupil group, such as `sex` or `first_language`. */
export function isGroupColumn(column: string): boolean {
  return kinds.has(letters(column))
}

/** Columns that come in pairs: a topic such as `Sex`, and a label such as `Boys`. */
export const pairs: [topic: string, label: string][] = [
  ['breakdown_topic', 'breakdown'],
  ['characteristic_group', 'characteristic'],
]

/**
 * The pupil group of a label under a filter or topic; `all` for a total, null for a group that we do not keep.
 */
export function groupOf(topic: string, label: string): PupilGroup | null {
  if (isTotal(label)) return 'all'
  return kinds.get(letters(topic))?.get(labelKey(label)) ?? null
}

/** Columns that say which schools a row about an area is about; in a school's row they describe the school. */
const coversColumns = new Set([
  'schooltype',
  'educationphase',
  'schoolphase',
  'phase',
  'phasetypegrouping',
  'phasetype',
  'establishmenttype',
  'establishmenttypegroup',
  'institutiontype',
  'institutiongroup',
  'typeofestablishment',
])

export function isCoversColumn(column: string): boolean {
  return coversColumns.has(letters(column))
}

const covers = new Map(
  Object.entries({
    primary: 'primary',
    'primary schools': 'primary',
    'state-funded primary': 'primary',
    'state funded primary': 'primary',
    secondary: 'secondary',
    'secondary schools': 'secondary',
    'state-funded secondary': 'secondary',
    'state funded secondary': 'secondary',
    special: 'special',
    'special schools': 'special',
    'state-funded special': 'special',
    'state funded special': 'special',
    'state-funded special school': 'special',
    'all state funded': 'state-funded',
    'all state-funded': 'state-funded',
    'state-funded': 'state-funded',
    'state funded': 'state-funded',
    'state-funded schools': 'state-funded',
    'all state-funded schools': 'state-funded',
    'state-funded schools and colleges': 'state-funded',
    'all schools': 'all',
    'all institutions': 'all',
    'all schools and colleges': 'all',
    // Releases about state-funded schools call all of theirs the total.
    total: 'state-funded',
  }),
)

/**
 * The schools that an area's row covers, from its labels of school type and phase; null where it is about
 * some other selection, such as academies of one kind.
 */
export function coversOf(labels: string[]): string | null {
  const found = labels
    .filter((label) => !['', 'z', ':'].includes(labelKey(label)))
    .map((label) => covers.get(labelKey(label)))
  if (found.includes(undefined)) return null
  const narrow = [...new Set(found)].filter((each) => each !== 'state-funded')
  return narrow.length > 1 ? null : (narrow[0] ?? 'state-funded')
}
