/** One school's figures for its own page and screen: each measure with the trust, England and last year beside it. */
import type { Change, Figure, TargetStatus } from './figure.ts'
import type { FigureBook, SeriesPoint } from './figures.ts'
import { schoolFinding } from './finding.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import type { Observation } from './observation.ts'
import { isByOwnPast, readMeasure } from './reading.ts'
import type { School } from './school.ts'
import type { StrandLink, Vision } from './vision.ts'

export type SchoolReportRow = {
  kpi: Kpi
  group: PupilGroup
  figure: Figure
  /** The trust's schools of the same phase, same period. */
  trust: Figure | null
  england: Observation | null
  la: Observation | null
  /** The same period a year before, where it is of the same method and has a value. */
  lastYear: Figure | null
  change: Change | null
  target: TargetStatus | null
  series: SeriesPoint[]
  /** Number of the first strand that the measure serves, from 1. */
  strand: number | null
}

export type SchoolReport = {
  school: School
  finding: string
  /** Whether anything of it is marked worse: against England, or than its own past lets one expect. */
  marked: boolean
  rows: SchoolReportRow[]
}

/**
 * The school's measures: first those of the vision in its order, then the rest in the order of the
 * library; below each, the pupil groups asked for that have a figure. Measures of which nothing is known
 * for this school in any period are left out.
 * @returns null for a URN that is not of the trust.
 */
export function schoolReport(options: {
  book: FigureBook
  vision: Vision | null
  urn: string
  /** Groups beside all pupils. */
  groups?: readonly PupilGroup[]
}): SchoolReport | null {
  const { book, vision, urn, groups = ['disadvantaged'] } = options
  const school = book.school(urn)
  if (!school) return null
  const links = strandLinks(vision)
  const ordered = [
    ...[...links.keys()].flatMap((code) => book.kpi(code) ?? []),
    ...book.kpis.filter((kpi) => !links.has(kpi.code)),
  ]
  const rows = ordered.flatMap((kpi) =>
    (['all', ...groups.filter((group) => group !== 'all')] as const).flatMap((group) => {
      const figure = book.latest(urn, kpi.code, group)
      if (!figure) return []
      const series = book.series(urn, kpi.code, group)
      if (series.every((point) => point.figure.sources.length === 0)) return []
      const link = links.get(kpi.code)
      const lastYear = book.lastYear(figure)
      return [
        {
          kpi,
          group,
          figure,
          trust: book.figure({ phase: school.phase }, kpi.code, group, figure.period),
          england: figure.england,
          la: figure.la,
          lastYear: lastYear?.value === null ? null : lastYear,
          change: book.change(figure),
          target: group === 'all' ? book.target(figure, link?.target ?? null) : null,
          series,
          strand: link?.strand ?? null,
        },
      ]
    }),
  )
  const rated = rows.filter((row) => row.kpi.polarity !== 'context')
  const against = (isOfAll: boolean) =>
    rated.flatMap((row) => ((row.group === 'all') === isOfAll ? [row.figure] : []))
  const left = rated.flatMap(({ kpi, group, figure }) => {
    // What is worse than in England as well is counted there.
    if (group !== 'all' || figure.verdict.kind === 'worse') return []
    const reading = readMeasure(book, urn, kpi.code)
    return reading !== null && isByOwnPast(reading) && reading.kind === 'worse' ? [figure] : []
  })
  const finding = schoolFinding({ figures: against(true), groups: against(false), left })
  const marked = left.length > 0 || rated.some(({ figure }) => figure.verdict.kind === 'worse')
  return { school, finding, marked, rows }
}

/** Each linked KPI once, with the first strand that it serves. */
export function strandLinks(vision: Vision | null): Map<string, StrandLink & { strand: number }> {
  const links = new Map<string, StrandLink & { strand: number }>()
  for (const [i, strand] of (vision?.strands ?? []).entries()) {
    for (const link of strand.kpis) {
      if (!links.has(link.code)) links.set(link.code, { ...link, strand: i + 1 })
    }
  }
  return links
}
