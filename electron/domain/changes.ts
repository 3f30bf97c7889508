/**
 * What changed since a pack that the board has seen: figures that moved beyond what chance explains, periods
 * that are new, figures that were corrected. Without such a pack, what is new in the latest periods.
 */
import { exceptionsOf } from './exceptions.ts'
import type { Exception } from './exceptions.ts'
import type { FigureBook } from './figures.ts'
import { families } from './freshness.ts'
import { pupilGroups } from './kpi.ts'
import type { Kpi, PupilGroup } from './kpi.ts'
import type { PackRecord, RecordedFigure } from './pack-record.ts'
import { comparePeriods, latestPeriod } from './period.ts'
import type { School } from './school.ts'
import type { Vision } from './vision.ts'
import { formatValue, stateWord } from './wording.ts'

/** A figure that left its expected range, and that the earlier pack did not have. */
export type Moved = { school: School | null; exception: Exception }
/** Measures of one family that have come to a newer period. */
export type Renewed = {
  family: string
  period: string
  provisional: boolean
  kpis: Kpi[]
  /** Schools with a value. */
  schools: number
  /** The period that the earlier pack had; null where it had none, or there is no such pack. */
  before: string | null
}
/** A figure of the same period that is another now. */
export type Corrected = {
  name: string
  kpi: Kpi
  group: PupilGroup
  period: string
  was: string
  now: string
}
export type Changes = { moved: Moved[]; renewed: Renewed[]; corrected: Corrected[] }

/** @param was what the earlier pack printed; null where there is none */
export function changesSince(options: {
  book: FigureBook
  vision: Vision | null
  was: PackRecord | null
}): Changes {
  const { book, vision, was } = options
  const recorded = Map.groupBy(was?.figures ?? [], ({ kpi }) => kpi)
  const ofFamily = Map.groupBy(was?.figures ?? [], ({ kpi }) => familyOf(kpi))
  // A pack does not print every measure: one that it left out is no news for that, as long as others of its family were there.
  const lastOf = (code: string): string | null =>
    latestPeriod(
      (recorded.get(code) ?? ofFamily.get(familyOf(code)) ?? []).map(({ period }) => period),
    )
  const isNew = (code: string, period: string): boolean => {
    const before = lastOf(code)
    return before === null || comparePeriods(period, before) > 0
  }
  return {
    moved: exceptionsOf({ book, vision, explanations: [] }).flatMap(({ school, exceptions }) =>
      exceptions.flatMap((exception) => {
        const { figure, reading } = exception
        if (reading === null || reading.kind !== exception.kind) return []
        const isLatest = figure.period === book.latestPeriod(figure.kpi.code)
        return isLatest && isNew(figure.kpi.code, figure.period) ? [{ school, exception }] : []
      }),
    ),
    renewed: renewedFigures(book, lastOf, isNew),
    corrected: was === null ? [] : correctedFigures(book, was.figures),
  }
}

function renewedFigures(
  book: FigureBook,
  lastOf: (code: string) => string | null,
  isNew: (code: string, period: string) => boolean,
): Renewed[] {
  const found = new Map<string, Renewed & { covered: Set<string> }>()
  for (const kpi of book.kpis) {
    const period = book.latestPeriod(kpi.code)
    if (period === null || !isNew(kpi.code, period)) continue
    const figures = book.schools.flatMap(({ urn }) => {
      const figure = book.figure(urn, kpi.code, 'all', period)
      return figure?.value == null ? [] : [figure]
    })
    const ofTrust = book.figure(null, kpi.code, 'all', period)
    if (figures.length === 0 && ofTrust?.value == null) continue
    const family = familyOf(kpi.code)
    const key = `${family}\n${period}`
    const entry = found.get(key) ?? {
      ...{ family, period, provisional: false, kpis: [], schools: 0, before: null },
      covered: new Set<string>(),
    }
    entry.kpis.push(kpi)
    entry.provisional ||= figures.some(({ provisional }) => provisional)
    for (const { urn } of figures) if (urn !== null) entry.covered.add(urn)
    entry.schools = entry.covered.size
    const before = lastOf(kpi.code)
    if (before !== null && (entry.before === null || comparePeriods(before, entry.before) > 0))
      entry.before = before
    found.set(key, entry)
  }
  const all = [...found.values()].map(({ covered: _, ...entry }) => entry)
  // A family's measures that were published longer ago are not what its latest period brought.
  return all.filter(
    ({ family, period, before }) =>
      before !== null ||
      !all.some((one) => one.family === family && comparePeriods(one.period, period) > 0),
  )
}

/** The family of measures that a code is of, by its first part. */
export function familyOf(code: string): string {
  const [first = ''] = code.replace(/^own\./, '').split('.')
  const family = Object.values(families).find(({ codes }) =>
    (codes as readonly string[]).includes(first),
  )
  return family?.name ?? 'Other measures'
}

/** Figures of schools and the trust that the pack printed and that read otherwise now. */
function correctedFigures(book: FigureBook, printed: readonly RecordedFigure[]): Corrected[] {
  return printed.flatMap(({ whose, kpi: code, group: named, period, text: was }) => {
    const school = book.school(whose)
    const group = pupilGroups.find((one) => one === named)
    if (group === undefined || (school === null && whose !== 'trust')) return []
    const figure = book.figure(school?.urn ?? null, code, group, period)
    if (figure === null) return []
    const now =
      figure.value === null
        ? stateWord(figure.state)
        : formatValue(figure.kpi, figure.value, { percentSign: true })
    return now === was
      ? []
      : [{ name: school?.name ?? 'The trust', kpi: figure.kpi, group, period, was, now }]
  })
}
