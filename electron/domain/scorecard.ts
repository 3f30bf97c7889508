/**
 * The scorecard, for screen and paper alike: every school by every measure (LOOK §4), and the heat
 * tables per phase, which are the same model cut to one phase. Schools stand in alphabetical order within
 * their phase and are never ranked.
 */
import { englandOf } from './england.ts'
import type { TrustRules } from './rules.ts'
import type { Figure } from './figure.ts'
import type { FigureBook } from './figures.ts'
import { scorecardFinding } from './finding.ts'
import type { Kpi, Phase, PupilGroup } from './kpi.ts'
import { byOwnLimits } from './reading.ts'
import { schoolsByPhase } from './school-order.ts'
import { columnGroups, columnPeriod } from './scorecard-columns.ts'
import type { Chosen, ColumnGroup, ScorecardColumn } from './scorecard-columns.ts'
import type { School } from './school.ts'
import type { Vision } from './vision.ts'

/** Cells stand in the order of `columns`; null where the KPI cannot exist for the school. */
export type ScorecardRow = { school: School; cells: (Figure | null)[] }

export type ScorecardCounts = {
  /** Cells that can exist, and how many of them hold a number. */
  cells: number
  values: number
  worse: number
  better: number
  noClearDifference: number
  /** Numbers that are not rated. */
  notRated: number
  hidden: number
  notPublished: number
  awaiting: number
  /** Without a number for another reason. */
  missing: number
}

export type Scorecard = {
  groups: ColumnGroup[]
  /** All columns in order, as in `groups`. */
  columns: ScorecardColumn[]
  phases: { phase: Phase; title: string; rows: ScorecardRow[] }[]
  trust: (Figure | null)[]
  /** England's value of each column: as published, else by definition. */
  england: (number | null)[]
  counts: ScorecardCounts
  /** The finding as a title, and the sentence below it. */
  finding: string
  sentence: string
  /** Cells marked better or worse, of those with a number; 0 to 1. */
  markedShare: number
  /** Said where more of the cells are marked than the rule allows, a quarter as a rule (LOOK §4); else null. */
  tooLoose: string | null
  /** The rules that it was made by. */
  rules: TrustRules
}

export type ScorecardOptions = {
  book: FigureBook
  vision: Vision | null
  /** `vision` as a rule where there is one, else `all`. */
  include?: Chosen
  /**
   * Only this phase's schools and measures: the heat table. All-through schools stand in it with the
   * measures that are of this phase alone: what they teach at that age can be compared, their attendance
   * from 4 to 16 cannot.
   */
  phase?: Phase
  group?: PupilGroup
  /** Figures of this period, such as a school year, in place of the latest. */
  period?: string | null
}

/** Every school by every measure, with the trust, England, the counts and what they show. */
export function scorecard(options: ScorecardOptions): Scorecard {
  const { book, vision, phase, group = 'all', period: within = null } = options
  const include = options.include ?? (vision ? 'vision' : 'all')
  const members = book.schools.filter(
    (school) =>
      phase === undefined || school.phase === phase || sharesMeasures(book, school, phase),
  )
  const about = phase === undefined ? null : { phase }
  const cellOf = (school: School, kpi: Kpi, period: string) =>
    phase === undefined || school.phase === phase || isOfPhase(kpi, phase)
      ? book.figure(school.urn, kpi.code, group, period)
      : null

  const column = (kpi: Kpi, strand: number | null, target: number | null) => {
    const period = columnPeriod(book, kpi.code, group, within)
    if (period === null) return []
    const cells = members.map((school) => cellOf(school, kpi, period))
    const whole = book.figure(about, kpi.code, group, period)
    if ([whole, ...cells].every((cell) => cell === null)) return []
    const provisional = [whole, ...cells].some((cell) => cell?.provisional)
    return [{ kpi, group, period, provisional, strand, target }]
  }
  const groups = columnGroups(book, vision, include, column)
  const columns = groups.flatMap((one) => one.columns)
  const judged = (figure: Figure | null) => figure && byOwnLimits(book, figure)

  // A phase's own schools stand before those that share some of its measures.
  const own = (of: Phase) => Number(of === phase)
  const byPhase = schoolsByPhase(members).toSorted((a, b) => own(b.phase) - own(a.phase))
  const phases = byPhase.map(({ phase: of, title, schools }) => ({
    phase: of,
    title,
    rows: schools.map((school) => ({
      school,
      cells: columns.map((one) => judged(cellOf(school, one.kpi, one.period))),
    })),
  }))
  const rows = phases.flatMap((one) => one.rows)
  const trust = columns.map((one) => judged(book.figure(about, one.kpi.code, group, one.period)))
  return {
    groups,
    columns,
    phases,
    trust,
    england: trust.map(englandOf),
    rules: book.rules,
    ...sumUp(rows, book.rules, phase),
  }
}

