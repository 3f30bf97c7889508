import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packDifferences } from '../../electron/domain/pack-differences.ts'
import type { PackRecord, RecordedItem, RecordedPart } from '../../electron/domain/pack-record.ts'

function item(id: string, changes: Partial<RecordedItem> = {}): RecordedItem {
  return {
    id,
    number: '1',
    title: `About ${id}`,
    purpose: 'information',
    minutes: 5,
    presenter: null,
    decision: null,
    strand: null,
    confidential: false,
    papers: [],
    ...changes,
  }
}

function part(key: string, changes: Partial<RecordedPart> = {}): RecordedPart {
  return { key, kind: 'section', title: key, item: null, page: 3, pages: 1, hash: 'h', ...changes }
}

function numbered(items: RecordedItem[]): RecordedItem[] {
  return items.map((one, i) => ({ ...one, number: String(i + 1) }))
}

function record(changes: Partial<PackRecord> = {}): PackRecord {
  return {
    meeting: {
      title: 'Trust Board',
      date: '2026-12-09',
      start: '17:30',
      place: 'Hall',
      issued: null,
    },
    agenda: numbered([item('a'), item('b'), item('c')]),
    parts: [part('agenda', { kind: 'agenda', page: 2 })],
    figures: [],
    names: { '138764': 'Larkfold Primary', 'ks2.reading.average': 'Reading at 11' },
    ...changes,
  }
}

const words = (was: PackRecord, now: PackRecord) =>
  packDifferences(was, now).map((one) => one.words)

describe('where two packs differ', () => {
  it('is nowhere where they are the same', () => {
    expect(packDifferences(record(), record())).toEqual([])
  })

  it('names the one item that moved, and not those it passed', () => {
    const agenda = numbered([item('c'), item('a'), item('b')])
    expect(words(record(), record({ agenda }))).toEqual([
      'Item 1, About c, has moved: it was item 3',
    ])
  })

  it('says of any one move no more than that something moved', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (from, to) => {
        const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => item(id))
        const moved = items.toSpliced(from, 1).toSpliced(to, 0, items[from]!)
        const found = words(
          record({ agenda: numbered(items) }),
          record({ agenda: numbered(moved) }),
        )
        expect(found).toHaveLength(from === to ? 0 : 1)
      }),
    )
  })

  it('says what changed on an item', () => {
    const changed = item('a', {
      purpose: 'decision',
      decision: 'Fund **it**',
      minutes: 20,
      presenter: 'Chair',
      confidential: true,
    })
    const agenda = numbered([changed, item('b'), item('d', { title: 'Estates' })])
    expect(words(record(), record({ agenda }))).toEqual([
      'Item 1, About a, is now for decision, was for information',
      'Item 1, About a, now asks: Fund it',
      'Item 1, About a, now takes 20 minutes, was 5',
      'Item 1, About a, is now presented by Chair',
      'Item 1, About a, is now confidential',
      'Item 3 is new: Estates',
      'Item 3 is gone: About c',
    ])
  })

  it('says which papers came, went and were replaced, with their pages', () => {
    const withPaper = (sha256: string, name = 'estates.pdf', pages = 2) =>
      record({
        agenda: numbered([item('a', { papers: [{ name, sha256 }] })]),
        parts: [part(`paper:a:${name}`, { kind: 'paper', item: 'a', page: 7, pages })],
      })
    expect(packDifferences(withPaper('x'), withPaper('y', 'estates.pdf', 3))).toEqual([
      {
        kind: 'paper',
        words: 'Item 1: estates.pdf was replaced, 3 pages where it had 2',
        page: 7,
      },
    ])
    expect(words(withPaper('x'), withPaper('x', 'pay.pdf'))).toEqual([
      'Item 1 has a new paper: pay.pdf',
      'estates.pdf was taken off item 1',
    ])
  })

  it('says which figures changed, from what to what, and which went on to a newer period', () => {
    const figure = (period: string, text: string) => ({
      whose: '138764',
      kpi: 'ks2.reading.average',
      group: 'all',
      period,
      text,
    })
    const was = record({ figures: [figure('2023/24', '104.9')] })
    expect(words(was, record({ figures: [figure('2023/24', '103.4')] }))).toEqual([
      'Larkfold Primary, Reading at 11, 2023/24: 103.4, was 104.9',
    ])
    expect(
      words(was, record({ figures: [figure('2023/24', '104.9'), figure('2024/25', '101.0')] })),
    ).toEqual(['Larkfold Primary, Reading at 11, 2024/25: 101.0, new; 2023/24 was 104.9'])
  })

  it('says which pages came, went, grew and changed, and not which only stand elsewhere', () => {
    const was = record({
      parts: [part('Vision', { page: 3 }), part('Scorecard', { page: 4 }), part('Compared')],
    })
    const now = record({
      parts: [
        part('Vision', { page: 3, pages: 2 }),
        part('Scorecard', { page: 5, hash: 'other' }),
        part('Larkfold Primary', { kind: 'school', page: 6 }),
      ],
    })
    expect(words(was, now)).toEqual([
      'Vision has 2 pages, had 1',
      'Scorecard has changed, page 5',
      'The page of Larkfold Primary is new, page 6',
      'Compared is no longer in the pack',
    ])
    const further = record({ parts: was.parts.map((one) => ({ ...one, page: one.page + 9 })) })
    expect(words(was, further)).toEqual([])
  })
})
