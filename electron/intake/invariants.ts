/**
 * What must hold within one file if its figures are sound. DfE's own files slip now and then, so a breach
 * is a problem to look at, with its cell; the value stays as it was published.
 */
import type { Problem } from '../contract/shapes.ts'
import type { Kpi } from '../domain/kpi.ts'
import type { Observation } from '../domain/observation.ts'

/** Half of one in the last place and a little, for figures that were rounded apart from one another. */
const rounding = 0.5000001

/**
 * Checks: a value lies within what its KPI can take (0 to 100 for a share), and within its published
 * interval; a count is not below zero; nobody counts in the numerator who does not in the denominator; a
 * group is no larger than all pupils; boys and girls make up all pupils.
 */
export function checkObservations(observations: Observation[], kpis: Kpi[]): Problem[] {
  const byCode = new Map(kpis.map((kpi) => [kpi.code, kpi]))
  const problems = observations.flatMap((o) => {
    const kpi = byCode.get(o.kpi)
    return kpi ? checkOne(o, kpi) : []
  })
  for (const groups of together(observations).values())
    problems.push(...checkGroups(groups, byCode))
  return problems
}

function checkOne(o: Observation, kpi: Kpi): Problem[] {
  const problems: Problem[] = []
  const [from, to] = kpi.range
  if (o.value !== null && ((from !== null && o.value < from) || (to !== null && o.value > to))) {
    const expected =
      to === null
        ? `${from} or more`
        : from === null
          ? `${to} or less`
          : `between ${from} and ${to}`
    problems.push(
      doubt(o, String(o.value), expected, `is outside what ${kpi.code} can be (${expected})`),
    )
  }
  if (o.lower !== null && o.upper !== null) {
    const outside = o.value !== null && (o.value < o.lower || o.value > o.upper)
    if (o.lower > o.upper || outside) {
      const interval = `${o.lower} to ${o.upper}`
      problems.push(
        doubt(o, `${o.value}`, interval, `is not within its published interval, ${interval}`),
      )
    }
  }
  if (o.denominator !== null && o.denominator < 0) {
    problems.push(
      doubt(o, `${o.denominator} pupils`, '0 or more', 'is said of fewer than no pupils'),
    )
  }
  if (
    kpi.unit === 'percent' &&
    o.numerator !== null &&
    o.denominator !== null &&
    o.numerator > o.denominator
  ) {
    const expected = `at most ${o.denominator}`
    problems.push(
      doubt(
        o,
        String(o.numerator),
        expected,
        `counts ${o.numerator} of only ${o.denominator} pupils`,
      ),
    )
  }
  return problems
}

/** The pupil groups of one KPI, place and period. */
function together(observations: Observation[]): Map<string, Map<string, Observation>> {
  const places = new Map<string, Map<string, Observation>>()
  for (const o of observations) {
    const key = [
      o.level,
      o.urn ?? o.areaCode ?? o.area ?? '',
      o.covers ?? '',
      o.kpi,
      o.period,
    ].join('|')
    const groups = places.get(key) ?? new Map<string, Observation>()
    groups.set(o.group, o)
    places.set(key, groups)
  }
  return places
}

function checkGroups(groups: Map<string, Observation>, kpis: Map<string, Kpi>): Problem[] {
  const all = groups.get('all')
  if (!all || groups.size < 2) return []
  const isCount = kpis.get(all.kpi)?.unit === 'count'
  const size = (o: Observation | undefined) => (isCount ? o?.value : o?.denominator) ?? null
  const total = size(all)
  const problems: Problem[] = []
  for (const o of groups.values()) {
    const pupils = size(o)
    if (total !== null && pupils !== null && o !== all && pupils > total) {
      problems.push(
        doubt(
          o,
          `${pupils} pupils`,
          `at most ${total}`,
          `is about ${pupils} pupils (${o.group}), more than all ${total}`,
        ),
      )
    }
  }
  const boys = groups.get('boys')
  const girls = groups.get('girls')
  const sizeOfBoys = size(boys)
  const sizeOfGirls = size(girls)
  // Once for each place: the counts, not every figure that is said of them.
  if (isCount && boys && total !== null && sizeOfBoys !== null && sizeOfGirls !== null) {
    const sum = sizeOfBoys + sizeOfGirls
    if (sum !== total) {
      problems.push(
        doubt(
          all,
          String(total),
          String(sum),
          `says ${total} pupils, but boys and girls are ${sum}`,
        ),
      )
    }
  }
  const values = [boys?.value ?? null, girls?.value ?? null]
  if (!isCount && all.value !== null && values[0] !== null && values[1] !== null) {
    const [low, high] = [Math.min(...(values as number[])), Math.max(...(values as number[]))]
    const complete =
      total === null ||
      sizeOfBoys === null ||
      sizeOfGirls === null ||
      sizeOfBoys + sizeOfGirls === total
    if (
      complete &&
      kpis.get(all.kpi)?.aggregation === 'mean' &&
      (all.value < low - rounding || all.value > high + rounding)
    ) {
      problems.push(
        doubt(
          all,
          String(all.value),
          `between ${low} and ${high}`,
          `is not between the values of boys and of girls, ${low} and ${high}`,
        ),
      )
    }
  }
  return problems
}

function doubt(o: Observation, found: string, expected: string, what: string): Problem {
  const { row, column } = o.source
  const about = o.urn !== null ? `school ${o.urn}` : (o.area ?? o.level)
  return {
    severity: 'doubt',
    row,
    column,
    found,
    expected,
    message: `Row ${row}, column ${column} (${about}) ${what}. It was stored as published; look at the file.`,
  }
}
