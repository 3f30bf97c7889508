import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchExpression, type SearchKind } from '../../electron/domain/search.ts'
import { passagesOf, searchQueries } from '../../electron/store/index.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { freshDatabase, scratch } from './support.ts'

const home = scratch()
let made = 0

type Sample = { key: string; meeting?: string; kind?: SearchKind; pages: string[] }

/** A database with three meetings in which these documents were read. */
function withDocuments(documents: Sample[]): VaultDatabase {
  const db = freshDatabase(home, `${(made += 1)}.db`)
  const meeting = db.prepare('INSERT INTO meetings (id, date, body) VALUES (?, ?, ?)')
  const body = (name: string) => JSON.stringify({ meeting: { body: name, title: name } })
  meeting.run('board-2025', '2025-08-31', body('Trust Board'))
  meeting.run('board-2026', '2026-09-01', body('Trust Board'))
  meeting.run('audit-2026', '2026-11-10', body('Audit Committee'))
  for (const { key, meeting = 'board-2026', kind = 'paper', pages } of documents) {
    const read = pages.map((text, i) => ({ page: i + 1, text }))
    const document = { kind, key, meeting, title: key, mark: key }
    searchQueries.put(db, document, { state: 'read', pages: read })
  }
  return db
}

/** What is found, as `key page, page`, the best first. */
function found(db: VaultDatabase, typed: string, filter: searchQueries.SearchFilter = {}) {
  const expression = searchExpression(typed)
  if (expression === null) return []
  const pages = searchQueries.find(db, expression, filter, { limit: 20, offset: 0 })
  return [...Map.groupBy(pages, ({ key }) => key)].map(
    ([key, of]) => `${key} ${of.map(({ page }) => page).join(', ')}`,
  )
}

describe('what is typed', () => {
  const db = withDocuments([
    { key: 'reading', pages: ['Nothing here', 'Pupils who read daily are reading well'] },
    {
      key: 'estates',
      pages: ['The roof of the café in Llandrindod’s hall; co-operation AND more'],
    },
    { key: 'hall', pages: ['A hall of the roof'] },
  ])

  it.each([
    ['reads ', ['reading 2']],
    ['CAFE ', ['estates 1']],
    ['café', ['estates 1']],
    ['"roof of the"', ['estates 1']],
    ['“roof of the”', ['estates 1']],
    ['roof hall', ['hall 1', 'estates 1']],
    ['llandr', ['estates 1']],
    ['llandr ', []],
    ['"nothing he', []],
    ['co-operation', ['estates 1']],
    ['AND ', ['estates 1']],
    ['read NOT daily', []],
    ['text:roof', []],
    ['*', []],
    ['', []],
  ])('%j finds %j', (typed, wanted) => {
    expect(found(db, typed)).toEqual(wanted)
  })

  it('finds every word by each of its beginnings from three letters on', () => {
    const words =
      'reading attendance safeguarding education assessment wellbeing exclusions phonics mathematics apprenticeship responsibilities improvement governance effectiveness transportation sufficiency organization competence measurement statutory'
    const typed = withDocuments([{ key: 'words', pages: [words] }])
    const lost = words
      .split(' ')
      .flatMap((word) => [...word].map((_, i) => word.slice(0, i + 1)).slice(2))
      .filter((beginning) => found(typed, beginning).length === 0)
    expect(lost).toEqual([])
  })

  it('is an answer or nothing, whatever it is', () => {
    const signs = fc.constantFrom(...'"\'*^():-+{}[]|\\%_;,.', ' ', ' OR ', ' NEAR(', 'text:', '\0')
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.oneof(signs, fc.constantFrom('roof', 'hall', 'é', 'ﬁ')), { maxLength: 40 })
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(anything, (typed) => {
        expect(found(db, typed)).toBeInstanceOf(Array)
        const expression = searchExpression(typed)
        if (expression !== null) expect(passagesOf(expression, [typed])).toHaveLength(1)
      }),
      { numRuns: 1500 },
    )
  })

  it('finds what it was copied from', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9éüñ']{2,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ')
        const expression = searchExpression(text)
        fc.pre(expression !== null)
        expect(passagesOf(expression, [text])[0]?.words).not.toEqual([])
      }),
    )
  })
})

