/**
 * What each import claims, and which claim is in force. Every import keeps what it said of a key, also where
 * another had said it before; so the value in force is what the imports that stand (not undone) lead to in
 * their order, whatever was undone and brought back in between.
 */
import type { Observation } from '../../domain/observation.ts'
import type { VaultDatabase } from '../database.ts'
import { measureColumns, storedColumns } from './observation-row.ts'

export type Measures = Pick<
  Observation,
  'state' | 'value' | 'numerator' | 'denominator' | 'lower' | 'upper'
> & { provisional: 0 | 1 }

/** A value that an import told, and whether it counts now. */
type Claim = Measures & {
  id: number
  key: string
  period: string
  source: number
  source_row: number
  source_column: string
  cell: string
  sha256: string
  importId: string
}
/**
 * An import that is not undone, by its place in their order. `again`: the same bytes stood already, for the same
 * period; `readAnewFor`: the other periods for which the same bytes were read later.
 */
type Standing = { place: number; again: boolean; readAnewFor: string[] }

/** One key: what a value is about. `place`: URN, LA's code, area or nothing. */
export type Key = {
  kpi: string
  period: string
  place: string
  group: string
  level: string
  coverage: string
}

/** How many keys lost their value, and how many have an older or newer one in its place. */
export type Settled = { gone: number; replaced: number }

/** Whether the value in force stays, as the other says nothing new or says it only provisionally. */
export function keepsCurrent(current: Measures, next: Measures): boolean {
  if (next.provisional === 1 && current.provisional === 0) return true
  if (next.provisional === 0 && current.provisional === 1) return false
  return (
    next.state === current.state &&
    next.value === current.value &&
    (['numerator', 'denominator', 'lower', 'upper'] as const).every(
      (name) => next[name] === null || next[name] === current[name],
    )
  )
}

const sameKey = (a: string, b: string) =>
  ['kpi', 'period', 'place', 'pupils', 'level', 'coverage']
    .map((column) => `${a}.${column} = ${b}.${column}`)
    .join(' AND ')

/** Forgets (inside `change`) what an import told, where it changed nothing and is not to be kept. */
export function forget(db: VaultDatabase, importId: string): void {
  const sources = '(SELECT n FROM sources WHERE import_id = ?)'
  db.prepare(`DELETE FROM observations WHERE source IN ${sources}`).run(importId)
  db.prepare(`DELETE FROM inspections WHERE source IN ${sources}`).run(importId)
  db.prepare('DELETE FROM sources WHERE import_id = ?').run(importId)
}

/** Settles (inside `change`) every key of which a file with these bytes ever told a value. */
export function settleFile(db: VaultDatabase, at: string, sha256: string): Settled {
  return settle(
    db,
    at,
    `SELECT DISTINCT o.kpi, o.period, o.place, o.pupils, o.level, o.coverage
     FROM sources s JOIN observations o ON o.source = s.n
     WHERE s.sha256 = ? AND o.part IN ('told', 'repeated')`,
    [sha256],
  )
}

/** Settles (inside `change`) one key. */
export function settleKey(db: VaultDatabase, at: string, key: Key): Settled {
  return settle(
    db,
    at,
    'SELECT ? AS kpi, ? AS period, ? AS place, ? AS pupils, ? AS level, ? AS coverage',
    [key.kpi, key.period, key.place, key.group, key.level, key.coverage],
  )
}

/**
 * Takes back (inside `change`) the value in force of a key, where it was typed by hand, or puts back the one that
 * was taken back last. Answers whether there was one.
 */
export function withdrawTyped(db: VaultDatabase, at: string, key: Key, back: boolean): boolean {
  const typed = `source IN (SELECT s.n FROM sources s JOIN imports i ON i.id = s.import_id
    WHERE i.kind = 'typed' AND i.undone IS NULL)`
  const cell = `kpi = @kpi AND period = @period AND place = @place AND pupils = @group AND level = @level
    AND coverage = @coverage`
  const claim = `${cell} AND part IN ('told', 'repeated') AND ${typed}`
  const done = back
    ? db
        .prepare(
          `UPDATE observations SET withdrawn = NULL WHERE id = (
             SELECT id FROM observations WHERE ${claim} AND withdrawn IS NOT NULL
             ORDER BY withdrawn DESC, id DESC LIMIT 1)`,
        )
        .run(key)
    : db
        .prepare(
          `UPDATE observations SET withdrawn = @at WHERE ${claim} AND withdrawn IS NULL AND source = (
             SELECT source FROM observations WHERE ${cell} AND superseded IS NULL)`,
        )
        .run({ ...key, at })
  if (done.changes > 0) settleKey(db, at, key)
  return done.changes > 0
}

