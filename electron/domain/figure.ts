/**
 * A figure: what a board reads. An observation, or several of them aggregated, with the interval, the
 * comparison and the words that make it honest. Screens and pages show figures, never bare observations.
 */
import type { Kpi, Phase, PupilGroup } from './kpi.ts'
import type { Observation, State } from './observation.ts'

export type Interval = {
  lower: number
  upper: number
  /**
   * `published` by DfE; `wilson`: our 95 % Wilson score interval; `combined`: a trust's, from the
   * standard errors behind its schools' published intervals.
   */
  basis: 'published' | 'wilson' | 'combined'
}

/** Whether a figure is clearly different from what it is held against, and by which rule. */
export type Verdict = {
  kind: 'better' | 'worse' | 'no-clear-difference' | 'not-rated'
  /** The way the number went; null where no difference is clear. */
  direction: 'above' | 'below' | null
  /** What it was held against, in words: `England, primary schools`. */
  against: string
  /** The number that it was held against. */
  reference: number | null
  /** Short words beside the mark, by LOOK §2: `Below, worse`, `No clear difference`, `Not rated`. */
  words: string
  /** Why it is not rated, or how the rule was met, in one sentence. */
  why: string
}

export type Figure = {
  kpi: Kpi
  group: PupilGroup
  period: string
  /** A school's present URN, or null for the trust as a whole. */
  urn: string | null
  /** For the trust: the phase whose schools it covers, or null for all of them. Null for a school. */
  phase: Phase | null
  state: State
  value: number | null
  numerator: number | null
  denominator: number | null
  interval: Interval | null
  /** From fewer pupils than the trust rates (11 as a rule): shown without a rating. */
  small: boolean
  provisional: boolean
  /** For the trust: how many of the schools that could have the figure it covers, and of how many pupils. */
  coverage: { schools: number; of: number; pupils: number | null } | null
  /** How a trust figure was weighted, or why there is no value, in one sentence; null for a school's value. */
  note: string | null
  /** The observations that it was made from: one for a school. */
  sources: Observation[]
  /** The England figure that is most like it (same phase, state-funded), and its LA's. */
  england: Observation | null
  la: Observation | null
  /** Against England, by the interval rule. */
  verdict: Verdict
  /** Latest earlier period of the same method; null over a break or gap. */
  previous: { period: string; value: number } | null
}

/** Change since the same period a year earlier, judged by whether the two intervals are clear of each other. */
export type Change = {
  from: string
  by: number
  kind: 'better' | 'worse' | 'no-clear-difference' | 'not-rated'
}

/** A target held against the figures so far. */
export type TargetStatus = {
  target: number
  kind: 'met' | 'not-met' | 'no-figure'
  /** How many of the last periods met it: `met two in four`. */
  metIn: { met: number; of: number }
  words: string
}
