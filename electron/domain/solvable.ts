/** What follows from known sums of unknown numbers: the test of every table that hides some of its cells. */

/** Unknown numbers with their factors, of which the sum is known. */
export type KnownSum = ReadonlyMap<string, number>

/** Below this a factor is the rounding of nought. */
const nought = 1e-9

/** The unknowns that can be worked out from the sums, by Gauss and Jordan's elimination. */
export function solvable(sums: readonly KnownSum[]): Set<string> {
  const unknowns = [...new Set(sums.flatMap((sum) => [...sum.keys()]))]
  const rows = sums.map((sum) => unknowns.map((key) => sum.get(key) ?? 0))
  let done = 0
  for (const at of unknowns.keys()) {
    const pivot = rows.findIndex((row, i) => i >= done && Math.abs(row[at] ?? 0) > nought)
    if (pivot < 0) continue
    const [found = []] = rows.splice(pivot, 1)
    const lead = found[at] ?? 1
    const scaled = found.map((factor) => factor / lead)
    for (const [i, row] of rows.entries()) {
      const times = row[at] ?? 0
      if (times !== 0) rows[i] = row.map((factor, k) => factor - times * (scaled[k] ?? 0))
    }
    rows.splice(done, 0, scaled)
    done += 1
  }
  return new Set(
    rows.slice(0, done).flatMap((row) => {
      const left = unknowns.filter((_, i) => Math.abs(row[i] ?? 0) > nought)
      return left.length === 1 ? left : []
    }),
  )
}