function settle(db: VaultDatabase, at: string, keys: string, values: string[]): Settled {
  const standing = standingImports(db)
  const placeOf = (claim: Claim) => standing.get(claim.importId)?.place ?? 0
  const rows = db
    .prepare<unknown[], Claim & { force: 0 | 1; counts: 0 | 1 }>(
      `WITH keys AS (${keys})
       SELECT o.id, json_array(o.kpi, o.period, o.place, o.pupils, o.level, o.coverage) AS key, o.period,
         ${measureColumns.map((column) => `o.${column}`).join(', ')},
         o.source, o.source_row, o.source_column, o.cell, s.sha256, s.import_id AS importId,
         o.superseded IS NULL AS force, o.part IN ('told', 'repeated') AND o.withdrawn IS NULL AS counts
       FROM keys k JOIN observations o ON ${sameKey('o', 'k')} JOIN sources s ON s.n = o.source`,
    )
    .all(...values)
  const retire = db.prepare('UPDATE observations SET superseded = ? WHERE id = ?')
  const bringBack = db.prepare(
    `INSERT INTO observations (${storedColumns}, part)
     SELECT ${storedColumns.replace('stored', '@at')}, 'back' FROM observations WHERE id = @id`,
  )
  const settled: Settled = { gone: 0, replaced: 0 }
  for (const of of Map.groupBy(rows, ({ key }) => key).values()) {
    const claims = of
      .filter(({ counts }) => counts === 1)
      .toSorted((a, b) => placeOf(a) - placeOf(b) || a.id - b.id)
    const now = of.find(({ force }) => force === 1)
    const next = inForce(claims, standing)
    if (now && next && isSame(now, next)) continue
    if (now) retire.run(at, now.id)
    if (next) bringBack.run({ at, id: next.id })
    if (now || next) settled[next ? 'replaced' : 'gone'] += 1
  }
  return settled
}

/** The claim that the standing imports lead to, in their order. */
function inForce(claims: Claim[], standing: Map<string, Standing>): Claim | null {
  let current: Claim | null = null
  const toldBy = new Map<string, string>()
  for (const claim of claims) {
    const told = standing.get(claim.importId)
    // Read again later for another period: then the file says nothing of this one.
    if (!told || told.readAnewFor.some((period) => period !== claim.period)) continue
    const before = toldBy.get(claim.sha256)
    // The very file once more: what was revised since it was read first stays revised.
    const revised =
      told.again &&
      current !== null &&
      current.sha256 !== claim.sha256 &&
      before !== undefined &&
      before !== claim.importId
    if (current === null || (!revised && !keepsCurrent(current, claim))) current = claim
    toldBy.set(claim.sha256, before ?? claim.importId)
  }
  return current
}

/** The imports that are not undone, by id. */
function standingImports(db: VaultDatabase): Map<string, Standing> {
  const list = db
    .prepare<[], { id: string; sha256: string; period: string | null }>(
      `SELECT id, sha256, period FROM imports WHERE outcome = 'stored' AND undone IS NULL ORDER BY n`,
    )
    .all()
  const standing = new Map<string, Standing>()
  for (const files of Map.groupBy(list, ({ sha256 }) => sha256).values()) {
    let later: string[] = []
    for (const [place, { id, period }] of [...files.entries()].toReversed()) {
      const before = files[place - 1]
      const anew = before !== undefined && isOtherPeriod(before.period, period)
      standing.set(id, { place: 0, again: before !== undefined && !anew, readAnewFor: later })
      if (anew && period !== null) later = [...later, period]
    }
  }
  for (const [place, { id }] of list.entries()) {
    const told = standing.get(id)
    if (told) told.place = place
  }
  return standing
}

/** Whether a file that was read for one period is now read for another. */
export function isOtherPeriod(before: string | null, now: string | null): boolean {
  return before !== null && now !== null && before !== now
}

function isSame(now: Claim, next: Claim): boolean {
  return (
    now.id === next.id ||
    ([...measureColumns, 'source', 'source_row', 'source_column', 'cell'] as const).every(
      (column) => now[column] === next[column],
    )
  )
}
