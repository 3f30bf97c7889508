/** Names what a pack is made from, so that it is known whether one that was made is still what it would be. */
import { packParts, type PackPart } from '../domain/pack-parts.ts'
import type { PackInput } from '../pack/index.ts'
import { sha256, type changeQueries, type PaperRef } from '../store/index.ts'

/** A hash of each part of what a pack is made from. */
export type PackMarks = Record<PackPart, string>

/** What a pack is made from; the rest of its input says which pack it is. */
type Marked = Exclude<keyof PackInput, 'copy' | 'version' | 'edition'>

const partOf: Record<Marked, PackPart> = {
  meeting: 'meeting',
  interests: 'meeting',
  privateNames: 'meeting',
  papers: 'papers',
  observations: 'figures',
  vision: 'vision',
  kpis: 'kpis',
  trust: 'schools',
  schools: 'schools',
  register: 'schools',
  inspections: 'inspections',
  rules: 'rules',
  issued: 'day',
  since: 'earlier',
}
const fields = Object.keys(partOf) as Marked[]

/** What is large is named by what the vault knows it by: its figures' rows, its papers' hashes. */
export type Held = {
  observations: ReturnType<typeof changeQueries.currentObservations>
  papers: readonly PaperRef[]
}

/** The marks of a pack's input; of what is large in it, of the rows that hold it. */
export function marksOf(input: Omit<PackInput, keyof Held>, held: Held): PackMarks {
  const told: Record<Marked, unknown> = {
    ...input,
    observations: held.observations,
    papers: held.papers.map(({ name, sha256 }) => [name, sha256]),
  }
  const marks = packParts.map((part) => {
    const own = fields.filter((field) => partOf[field] === part)
    return [part, sha256(JSON.stringify(own.map((field) => told[field])))]
  })
  return Object.fromEntries(marks) as PackMarks
}

/** The parts that differ. */
export function changedParts(before: PackMarks, now: PackMarks): PackPart[] {
  return packParts.filter((part) => before[part] !== now[part])
}
