/** What a pack is made from, part by part, so that it can be said which of them has changed since. */
import { joinNames } from './wording.ts'

export const packParts = [
  'meeting',
  'papers',
  'figures',
  'vision',
  'kpis',
  'schools',
  'inspections',
  'rules',
  'day',
  'earlier',
] as const
export type PackPart = (typeof packParts)[number]

const words: Record<PackPart, string> = {
  meeting: 'the meeting',
  papers: 'its papers',
  figures: 'the figures',
  vision: 'the vision',
  kpis: 'the KPIs',
  schools: 'the trust and its schools',
  inspections: 'the inspections',
  rules: 'the rules by which figures are marked',
  day: 'the day that it bears',
  earlier: 'the pack that the board last saw',
}

const single = new Set<PackPart>(['meeting', 'vision', 'day', 'earlier'])

/** `the meeting and its papers have changed since it was built.`; empty where nothing has. */
export function changedSince(parts: readonly PackPart[]): string {
  const [first] = parts
  if (first === undefined) return ''
  const has = parts.length === 1 && single.has(first) ? 'has' : 'have'
  return `${joinNames(parts.map((part) => words[part]))} ${has} changed since it was built.`
}
