/** Taking one change of the vision back, or putting an edit of an older vision onto the present one. */
import { byKey, byName, same, TouchedSince } from './take-back.ts'
import { pairStrands } from './vision-change.ts'
import type { Strand, Vision } from './vision.ts'

type Named = { name: string; strand: Strand }

const takeStrand = byKey<Strand>({ kpis: byName((link) => link.code) })
const takeStrands = byName<Named>(
  ({ name }) => name,
  (before, after, now) => ({
    name: now.name,
    strand: takeStrand(before.strand, after.strand, now.strand),
  }),
)
const takeHead = byKey<Vision['vision']>()

/** See `TakeBack`: strand by strand, found again by title or as the only one renamed; link by link. */
export function takeVision(before: Vision, after: Vision, now: Vision): Vision {
  if (same(after, now)) return before
  const named = after.strands.map((strand, i) => ({ name: `${i}`, strand }))
  const strands = takeStrands(
    namedLike(named, after.strands, before.strands, 'before'),
    named,
    namedLike(named, after.strands, now.strands, 'now'),
  ).map(({ strand }) => strand)
  // One that comes back beside another of its title could no more be told from it.
  const titles = new Set(strands.map(({ title }) => title))
  if (titles.size < strands.length || strands.length === 0) throw new TouchedSince()
  return { vision: takeHead(before.vision, after.vision, now.vision), strands }
}

/** Each strand with the name of its partner in `after`, else with one of its own. */
function namedLike(named: Named[], after: Strand[], others: Strand[], own: string): Named[] {
  const pairs = pairStrands(after, others)
  return others.map((strand, i) => {
    const partner = pairs.find((pair) => pair.before !== null && pair.after === strand)?.before
    const name = named.find((one) => one.strand === partner)?.name
    return { name: name ?? `${own} ${i}`, strand }
  })
}
