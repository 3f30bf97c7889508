/**
 * The figure book: every figure that a board can read, looked up by whom it is about, KPI, pupil group
 * and period. Built once over the vault's observations; figures are made when first asked for and kept,
 * so a hundred schools with sixty KPIs over ten years stay quick. Screens and pages read the same book.
 */
import { aggregate, type Part } from './aggregate.ts'
import { chooseBenchmark, laRows, referenceOf } from './benchmark.ts'
import { isThin } from './coverage.ts'
import type { Change, Figure, TargetStatus } from './figure.ts'
import { intervalOf } from './interval.ts'
import { pupilGroups } from './kpi.ts'
import type { Kpi, Phase, PupilGroup } from './kpi.ts'
import {
  couldHave,
  follows,
  kpiExists,
  unpublishedReason,
  wasClosed,
  whyNotJoined,
  type Gap,
} from './kpi-rules.ts'
import type { Observation } from './observation.ts'
import {
  academicYearOf,
  comparePeriods,
  latestPeriod,
  nextPeriod,
  parsePeriod,
  periodLabel,
  samePeriodLastYear,
} from './period.ts'
import { usualRules, type TrustRules } from './rules.ts'
import { byName } from './school-order.ts'
import type { School } from './school.ts'
import { emptyShelf, entry, lentKey, shelfKey, shelve, type Shelf } from './shelves.ts'
import { hideFewAnswers } from './suppression.ts'
import { changeBetween, isSmall, judge, targetStatus } from './verdict.ts'
import { stateSentence } from './wording.ts'

/** Whom a figure is about: a school by its present URN, the trust (null), or the trust's schools of one phase. */
export type About = string | null | { phase: Phase }

/** A figure in its series. No line may be drawn to it from the point before where `gapBefore` says why. */
export type SeriesPoint = { period: string; figure: Figure; gapBefore: Gap | null }

export type FigureBook = {
  /** The book with every figure in it: itself, but for one that hides what may not leave the trust (release.ts). */
  readonly whole: FigureBook
  /** Schools of the trust in alphabetical order. */
  readonly schools: readonly School[]
  readonly kpis: readonly Kpi[]
  /** The rules that the figures were made by. */
  readonly rules: TrustRules
  kpi(code: string): Kpi | null
  school(urn: string): School | null
  /**
   * The figure, which may be a state with its reason. Null where no such figure can exist: an unknown
   * KPI or school, a KPI of another phase, a period in which the KPI did not exist, a KPI without a
   * trust figure.
   */
  figure(about: About, code: string, group: PupilGroup, period: string): Figure | null
  /** The figure in the latest period for which anything, states included, is known of the trust's schools. */
  latest(about: About, code: string, group: PupilGroup): Figure | null
  /**
   * All figures in order of period, of the length (year, term, month …) of the latest. Years and terms
   * between the first and the last are all there, as states where nothing is known.
   */
  series(about: About, code: string, group: PupilGroup): SeriesPoint[]
  /** The figure of the same period a year earlier, where it is of the same method; else null. */
  lastYear(figure: Figure): Figure | null
  /**
   * Change since the same period a year earlier, so that a month is never held against another season;
   * null where there is no such figure of one method with a value.
   */
  change(figure: Figure): Change | null
  /** A target held against the figures up to this one that are of its method; null without a target. */
  target(figure: Figure, target: number | null): TargetStatus | null
  /** Periods of any length for which anything is known of the trust's schools, in order. */
  periods(code: string, group?: PupilGroup): string[]
  /** The latest of `periods`: the one that ends last. */
  latestPeriod(code: string, group?: PupilGroup): string | null
  /** Whether anything, states included, is known of the trust's schools. */
  hasObservations(code: string): boolean
}

/** The library's KPI that counts the pupils of a school's census: a trust figure is weighted by it. */
export const rollKpi = 'context.roll'

/** A figure without what comes from other periods. */
type BareFigure = Omit<Figure, 'previous'>

/**
 * Opens a figure book over the trust's own schools. Observations of other schools are passed over;
 * national and local authority rows become benchmarks. Answers of a few to a survey are hidden. `rules`: as
 * the trust has set them.
 */
