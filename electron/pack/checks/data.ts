/** Whether the sections have figures, and how old these are. */
import { kpiExists, unpublishedReason } from '../../domain/kpi-rules.ts'
import {
  academicYearOf,
  comparePeriods,
  nextPeriod,
  periodLabel,
  previousPeriod,
} from '../../domain/period.ts'
import { joinNames, plural } from '../../domain/wording.ts'
import { sectionTitles } from '../../domain/meeting.ts'
import { improves, inData, inOrder, inVision, stops } from './line.ts'
import type { Check } from '../../contract/shapes.ts'
import type { Section } from '../../domain/meeting.ts'
import type { FigureBook } from '../../domain/figures.ts'
import type { Kpi } from '../../domain/kpi.ts'
import type { PackInput } from '../input.ts'
import type { NumberedItem } from '../../domain/numbering.ts'

/** Sections without data, and vision measures whose latest figure is two school years old or older. */
export function dataChecks(
  input: PackInput,
  book: FigureBook,
  items: readonly NumberedItem[],
): Check[] {
  const checks: Check[] = []
  const anything = book.kpis.some((kpi) => book.hasObservations(kpi.code))
  const needFigures = new Set<Section>(['vision', 'scorecard', 'comparison', 'schools'])
  for (const item of items) {
    for (const section of item.sections.filter((one) => needFigures.has(one))) {
      if (section === 'vision' && !input.vision) {
        checks.push(
          stops(
            item.number,
            `${sectionTitles[section]} has nothing to show`,
            'The trust has no vision yet.',
            inVision('Write the first strand'),
          ),
        )
      } else if (input.schools.length === 0) {
        checks.push(
          stops(
            item.number,
            `${sectionTitles[section]} has no schools`,
            'The trust is not adopted from the register yet.',
            inData('Adopt the trust'),
          ),
        )
      } else if (!anything) {
        checks.push(
          improves(
            item.number,
            `${sectionTitles[section]} has no figures`,
            'No file that holds them has been brought in.',
            inData('Bring in the files'),
          ),
        )
      }
    }
  }
  const thisYear = academicYearOf(input.meeting.meeting.date)
  const lastYear = thisYear === null ? null : previousPeriod(thisYear)
  const stale: string[] = []
  let current = 0
  for (const code of new Set(
    input.vision?.strands.flatMap((strand) => strand.kpis.map((link) => link.code)) ?? [],
  )) {
    const kpi = book.kpi(code)
    const latest = book.latestPeriod(code)
    const year = latest === null ? null : academicYearOf(latest)
    if (!kpi || year === null || lastYear === null) continue
    if (comparePeriods(year, lastYear) < 0 && !isUnpublishedSince(kpi, year, lastYear))
      stale.push(`${kpi.short} (${periodLabel(latest ?? year)})`)
    else current += 1
  }
  if (stale.length > 0) {
    checks.push(
      improves(
        null,
        `${plural(stale.length, 'vision measure')} out of date`,
        `Latest figures: ${joinNames(stale)}.`,
        inData('Bring in newer files where there are any'),
      ),
    )
  } else if (current > 0) {
    checks.push(
      inOrder(
        'The vision’s figures are current',
        `${plural(current, 'measure')} with a figure from last school year or this.`,
      ),
    )
  }
  return checks
}

/** Whether nothing was published in any year after one up to another: then no newer file can be brought. */
function isUnpublishedSince(kpi: Kpi, year: string, last: string): boolean {
  for (let at = nextPeriod(year); at !== null; at = nextPeriod(at)) {
    if (comparePeriods(at, last) > 0) return true
    if (unpublishedReason(kpi, at) === null && kpiExists(kpi, at)) return false
  }
  return true
}
