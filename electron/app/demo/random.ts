/** Chance that is the same each time: the demonstration trust must be one and the same everywhere. */

export type Random = {
  /** Evenly between 0 and 1. */
  next(): number
  /** From a normal distribution with mean 0 and standard deviation 1. */
  normal(): number
  /** How many of `n` succeed, each with probability `p`. */
  binomial(n: number, p: number): number
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded by a text so that adding one series moves no other. */
export function seeded(seed: string): Random {
  let state = 2166136261
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    binomial(n, p) {
      let hits = 0
      for (let trial = 0; trial < n; trial += 1) if (next() < p) hits += 1
      return hits
    },
  }
}
