/**
 * Every rule that rates or hides a figure, with its value, its source, and whether the trust may set it.
 * Where a rule protects people or keeps chance from being read as a finding, a trust may make it stricter
 * and never looser. Figures, screens and paper read the values here.
 */
import { z } from 'zod'
import { countWord, formatNumber } from './wording.ts'

/** Rules that no trust sets: a chart would no longer be what its name says. */
export const fixedRules = {
  /** From so many points on, limits are made from the series itself (LOOK §3.8). */
  fewestForLimits: 12,
  /** Fewer earlier years than this give no expected range. */
  fewestEarlierYears: 3,
  /** A trust figure of a smaller percentage of the schools that could have it is shown without a rating. */
  ratedCoverage: 50,
  /** Limits of an XmR chart lie so many mean moving ranges from the mean. */
  limitFactor: 2.66,
  /** Moving ranges of so many times their mean are left out of it. */
  screenFactor: 3.267,
  /** So many points that rise, fall or lie on one side are a special cause. */
  runLength: 7,
  /** Targets are looked back over this many periods at most: longer ago they say little of today's school. */
  targetPeriods: 6,
} as const

/** Rules that a trust may set, within what `ruleTable` allows. */
export const trustRulesSchema = z.strictObject({
  /** Figures about fewer pupils than this are hidden in anything that leaves the trust. */
  hiddenBelow: z.int().min(6).max(20),
  /** From fewer pupils than this a figure is shown without a rating. */
  unratedBelow: z.int().min(11).max(50),
  /** Fewer answers to a survey than this are shown to nobody. */
  answersBelow: z.int().min(10).max(30),
  /** A survey's share in which all or none agree is shown to nobody from fewer answers than this. */
  unanimousBelow: z.int().min(11).max(50),
  /** Percentage of figures that are marked, above which the page says that its rule is too loose. */
  markedShare: z.int().min(10).max(50),
})
export type TrustRules = z.infer<typeof trustRulesSchema>
export type TrustRule = keyof TrustRules

export const usualRules: TrustRules = {
  hiddenBelow: 6,
  unratedBelow: 11,
  answersBelow: 10,
  unanimousBelow: 11,
  markedShare: 25,
}

export type RuleEntry = {
  id: TrustRule | keyof typeof fixedRules
  title: string
  /** The rule in a sentence, with its value. */
  says(value: number): string
  /** What the value counts: `pupils`, `answers`, `%`. */
  unit: string
  source: string
  /** `raised`: the trust may make it stricter by a higher value; `either`: both ways; `fixed`: it may not. */
  may: 'raised' | 'either' | 'fixed'
}

/** The rules in the order in which they are read: what is hidden, what is rated, what is a signal. */
export const ruleTable: readonly RuleEntry[] = [
  {
    id: 'hiddenBelow',
    title: 'Hidden outside the trust',
    says: (n) =>
      `Figures about fewer than ${countWord(n)} pupils are hidden in the public copy, and a second one wherever the first could be worked out.`,
    unit: 'pupils',
    source: 'DfE performance tables: SUPP, five pupils or fewer',
    may: 'raised',
  },
  {
    id: 'answersBelow',
    title: 'Survey answers hidden from everybody',
    says: (n) => `Fewer than ${countWord(n)} answers to a survey are shown to nobody.`,
    unit: 'answers',
    source: 'Practice of survey houses for staff and pupils',
    may: 'raised',
  },
  {
    id: 'unanimousBelow',
    title: 'Unanimous answers hidden',
    says: (n) =>
      `Where all or none agree, fewer than ${countWord(n)} answers are shown to nobody: the share would tell what each of them said.`,
    unit: 'answers',
    source: 'Follows from the rule above',
    may: 'raised',
  },
  {
    id: 'unratedBelow',
    title: 'Shown without a rating',
    says: (n) => `From fewer than ${countWord(n)} pupils a figure is shown and not rated.`,
    unit: 'pupils',
    source: 'Ofsted, Inspection Data Summary Report: groups of 11 or more',
    may: 'raised',
  },
  {
    id: 'ratedCoverage',
    title: 'Trust figures of few schools',
    says: (n) =>
      `A trust figure says how many schools it covers where some are missing; of fewer than ${formatNumber(n)}% of those that could have it, it is shown and not rated.`,
    unit: '%',
    source: 'Plumbline’s own design rule',
    may: 'fixed',
  },
  {
    id: 'markedShare',
    title: 'Too many figures marked',
    says: (n) =>
      `A page on which more than ${formatNumber(n)}% of the figures are marked says so, and asks for the largest differences to be read first.`,
    unit: '%',
    source: 'Plumbline’s own design rule',
    may: 'either',
  },
  {
    id: 'fewestEarlierYears',
    title: 'Expected range of a year',
    says: (n) =>
      `An expected range is worked out from ${countWord(n)} earlier years or more; with fewer, a figure is held against England by its 95% interval.`,
    unit: 'years',
    source: 'Hahn and Meeker, Statistical Intervals (1991), §4.7; Spiegelhalter (2005) for shares',
    may: 'fixed',
  },
  {
    id: 'fewestForLimits',
    title: 'Baseline of a process behaviour chart',
    says: (n) => `Limits are made from the series itself from ${countWord(n)} points on.`,
    unit: 'points',
    source: 'NHS England, Making Data Count',
    may: 'fixed',
  },
  {
    id: 'limitFactor',
    title: 'Limits of a process behaviour chart',
    says: (n) => `Limits lie ${n} mean moving ranges above and below the mean.`,
    unit: 'moving ranges',
    source: 'XmR charts; NHS England, Making Data Count',
    may: 'fixed',
  },
  {
    id: 'screenFactor',
    title: 'Moving ranges left out',
    says: (n) => `A moving range of ${n} times the mean or more is left out of that mean, once.`,
    unit: 'times the mean',
    source: 'NHS England, Making Data Count (NHSRplotthedots)',
    may: 'fixed',
  },
  {
    id: 'runLength',
    title: 'Runs',
    says: (n) =>
      `${countWord(n)} points or more that each rise, each fall, or lie on one side of the mean are a signal.`.replace(
        /^./,
        (first) => first.toUpperCase(),
      ),
    unit: 'points',
    source: 'NHS England, Making Data Count',
    may: 'fixed',
  },
  {
    id: 'targetPeriods',
    title: 'Targets looked back over',
    says: (n) => `A target is held against the last ${countWord(n)} figures at most.`,
    unit: 'figures',
    source: 'Plumbline’s own design rule',
    may: 'fixed',
  },
]

/** The lowest and highest value that a trust may give a rule. */
export function boundsOf(rule: TrustRule): { least: number; most: number } {
  const { minValue, maxValue } = trustRulesSchema.shape[rule]
  return { least: minValue ?? 0, most: maxValue ?? Number.MAX_SAFE_INTEGER }
}

/** Whether a trust may set the rule at all. */
export function isTrustRule(id: RuleEntry['id']): id is TrustRule {
  return Object.hasOwn(usualRules, id)
}
