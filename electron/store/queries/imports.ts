/** What was imported, with its problems. */
import type { ImportRecord, ImportResult, Problem } from '../../contract/shapes.ts'
import type { VaultDatabase } from '../database.ts'

type ImportRow = Omit<ImportResult, 'counts' | 'problems' | 'id'> &
  ImportResult['counts'] & { id: string }
type ProblemRow = Problem & { importId: string }

const select = `SELECT id, file, sha256, bytes, kind, title, period, outcome, rows,
  added, superseded, same, records, schools, benchmarks, at FROM imports`

/** The newest import of a file with these bytes that was stored and is not undone, or null. */
export function bySha(db: VaultDatabase, sha256: string): ImportResult | null {
  const row = db
    .prepare<[string], ImportRow>(
      `${select} WHERE sha256 = ? AND outcome = 'stored' AND undone IS NULL ORDER BY n DESC LIMIT 1`,
    )
    .get(sha256)
  return row ? toResult(row, problemsOf(db, row.id)) : null
}

/**
 * Keeps an import; its id is the one that its observations were put under.
 * @param by who brought it in, and why where values were typed
 */
export function add(
  db: VaultDatabase,
  result: ImportResult & { id: string },
  by: { who: string | null; reason: string | null } = { who: null, reason: null },
): void {
  const { counts, problems, ...rest } = result
  db.prepare(
    `INSERT INTO imports (id, file, sha256, bytes, kind, title, period, outcome, rows,
       added, superseded, same, records, schools, benchmarks, at, who, reason)
     VALUES (@id, @file, @sha256, @bytes, @kind, @title, @period, @outcome, @rows,
       @added, @superseded, @same, @records, @schools, @benchmarks, @at, @who, @reason)`,
  ).run({ ...rest, ...counts, ...by })
  const insert = db.prepare(
    `INSERT INTO import_problems (import_id, n, severity, row, column_name, found, expected, message)
     VALUES (@importId, @n, @severity, @row, @column, @found, @expected, @message)`,
  )
  problems.forEach((problem, n) => insert.run({ ...problem, importId: result.id, n }))
}

/** All imports, newest first, with their problems in the order in which they were found. */
export function list(db: VaultDatabase): ImportResult[] {
  const problems = Map.groupBy(
    db.prepare<[], ProblemRow>(`${selectProblems} ORDER BY import_id, n`).all(),
    (problem) => problem.importId,
  )
  return db
    .prepare<[], ImportRow>(`${select} ORDER BY n DESC`)
    .all()
    .map((row) => toResult(row, problems.get(row.id) ?? []))
}

type RecordRow = Omit<ImportRecord, 'counts' | 'problems' | 'undoable'> &
  ImportRecord['counts'] &
  ImportRecord['problems']

/** The kinds whose rows replace older ones without a trace, so that they cannot be taken back. */
const registerKinds: readonly string[] = ['gias', 'gias-links', 'gias-groups']

/** All imports, or one, newest first, as the history tells them; undone ones too. */
export function records(db: VaultDatabase, id: string | null = null): ImportRecord[] {
  const counted = (severity: Problem['severity'], as: string) =>
    `(SELECT count(*) FROM import_problems p WHERE p.import_id = i.id AND p.severity = '${severity}') AS ${as}`
  return db
    .prepare<{ id: string | null }, RecordRow>(
      `${select.replace(' FROM imports', '')}, who, reason, undone, ${counted('left-out', 'leftOut')},
         ${counted('doubt', 'doubts')}, ${counted('note', 'notes')}
       FROM imports i WHERE @id IS NULL OR i.id = @id ORDER BY n DESC`,
    )
    .all({ id })
    .map(
      ({
        added,
        superseded,
        same,
        records: rows,
        schools,
        benchmarks,
        leftOut,
        doubts,
        notes,
        ...rest
      }) => ({
        ...rest,
        counts: { added, superseded, same, records: rows, schools, benchmarks },
        problems: { leftOut, doubts, notes },
        undoable: !registerKinds.includes(rest.kind),
      }),
    )
}

/** Says (inside `change`) that an import is undone at an ISO time, or stands again. */
export function setUndone(db: VaultDatabase, id: string, undone: string | null): void {
  db.prepare('UPDATE imports SET undone = ? WHERE id = ?').run(undone, id)
}

/** An import's problems, in the order in which they were found. */
export function problems(db: VaultDatabase, id: string): Problem[] {
  return problemsOf(db, id).map(({ importId: _, ...problem }) => problem)
}

const selectProblems = `SELECT import_id AS importId, severity, row, column_name AS "column", found, expected, message
  FROM import_problems`

function problemsOf(db: VaultDatabase, importId: string): ProblemRow[] {
  return db
    .prepare<[string], ProblemRow>(`${selectProblems} WHERE import_id = ? ORDER BY n`)
    .all(importId)
}

function toResult(row: ImportRow, problems: ProblemRow[]): ImportResult {
  const { added, superseded, same, records, schools, benchmarks, ...rest } = row
  return {
    ...rest,
    counts: { added, superseded, same, records, schools, benchmarks },
    problems: problems.map(({ importId: _, ...problem }) => problem),
  }
}

/** The files of each kind that are stored and not undone: their names, and when they were brought in. */
export function filesOfKind(db: VaultDatabase, kind: string): { file: string; at: string }[] {
  return db
    .prepare<[string], { file: string; at: string }>(
      `SELECT file, at FROM imports WHERE kind = ? AND outcome = 'stored' AND undone IS NULL ORDER BY n DESC`,
    )
    .all(kind)
}
