/** Names what a pack is made from, so that it is known whether one that was made is still what it would be. */
import { packParts, type PackPart } from '../domain/pack-parts.ts'
import type { PackInput } from '../pack/index.ts'
import { sha256, type PaperRef } from '../store/index.ts'

/** A hash of each part of what a pack is made from. */
export type PackMarks = Record<PackPart, string>

/** So many rows are written out at a time: all figures of a large trust are longer than one text can be. */
const atOnce = 2000

/** `papers` names the input's papers by the hashes that the vault knows them by. */
export function marksOf(input: PackInput, papers: readonly PaperRef[]): PackMarks {
  const { trust, schools, kpis, vision, meeting, observations } = input
  const { register, rules, inspections, issued, since } = input
  return {
    meeting: hash(meeting),
    papers: hash(papers.map(({ name, sha256 }) => [name, sha256])),
    figures: hashOfRows(observations),
    vision: hash(vision),
    kpis: hash(kpis),
    schools: hash([trust, schools, register]),
    inspections: hash(inspections),
    rules: hash(rules),
    day: hash(issued),
    earlier: hash(since),
  }
}

/** The parts that differ. */
export function changedParts(before: PackMarks, now: PackMarks): PackPart[] {
  return packParts.filter((part) => before[part] !== now[part])
}

function hash(value: unknown): string {
  return sha256(JSON.stringify(value ?? null))
}

function hashOfRows(rows: readonly unknown[]): string {
  const hashes: string[] = []
  for (let at = 0; at < rows.length; at += atOnce) hashes.push(hash(rows.slice(at, at + atOnce)))
  return hash(hashes)
}
