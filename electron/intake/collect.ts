/**
 * Observations of one file as they are found. There is one for each key; where a file gives two different
 * ones, nobody can say which is right, and neither is kept.
 */
import type { Problem } from '../contract/shapes.ts'
import type { Observation } from '../domain/observation.ts'

export type Collector = {
  add(observation: Observation): void
  conclude(): { observations: Observation[]; problems: Problem[] }
}

/** What makes two observations two values of one and the same thing. */
export function observationKey(o: Observation): string {
  return [
    o.level,
    o.urn ?? o.areaCode ?? o.area ?? '',
    o.covers ?? '',
    o.kpi,
    o.group,
    o.period,
  ].join('|')
}

export function createCollector(): Collector {
  const kept = new Map<string, Observation>()
  const contested = new Map<string, Observation[]>()

  function add(next: Observation): void {
    const key = observationKey(next)
    const rivals = contested.get(key)
    if (rivals) {
      rivals.push(next)
      return
    }
    const first = kept.get(key)
    if (!first) {
      kept.set(key, next)
    } else if (first.provisional !== next.provisional) {
      // Files that hold several versions of their figures: the final one stands.
      if (first.provisional) kept.set(key, next)
    } else if (!isSame(first, next)) {
      kept.delete(key)
      contested.set(key, [first, next])
    }
  }

  function conclude() {
    const problems = [...contested.values()].map(toProblem)
    return { observations: [...kept.values()], problems }
  }

  return { add, conclude }
}

function isSame(a: Observation, b: Observation): boolean {
  return a.state === b.state && a.value === b.value
}

function toProblem(rivals: Observation[]): Problem {
  const [first, second] = rivals
  const rows = rivals.map(({ source }) => source.row)
  const about = first?.urn !== null ? `school ${first?.urn}` : (first?.area ?? first?.level)
  return {
    severity: 'left-out',
    row: second?.source.row ?? null,
    column: second?.source.column ?? null,
    found: rivals.map(({ source }) => source.cell).join(' and '),
    expected: 'one value',
    message: `Rows ${rows.join(' and ')} give different values of ${first?.kpi} (${first?.group}, ${first?.period}) for ${about}; none was stored.`,
  }
}
