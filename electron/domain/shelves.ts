/**
 * Observations put where they are found quickly: one shelf to a KPI and pupil group, on it the values of
 * the trust's schools, of the trust, and the benchmarks, by period.
 */
import { pupilGroups, type Kpi, type PupilGroup } from './kpi.ts'
import type { Observation } from './observation.ts'
import { comparePeriods, parsePeriod, type PeriodKind } from './period.ts'

/** All observations of one KPI and pupil group. */
export type Shelf = {
  schools: Map<string, Map<string, Observation>>
  trust: Map<string, Observation>
  national: Map<string, Observation[]>
  /** By period, then by LA code, or by name where a file gives no code. */
  la: Map<string, Map<string, Observation[]>>
  /** By school and period the count that a value's number of pupils was taken from, where its own file has none. */
  lent: Map<string, Observation>
  /** In order; all of them, and those of one length with their places. */
  periods: string[]
  rows: Map<PeriodKind, { periods: string[]; place: Map<string, number> }>
}

const newShelf = (): Shelf => ({
  schools: new Map(),
  trust: new Map(),
  national: new Map(),
  la: new Map(),
  lent: new Map(),
  periods: [],
  rows: new Map(),
})
export const emptyShelf = newShelf()

/** Where the shelf of a KPI and group stands. */
export const shelfKey = (code: string, group: PupilGroup) => `${code} ${group}`

/** What a map holds under a key, made when it is first asked for. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

/** A final value goes before a provisional one; of equals the later given. */
function keep(map: Map<string, Observation>, o: Observation): void {
  const there = map.get(o.period)
  if (!there || there.provisional || !o.provisional) map.set(o.period, o)
}

/** Where a school's number of pupils in a period is found among those lent. */
export const lentKey = (urn: string, period: string) => `${urn} ${period}`

/** Gives values of KPIs with a `cohort` their numbers of pupils: same school, same group, same period. */
function lendCohorts(shelves: ReadonlyMap<string, Shelf>, kpis: Iterable<Kpi>): void {
  for (const { code, cohort } of kpis) {
    if (cohort === undefined) continue
    for (const group of pupilGroups) {
      const shelf = shelves.get(shelfKey(code, group))
      const counts = shelves.get(shelfKey(cohort, group))
      if (!shelf || !counts) continue
      for (const [urn, ofSchool] of shelf.schools) {
        for (const [period, o] of ofSchool) {
          const count = counts.schools.get(urn)?.get(period)
          if (o.value === null || o.denominator !== null || !count?.value) continue
          ofSchool.set(period, { ...o, denominator: count.value })
          shelf.lent.set(lentKey(urn, period), count)
        }
      }
    }
  }
}

/** Shelves the observations; those of schools that are not the trust's (`urns`) are passed over. */
export function shelve(
  urns: { has(urn: string): boolean },
  kpis: Iterable<Kpi>,
  observations: Iterable<Observation>,
): Map<string, Shelf> {
  const shelves = new Map<string, Shelf>()
  for (const o of observations) {
    const shelf = entry(shelves, shelfKey(o.kpi, o.group), newShelf)
    if (o.level === 'school' && o.urn !== null && urns.has(o.urn)) {
      keep(
        entry(shelf.schools, o.urn, () => new Map<string, Observation>()),
        o,
      )
    } else if (o.level === 'trust') {
      keep(shelf.trust, o)
    } else if (o.level === 'national') {
      entry(shelf.national, o.period, () => []).push(o)
    } else if (o.level === 'la') {
      const areas = entry(shelf.la, o.period, () => new Map<string, Observation[]>())
      entry(areas, o.areaCode ?? o.area ?? '', () => []).push(o)
    }
  }
  lendCohorts(shelves, kpis)
  for (const shelf of shelves.values()) {
    const periods = new Set(shelf.trust.keys())
    for (const one of shelf.schools.values()) for (const period of one.keys()) periods.add(period)
    shelf.periods = [...periods].toSorted(comparePeriods)
    for (const period of shelf.periods) {
      const kind = parsePeriod(period)?.kind
      if (!kind) continue
      const row = entry(shelf.rows, kind, () => ({ periods: [], place: new Map<string, number>() }))
      row.place.set(period, row.periods.length)
      row.periods.push(period)
    }
  }
  return shelves
}
