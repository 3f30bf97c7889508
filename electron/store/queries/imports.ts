/** What was imported, with its problems. */
import type { ImportResult, Problem } from '../../contract/shapes.ts'
import type { VaultDatabase } from '../database.ts'

type ImportRow = Omit<ImportResult, 'counts' | 'problems' | 'id'> &
  ImportResult['counts'] & { id: string }
type ProblemRow = Problem & { importId: string }

const select = `SELECT id, file, sha256, bytes, kind, title, period, outcome, rows,
  added, superseded, same, records, schools, benchmarks, at FROM imports`

/** The newest import of a file with these bytes that was stored, or null. */
export function bySha(db: VaultDatabase, sha256: string): ImportResult | null {
  const row = db
    .prepare<[string], ImportRow>(
      `${select} WHERE sha256 = ? AND outcome = 'stored' ORDER BY n DESC LIMIT 1`,
    )
    .get(sha256)
  return row ? toResult(row, problemsOf(db, row.id)) : null
}

/** Keeps an import; its id is the one that its observations were put under. */
export function add(db: VaultDatabase, result: ImportResult & { id: string }): void {
  const { counts, problems, ...rest } = result
  db.prepare(
    `INSERT INTO imports (id, file, sha256, bytes, kind, title, period, outcome, rows,
       added, superseded, same, records, schools, benchmarks, at)
     VALUES (@id, @file, @sha256, @bytes, @kind, @title, @period, @outcome, @rows,
       @added, @superseded, @same, @records, @schools, @benchmarks, @at)`,
  ).run({ ...rest, ...counts })
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
