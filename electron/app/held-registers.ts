/** The registers that the vault holds: of schools, and of their inspections. */
import { dayInName, type HeldRegister } from '../domain/freshness.ts'
import { importQueries, type VaultDatabase } from '../store/index.ts'

/** Kinds of files that are registers: what they hold is of a day and has no period. */
const registers = {
  gias: 'Register of schools',
  ofsted: 'Ofsted inspections',
} as const

/** The latest of each register, with the day that its file's name says, where it says one. */
export function heldRegisters(db: VaultDatabase): HeldRegister[] {
  return Object.entries(registers).flatMap(([kind, name]) => {
    const files = importQueries.filesOfKind(db, kind)
    const [last] = files
    return last ? [{ name, at: last.at, of: dayOf(files) }] : []
  })
}

/** The day of the register of schools, as its file's name says; null where it does not say. */
export function dayOfSchools(db: VaultDatabase): string | null {
  return dayOf(importQueries.filesOfKind(db, 'gias'))
}

function dayOf(files: readonly { file: string }[]): string | null {
  const days = files.flatMap(({ file }) => dayInName(file) ?? [])
  return days.toSorted().at(-1) ?? null
}