/** Whether a measure is of the primary or of the secondary years alone, so that all-through schools have it there. */
function isOfPhase(kpi: Kpi, phase: Phase): boolean {
  const other = phase === 'primary' ? 'secondary' : phase === 'secondary' ? 'primary' : null
  return other !== null && kpi.phases.includes(phase) && !kpi.phases.includes(other)
}

/** Whether an all-through school has a figure by which it can be compared with the schools of a phase. */
function sharesMeasures(book: FigureBook, school: School, phase: Phase): boolean {
  return (
    school.phase === 'all-through' &&
    book.kpis.some(
      (kpi) =>
        isOfPhase(kpi, phase) &&
        kpi.polarity !== 'context' &&
        book.latest(school.urn, kpi.code, 'all')?.value != null,
    )
  )
}

/**
 * The schools of a scorecard without a worse figure in it that have one elsewhere: on a measure, or for a
 * group of pupils, that it has no column for. In the order of the rows.
 */
export function worseElsewhere(
  book: FigureBook,
  card: Pick<Scorecard, 'phases'>,
  groups: readonly PupilGroup[] = ['all', 'disadvantaged'],
): School[] {
  const isWorse = (figure: Figure | null) => figure?.verdict.kind === 'worse'
  const rows = card.phases.flatMap((one) => one.rows)
  return rows.flatMap(({ school, cells }) => {
    if (cells.some(isWorse)) return []
    const worse = book.kpis.some((kpi) =>
      groups.some((group) => {
        const figure = book.latest(school.urn, kpi.code, group)
        return figure !== null && isWorse(byOwnLimits(book, figure))
      }),
    )
    return worse ? [school] : []
  })
}

/** What the cells of some rows show: counts, finding, and whether the rule marks too many of them. */
export function sumUp(
  rows: readonly ScorecardRow[],
  rules: Pick<TrustRules, 'markedShare'>,
  phase?: Phase,
): Pick<Scorecard, 'counts' | 'finding' | 'sentence' | 'markedShare' | 'tooLoose'> {
  const counts = countCells(rows)
  const markedShare = counts.values === 0 ? 0 : (counts.worse + counts.better) / counts.values
  return {
    counts,
    ...scorecardFinding(rows, counts, phase),
    markedShare,
    tooLoose:
      markedShare * 100 > rules.markedShare
        ? `${Math.round(markedShare * 100)}% of the figures are marked, more than ${shareWords(rules.markedShare)}: read the largest differences first.`
        : null,
  }
}

/** A share in words where there is a usual one: `a quarter`, `30%`. */
function shareWords(percent: number): string {
  return percent === 25 ? 'a quarter' : percent === 50 ? 'half' : `${percent}%`
}

/** One heat table per phase, of all measures with values, in the order of print; phases without a measure are left out. */
export function comparisons(
  options: Omit<ScorecardOptions, 'phase' | 'include'>,
): { phase: Phase; title: string; table: Scorecard }[] {
  return schoolsByPhase(options.book.schools).flatMap(({ phase, title }) => {
    const table = scorecard({ ...options, phase, include: 'all' })
    return table.columns.length === 0 ? [] : [{ phase, title, table }]
  })
}

function countCells(rows: readonly ScorecardRow[]): ScorecardCounts {
  const counts: ScorecardCounts = {
    cells: 0,
    values: 0,
    worse: 0,
    better: 0,
    noClearDifference: 0,
    notRated: 0,
    hidden: 0,
    notPublished: 0,
    awaiting: 0,
    missing: 0,
  }
  for (const cell of rows.flatMap((row) => row.cells)) {
    if (!cell) continue
    counts.cells += 1
    if (cell.value === null) {
      if (cell.state === 'suppressed') counts.hidden += 1
      else if (cell.state === 'not-published') counts.notPublished += 1
      else if (cell.state === 'awaiting') counts.awaiting += 1
      else counts.missing += 1
      continue
    }
    counts.values += 1
    if (cell.verdict.kind === 'worse') counts.worse += 1
    else if (cell.verdict.kind === 'better') counts.better += 1
    else if (cell.verdict.kind === 'no-clear-difference') counts.noClearDifference += 1
    else counts.notRated += 1
  }
  return counts
}
