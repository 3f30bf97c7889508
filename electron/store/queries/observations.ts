/**
 * Observations: one current value for each key (level, place, coverage, KPI, pupil group, period), and
 * every value that it replaced.
 */
import type { PupilGroup } from '../../domain/kpi.ts'
import type { Level, Observation } from '../../domain/observation.ts'
import { latestPeriod } from '../../domain/period.ts'
import type { VaultDatabase } from '../database.ts'
import { originColumns, toOrigin } from './browse.ts'
import type { Origin, OriginRow } from './browse.ts'
import { keepsCurrent } from './claims.ts'
import type { Measures } from './claims.ts'
import { readColumns, storedColumns, toObservation } from './observation-row.ts'
import type { ObservationRow } from './observation-row.ts'
import { sourceKeeper } from './source.ts'

type Current = Measures & { id: number; sha256: string }
type HistoryRow = ObservationRow & OriginRow & { stored: string; superseded: string | null }

/** School rows first, then the trust, then benchmarks from near to far; always the same order. */
const order = `CASE level WHEN 'school' THEN 0 WHEN 'trust' THEN 1 WHEN 'la' THEN 2 WHEN 'region' THEN 3 ELSE 4 END,
  place, kpi, pupils, period, coverage`

/**
 * Stores the observations of one import (inside `change`), at an ISO time. Counts:
 * `same`: the value was there already, from whatever file, or the one there is final and this one is
 * provisional; it is kept as what the import says, for when the other is undone;
 * `superseded`: it differs and took the place of the older one, which stays in the history;
 * `added`: there was none. A repetition that only says less (no interval, no denominator) is `same`.
 * @param again whether the very file was read before: then what was revised since stays revised
 */
