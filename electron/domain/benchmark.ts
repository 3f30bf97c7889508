/**
 * What a figure is held against: the row for England or for the local authority that is most like it.
 * DfE publishes several rows for one measure: schools of one type, state-funded schools, all schools.
 */
import type { Figure } from './figure.ts'
import type { Phase } from './kpi.ts'
import type { Observation } from './observation.ts'
import type { School } from './school.ts'
import type { Shelf } from './shelves.ts'
import type { Reference } from './verdict.ts'

/** Which `covers` to take first. A school of all ages is most like no one type. */
function preference(phase: Phase | null): string[] {
  return phase === null || phase === 'all-through'
    ? ['state-funded', 'all']
    : [phase, 'state-funded', 'all']
}

/**
 * The row most like schools of a phase (null: of several): the same type, else state-funded, else all
 * schools. A row with a value goes before a better fitting one without. A row about another type of
 * school is never taken.
 */
export function chooseBenchmark(
  rows: readonly Observation[],
  phase: Phase | null,
): Observation | null {
  const fitting = preference(phase).flatMap((covers) => rows.filter((row) => row.covers === covers))
  return fitting.find((row) => row.value !== null) ?? fitting[0] ?? null
}

const coversText: Record<string, string> = {
  primary: 'primary schools',
  secondary: 'secondary schools',
  special: 'special schools',
  '16-plus': 'schools and colleges with pupils over 16',
  'state-funded': 'state-funded schools',
  all: 'all schools',
}

/** Whom a benchmark is about, in words: `England, primary schools`. */
export function benchmarkLabel(row: Observation): string {
  const area = row.area ?? 'England'
  if (row.covers === null) return area
  return `${area}, ${coversText[row.covers] ?? row.covers}`
}

/** Rows of a school's local authority, by its code, or by its name where a file gives no code. */
export function laRows(shelf: Pick<Shelf, 'la'>, school: School, period: string): Observation[] {
  const areas = shelf.la.get(period)
  return areas?.get(school.la.code ?? '') ?? areas?.get(school.la.name) ?? []
}

/**
 * England as a reference: its row, or what the measure's definition makes it for all pupils. A special
 * school is not rated against figures that are mostly of mainstream schools.
 */
export function referenceOf(
  { kpi, group }: Pick<Figure, 'kpi' | 'group'>,
  england: Observation | null,
  phase: Phase | null,
): Reference {
  const byDefinition = group === 'all' && kpi.reference && (england?.value ?? null) === null
  const reference = byDefinition
    ? { value: kpi.reference?.value ?? null, label: 'England, by definition' }
    : england
      ? { value: england.value, label: benchmarkLabel(england) }
      : { value: null, label: 'England' }
  if (
    phase === 'special' &&
    reference.value !== null &&
    (byDefinition || england?.covers !== 'special')
  ) {
    return { ...reference, unlike: 'England’s figure is mostly about mainstream schools.' }
  }
  return reference
}
