/**
 * Taking one change back after others were made: what it alone touched goes back to what it was; where
 * something later touched the same thing, nothing is taken back. The same rule, told the other way round, puts
 * an edit that was made on an older state onto the present one: `take(edited, older, present)`.
 */

/** Something later touched what was to be taken back. */
export class TouchedSince extends Error {}

/**
 * @param before what stood there before the change
 * @param after what the change made of it
 * @param now what stands there now
 * @returns what shall stand there
 * @throws TouchedSince
 */
export type TakeBack<T> = (before: T, after: T, now: T) => T

/** One thing that is taken back whole or not at all. */
export function whole<T>(before: T, after: T, now: T): T {
  if (same(before, after)) return now
  if (same(now, after)) return before
  throw new TouchedSince()
}

/** Key by key, each by a rule of its own where it has one. */
export function byKey<T extends object>(
  rules: { [K in keyof T]?: TakeBack<T[K]> } = {},
): TakeBack<T> {
  return (before, after, now) => {
    const keys = new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(now)])
    const taken = [...keys].map((name) => {
      const key = name as keyof T
      const rule: TakeBack<T[keyof T]> = rules[key] ?? whole
      return [key, rule(before[key], after[key], now[key])] as const
    })
    return Object.fromEntries(taken.filter(([, value]) => value !== undefined)) as T
  }
}

/** A list whose items have names: each item by itself, and their order. */
export function byName<T>(nameOf: (item: T) => string, rule: TakeBack<T> = whole): TakeBack<T[]> {
  return (before, after, now) => {
    const was = named(before, nameOf)
    const became = named(after, nameOf)
    const is = named(now, nameOf)
    const shared = [...was.keys()].filter((name) => became.has(name))
    const kept = inOldOrder(shared, [...became.keys()], [...is.keys()]).flatMap((name) => {
      const item = is.get(name) as T
      const [old, made] = [was.get(name), became.get(name)]
      if (old !== undefined && made !== undefined) return [[name, rule(old, made, item)] as const]
      if (made === undefined && old !== undefined) throw new TouchedSince()
      if (made === undefined) return [[name, item] as const]
      // The change added it: it goes, where nobody has worked on it since.
      if (!same(made, item)) throw new TouchedSince()
      return []
    })
    for (const [name, made] of became) {
      if (is.has(name)) continue
      const old = was.get(name)
      if (old === undefined || !same(old, made)) throw new TouchedSince()
    }
    return withRemoved(kept, was, became).map(([, item]) => item)
  }
}

function named<T>(list: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const found = new Map(list.map((item) => [nameOf(item), item]))
  // Of two with one name nothing says which was meant.
  if (found.size < list.length) throw new TouchedSince()
  return found
}

/** The names that are there now, those of before in their order of before, where the change moved them. */
function inOldOrder(shared: string[], after: string[], now: string[]): string[] {
  const here = shared.filter((name) => now.includes(name))
  const made = after.filter((name) => here.includes(name))
  if (same(here, made)) return now
  if (
    !same(
      made,
      now.filter((name) => here.includes(name)),
    )
  )
    throw new TouchedSince()
  const next = here.values()
  return now.map((name) => (here.includes(name) ? (next.next().value ?? name) : name))
}

/** Puts what the change removed behind what it stood behind. */
function withRemoved<T>(
  kept: (readonly [string, T])[],
  was: Map<string, T>,
  became: Map<string, T>,
): (readonly [string, T])[] {
  const list = [...kept]
  const names = [...was.keys()]
  for (const [place, name] of names.entries()) {
    if (became.has(name)) continue
    const behind = names.slice(0, place).findLast((other) => list.some(([one]) => one === other))
    const at = list.findIndex(([one]) => one === behind) + 1
    list.splice(at, 0, [name, was.get(name) as T])
  }
  return list
}

/** Whether two JSON values say the same; a key without a value is none. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys].every((key) => same(one.get(key), other.get(key)))
}