describe('the index', () => {
  it('is filtered by kind, meeting, body and academic year', () => {
    const db = withDocuments([
      { key: 'a', meeting: 'board-2025', pages: ['roof'] },
      { key: 'b', meeting: 'board-2026', pages: ['roof roof'], kind: 'agenda' },
      { key: 'c', meeting: 'audit-2026', pages: ['roof and much else'] },
    ])
    expect(found(db, 'roof').toSorted()).toEqual(['a 1', 'b 1', 'c 1'])
    expect(found(db, 'roof', { kind: 'agenda' })).toEqual(['b 1'])
    expect(found(db, 'roof', { meeting: 'audit-2026' })).toEqual(['c 1'])
    expect(found(db, 'roof', { body: 'Trust Board' }).toSorted()).toEqual(['a 1', 'b 1'])
    expect(found(db, 'roof', { year: '2024/25' })).toEqual(['a 1'])
    expect(found(db, 'roof', { year: '2026/27', body: 'Audit Committee' })).toEqual(['c 1'])
  })

  it('tells the best pages of a document, and on how many it was found', () => {
    const pages = Array.from({ length: 9 }, (_, i) => `roof ${'and '.repeat(i * 20)}`)
    const db = withDocuments([
      { key: 'a', pages },
      { key: 'b', pages: ['a roof'] },
    ])
    const rows = searchQueries.find(db, searchExpression('roof')!, {}, { limit: 1, offset: 0 })
    expect(rows.map(({ page }) => page)).toEqual([1, 2, 3])
    expect(rows[0]).toMatchObject({ pages: 9, documents: 2 })
  })

  it('marks what was found, in the passage and as words of the page', () => {
    const [passage] = passagesOf(searchExpression('"the roof" read')!, [
      `${'Long before. '.repeat(30)}They were reading under THE ROOF, and a roof.`,
    ])
    const marked = passage?.parts.filter((part) => part.marked).map(({ text }) => text)
    expect(marked).toEqual(['reading', 'THE ROOF'])
    expect(passage?.words).toEqual(['reading', 'the roof'])
    expect(passage?.parts[0]?.text).toMatch(/^…/)
  })

  it('takes what is read anew in the place of what was', () => {
    const db = withDocuments([{ key: 'a', pages: ['old words', 'old words'] }])
    const document = {
      kind: 'paper',
      key: 'a',
      meeting: 'board-2026',
      title: 'a',
      mark: '2',
    } as const
    searchQueries.put(db, document, { state: 'read', pages: [{ page: 1, text: 'new words' }] })
    expect(found(db, 'old')).toEqual([])
    expect(found(db, 'words')).toEqual(['a 1'])
    searchQueries.put(db, document, { state: 'no-text' })
    expect(found(db, 'words')).toEqual([])
    expect(searchQueries.list(db)).toMatchObject([{ key: 'a', state: 'no-text', mark: '2' }])
  })

  it('is as it was before, when what came is gone again', () => {
    const db = withDocuments([{ key: 'a', pages: ['one two', 'three'] }])
    const before = db.prepare('SELECT count(*) FROM search_words_idx').pluck().get()
    const document = {
      kind: 'paper',
      key: 'b',
      meeting: 'board-2026',
      title: 'b',
      mark: '',
    } as const
    db.transaction(() => {
      const pages = Array.from({ length: 400 }, (_, i) => ({
        page: i + 1,
        text: `zzz${i} `.repeat(50),
      }))
      searchQueries.put(db, document, { state: 'read', pages })
    })()
    searchQueries.drop(db, 'paper', 'b')
    expect(db.prepare('SELECT count(*) FROM search_pages').pluck().get()).toBe(2)
    expect(db.prepare('SELECT count(*) FROM search_words_docsize').pluck().get()).toBe(2)
    expect(found(db, 'zzz')).toEqual([])
    expect(before).toBeGreaterThan(0)
  })
})
