/** The values in force for looking through: filtered, sorted, a page at a time, with the import each came from. */
import type { PupilGroup } from '../../domain/kpi.ts'
import type { Observation, State } from '../../domain/observation.ts'
import type { VaultDatabase } from '../database.ts'
import { readColumns, toObservation } from './observation-row.ts'
import type { ObservationRow } from './observation-row.ts'

export const browseOrders = ['school', 'kpi', 'period', 'group', 'value', 'stored'] as const

export type BrowseFilter = {
  kpi?: string | undefined
  urn?: string | undefined
  period?: string | undefined
  group?: PupilGroup | undefined
  /** `own`: the trust's and its schools'; `benchmarks`: LAs', regions' and England's. */
  about?: 'own' | 'benchmarks' | undefined
  state?: State | undefined
  /** Only what was typed by hand. */
  typed?: boolean | undefined
  /** Only what came with one import. */
  importId?: string | undefined
}

export type BrowseChoice = BrowseFilter & {
  sort: (typeof browseOrders)[number]
  descending: boolean
  offset: number
  limit: number
}

/** Where a value came from, beside its cell. */
export type Origin = {
  id: string
  kind: string
  title: string
  at: string
  who: string | null
  reason: string | null
  undone: string | null
}

export type BrowsedValue = { observation: Observation; stored: string; origin: Origin }

export const originColumns = `m.id AS importId, m.kind AS importKind, m.title AS importTitle, m.at AS importAt,
  m.who AS importWho, m.reason AS importReason, m.undone AS importUndone`
export type OriginRow = {
  importId: string
  importKind: string
  importTitle: string
  importAt: string
  importWho: string | null
  importReason: string | null
  importUndone: string | null
}

export function toOrigin(row: OriginRow): Origin {
  return {
    id: row.importId,
    kind: row.importKind,
    title: row.importTitle,
    at: row.importAt,
    who: row.importWho,
    reason: row.importReason,
    undone: row.importUndone,
  }
}

/** Schools before the trust and benchmarks. */
const fixed = `CASE o.level WHEN 'school' THEN 0 WHEN 'trust' THEN 1 WHEN 'la' THEN 2 WHEN 'region' THEN 3 ELSE 4 END`
const sorted: Record<BrowseChoice['sort'], string[]> = {
  school: [fixed, `coalesce(t.name, '')`, 'o.urn'],
  kpi: ['o.kpi'],
  period: ['o.period'],
  group: ['o.pupils'],
  value: ['o.value IS NULL', 'o.value'],
  stored: ['o.stored'],
}
/** After what is sorted by, so that none ties. */
const rest = [fixed, 'o.kpi', 'o.period', 'o.pupils', 'o.urn', 'o.id']

/** How many values in force meet the filter, and one page of them. */
export function page(
  db: VaultDatabase,
  choice: BrowseChoice,
): { total: number; values: BrowsedValue[] } {
  const { where, values } = whereOf(choice)
  const total =
    db
      .prepare<unknown[], number>(`SELECT count(*) FROM observations o ${by(choice)} ${where}`)
      .pluck()
      .get(...values) ?? 0
  const rows = db
    .prepare<unknown[], ObservationRow & OriginRow & { stored: string }>(pageSql(choice))
    .all(...values, choice.limit, choice.offset)
  return {
    total,
    values: rows.map((row) => ({
      observation: toObservation(row),
      stored: row.stored,
      origin: toOrigin(row),
    })),
  }
}

/** The statement of a page; apart, so that a test can ask SQLite how it would go about it. */
export function pageSql(choice: BrowseChoice): string {
  const { where } = whereOf(choice)
  const direction = choice.descending ? 'DESC' : 'ASC'
  // Values without a number stand last in either direction.
  const own = sorted[choice.sort].map((term) =>
    term === 'o.value IS NULL' ? term : `${term} ${direction}`,
  )
  // The page's rows first, by what is sorted alone, so that only its own are read whole.
  return `WITH page AS (
      SELECT chosen.id, row_number() OVER () AS n FROM (
        SELECT o.id FROM observations o ${by(choice)} ${choice.sort === 'school' ? 'LEFT JOIN trust_schools t ON t.urn = o.urn' : ''} ${where}
        ORDER BY ${[...own, ...rest].join(', ')} LIMIT ? OFFSET ?) chosen)
    SELECT ${readColumns}, o.stored, ${originColumns}
    FROM page JOIN observations o ON o.id = page.id JOIN sources s ON s.n = o.source
    JOIN imports m ON m.id = s.import_id ORDER BY page.n`
}

/**
 * Where no KPI, school, period or import narrows it down, the index that holds all that is looked at: SQLite
 * would read every row whole instead.
 */
function by({ kpi, urn, period, typed, importId }: BrowseFilter): string {
  const narrow = kpi ?? urn ?? period ?? importId ?? (typed ? 'typed' : undefined)
  return narrow === undefined ? 'INDEXED BY observations_browsed' : ''
}

function whereOf(filter: BrowseFilter): { where: string; values: (string | number)[] } {
  const terms = ['o.superseded IS NULL']
  const values: string[] = []
  for (const [column, value] of [
    ['o.kpi', filter.kpi],
    ['o.urn', filter.urn],
    ['o.period', filter.period],
    ['o.pupils', filter.group],
    ['o.state', filter.state],
  ] as const) {
    if (value === undefined) continue
    terms.push(`${column} = ?`)
    values.push(value)
  }
  if (filter.about === 'own') terms.push(`o.level IN ('school', 'trust')`)
  if (filter.about === 'benchmarks') terms.push(`o.level NOT IN ('school', 'trust')`)
  if (filter.typed) terms.push(`o.source IN (${sourcesOf} WHERE m.kind = 'typed')`)
  if (filter.importId !== undefined) {
    terms.push(`o.source IN (${sourcesOf} WHERE m.id = ?)`)
    values.push(filter.importId)
  }
  return { where: `WHERE ${terms.join(' AND ')}`, values }
}

const sourcesOf = 'SELECT s.n FROM sources s JOIN imports m ON m.id = s.import_id'

/** The periods of the values in force, from one to the next in the index: there are few, and very many values. */
export function periods(db: VaultDatabase): string[] {
  return db
    .prepare<[], string>(
      `WITH RECURSIVE next (period) AS (
         SELECT min(period) FROM observations WHERE superseded IS NULL
         UNION ALL
         SELECT (SELECT min(o.period) FROM observations o WHERE o.superseded IS NULL AND o.period > next.period)
         FROM next WHERE next.period IS NOT NULL)
       SELECT period FROM next WHERE period IS NOT NULL`,
    )
    .pluck()
    .all()
}
