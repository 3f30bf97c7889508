/**
 * What a figure is held against: the row for England or for the local authority that is most like it.
 * DfE publishes several rows for one measure: schools of one type, state-funded schools, all schools.
 */
import type { Phase } from './kpi.ts'
import type { Observation } from './observation.ts'

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