export function put(
  db: VaultDatabase,
  importId: string,
  at: string,
  list: Observation[],
  again = false,
): { added: number; superseded: number; same: number } {
  const sourceOf = sourceKeeper(db, importId)
  const find = db.prepare<[string, string, string, string, string, string], Current>(
    `SELECT o.id, o.state, o.value, o.numerator, o.denominator, o.lower, o.upper, o.provisional, s.sha256
     FROM observations o JOIN sources s ON s.n = o.source
     WHERE o.superseded IS NULL AND o.kpi = ? AND o.period = ? AND o.place = ? AND o.pupils = ?
       AND o.level = ? AND o.coverage = ?`,
  )
  const toldBefore = db.prepare<[string, string, string, string, string, string, string, string]>(
    `SELECT 1 FROM observations o JOIN sources s ON s.n = o.source JOIN imports i ON i.id = s.import_id
     WHERE o.kpi = ? AND o.period = ? AND o.place = ? AND o.pupils = ? AND o.level = ? AND o.coverage = ?
       AND s.sha256 = ? AND s.import_id <> ? AND i.undone IS NULL
       AND o.part IN ('told', 'repeated') AND o.withdrawn IS NULL`,
  )
  const retire = db.prepare('UPDATE observations SET superseded = ? WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO observations (${storedColumns}, part, superseded)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const counts = { added: 0, superseded: 0, same: 0 }
  for (const o of list) {
    const place = o.urn ?? o.areaCode ?? o.area ?? ''
    const key = [o.kpi, o.period, place, o.group, o.level, o.covers ?? ''] as const
    const { sha256 } = o.source
    const current = find.get(...key)
    const provisional = o.provisional ? 1 : 0
    const keeps =
      current !== undefined &&
      (keepsCurrent(current, { ...o, provisional }) ||
        (again && current.sha256 !== sha256 && toldBefore.get(...key, sha256, importId)))
    if (current && !keeps) retire.run(at, current.id)
    insert.run(
      o.level,
      o.urn,
      o.laestab,
      o.area,
      o.areaCode,
      o.covers,
      o.kpi,
      o.group,
      o.period,
      o.state,
      o.value,
      o.numerator,
      o.denominator,
      o.lower,
      o.upper,
      provisional,
      o.matched,
      sourceOf(o.source),
      o.source.row,
      o.source.column,
      o.source.urn,
      o.source.cell,
      at,
      keeps ? 'repeated' : 'told',
      keeps ? at : null,
    )
    counts[keeps ? 'same' : current ? 'superseded' : 'added'] += 1
  }
  return counts
}

/** How many values in force a file gave for other periods than this one. */
export function ofOtherPeriods(db: VaultDatabase, sha256: string, period: string): number {
  return (
    db
      .prepare<[string, string], number>(
        `SELECT count(*) FROM sources s JOIN observations o ON o.source = s.n
         WHERE o.superseded IS NULL AND s.sha256 = ? AND o.period <> ?`,
      )
      .pluck()
      .get(sha256, period) ?? 0
  )
}

/** A school's earlier URN, and what it is now; `matched`: how the one is known to be the other. */
export type Succession = {
  from: string
  to: string
  laestab: string | null
  matched: Observation['matched']
}

/**
 * Puts a school's values under the URN that it has now (inside `change`), where there is none yet. The file and
 * row that they came from stay, and so does the URN that the row says.
 */
export function follow(db: VaultDatabase, at: string, school: Succession): void {
  const told: Record<string, string> = {
    urn: '@to',
    laestab: '@laestab',
    matched: '@matched',
    stored: '@at',
  }
  const given = storedColumns
    .split(',')
    .map((column) => told[column.trim()] ?? `o.${column.trim()}`)
  // What the imports claim goes along, so that undoing one of them finds it under the new URN.
  db.prepare(
    `INSERT INTO observations (${storedColumns}, part, superseded, withdrawn)
     SELECT ${given.join(', ')}, iif(o.superseded IS NULL, o.part, 'repeated'), iif(o.superseded IS NULL, NULL, @at), o.withdrawn
     FROM observations o
     WHERE o.level = 'school' AND o.urn = @from AND (o.superseded IS NULL OR o.part IN ('told', 'repeated'))
       AND NOT EXISTS (
         SELECT 1 FROM observations n WHERE n.superseded IS NULL AND n.level = 'school' AND n.place = @to
           AND n.kpi = o.kpi AND n.period = o.period AND n.pupils = o.pupils AND n.coverage = o.coverage)`,
  ).run({ ...school, at })
  db.prepare(
    `DELETE FROM observations WHERE level = 'school' AND urn = @from AND part = 'repeated'`,
  ).run({ from: school.from })
  db.prepare(
    `UPDATE observations SET superseded = coalesce(superseded, @at), part = 'moved'
     WHERE level = 'school' AND urn = @from`,
  ).run({ from: school.from, at })
}

export type ObservationFilter = {
  kpi?: string
  /** Present URN, or one that the school had before. */
  urn?: string
  period?: string
  group?: PupilGroup
  level?: Level
  limit?: number
}

/** The current observations that meet every filter given, in a fixed order. */
export function query(db: VaultDatabase, filter: ObservationFilter): Observation[] {
  const { sql, values } = querySql(filter)
  return db
    .prepare<unknown[], ObservationRow>(sql)
    .all(...values)
    .map(toObservation)
}

/** The statement of `query`; apart, so that a test can ask SQLite how it would go about it. */
export function querySql(filter: ObservationFilter): { sql: string; values: (string | number)[] } {
  const terms = ['o.superseded IS NULL']
  const values: (string | number)[] = []
  for (const [column, value] of [
    ['o.kpi', filter.kpi],
    ['o.period', filter.period],
    ['o.pupils', filter.group],
    ['o.level', filter.level],
  ] as const) {
    if (value === undefined) continue
    terms.push(`${column} = ?`)
    values.push(value)
  }
  if (filter.urn !== undefined) {
    terms.push(`o.urn IN (${presentUrns})`)
    values.push(filter.urn, filter.urn, filter.urn)
  }
  const limit = filter.limit === undefined ? '' : ' LIMIT ?'
  if (filter.limit !== undefined) values.push(filter.limit)
  const sql = `SELECT ${readColumns} FROM observations o JOIN sources s ON s.n = o.source
    WHERE ${terms.join(' AND ')} ORDER BY ${order}${limit}`
  return { sql, values }
}

/** An observation with the ISO times at which it was stored and replaced, and the import that told it. */
export type StoredObservation = {
  observation: Observation
  stored: string
  /** Null while it is in force. */
  superseded: string | null
  origin: Origin
}

/** What a cell is about: a school, by its URN or one that it had before; the trust; or an area's benchmark. */
export type Cell = {
  kpi: string
  urn: string | null
  period: string
  group: PupilGroup
  /** A school's where there is a URN, the trust's where there is none. */
  level?: Level | undefined
  area?: string | null
  areaCode?: string | null
  covers?: string | null
}

/** All that was ever in force for one cell, newest first. */
export function history(db: VaultDatabase, cell: Cell): StoredObservation[] {
  const { kpi, urn, period, group, areaCode, area, covers } = cell
  const level = cell.level ?? (urn === null ? 'trust' : 'school')
  const place = urn ?? areaCode ?? area ?? ''
  const places = level === 'school' ? presentUrns.replaceAll('?', '@place') : '@place'
  return db
    .prepare<unknown[], HistoryRow>(
      `SELECT o.id, ${readColumns}, o.stored, o.superseded, ${originColumns}
       FROM observations o JOIN sources s ON s.n = o.source JOIN imports m ON m.id = s.import_id
       WHERE o.part <> 'repeated' AND o.kpi = @kpi AND o.period = @period AND o.pupils = @group
         AND o.place IN (${places}) AND o.level = @level AND o.coverage = @coverage
       ORDER BY o.superseded IS NOT NULL, o.id DESC`,
    )
    .all({ kpi, period, group, level, place, coverage: covers ?? '' })
    .map((row) => ({
      observation: toObservation(row),
      stored: row.stored,
      superseded: row.superseded,
      origin: toOrigin(row),
    }))
}

/** How many current observations each KPI has. */
export function counts(db: VaultDatabase): Map<string, number> {
  return new Map(
    db
      .prepare<[], [string, number]>(
        'SELECT kpi, count(*) FROM observations WHERE superseded IS NULL GROUP BY kpi ORDER BY kpi',
      )
      .raw()
      .all(),
  )
}

/** The latest period of each KPI that has a value of a school or the trust, and whether any of it is provisional. */
export function latest(
  db: VaultDatabase,
): { code: string; period: string; provisional: boolean }[] {
  const periods = Map.groupBy(
    db
      .prepare<[], { code: string; period: string }>(
        `SELECT DISTINCT kpi AS code, period FROM observations
         WHERE superseded IS NULL AND level IN ('school', 'trust')`,
      )
      .all(),
    ({ code }) => code,
  )
  const provisional = db
    .prepare<[string, string], number>(
      `SELECT EXISTS (SELECT 1 FROM observations
         WHERE kpi = ? AND period = ? AND superseded IS NULL AND provisional = 1)`,
    )
    .pluck()
  return [...periods].flatMap(([code, held]) => {
    const period = latestPeriod(held.map((one) => one.period))
    return period === null
      ? []
      : [{ code, period, provisional: provisional.get(code, period) === 1 }]
  })
}

/** How many schools have a number for any of these KPIs. */
export function schoolsWith(db: VaultDatabase, codes: readonly string[]): number {
  return (
    db
      .prepare<[string], number>(
        `SELECT count(DISTINCT urn) FROM observations
         WHERE kpi IN (SELECT value FROM json_each(?)) AND level = 'school' AND state = 'value'
           AND superseded IS NULL`,
      )
      .pluck()
      .get(JSON.stringify(codes)) ?? 0
  )
}

/** How many current observations there are. */
export function total(db: VaultDatabase): number {
  return (
    db
      .prepare<[], number>('SELECT count(*) FROM observations WHERE superseded IS NULL')
      .pluck()
      .get() ?? 0
  )
}

/** The URN itself or, where no school has it now, the schools that had it once. */
const presentUrns = `SELECT ? UNION SELECT urn FROM observations
  WHERE source_urn = ? AND superseded IS NULL AND source_urn IS NOT urn AND urn IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM observations WHERE urn = ? AND superseded IS NULL)`
