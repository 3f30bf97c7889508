import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byKey, byName, TouchedSince, whole } from '../../electron/domain/take-back.ts'
import { takeVision } from '../../electron/domain/vision-take-back.ts'
import type { Strand, Vision } from '../../electron/domain/vision.ts'

type Row = { id: string; words: string }
const takeRows = byName<Row>(({ id }) => id, byKey())
const rows = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), words: fc.constantFrom('x', 'y') }),
  { selector: ({ id }) => id },
)

describe('taking a change back', () => {
  it('gives what stood there before, where nothing came after', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const taken = takeRows(before, after, after)
        const sorted = (list: Row[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(sorted(taken)).toEqual(sorted(before))
      }),
    )
  })

  it('keeps all that came after where the change changed nothing', () => {
    fc.assert(
      fc.property(rows, rows, (before, now) => {
        expect(takeRows(before, before, now)).toEqual(now)
      }),
    )
  })

  it('keeps or refuses, and never drops what a later edit wrote', () => {
    fc.assert(
      fc.property(rows, rows, rows, (before, after, now) => {
        let taken: Row[]
        try {
          taken = takeRows(before, after, now)
        } catch (error) {
          expect(error).toBeInstanceOf(TouchedSince)
          return
        }
        // Whatever a later edit made other than the change left it is there as the edit made it.
        for (const row of now) {
          const left = after.find(({ id }) => id === row.id)
          if (left?.words !== row.words) expect(taken).toContainEqual(row)
        }
        for (const { id } of after)
          if (!now.some((row) => row.id === id))
            expect(taken.some((row) => row.id === id)).toBe(false)
      }),
    )
  })

  it('puts an order back, and refuses where it was moved again', () => {
    const list = (ids: string) => [...ids].map((id) => ({ id, words: '' }))
    const ids = (taken: Row[]) => taken.map(({ id }) => id).join('')
    expect(ids(takeRows(list('abc'), list('cab'), list('cab')))).toBe('abc')
    expect(ids(takeRows(list('abc'), list('cab'), list('xcayb')))).toBe('xabyc')
    expect(() => takeRows(list('abc'), list('cab'), list('bca'))).toThrow(TouchedSince)
    expect(ids(takeRows(list('abc'), list('ac'), list('cad')))).toBe('cabd')
  })

  it('is of a whole thing where it has no parts', () => {
    expect(whole(1, 2, 2)).toBe(1)
    expect(whole(1, 1, 2)).toBe(2)
    expect(() => whole(1, 2, 3)).toThrow(TouchedSince)
  })
})

describe('of the vision', () => {
  const strand = (title: string, more: Partial<Strand> = {}): Strand => ({
    ...{ title, success: '', kpis: [], ...more },
  })
  const vision = (...strands: Strand[]): Vision => ({
    vision: { title: 'Ours', adopted: null, statement: '' },
    strands,
  })
  const link = (code: string, reason = '') => ({ code, reason, target: null })
  const before = vision(strand('Reading', { kpis: [link('a'), link('b')] }), strand('Belonging'))

  it('ties a KPI again to its strand, though that was renamed and moved since', () => {
    const after = vision(strand('Reading', { kpis: [link('b')] }), strand('Belonging'))
    const now = vision(
      strand('Belonging', { success: 'All are known.' }),
      strand('Every child reads', { kpis: [link('b', 'It tells')] }),
    )
    expect(takeVision(before, after, now)).toEqual(
      vision(
        strand('Belonging', { success: 'All are known.' }),
        strand('Every child reads', { kpis: [link('a'), link('b', 'It tells')] }),
      ),
    )
  })

  it('ties it nowhere where its strand is gone', () => {
    const after = vision(strand('Reading', { kpis: [link('b')] }), strand('Belonging'))
    expect(() => takeVision(before, after, vision(strand('Belonging')))).toThrow(TouchedSince)
  })

  it('puts a removed strand back beside what was written since', () => {
    const after = vision(strand('Belonging'))
    const now = vision(strand('Belonging', { success: 'All.' }), strand('Places'))
    expect(takeVision(before, after, now).strands.map(({ title }) => title)).toEqual([
      'Reading',
      'Belonging',
      'Places',
    ])
    expect(() => takeVision(before, after, vision(strand('Belonging'), strand('Reading')))).toThrow(
      TouchedSince,
    )
  })

  it('refuses where the same words were written again', () => {
    const after = vision(strand('Reading', { success: 'One' }))
    const now = vision(strand('Reading', { success: 'Two' }))
    expect(() => takeVision(vision(strand('Reading')), after, now)).toThrow(TouchedSince)
  })

  it('puts an edit of an older vision onto the present one', () => {
    const edited = vision(strand('Reading', { success: 'Edited' }), strand('Belonging'))
    const older = vision(strand('Reading'), strand('Belonging'))
    const present = vision(strand('Reading'), strand('Belonging', { success: 'Since' }))
    expect(takeVision(edited, older, present)).toEqual(
      vision(strand('Reading', { success: 'Edited' }), strand('Belonging', { success: 'Since' })),
    )
  })
})
