/**
 * Quorum: how many of those who may vote must be present. Model articles of association for academy trusts
 * (DfE): any three trustees or, where greater, any one third, rounded up, of those who hold office at the
 * date of the meeting, being present and entitled to vote. Each trust's own articles and terms of reference
 * say what holds for it.
 */
import { z } from 'zod'
import { formatNumber } from './wording.ts'

export const fractions = ['quarter', 'third', 'half', 'majority', 'two-thirds'] as const
export type Fraction = (typeof fractions)[number]

export const fractionWords: Record<Fraction, string> = {
  quarter: 'one quarter',
  third: 'one third',
  half: 'one half',
  majority: 'more than half',
  'two-thirds': 'two thirds',
}

export const quorumRuleSchema = z.strictObject({
  /** The least number, whatever the size of the body; null where there is a fraction alone. */
  number: z.int().min(1).max(100).nullable(),
  /** The least part of the body; null where there is a number alone. With both, the greater counts. */
  fraction: z.enum(fractions).nullable(),
  /** What the fraction is of: those who hold office and may vote, or all places, vacant ones too. */
  counts: z.enum(['in-office', 'places']),
})
export type QuorumRule = z.infer<typeof quorumRuleSchema>

/** Whether the rule says anything, and can be worked out for a body of so many places. */
export function quorumProblem(rule: QuorumRule, places: number | null): string | null {
  if (rule.number === null && rule.fraction === null)
    return 'A quorum is a number, a fraction, or the greater of the two.'
  if (rule.fraction !== null && rule.counts === 'places' && places === null)
    return 'To count vacant places too, say how many places there are.'
  return null
}

export type Quorum = {
  /** How many who may vote must be present. */
  needs: number
  /** What the fraction was taken of. */
  of: number
  /** Places that nobody holds; null where it is not known how many there are. */
  vacancies: number | null
  /** Whether those in office could make it: with too many vacancies a body cannot decide. */
  possible: boolean
}

/**
 * @param inOffice how many hold office on the day of the meeting and may vote
 * @param places how many places there are, filled and vacant; null where it is open
 */
export function quorumOf(rule: QuorumRule, inOffice: number, places: number | null): Quorum {
  const of = rule.counts === 'places' ? Math.max(places ?? 0, inOffice) : inOffice
  const part = rule.fraction === null ? 0 : partOf(rule.fraction, of)
  // Nobody has decided anything where nobody is present, whatever a fraction of none comes to.
  const needs = Math.max(rule.number ?? 1, part, 1)
  return {
    needs,
    of,
    vacancies: places === null ? null : Math.max(0, places - inOffice),
    possible: inOffice >= needs,
  }
}

/** Whether a body can decide an item: those present who may vote, without those who left or stand aside. */
export function isQuorate(quorum: Pick<Quorum, 'needs'>, presentAndEntitled: number): boolean {
  return presentAndEntitled >= quorum.needs
}

/** A part of a whole number of people, rounded up: a third of 10 is 4. In whole numbers, so that nothing is lost. */
function partOf(fraction: Fraction, of: number): number {
  switch (fraction) {
    case 'quarter':
      return Math.ceil(of / 4)
    case 'third':
      return Math.ceil(of / 3)
    case 'half':
      return Math.ceil(of / 2)
    case 'majority':
      return Math.floor(of / 2) + 1
    case 'two-thirds':
      return Math.ceil((2 * of) / 3)
  }
}

/** The rule in words: `The greater of 3 and one third, rounded up, of those who hold office and may vote`. */
export function quorumWords(rule: QuorumRule): string {
  const whose =
    rule.counts === 'places' ? 'all places, vacant ones too' : 'those who hold office and may vote'
  if (rule.fraction === null) return `${formatNumber(rule.number ?? 1)} who may vote`
  const rounded = rule.fraction === 'majority' ? '' : ', rounded up,'
  const part = `${fractionWords[rule.fraction]}${rounded} of ${whose}`
  return rule.number === null
    ? part.slice(0, 1).toUpperCase() + part.slice(1)
    : `The greater of ${formatNumber(rule.number)} and ${part}`
}
