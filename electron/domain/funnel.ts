/**
 * A funnel plot: each school's share by its number of pupils, between limits that close as numbers grow, so that
 * a small school is not called out for what chance alone explains. Limits are those of a proportion round
 * England's (or the trust's own) value, p ± z √(p(1−p)/n), at 95 % and 99.8 % (Spiegelhalter, "Funnel plots for
 * comparing institutional performance", Statistics in Medicine 24, 2005).
 */
import type { Figure } from './figure.ts'
import { capitalise, countWord, formatNumber, joinNames } from './wording.ts'
import { spokenName } from './finding.ts'
import { turned } from './interval-row.ts'

/** Two-sided points of the normal distribution for 95 % and 99.8 %. */
const [z95, z998] = [1.959963984540054, 3.090232306167813] as const

export type FunnelPoint = {
  name: string
  pupils: number
  value: number
  /** `worse` or `better` beyond the 99.8 % limits; `unsure` between the two; `within` the 95 % limits. */
  kind: 'worse' | 'better' | 'unsure' | 'within'
}

export type FunnelChart = {
  /** The finding, as a sentence without its stop. */
  title: string
  /** Measure, unit and what the limits are round. */
  subtitle: string
  points: FunnelPoint[]
  centre: number
  /** What the centre is: `England`. */
  against: string
  decimals: number
}

/** The limits at so many pupils, inside 0 to 100. */
export function funnelLimits(
  centre: number,
  pupils: number,
): { inner: [number, number]; outer: [number, number] } {
  const p = centre / 100
  const se = 100 * Math.sqrt((p * (1 - p)) / pupils)
  const round = (z: number): [number, number] => [
    Math.max(0, centre - z * se),
    Math.min(100, centre + z * se),
  ]
  return { inner: round(z95), outer: round(z998) }
}

/** Fewer schools than this make no funnel. */
const fewestSchools = 4

/**
 * The funnel of one measure for schools that share one England figure; null where the measure is no share of
 * pupils, or too few schools have a rated one.
 */
export function funnelOf(
  figures: readonly { name: string; figure: Figure }[],
  about: { centre: number; against: string; of: string; period: string },
): FunnelChart | null {
  const [first] = figures
  if (first === undefined) return null
  const { kpi } = first.figure
  if (kpi.unit !== 'percent' || kpi.significance !== 'wilson') return null
  const { centre, against } = about
  const points = figures.flatMap(({ name, figure }): FunnelPoint[] => {
    const { value, denominator: pupils, small, state } = figure
    if (value === null || pupils === null || pupils <= 0 || small || state !== 'value') return []
    const { inner, outer } = funnelLimits(centre, pupils)
    const beyond = (limits: readonly [number, number]): boolean =>
      value < limits[0] || value > limits[1]
    const isGood = value > centre !== turned(kpi.polarity)
    const kind = !beyond(inner) ? 'within' : !beyond(outer) ? 'unsure' : isGood ? 'better' : 'worse'
    return [{ name, pupils, value, kind }]
  })
  if (points.length < fewestSchools) return null
  return {
    title: findingOf(capitalise(spokenName(kpi)), points),
    subtitle: `${kpi.name}, % by number of pupils, ${about.of}, ${about.period}. Limits round ${against}, ${formatNumber(centre, kpi.decimals)}.`,
    points,
    centre,
    against,
    decimals: kpi.decimals,
  }
}

function findingOf(name: string, points: readonly FunnelPoint[]): string {
  const of = (kind: FunnelPoint['kind']) => points.filter((one) => one.kind === kind)
  const [worse, better, unsure] = [of('worse'), of('better'), of('unsure')]
  const named = (list: readonly FunnelPoint[]) =>
    list.length <= 3 ? joinNames(list.map((one) => one.name)) : `${countWord(list.length)} schools`
  if (worse.length > 0) return `${name}: more than chance sets ${named(worse)} apart for the worse`
  if (better.length > 0)
    return `${name}: more than chance sets ${named(better)} apart, for the better`
  if (unsure.length > 0) return `${name}: ${named(unsure)} may differ, the rest is chance`
  return `${name}: chance alone explains how our schools differ`
}

/** The funnel as its text alternative. */
export function describeFunnel({ title, subtitle, points, decimals }: FunnelChart): string {
  const values = points.map((one) => one.value)
  const outside = points.filter((one) => one.kind !== 'within')
  const said = outside.map(
    (one) =>
      `${one.name} ${formatNumber(one.value, decimals)} of ${formatNumber(one.pupils)} pupils, ${one.kind === 'unsure' ? 'between the 95% and the 99.8% limits' : one.kind}`,
  )
  return `${title}. ${subtitle} ${capitalise(countWord(points.length))} schools, ${formatNumber(Math.min(...values), decimals)} to ${formatNumber(Math.max(...values), decimals)}.${said.length === 0 ? ' None is outside the limits.' : ` ${said.join('; ')}.`}`
}
