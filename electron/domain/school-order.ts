/** The order in which schools stand wherever they are listed: by phase, then by name, never by a figure. */
import type { Phase } from './kpi.ts'
import type { School } from './school.ts'
import { phaseLabel } from './wording.ts'

/** Letters with a stroke or joined, which no normal form takes apart. */
const bareLetters: Record<string, string> = {
  ...{ ł: 'l', đ: 'd', ø: 'o', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' },
}

/** A name as a catalogue files it: small letters without their marks, so that Ł stands with L and Ŵ with W. */
export function filedAs(name: string): string {
  const bare = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return bare.replace(/[łđøħıßæœþð]/g, (letter) => bareLetters[letter] ?? letter)
}

/** Alphabetical by name, marks on letters apart; by code units, so that every machine gives the same order. */
export function byName(a: School, b: School): number {
  const left = filedAs(a.name)
  const right = filedAs(b.name)
  if (left !== right) return left < right ? -1 : 1
  return a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0
}

/** The phases of the trust in the order of print, with their headings and their schools in alphabetical order. */
export function schoolsByPhase(
  schools: readonly School[],
): { phase: Phase; title: string; schools: School[] }[] {
  const order: Phase[] = ['primary', 'secondary', 'all-through', '16-plus', 'special']
  return order.flatMap((phase) => {
    const members = schools.filter((school) => school.phase === phase).toSorted(byName)
    return members.length === 0 ? [] : [{ phase, title: phaseLabel(phase), schools: members }]
  })
}
