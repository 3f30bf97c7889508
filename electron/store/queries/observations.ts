/**
 * Observations: one current value for each key (level, place, coverage, KPI, pupil group, period), and
 * every value that it replaced.
 */
import type { PupilGroup } from '../../domain/kpi.ts'
import type { Level, Observation } from '../../domain/observation.ts'
import type { VaultDatabase } from '../database.ts'
import { sourceKeeper, toProvenance } from './source.ts'
import type { SourceColumns } from './source.ts'

type Measures = Pick<
  Observation,
  'state' | 'value' | 'numerator' | 'denominator' | 'lower' | 'upper'
>
type Current = Measures & { id: number; provisional: 0 | 1 }
type Row = Omit<Observation, 'source' | 'areaCode' | 'group' | 'provisional'> &
  SourceColumns & { area_code: string | null; pupils: PupilGroup; provisional: 0 | 1 }
type HistoryRow = Row & { stored: string; superseded: string | null }

/** School rows first, then the trust, then benchmarks from near to far; always the same order. */
const order = `CASE level WHEN 'school' THEN 0 WHEN 'trust' THEN 1 WHEN 'la' THEN 2 WHEN 'region' THEN 3 ELSE 4 END,
  place, kpi, pupils, period, coverage`

const columns = `o.level, o.urn, o.laestab, o.area, o.area_code, o.covers, o.kpi, o.pupils, o.period, o.state,
  o.value, o.numerator, o.denominator, o.lower, o.upper, o.provisional, o.matched,
  o.source_row, o.source_column, o.source_urn, o.cell, s.file, s.sha256`

const storedColumns = `level, urn, laestab, area, area_code, covers, kpi, pupils, period, state,
  value, numerator, denominator, lower, upper, provisional, matched,
  source, source_row, source_column, source_urn, cell, stored`

/**
 * Stores the observations of one import (inside `change`), at an ISO time. Counts:
 * `same`: the value was there already, from whatever file, or the one there is final and this one is
 * provisional; `superseded`: it differs and took the place of the older one, which stays in the history;
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
    `SELECT id, state, value, numerator, denominator, lower, upper, provisional FROM observations
     WHERE superseded IS NULL AND kpi = ? AND period = ? AND place = ? AND pupils = ? AND level = ? AND coverage = ?`,
  )
  const replacedSince = db.prepare<[string, string, string, string, string, string, string]>(
    `SELECT 1 FROM observations o JOIN sources s ON s.n = o.source
     WHERE o.superseded IS NOT NULL AND o.kpi = ? AND o.period = ? AND o.place = ? AND o.pupils = ?
       AND o.level = ? AND o.coverage = ? AND s.sha256 = ?`,
  )
  const retire = db.prepare('UPDATE observations SET superseded = ? WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO observations (${storedColumns})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const counts = { added: 0, superseded: 0, same: 0 }
  for (const o of list) {
    const place = o.urn ?? o.areaCode ?? o.area ?? ''
    const key = [o.kpi, o.period, place, o.group, o.level, o.covers ?? ''] as const
    const current = find.get(...key)
    const keeps =
      current && (keepsCurrent(current, o) || (again && replacedSince.get(...key, o.source.sha256)))
    if (keeps) {
      counts.same += 1
      continue
    }
    if (current) retire.run(at, current.id)
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
      o.provisional ? 1 : 0,
      o.matched,
      sourceOf(o.source),
      o.source.row,
      o.source.column,
      o.source.urn,
      o.source.cell,
      at,
    )
    counts[current ? 'superseded' : 'added'] += 1
  }
  return counts
}

/**
 * Takes back (inside `change`) what a file gave for other periods than the one that it is now read for, so
 * that figures of a wrong year do not stay. What they had replaced counts again. Answers how many.
 */
