/** The columns of a scorecard: which measures it has, under which strand or phase each stands. */
import type { FigureBook } from './figures.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import { comparePeriods, latestPeriod, parsePeriod } from './period.ts'
import type { Vision } from './vision.ts'
import { phaseLabel } from './wording.ts'

export type ScorecardColumn = {
  kpi: Kpi
  group: PupilGroup
  /** The latest period for which anything is known of the trust's schools. */
  period: string
  /** Whether a figure in the column may still change. */
  provisional: boolean
  /** Number of the vision strand that it serves, from 1; null where it serves none. */
  strand: number | null
  target: number | null
}

/** A heading over neighbouring columns: a strand, or the phase that the measures are for. */
export type ColumnGroup = { title: string; strand: number | null; columns: ScorecardColumn[] }

/**
 * Which measures: those that serve a strand (`vision`), those and the rest (`all`), those that serve none
 * (`outside`), or those of one strand by its number, from 1.
 */
export type Chosen = 'vision' | 'all' | 'outside' | number

/**
 * The period that a column is of: the latest for which anything is known of the trust's schools or, where
 * a period is asked for, the latest that ends in it, so that a school year finds its months, terms and
 * financial year as well. Null where there is none.
 */
export function columnPeriod(
  book: FigureBook,
  code: string,
  group: PupilGroup,
  within: string | null,
): string | null {
  if (within === null) return book.latestPeriod(code, group)
  const span = parsePeriod(within)
  if (span === null) return null
  return latestPeriod(
    book.periods(code, group).filter((period) => {
      const end = parsePeriod(period)?.end
      return end !== undefined && end >= span.start && end <= span.end
    }),
  )
}

/** The school years for which anything is known of the trust's schools and these pupils, latest first. */
export function knownYears(book: FigureBook, group: PupilGroup): string[] {
  const years = new Set(
    book.kpis.flatMap((kpi) =>
      book.periods(kpi.code, group).filter((period) => parsePeriod(period)?.kind === 'year'),
    ),
  )
  return [...years].toSorted((a, b) => comparePeriods(b, a))
}

type MakeColumn = (kpi: Kpi, strand: number | null, target: number | null) => ScorecardColumn[]

/** By strand, each measure under the first chosen strand that it serves; those that serve none by phase. */
export function columnGroups(
  book: FigureBook,
  vision: Vision | null,
  chosen: Chosen,
  column: MakeColumn,
): ColumnGroup[] {
  const placed = new Set<string>()
  const groups: ColumnGroup[] = []
  for (const [i, strand] of (vision?.strands ?? []).entries()) {
    if (typeof chosen === 'number' && chosen !== i + 1) continue
    if (chosen === 'outside') {
      for (const link of strand.kpis) placed.add(link.code)
      continue
    }
    const columns = strand.kpis.flatMap((link) => {
      const kpi = book.kpi(link.code)
      if (!kpi || placed.has(kpi.code)) return []
      placed.add(kpi.code)
      return column(kpi, i + 1, link.target)
    })
    if (columns.length > 0)
      groups.push({ title: strand.short ?? strand.title, strand: i + 1, columns })
  }
  if (chosen === 'vision' || typeof chosen === 'number') return groups
  const byPhase = new Map<string, ScorecardColumn[]>()
  for (const kpi of book.kpis) {
    if (placed.has(kpi.code)) continue
    const title = phaseTitle(kpi)
    const columns = byPhase.get(title) ?? []
    columns.push(...column(kpi, null, null))
    byPhase.set(title, columns)
  }
  for (const title of phaseTitles) {
    const columns = byPhase.get(title)
    if (columns && columns.length > 0) groups.push({ title, strand: null, columns })
  }
  return groups
}

const everyPhase = 'All schools'
const phaseTitles = [
  phaseLabel('primary'),
  phaseLabel('secondary'),
  phaseLabel('16-plus'),
  phaseLabel('special'),
  everyPhase,
]

/** The phase that a measure is for. All-through and special schools have the measures of the ages they teach. */
function phaseTitle(kpi: Kpi): string {
  const key = kpi.code.split('.')[0]
  if (key === 'ks5') return phaseLabel('16-plus')
  const primary = kpi.phases.includes('primary')
  const secondary = kpi.phases.includes('secondary')
  if (primary !== secondary) return phaseLabel(primary ? 'primary' : 'secondary')
  if (primary) return everyPhase
  if (kpi.phases.includes('16-plus')) return phaseLabel('16-plus')
  return kpi.phases.includes('special') ? phaseLabel('special') : everyPhase
}
