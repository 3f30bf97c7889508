/**
 * Indexes of a longest run of the list that rises, which need not stand side by side: what has not moved.
 * @param isBefore whether one stands before the other; never so for a thing and itself
 */
export function longestRun<T>(
  list: readonly T[],
  isBefore: (one: T, other: T) => boolean,
): Set<number> {
  const length: number[] = []
  const from: number[] = []
  let best = -1
  for (const [i, one] of list.entries()) {
    length[i] = 1
    from[i] = -1
    for (const [j, former] of list.slice(0, i).entries()) {
      if (isBefore(former, one) && (length[j] ?? 0) + 1 > (length[i] ?? 0)) {
        length[i] = (length[j] ?? 0) + 1
        from[i] = j
      }
    }
    if (best === -1 || (length[i] ?? 0) > (length[best] ?? 0)) best = i
  }
  const kept = new Set<number>()
  for (let i = best; i !== -1; i = from[i] ?? -1) kept.add(i)
  return kept
}
