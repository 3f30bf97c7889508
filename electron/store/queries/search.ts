/**
 * The index of the search. It is written through these functions alone: the index has no text of its own, so a page
 * that goes must be told it with the very text that it was given.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { parsePeriod } from '../../domain/period.ts'
import type { SearchKind } from '../../domain/search.ts'
import type { VaultDatabase } from '../database.ts'

/** A thing that can be found, of one meeting. `key` names it within its kind, `mark` what it was read from. */
export type SearchDocument = {
  kind: SearchKind
  key: string
  meeting: string
  title: string
  mark: string
}
/** What was read of it: its pages from 1 (0: before any page), those without words left out. */
export type SearchText =
  | { state: 'read'; pages: { page: number; text: string }[] }
  | { state: 'no-text' }
  | { state: 'unreadable'; reason: string }
export type SearchedDocument = SearchDocument & {
  state: SearchText['state']
  reason: string | null
}

export type SearchFilter = {
  kind?: SearchKind | undefined
  /** Id of a meeting. */
  meeting?: string | undefined
  body?: string | undefined
  /** An academic year, as `2026/27`. */
  year?: string | undefined
}

/** A page on which something was found, of a document that is among those asked for. */
export type FoundPage = {
  document: number
  kind: SearchKind
  key: string
  title: string
  meeting: string
  page: number
  text: string
  /** Pages of the document on which it was found, and documents in which it was. */
  pages: number
  documents: number
}

/** Pages that are told of each document: the best of them. */
const pagesOfEach = 3

/** Everything that was read, or tried. */
export function list(db: VaultDatabase): SearchedDocument[] {
  return db
    .prepare<[], SearchedDocument>(
      `SELECT kind, key, meeting_id AS meeting, title, mark, state, reason FROM search_documents ORDER BY n`,
    )
    .all()
}

/** Keeps what was read of a document in the place of what was read before. */
export function put(db: VaultDatabase, document: SearchDocument, read: SearchText): void {
  drop(db, document.kind, document.key)
  const reason = read.state === 'unreadable' ? read.reason : null
  const { lastInsertRowid: n } = db
    .prepare(
      `INSERT INTO search_documents (kind, key, meeting_id, title, mark, state, reason)
       VALUES (@kind, @key, @meeting, @title, @mark, @state, @reason)`,
    )
    .run({ ...document, state: read.state, reason })
  if (read.state !== 'read') return
  const keep = db.prepare('INSERT INTO search_pages (document, page, text) VALUES (?, ?, ?)')
  const index = db.prepare('INSERT INTO search_words (rowid, text) VALUES (?, ?)')
  for (const { page, text } of read.pages) {
    const { lastInsertRowid: id } = keep.run(n, page, deflateRawSync(text))
    index.run(id, text)
  }
}

/** Forgets a document with all its words. */
export function drop(db: VaultDatabase, kind: SearchKind, key: string): void {
  const n = db
    .prepare<[string, string], number>('SELECT n FROM search_documents WHERE kind = ? AND key = ?')
    .pluck()
    .get(kind, key)
  if (n !== undefined) dropNumbered(db, n)
}

/**
 * Forgets the words of papers and meetings that are no longer there, whether or not they can be given back.
 * Answers whether there were any.
 */
export function dropGone(db: VaultDatabase): boolean {
  const gone = db
    .prepare<[], number>(
      `SELECT n FROM search_documents WHERE meeting_id NOT IN (SELECT id FROM meetings)
         OR kind = 'paper' AND (meeting_id, mark) NOT IN (SELECT meeting_id, sha256 FROM meeting_papers)`,
    )
    .pluck()
    .all()
  for (const n of gone) dropNumbered(db, n)
  return gone.length > 0
}

function dropNumbered(db: VaultDatabase, n: number): void {
  const unindex = db.prepare(
    `INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', ?, ?)`,
  )
  const pages = db
    .prepare<[number], { id: number; text: Uint8Array }>(
      'SELECT id, text FROM search_pages WHERE document = ?',
    )
    .all(n)
  for (const { id, text } of pages) unindex.run(id, textOf(text))
  db.prepare('DELETE FROM search_pages WHERE document = ?').run(n)
  db.prepare('DELETE FROM search_documents WHERE n = ?').run(n)
}

/**
 * The documents in which an expression (`searchExpression`) was found, the best first, so many from `offset` on,
 * each with its best pages.
 */
export function find(
  db: VaultDatabase,
  expression: string,
  filter: SearchFilter,
  { limit, offset }: { limit: number; offset: number },
): FoundPage[] {
  const { where, values } = conditions(filter)
  return db
    .prepare<unknown[], Omit<FoundPage, 'text'> & { text: Uint8Array }>(
      `WITH found AS MATERIALIZED (
         SELECT p.id, p.document, p.page, w.rank FROM search_words w JOIN search_pages p ON p.id = w.rowid
         WHERE search_words MATCH @expression ${where}
       ), best AS MATERIALIZED (
         SELECT document, min(rank) AS best, count(*) AS pages, count(*) OVER () AS documents FROM found
         GROUP BY document ORDER BY best, document LIMIT @limit OFFSET @offset
       ), told AS (
         SELECT id, document, page, best, pages, documents,
           row_number() OVER (PARTITION BY document ORDER BY rank, page) AS nth
         FROM found JOIN best USING (document)
       )
       SELECT t.document, d.kind, d.key, d.title, d.meeting_id AS meeting, t.page, p.text, t.pages, t.documents
       FROM told t JOIN search_documents d ON d.n = t.document JOIN search_pages p ON p.id = t.id
       WHERE t.nth <= ${pagesOfEach} ORDER BY t.best, t.document, t.page`,
    )
    .all({ expression, limit, offset, ...values })
    .map((row) => ({ ...row, text: textOf(row.text) }))
}

/** The filter as conditions on a page's document, which is looked up before anything is ranked. */
function conditions(filter: SearchFilter): { where: string; values: Record<string, string> } {
  const period = filter.year === undefined ? null : parsePeriod(filter.year)
  const wanted = [
    filter.kind !== undefined && 'd.kind = @kind',
    filter.meeting !== undefined && 'd.meeting_id = @meeting',
    filter.body !== undefined && `m.body ->> '$.meeting.body' = @body`,
    period !== null && 'm.date BETWEEN @from AND @to',
  ].filter((condition) => condition !== false)
  if (wanted.length === 0) return { where: '', values: {} }
  const { kind, meeting, body } = filter
  const values = { kind, meeting, body, from: period?.start, to: period?.end }
  return {
    where: `AND p.document IN (SELECT d.n FROM search_documents d JOIN meetings m ON m.id = d.meeting_id
      WHERE ${wanted.join(' AND ')})`,
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  }
}

function textOf(packed: Uint8Array): string {
  return inflateRawSync(packed).toString()
}
