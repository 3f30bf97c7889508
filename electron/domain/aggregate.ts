/**
 * The trust's figure from its schools' (DESIGN §7): weighted by the pupils behind each value, never over
 * a state, always with how many schools and pupils it covers.
 */
import type { Figure, Interval } from './figure.ts'
import { intervalOf, pupilsFrom, standardError, wilson, z95 } from './interval.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import type { Observation, State } from './observation.ts'
import { capitalise, countedBy, countWord, stateSentence } from './wording.ts'

/** What one school brings. `observation` is null where the school could have the figure and nothing is stored. */
export type Part = {
  observation: Observation | null
  /** Pupils on roll, for a weight where no cohort is known. */
  roll: number | null
}

export type Aggregate = Pick<
  Figure,
  'state' | 'value' | 'numerator' | 'denominator' | 'interval' | 'coverage' | 'provisional'
> & {
  /** How it was weighted, or why there is no value. */
  note: string
  /** The observations that are in the value, in the order given. */
  sources: Observation[]
}

type Valued = { observation: Observation; value: number; weight: number }

/** A school with such a state could not have had the figure, so it is not missing from the trust's. */
const outside: ReadonlySet<State> = new Set(['not-applicable', 'new-school'])

/**
 * The figure of several schools.
 *
 * `mean`: each value weighted by its own cohort (`denominator`). Where counts of pupils are known for
 * every school they are pooled, which is the same mean before DfE rounded the percentages. A school
 * whose cohort is unknown is left out and not covered. Where no school's cohort is known, the values of
 * all pupils are weighted by pupils on roll, and the note says so; those of a pupil group have no weight,
 * and there is no figure. Never an unweighted mean. `sum`: the values added.
 *
 * A value that its publisher marks as unreliable is not averaged over. The interval is Wilson's on the
 * pooled pupils for proportions; for published intervals the schools' standard errors are combined as of
 * independent groups: the square root of the sum of (weight share × standard error)².
 */
export function aggregate(kpi: Kpi, group: PupilGroup, parts: readonly Part[]): Aggregate {
  const inside = parts.filter((part) => !part.observation || !outside.has(part.observation.state))
  const of = inside.length
  const valued = inside.flatMap(({ observation, roll }) =>
    observation?.state === 'value' && observation.value !== null
      ? [{ observation, value: observation.value, roll }]
      : [],
  )
  if (valued.length === 0) return without(stateOf(inside), of, null)

  if (kpi.aggregation === 'sum') {
    const all = valued.map((part) => ({ ...part, weight: 1 }))
    return {
      ...frame(
        all,
        of,
        total(all, (o) => o.denominator),
      ),
      value: all.reduce((sum, part) => sum + part.value, 0),
      interval: null,
      note: 'The schools’ figures added.',
    }
  }

  const byCohort = valued.flatMap((part) => {
    const weight = part.observation.denominator
    return weight !== null && weight > 0 ? [{ ...part, weight }] : []
  })
  if (byCohort.length > 0) return mean(kpi, byCohort, of)

  const byRoll = valued.flatMap((part) =>
    part.roll !== null && part.roll > 0 ? [{ ...part, weight: part.roll }] : [],
  )
  if (group !== 'all' || byRoll.length < valued.length) {
    return without(
      'not-available',
      of,
      'The files do not say how many pupils each figure is about.',
    )
  }
  return {
    ...frame(byRoll, of, null),
    value: weightedMean(byRoll),
    interval: null,
    note: 'Weighted by pupils on roll, since the files do not say how many pupils each figure is about.',
  }
}

function mean(kpi: Kpi, parts: Valued[], of: number): Aggregate {
  const pupils = parts.reduce((sum, part) => sum + part.weight, 0)
  const counted = kpi.unit === 'percent' ? pooledCount(parts) : null
  const value = counted === null ? weightedMean(parts) : (counted / pupils) * 100
  return {
    ...frame(parts, of, pupils),
    numerator: counted,
    value,
    interval: trustInterval(kpi, parts, value, counted, pupils),
    note: `Weighted by the ${countedBy(kpi)} behind each school’s figure.`,
  }
}

/** Pupils who met it in all the schools together; null where one school's count is unknown or contradicts its percentage. */
function pooledCount(parts: Valued[]): number | null {
  let sum = 0
  for (const { observation, value, weight } of parts) {
    const count = observation.numerator
    if (count === null || Math.abs((count / weight) * 100 - value) > 1) return null
    sum += count
  }
  return sum
}

function trustInterval(
  kpi: Kpi,
  parts: Valued[],
  value: number,
  counted: number | null,
  pupils: number,
): Interval | null {
  if (kpi.significance === 'wilson' && kpi.unit === 'percent') {
    return wilson(counted ?? pupilsFrom(value, pupils), pupils)
  }
  if (kpi.significance !== 'published') return null
  let variance = 0
  for (const { observation, weight } of parts) {
    const interval = intervalOf(kpi, observation)
    if (!interval) return null
    variance += ((weight / pupils) * standardError(interval)) ** 2
  }
  const half = z95 * Math.sqrt(variance)
  return { lower: value - half, upper: value + half, basis: 'combined' }
}

/** Kept between the least and the greatest part, where rounding in the last binary place could push it out. */
function weightedMean(parts: Valued[]): number {
  let sum = 0
  let weights = 0
  let least = Infinity
  let most = -Infinity
  for (const { value, weight } of parts) {
    sum += value * weight
    weights += weight
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Math.min(Math.max(sum / weights, least), most)
}

function total(parts: Valued[], of: (o: Observation) => number | null): number | null {
  let sum = 0
  for (const part of parts) {
    const count = of(part.observation)
    if (count === null) return null
    sum += count
  }
  return sum
}

function frame(parts: Valued[], of: number, pupils: number | null) {
  return {
    state: 'value' as const,
    numerator: null,
    denominator: pupils,
    coverage: { schools: parts.length, of, pupils },
    provisional: parts.some((part) => part.observation.provisional),
    sources: parts.map((part) => part.observation),
  }
}

function without(state: State, of: number, note: string | null): Aggregate {
  return {
    state,
    value: null,
    numerator: null,
    denominator: null,
    interval: null,
    coverage: { schools: 0, of, pupils: null },
    provisional: false,
    sources: [],
    note: note ?? reason(state, of),
  }
}

/** The state that all schools share, or `awaiting` while one is awaited, or `not-available`. */
function stateOf(parts: readonly Part[]): State {
  const seen = new Set(parts.map((part) => part.observation?.state ?? 'not-available'))
  const [only] = seen
  if (seen.size === 1 && only !== undefined) return only
  return seen.has('awaiting') ? 'awaiting' : 'not-available'
}

function reason(state: State, of: number): string {
  if (of === 0) return 'No school of the trust can have this figure.'
  const schools = of === 1 ? 'the school' : `all ${countWord(of)} schools`
  return state === 'not-available'
    ? 'No school of the trust has this figure.'
    : `${capitalise(stateSentence(state))} for ${schools}.`
}
