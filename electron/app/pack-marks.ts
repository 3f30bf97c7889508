/** Names what a pack is made from, so that it is known whether one that was made is still what it would be. */
import { packParts, type PackPart } from '../domain/pack-parts.ts'
import type { PackInput } from '../pack/index.ts'
import { sha256, type PaperRef } from '../store/index.ts'

/** A hash of each part of what a pack is made from. */
export type PackMarks = Record<PackPart, string>

/** So many rows are written out at a time: all figures of a large trust are longer than one text can be. */
const atOnce = 2000

/** What a pack is made from; the rest of its input says which pack it is. */
type Marked = Exclude<keyof PackInput, 'copy' | 'version' | 'edition'>

const partOf: Record<Marked, PackPart> = {
  meeting: 'meeting',
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

/** `papers` names the input's papers by the hashes that the vault knows them by. */
export function marksOf(input: PackInput, papers: readonly PaperRef[]): PackMarks {
  const told: Record<Marked, unknown> = {
    ...input,
    papers: papers.map(({ name, sha256 }) => [name, sha256]),
  }
  const marks = packParts.map((part) => {
    const own = fields.filter((field) => partOf[field] === part)
    return [part, hash(own.map((field) => hashOf(told[field])))]
  })
  return Object.fromEntries(marks) as PackMarks
}

/** The parts that differ. */
export function changedParts(before: PackMarks, now: PackMarks): PackPart[] {
  return packParts.filter((part) => before[part] !== now[part])
}

function hash(value: unknown): string {
  return sha256(JSON.stringify(value ?? null))
}

function hashOf(value: unknown): string {
  return Array.isArray(value) ? hashOfRows(value) : hash(value)
}

function hashOfRows(rows: readonly unknown[]): string {
  const hashes: string[] = []
  for (let at = 0; at < rows.length; at += atOnce) hashes.push(hash(rows.slice(at, at + atOnce)))
  return hash(hashes)
}
