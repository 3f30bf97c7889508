/**
 * The journal: who changed what, when, from what, to what. Each row holds the SHA-256 of itself with the
 * hash of the row before, so a row that is altered, removed or put in breaks the chain at that place.
 */
import { canonicalJson, sha256 } from '../canonical.ts'
import type { VaultDatabase } from '../database.ts'

export type JournalEntry = {
  seq: number
  /** Entries of one change share it. */
  change: string
  /** ISO time. */
  at: string
  who: string
  what: string
  /** What the entry is about, e.g. `vision` or `import:…`; null for a change without entries of its own. */
  subject: string | null
  before: unknown
  after: unknown
}

type Row = Omit<JournalEntry, 'before' | 'after'> & {
  before: string | null
  after: string | null
  previous: string
  hash: string
}

const select = `SELECT seq, change_id AS change, at, who, what, subject, before, after, previous, hash FROM journal`
/** What stands before the first row. */
const genesis = '0'.repeat(64)

/** Adds one row (inside `change`, which is what calls it). */
export function append(db: VaultDatabase, entry: Omit<JournalEntry, 'seq'>): void {
  const last = db.prepare<[], Row>(`${select} ORDER BY seq DESC LIMIT 1`).get()
  const row = {
    ...entry,
    // What the database gives back has to be what was hashed, and it keeps no half of a character.
    who: entry.who.toWellFormed(),
    what: entry.what.toWellFormed(),
    subject: entry.subject?.toWellFormed() ?? null,
    seq: (last?.seq ?? 0) + 1,
    before: toText(entry.before),
    after: toText(entry.after),
    previous: last?.hash ?? genesis,
  }
  db.prepare(
    `INSERT INTO journal (seq, change_id, at, who, what, subject, before, after, previous, hash)
     VALUES (@seq, @change, @at, @who, @what, @subject, @before, @after, @previous, @hash)`,
  ).run({ ...row, hash: hashOf(row) })
}

/** Entries, newest first: of one subject where it is given, before a row's number where that is given. */
export function list(
  db: VaultDatabase,
  options: { subject?: string; before?: number; limit?: number } = {},
): JournalEntry[] {
  const terms = ['seq < @before']
  if (options.subject !== undefined) terms.push('subject = @subject')
  return read(
    db
      .prepare<unknown[], Row>(
        `${select} WHERE ${terms.join(' AND ')} ORDER BY seq DESC LIMIT @limit`,
      )
      .all({
        before: options.before ?? Number.MAX_SAFE_INTEGER,
        subject: options.subject ?? null,
        limit: options.limit ?? 100,
      }),
  )
}

function read(rows: Row[]): JournalEntry[] {
  return rows.map(({ previous: _, hash: __, before, after, ...row }) => ({
    ...row,
    before: fromText(before),
    after: fromText(after),
  }))
}

/** ISO time of the first entry, which is of the making of the vault; null of an empty journal. */
export function first(db: VaultDatabase): string | null {
  return db.prepare<[], string>('SELECT at FROM journal ORDER BY seq LIMIT 1').pluck().get() ?? null
}

/** The entries of one change. */
export function ofChange(db: VaultDatabase, change: string): JournalEntry[] {
  return read(db.prepare<[string], Row>(`${select} WHERE change_id = ? ORDER BY seq`).all(change))
}

/** The last entry of each subject that begins so, newest first. */
export function lastOfEach(db: VaultDatabase, beginning: string): JournalEntry[] {
  return db
    .prepare<[{ beginning: string }], number>(
      `SELECT max(seq) FROM journal WHERE substr(subject, 1, length(@beginning)) = @beginning
       GROUP BY subject ORDER BY 1 DESC`,
    )
    .pluck()
    .all({ beginning })
    .flatMap((seq) => list(db, { before: seq + 1, limit: 1 }))
}

/** Proves the chain from the first row to the last. `firstBad` is the number of the first row that does not fit. */
export function verify(db: VaultDatabase): {
  ok: boolean
  entries: number
  firstBad: number | null
} {
  let previous = genesis
  let entries = 0
  for (const row of db.prepare<[], Row>(`${select} ORDER BY seq`).iterate()) {
    const { hash, ...rest } = row
    if (row.seq !== entries + 1) return { ok: false, entries, firstBad: entries + 1 }
    if (row.previous !== previous || hash !== hashOf(rest)) {
      return { ok: false, entries, firstBad: row.seq }
    }
    previous = hash
    entries += 1
  }
  // SQLite keeps the last number that it gave, so rows cut off at the end are missed.
  const given = db
    .prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'journal'`)
    .pluck()
    .get()
  if ((given ?? 0) !== entries) return { ok: false, entries, firstBad: entries + 1 }
  return { ok: true, entries, firstBad: null }
}

/** The hash of the last row: two databases with the same one have had the same changes. */
export function head(db: VaultDatabase): string {
  return (
    db.prepare<[], string>('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1').pluck().get() ??
    genesis
  )
}

function hashOf(row: Omit<Row, 'hash'>): string {
  return sha256(canonicalJson(row))
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : canonicalJson(value)
}

function fromText(text: string | null): unknown {
  return text === null ? null : JSON.parse(text)
}
