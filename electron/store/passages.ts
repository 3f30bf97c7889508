/**
 * Where the words that were looked for stand on a page. The index itself says so: it is asked about these pages
 * alone, in memory, so that what is marked is what was found, stems and phrases included.
 */
import Database from 'better-sqlite3'

/** A piece of a passage; `marked`: it is what was looked for. */
export type PassagePart = { text: string; marked: boolean }

/** The part of a page in which most of it stands, and all the words of the page that were found, as they stand there. */
export type Passage = { parts: PassagePart[]; words: string[] }

/** Words in a passage, as FTS5 counts them; 64 at most. */
const length = 28
/** More different words than these are marked on no page. */
const mostWords = 20
/** Control characters, which no text has that was read: see `searchText`. */
const [begin, end] = ['\u0002', '\u0003']

/** The passages of pages that an expression was found on, in their order. */
export function passagesOf(expression: string, pages: readonly string[]): Passage[] {
  const db = new Database(':memory:')
  try {
    db.exec(
      `CREATE VIRTUAL TABLE pages USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')`,
    )
    const add = db.prepare('INSERT INTO pages (rowid, text) VALUES (?, ?)')
    db.transaction(() => pages.forEach((text, i) => add.run(i, text)))()
    const found = db
      .prepare<[string], { n: number; passage: string; whole: string }>(
        `SELECT rowid AS n, snippet(pages, 0, '${begin}', '${end}', '…', ${length}) AS passage,
           highlight(pages, 0, '${begin}', '${end}') AS whole
         FROM pages WHERE pages MATCH ?`,
      )
      .all(expression)
    const byPage = new Map(found.map((row) => [row.n, row]))
    return pages.map((_, i) => {
      const row = byPage.get(i)
      return { parts: partsOf(row?.passage ?? ''), words: wordsOf(row?.whole ?? '') }
    })
  } finally {
    db.close()
  }
}

function partsOf(passage: string): PassagePart[] {
  return passage
    .replace(/\s+/g, ' ')
    .split(new RegExp(`(${begin}[^${end}]*${end})`))
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith(begin) ? { text: text.slice(1, -1), marked: true } : { text, marked: false },
    )
}

function wordsOf(whole: string): string[] {
  const marked = partsOf(whole).flatMap(({ text, marked }) => (marked ? [text.toLowerCase()] : []))
  return [...new Set(marked)].slice(0, mostWords)
}
