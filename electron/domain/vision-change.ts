/** What one edit of the vision did, in words, and what must not be saved. */
import type { Kpi } from './kpi.ts'
import { targetProblem } from './target.ts'
import type { Strand, Vision } from './vision.ts'
import { formatDate } from './wording.ts'

/** Names a KPI by its code; a code that no KPI has names itself. */
export type NameOf = (code: string) => string

/**
 * What must be mended before the vision can be saved, each a sentence: a KPI tied twice to one strand, a
 * target that the KPI cannot have. What the vision said before is no problem of this edit, so that a file
 * with an old slip in it can still be edited elsewhere.
 */
export function newProblems(
  before: Vision | null,
  after: Vision,
  kpis: ReadonlyMap<string, Kpi>,
): string[] {
  const old = new Set(before === null ? [] : problemsOf(before, kpis))
  return problemsOf(after, kpis).filter((problem) => !old.has(problem))
}

function problemsOf(vision: Vision, kpis: ReadonlyMap<string, Kpi>): string[] {
  return vision.strands.flatMap((strand) => {
    const codes = strand.kpis.map((link) => link.code)
    return strand.kpis.flatMap(({ code, target }, i) => {
      const kpi = kpis.get(code)
      const name = kpi?.name ?? code
      const wrong = kpi && target !== null ? targetProblem(kpi, target) : null
      return [
        ...(codes.indexOf(code) < i ? [`“${name}” is tied to “${strand.title}” twice.`] : []),
        ...(wrong === null ? [] : [`“${name}” in “${strand.title}”: ${wrong}`]),
      ]
    })
  })
}

/** What differs between two visions, each a short line without a full stop; empty where nothing does. */
export function visionChanges(before: Vision | null, after: Vision, nameOf: NameOf): string[] {
  if (before === null) return [`Wrote “${after.vision.title}”`]
  const pairs = pairStrands(before.strands, after.strands)
  const kept = pairs.flatMap((pair) => (pair.before && pair.after ? [pair.after] : []))
  return [
    ...headChanges(before.vision, after.vision),
    ...pairs.flatMap((pair) => {
      if (!pair.before) return [`Added the strand “${pair.after.title}”`]
      if (!pair.after) return [`Removed the strand “${pair.before.title}”`]
      return strandChanges(pair.before, pair.after, nameOf)
    }),
    ...(inOrder(kept, after.strands) ? [] : ['Put the strands in another order']),
  ]
}

function headChanges(before: Vision['vision'], after: Vision['vision']): string[] {
  const adopted =
    after.adopted === null
      ? 'Took away the date of adoption'
      : `Adopted on ${formatDate(after.adopted)}`
  return [
    ...(before.title === after.title ? [] : [`Renamed the vision “${after.title}”`]),
    ...(before.statement === after.statement ? [] : ['Changed the statement']),
    ...(before.adopted === after.adopted ? [] : [adopted]),
  ]
}

function strandChanges(before: Strand, after: Strand, nameOf: NameOf): string[] {
  const was = new Map(before.kpis.map((link) => [link.code, link]))
  const is = new Map(after.kpis.map((link) => [link.code, link]))
  const both = after.kpis.flatMap((link) => {
    const old = was.get(link.code)
    return old ? [{ old, link, name: nameOf(link.code) }] : []
  })
  const shared = before.kpis.flatMap(({ code }) => (is.has(code) ? [code] : []))
  return [
    ...(before.title === after.title ? [] : [`Renamed “${before.title}” to “${after.title}”`]),
    ...(before.short === after.short ? [] : [`Changed the short name of “${after.title}”`]),
    ...(before.success === after.success
      ? []
      : [`Changed what success looks like in “${after.title}”`]),
    ...[...is.keys()].flatMap((code) =>
      was.has(code) ? [] : [`Tied “${nameOf(code)}” to “${after.title}”`],
    ),
    ...[...was.keys()].flatMap((code) =>
      is.has(code) ? [] : [`Untied “${nameOf(code)}” from “${after.title}”`],
    ),
    ...both.flatMap(({ old, link, name }) => [
      ...(old.reason === link.reason ? [] : [`Changed why “${name}” measures “${after.title}”`]),
      ...(old.target === link.target ? [] : [`Changed the target of “${name}”`]),
    ]),
    ...(shared.join(' ') === both.map(({ link }) => link.code).join(' ')
      ? []
      : [`Put the KPIs of “${after.title}” in another order`]),
  ]
}

type Pair = { before: Strand; after: Strand | null } | { before: null; after: Strand }

/** Strands of one title belong together; of the rest, as many as are on both sides, in order: they were renamed. */
export function pairStrands(before: readonly Strand[], after: readonly Strand[]): Pair[] {
  const titles = new Set(after.map((strand) => strand.title))
  const gone = before.filter((strand) => !titles.has(strand.title))
  const old = new Set(before.map((strand) => strand.title))
  const fresh = after.filter((strand) => !old.has(strand.title))
  const renamed = new Map(
    gone.length === fresh.length ? gone.map((strand, i) => [strand, fresh[i]]) : [],
  )
  const partners = new Set(renamed.values())
  return [
    ...before.map((strand) => ({
      before: strand,
      after: after.find(({ title }) => title === strand.title) ?? renamed.get(strand) ?? null,
    })),
    ...fresh.flatMap((strand) => (partners.has(strand) ? [] : [{ before: null, after: strand }])),
  ]
}

function inOrder(kept: readonly Strand[], all: readonly Strand[]): boolean {
  const places = kept.map((strand) => all.indexOf(strand))
  return places.every((place, i) => i === 0 || place > (places[i - 1] ?? -1))
}
