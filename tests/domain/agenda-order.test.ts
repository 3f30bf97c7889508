import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  headOf,
  moved,
  putOut,
  putUnder,
  settled,
  takenOff,
  withNumbersOf,
  withoutIssuedNumbers,
} from '../../electron/domain/agenda-order.ts'
import { meetingSchema, type AgendaItem, type Meeting } from '../../electron/domain/meeting.ts'
import { numberItems, withIssuedNumbers } from '../../electron/domain/numbering.ts'

/** `a b- c` is a, with b under it, and c. */
function meetingOf(words: string, changes: Record<string, Partial<AgendaItem>> = {}): Meeting {
  return meetingSchema.parse({
    meeting: { id: 'm', body: 'B', title: 'T', date: '2026-12-09' },
    items: words.split(' ').map((word) => {
      const id = word.replace('-', '')
      return { id, title: id, ...(word.endsWith('-') ? { under: true } : {}), ...changes[id] }
    }),
  })
}
const itemsOf = (words: string) => meetingOf(words).items
const told = (items: readonly AgendaItem[]) =>
  items.map(({ id, under }) => `${id}${under ? '-' : ''}`).join(' ')

describe('an item that is moved', () => {
  it('takes those under it along, and goes round those under others', () => {
    const items = itemsOf('a b c- d- e f-')
    expect(told(moved(items, 0, 1))).toBe('b c- d- a e f-')
    expect(told(moved(items, 1, 0))).toBe('b c- d- a e f-')
    expect(told(moved(items, 1, 2))).toBe('a e f- b c- d-')
    expect(told(moved(items, 4, 3))).toBe('a e f- b c- d-')
    expect(told(moved(items, 1, 5))).toBe('a e f- b c- d-')
    expect(told(moved(items, 1, 3))).toBe('a b c- d- e f-')
  })

  it('goes by itself where it stands under one, to the one above it', () => {
    const items = itemsOf('a b c- d- e')
    expect(told(moved(items, 2, 3))).toBe('a b d- c- e')
    expect(told(moved(items, 2, 1))).toBe('a c- b d- e')
    expect(told(moved(items, 3, 4))).toBe('a b c- e d-')
    expect(told(moved(items, 2, 0))).toBe('c a b d- e')
  })

  it('parts no other from the one under which it stands, and none is lost', () => {
    const agenda = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(agenda, fc.nat(11), fc.nat(11), (under, one, other) => {
        const items = itemsOf(under.map((is, i) => `i${i}${is && i > 0 ? '-' : ''}`).join(' '))
        const [from, to] = [one % items.length, other % items.length]
        const made = moved(items, from, to)
        expect(new Set(made.map(({ id }) => id))).toEqual(new Set(items.map(({ id }) => id)))
        expect(made).toHaveLength(items.length)
        if (items[from]!.under) return
        for (const [i, item] of items.entries()) {
          const at = made.findIndex(({ id }) => id === item.id)
          expect(made[headOf(made, at)]?.id).toBe(items[headOf(items, i)]?.id)
        }
      }),
    )
  })
})

describe('an item that is put under another', () => {
  it('has the items under it beside it, and comes out after them all', () => {
    expect(told(putUnder(itemsOf('a b c- d'), 1))).toBe('a b- c- d')
    expect(told(putUnder(itemsOf('a b'), 0))).toBe('a b')
    expect(told(putOut(itemsOf('a b- c- d'), 1))).toBe('a c- b d')
    expect(told(putOut(itemsOf('a b-'), 0))).toBe('a b-')
  })

  it('is confidential where the other is, and no block of its own', () => {
    const { items } = settled(
      meetingOf('a b- c', { a: { confidential: true }, b: { consent: true }, c: {} }),
      null,
    )
    expect(items.map(({ confidential }) => confidential)).toEqual([true, true, false])
    expect(items[1]!.consent).toBeUndefined()
  })
})

describe('an item that is taken off', () => {
  it('leaves those under it on their own', () => {
    expect(told(takenOff(itemsOf('a b c- d- e'), 'b'))).toBe('a c d e')
    expect(told(takenOff(itemsOf('a b-'), 'b'))).toBe('a')
  })

  it('stays as withdrawn under its number once the agenda has gone out, however it was taken off', () => {
    const went = withIssuedNumbers(
      meetingOf('a b c- d', { b: { minutes: 20, purpose: 'decision', papers: ['secret.pdf'] } }),
    )
    const wanted = ['1 a', '2 b withdrawn', '2.1 c', '3 d']
    const said = (items: readonly AgendaItem[]) =>
      numberItems({ items }).map(
        ({ number, id, withdrawn }) => `${number} ${id}${withdrawn ? ' withdrawn' : ''}`,
      )
    const off = takenOff(went.items, 'b')
    expect(said(off)).toEqual(wanted)
    expect(off[1]).toMatchObject({ minutes: 0, papers: [], purpose: 'information' })
    const gone = { ...went, items: went.items.filter(({ id }) => id !== 'b') }
    expect(said(settled(gone, went).items)).toEqual(wanted)
    expect(said(withoutIssuedNumbers({ items: off }).items)).toEqual(['1 a', '2 c', '3 d'])
  })
})

describe('a meeting file that is loaded again', () => {
  it('keeps the numbers under which its items went out', () => {
    const went = withIssuedNumbers(meetingOf('a b c'))
    const again = withNumbersOf(meetingOf('a new b c'), went)
    expect(numberItems(settled(again, went)).map(({ number }) => number)).toEqual([
      '1',
      '1a',
      '2',
      '3',
    ])
  })
})