export function withdraw(db: VaultDatabase, at: string, sha256: string, period: string): number {
  const wrong = db
    .prepare<[string, string], { id: number }>(
      `SELECT o.id FROM observations o JOIN sources s ON s.n = o.source
       WHERE o.superseded IS NULL AND s.sha256 = ? AND o.period <> ?`,
    )
    .all(sha256, period)
  const retire = db.prepare('UPDATE observations SET superseded = ? WHERE id = ?')
  const restore = db.prepare(
    `INSERT INTO observations (${storedColumns})
     SELECT ${storedColumns.replace('stored', '@at')} FROM observations WHERE id = (
       SELECT max(o.id) FROM observations o JOIN sources s ON s.n = o.source JOIN observations w ON w.id = @id
       WHERE o.superseded = w.stored AND s.sha256 <> @sha256 AND o.kpi = w.kpi AND o.period = w.period
         AND o.place = w.place AND o.pupils = w.pupils AND o.level = w.level AND o.coverage = w.coverage)`,
  )
  for (const { id } of wrong) {
    retire.run(at, id)
    restore.run({ at, id, sha256 })
  }
  return wrong.length
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
  db.prepare(
    `INSERT INTO observations (${storedColumns}) SELECT ${given.join(', ')} FROM observations o
     WHERE o.superseded IS NULL AND o.level = 'school' AND o.urn = @from AND NOT EXISTS (
       SELECT 1 FROM observations n WHERE n.superseded IS NULL AND n.level = 'school' AND n.place = @to
         AND n.kpi = o.kpi AND n.period = o.period AND n.pupils = o.pupils AND n.coverage = o.coverage)`,
  ).run({ ...school, at })
  db.prepare(
    `UPDATE observations SET superseded = @at
     WHERE superseded IS NULL AND level = 'school' AND urn = @from`,
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
    .prepare<unknown[], Row>(sql)
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
  const sql = `SELECT ${columns} FROM observations o JOIN sources s ON s.n = o.source
    WHERE ${terms.join(' AND ')} ORDER BY ${order}${limit}`
  return { sql, values }
}

/** An observation with the ISO times at which it was stored and replaced; null while it is current. */
export type StoredObservation = {
  observation: Observation
  stored: string
  superseded: string | null
}

/** All that was ever stored for one cell of a school, newest first. */
export function history(
  db: VaultDatabase,
  cell: { kpi: string; urn: string; period: string; group: PupilGroup },
): StoredObservation[] {
  const half = (which: 'IS NULL' | 'IS NOT NULL') =>
    `SELECT o.id, ${columns}, o.stored, o.superseded FROM observations o JOIN sources s ON s.n = o.source
     WHERE o.superseded ${which} AND o.kpi = @kpi AND o.period = @period AND o.pupils = @group
       AND o.place IN (${presentUrns.replaceAll('?', '@urn')}) AND o.level = 'school'`
  return db
    .prepare<[typeof cell], HistoryRow>(
      `${half('IS NULL')} UNION ALL ${half('IS NOT NULL')} ORDER BY id DESC`,
    )
    .all(cell)
    .map((row) => ({
      observation: toObservation(row),
      stored: row.stored,
      superseded: row.superseded,
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

/** Whether the current value stays, as the other says nothing new or says it only provisionally. */
function keepsCurrent(current: Current, next: Observation): boolean {
  if (next.provisional && current.provisional === 0) return true
  if (!next.provisional && current.provisional === 1) return false
  return (
    next.state === current.state &&
    next.value === current.value &&
    (['numerator', 'denominator', 'lower', 'upper'] as const).every(
      (name) => next[name] === null || next[name] === current[name],
    )
  )
}

function toObservation(row: Row): Observation {
  return {
    level: row.level,
    urn: row.urn,
    laestab: row.laestab,
    area: row.area,
    areaCode: row.area_code,
    covers: row.covers,
    kpi: row.kpi,
    group: row.pupils,
    period: row.period,
    state: row.state,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    lower: row.lower,
    upper: row.upper,
    provisional: row.provisional === 1,
    matched: row.matched,
    source: toProvenance(row),
  }
}
