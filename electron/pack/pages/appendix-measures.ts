/** The cited figures in the appendix's order: by measure and pupil group, then by whose they are, in order of period. */
import { benchmarkLabel } from '../../domain/benchmark.ts'
import { filedAs } from '../../domain/school-order.ts'
import type { Kpi, PupilGroup } from '../../domain/kpi.ts'
import { comparePeriods } from '../../domain/period.ts'
import { shortSchoolNames } from '../../domain/school-names.ts'
import { phaseLabel } from '../../domain/wording.ts'
import type { Citation } from '../citations.ts'
import type { PageContext } from '../page.ts'

/** One school's, the trust's or a benchmark's figures of a measure, oldest first. */
export type Series = { whose: string; citations: Citation[] }
export type Measure = { kpi: Kpi | null; code: string; group: PupilGroup; series: Series[] }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By the KPI library's order, then group; inside, the trust, schools by name, then benchmarks. */
export function byMeasure(context: PageContext, cited: readonly Citation[]): Measure[] {
  const order = new Map(context.figures.kpis.map((kpi, i) => [kpi.code, i]))
  const names = shortSchoolNames(context.figures.schools)
  const measures = new Map<string, Measure & { of: Map<string, Series & { place: string }> }>()
  for (const citation of cited) {
    const { kpi: code, group } = citation
    const key = `${code}|${group}`
    const kpi = context.figures.kpi(code)
    const measure = measures.get(key) ?? { kpi, code, group, series: [], of: new Map() }
    const whose = whoseWords(context, names, citation)
    const place = `${rankOf(citation)} ${filedAs(whose)} ${citation.figure?.urn ?? citation.observation?.urn ?? ''}`
    const series = measure.of.get(place) ?? { whose, place, citations: [] }
    series.citations.push(citation)
    measure.of.set(place, series)
    measures.set(key, measure)
  }
  const placeOf = (measure: Measure): number => order.get(measure.code) ?? order.size
  return [...measures.values()]
    .toSorted(
      (a, b) =>
        placeOf(a) - placeOf(b) ||
        compare(a.code, b.code) ||
        Number(b.group === 'all') - Number(a.group === 'all') ||
        compare(a.group, b.group),
    )
    .map(({ of, ...measure }) => ({
      ...measure,
      series: [...of.values()]
        .toSorted((a, b) => compare(a.place, b.place))
        .map(({ whose, citations }) => ({
          whose,
          citations: citations.toSorted(
            (a, b) => comparePeriods(a.period, b.period) || compare(a.anchor, b.anchor),
          ),
        })),
    }))
}

function rankOf({ figure, observation }: Citation): number {
  const level = figure
    ? figure.urn === null
      ? 'trust'
      : 'school'
    : (observation?.level ?? 'school')
  return ['trust', 'school', 'la', 'region', 'national'].indexOf(level)
}

function whoseWords(
  context: PageContext,
  names: ReadonlyMap<string, string>,
  { figure, observation }: Citation,
): string {
  if (figure && figure.urn === null) {
    return figure.phase ? `Trust, ${phaseLabel(figure.phase).toLowerCase()}` : 'Trust'
  }
  const urn = figure?.urn ?? observation?.urn ?? null
  if (urn !== null) return names.get(urn) ?? context.figures.school(urn)?.name ?? `URN ${urn}`
  if (observation?.level === 'trust') return 'Trust'
  return observation ? benchmarkLabel(observation) : ''
}