export function createFigureBook(input: {
  kpis: readonly Kpi[]
  schools: readonly School[]
  observations: Iterable<Observation>
  rules?: TrustRules
}): FigureBook {
  const rules = input.rules ?? usualRules
  const kpis = new Map(input.kpis.map((kpi) => [kpi.code, kpi]))
  const schools = input.schools.toSorted(byName)
  const byUrn = new Map(schools.map((school) => [school.urn, school]))
  const shelves = shelve(byUrn, input.kpis, hideFewAnswers(input.observations, input.kpis, rules))
  const bareFigures = new Map<string, BareFigure | null>()
  const made = new Map<string, Figure | null>()

  const shelf = (code: string, group: PupilGroup) =>
    shelves.get(shelfKey(code, group)) ?? emptyShelf

  /** Whether any observation of the KPI, of any group, is of the school: what was seen can exist. */
  const seen = new Map<string, Set<string>>()
  for (const [key, { schools: ofSchools }] of shelves) {
    const codes = entry(seen, key.split(' ')[0] ?? '', () => new Set<string>())
    for (const urn of ofSchools.keys()) codes.add(urn)
  }
  /** Known only of the trust as a whole, such as cash days: no school is missing its own. */
  const ofTrustOnly = (kpi: Kpi) =>
    !seen.get(kpi.code)?.size && (kpi.aggregation === 'none' || hasTrustValue(kpi.code))
  const canHave = (kpi: Kpi, school: School) =>
    (seen.get(kpi.code)?.has(school.urn) ?? false) || (couldHave(kpi, school) && !ofTrustOnly(kpi))

  const keyOf = (about: About, code: string, group: PupilGroup, period: string) =>
    `${typeof about === 'object' && about ? `phase ${about.phase}` : about}|${code}|${group}|${period}`

  function figure(about: About, code: string, group: PupilGroup, period: string): Figure | null {
    const key = keyOf(about, code, group, period)
    const found = made.get(key)
    if (found !== undefined) return found
    const here = bare(about, code, group, period)
    const fresh = here && { ...here, previous: previousOf(about, here) }
    made.set(key, fresh)
    return fresh
  }

  /** The figure but for its previous value, so that no figure has to make all those before it. */
  function bare(about: About, code: string, group: PupilGroup, period: string): BareFigure | null {
    const key = keyOf(about, code, group, period)
    const found = bareFigures.get(key)
    if (found !== undefined) return found
    const kpi = kpis.get(code)
    const fresh =
      !kpi || !parsePeriod(period)
        ? null
        : typeof about === 'string'
          ? ofSchool(about, kpi, group, period)
          : ofTrust(about === null ? null : about.phase, kpi, group, period)
    bareFigures.set(key, fresh)
    return fresh
  }

  function ofSchool(urn: string, kpi: Kpi, group: PupilGroup, period: string): BareFigure | null {
    const school = byUrn.get(urn)
    if (!school || !canHave(kpi, school)) return null
    const here = shelf(kpi.code, group)
    const o = here.schools.get(urn)?.get(period) ?? null
    if (!o && (!kpiExists(kpi, period) || wasClosed(school, period))) return null
    const hole = o === null || o.state === 'not-published' ? unpublishedReason(kpi, period) : null
    const state = o?.state ?? (hole === null ? 'not-available' : 'not-published')
    const unjudged = {
      kpi,
      group,
      period,
      urn,
      phase: null,
      state,
      value: o?.value ?? null,
      numerator: o?.numerator ?? null,
      denominator: o?.denominator ?? null,
      interval: o ? intervalOf(kpi, o) : null,
      small: isSmall(o?.denominator ?? null, rules),
      provisional: o?.provisional ?? false,
      coverage: null,
      note:
        state === 'value'
          ? countedElsewhere(here.lent.get(lentKey(urn, period)))
          : whyNone(state, hole, period),
      sources: o ? [o] : [],
      la: chooseBenchmark(laRows(here, school, period), school.phase),
    }
    return withVerdict(unjudged, school.phase, here)
  }

  function ofTrust(
    phase: Phase | null,
    kpi: Kpi,
    group: PupilGroup,
    period: string,
  ): BareFigure | null {
    const here = shelf(kpi.code, group)
    const own = phase === null ? (here.trust.get(period) ?? null) : null
    if (kpi.aggregation === 'none' && !own) return null
    const members = schools.filter(
      (school) =>
        (phase === null || school.phase === phase) &&
        canHave(kpi, school) &&
        (!wasClosed(school, period) || here.schools.get(school.urn)?.has(period) === true),
    )
    if (members.length === 0 && !own) return null
    const parts: Part[] = members.map((school) => ({
      observation: here.schools.get(school.urn)?.get(period) ?? null,
      roll: rollOf(school, period),
    }))
    if (!own && !kpiExists(kpi, period) && parts.every((part) => part.observation === null)) {
      return null
    }
    const summed = own ? null : aggregate(kpi, group, parts)
    const hole = unpublishedReason(kpi, period)
    const unpublished =
      summed?.state === 'not-available' && summed.sources.length === 0 && hole !== null
    const state = unpublished ? 'not-published' : (own?.state ?? summed?.state ?? 'not-available')
    const denominator = own ? own.denominator : (summed?.denominator ?? null)
    const phases = new Set(members.map((school) => school.phase))
    const [onlyPhase] = phases
    const likeness = phases.size === 1 && onlyPhase !== undefined ? onlyPhase : null
    const unjudged = {
      kpi,
      group,
      period,
      urn: null,
      phase,
      state,
      value: own ? own.value : (summed?.value ?? null),
      numerator: own ? own.numerator : (summed?.numerator ?? null),
      denominator,
      interval: own ? intervalOf(kpi, own) : (summed?.interval ?? null),
      small: isSmall(denominator, rules),
      provisional: own ? own.provisional : (summed?.provisional ?? false),
      coverage: summed?.coverage ?? null,
      note: own
        ? state === 'value'
          ? 'As stated for the trust as a whole.'
          : whyNone(state, hole, period)
        : unpublished
          ? whyNone('not-published', hole, period)
          : (summed?.note ?? null),
      sources: own ? [own] : (summed?.sources ?? []),
      la: sharedLa(here, members, likeness, period),
    }
    return withVerdict(unjudged, likeness, here)
  }

  /** Pupils on roll in the census of the period's school year, else as the register says today. */
  function rollOf(school: School, period: string): number | null {
    const year = academicYearOf(period) ?? period
    return shelf(rollKpi, 'all').schools.get(school.urn)?.get(year)?.value ?? school.pupils
  }

  function withVerdict(
    unjudged: Omit<BareFigure, 'england' | 'verdict'>,
    phase: Phase | null,
    here: Shelf,
  ): BareFigure {
    const england = chooseBenchmark(here.national.get(unjudged.period) ?? [], phase)
    const reference = referenceOf(unjudged, england, phase)
    return { ...unjudged, england, verdict: judge(unjudged, reference, rules) }
  }

  function sharedLa(here: Shelf, members: School[], phase: Phase | null, period: string) {
    const [first] = members
    const shared =
      first !== undefined &&
      members.every(
        (school) => school.la.code === first.la.code && school.la.name === first.la.name,
      )
    return shared ? chooseBenchmark(laRows(here, first, period), phase) : null
  }

  /** Periods of the same length, in order. Years and terms have no holes between the first and the last. */
  function row(code: string, group: PupilGroup, like: string): string[] {
    const kind = parsePeriod(like)?.kind
    const known = (kind && shelf(code, group).rows.get(kind)?.periods) ?? []
    if (kind !== 'year' && kind !== 'term' && kind !== 'financial-year') return known
    const last = known.at(-1)
    const filled = known.slice(0, 1)
    for (let at = filled[0]; at !== undefined && at !== last;) {
      const next = nextPeriod(at)
      if (next === null) break
      filled.push(next)
      at = next
    }
    return filled
  }

  function gapBetween(kpi: Kpi, earlier: string, later: string): Gap | null {
    const gap = whyNotJoined(kpi, earlier, later)
    if (gap || follows(earlier, later)) return gap
    return {
      kind: 'missing',
      period: null,
      words: `Nothing is known between ${periodLabel(earlier)} and ${periodLabel(later)}`,
    }
  }

  function previousOf(about: About, here: BareFigure): Figure['previous'] {
    const { kpi, group, period } = here
    const kind = parsePeriod(period)?.kind
    const known = kind && shelf(kpi.code, group).rows.get(kind)
    if (!known) return null
    const place = known.place.get(period)
    const earlier =
      place === undefined
        ? known.periods.findLast((text) => comparePeriods(text, period) < 0)
        : known.periods[place - 1]
    if (earlier === undefined || gapBetween(kpi, earlier, period)) return null
    const value = bare(about, kpi.code, group, earlier)?.value ?? null
    return value === null ? null : { period: earlier, value }
  }

  const aboutOf = (of: Figure): About => of.urn ?? (of.phase === null ? null : { phase: of.phase })

  function series(about: About, code: string, group: PupilGroup): SeriesPoint[] {
    const kpi = kpis.get(code)
    const last = latestPeriod(shelf(code, group).periods)
    if (!kpi || last === null) return []
    const points: SeriesPoint[] = []
    for (const period of row(code, group, last)) {
      const here = figure(about, code, group, period)
      if (!here) continue
      const before = points.at(-1)
      points.push({
        period,
        figure: here,
        gapBefore: before ? gapBetween(kpi, before.period, period) : null,
      })
    }
    return points
  }

  function lastYear(of: Figure): Figure | null {
    const period = samePeriodLastYear(of.period)
    if (period === null || whyNotJoined(of.kpi, period, of.period)) return null
    return figure(aboutOf(of), of.kpi.code, of.group, period)
  }

  const book: FigureBook = {
    get whole() {
      return book
    },
    schools,
    kpis: [...kpis.values()],
    rules,
    kpi: (code) => kpis.get(code) ?? null,
    school: (urn) => byUrn.get(urn) ?? null,
    figure,
    latest(about, code, group) {
      const period = latestPeriod(shelf(code, group).periods)
      return period === null ? null : figure(about, code, group, period)
    },
    series,
    lastYear,
    change(of) {
      const earlier = lastYear(of)
      return earlier && changeBetween(earlier, of)
    },
    target(of, target) {
      if (isThin(of)) {
        const status = targetStatus(of.kpi, target, [])
        return status && { ...status, words: 'too few schools' }
      }
      const upTo = row(of.kpi.code, of.group, of.period).filter(
        (period) => comparePeriods(period, of.period) <= 0 && sameMethod(of.kpi, period, of.period),
      )
      const figures = upTo
        .flatMap((period) => figure(aboutOf(of), of.kpi.code, of.group, period) ?? [])
        .filter((one) => !isThin(one))
      return targetStatus(of.kpi, target, figures)
    },
    periods: (code, group = 'all') => [...shelf(code, group).periods],
    latestPeriod: (code, group = 'all') => latestPeriod(shelf(code, group).periods),
    hasObservations: (code) => (seen.get(code)?.size ?? 0) > 0 || hasTrustValue(code),
  }
  return book

  function hasTrustValue(code: string): boolean {
    return pupilGroups.some((group) => shelf(code, group).trust.size > 0)
  }
}

/** A target outlives a year without publication, but not a change of method. */
function sameMethod(kpi: Kpi, a: string, b: string): boolean {
  const gap = whyNotJoined(kpi, a, b)
  return gap === null || gap.kind === 'not-published'
}

/** Where the number of pupils is from, if not from the row of the value. */
function countedElsewhere(count: Observation | undefined): string | null {
  if (!count) return null
  const { file, row, column } = count.source
  return `The number of pupils is from ${file}, row ${row}, column ${column}.`
}

function whyNone(state: Figure['state'], hole: string | null, period: string): string {
  if (hole !== null && state === 'not-published') {
    return `Not published for ${periodLabel(period)}. ${hole.replace(/\.$/, '')}.`
  }
  return `${stateSentence(state)}.`
}
