import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaItemSchema, type AgendaItem } from '../../electron/domain/meeting.ts'
import { numberItems, withIssuedNumbers } from '../../electron/domain/numbering.ts'

const item = (changes: Partial<AgendaItem> = {}): AgendaItem =>
  agendaItemSchema.parse({ title: 'A', ...changes })
const numbers = (items: AgendaItem[]) => numberItems({ items }).map(({ number }) => number)
const issued = (items: AgendaItem[]) => withIssuedNumbers({ items }).items
/** So many items on their own, whose agenda has gone out. */
const out = (count: number) => issued(Array.from({ length: count }, () => item()))

describe('numbers', () => {
  it('follow from the order, those of what stands under an item from that', () => {
    const under = item({ under: true })
    expect(numbers([item(), item(), under, under, item(), under])).toEqual([
      '1',
      '2',
      '2.1',
      '2.2',
      '3',
      '3.1',
    ])
  })

  it('take the first item as one on its own, whatever it says', () => {
    expect(numbers([item({ under: true }), item({ under: true })])).toEqual(['1', '1.1'])
  })

  it('of what is put in after the agenda went out leave the others theirs', () => {
    const [one, two] = out(2) as [AgendaItem, AgendaItem]
    expect(numbers([one, item(), item(), two])).toEqual(['1', '1a', '1b', '2'])
    expect(numbers([item(), one, two, item()])).toEqual(['0a', '1', '2', '3'])
    expect(numbers([one, item(), item({ under: true }), two])).toEqual(['1', '1a', '1a.1', '2'])
    const under = item({ under: true })
    expect(numbers([one, under, two])).toEqual(['1', '1.1', '2'])
    const below = issued([one, under, under, two]).toSpliced(2, 0, under).toSpliced(1, 0, under)
    expect(numbers(below)).toEqual(['1', '1.0a', '1.1', '1.1a', '1.2', '2'])
  })

  it('of a second version stand between those of the first: 1za before 1a, 1aa after it', () => {
    const [one, two] = out(2) as [AgendaItem, AgendaItem]
    const second = issued([one, item(), item(), two])
    const third = second.toSpliced(2, 0, item()).toSpliced(1, 0, item())
    expect(numbers(third)).toEqual(['1', '1za', '1a', '1aa', '1b', '2'])
  })

  it('of what was moved since are new, and what went out is nobody else’s', () => {
    const [one, two, three] = out(3) as [AgendaItem, AgendaItem, AgendaItem]
    expect(numbers([one, three, two])).toEqual(['1', '3', '4'])
    expect(numbers([two, three, one])).toEqual(['2', '3', '4'])
    // 2 was moved to the end; what is new behind 1 is not 2.
    expect(numbers([one, item(), three, two])).toEqual(['1', '1a', '3', '4'])
    const under = issued([one, item({ under: true }), two])
    const [first, below, second] = under as [AgendaItem, AgendaItem, AgendaItem]
    expect(numbers([first, second, below])).toEqual(['1', '2', '2.1'])
  })

  it('are given by hand in a meeting file too', () => {
    const items = [item(), item({ issuedAs: '1a' }), item(), item({ issuedAs: '2.5' })]
    expect(numbers(items)).toEqual(['1', '1a', '2', '3'])
  })

  it('are those that a schema of a meeting takes, and no others', () => {
    for (const good of ['1', '12a', '0a', '3.1', '3a.2b', '3za', '999'])
      expect(agendaItemSchema.safeParse({ title: 'A', issuedAs: good }).success).toBe(true)
    for (const bad of ['', '0', '01', '3z', '3.', '3.0', 'a', '3A', '1.1.1', '1000'])
      expect(agendaItemSchema.safeParse({ title: 'A', issuedAs: bad }).success).toBe(false)
  })
})

/** What may happen to an agenda: something is put in or moved, or it goes out. */
const event = fc.oneof(
  fc.record({ do: fc.constant('put' as const), at: fc.nat(40), under: fc.boolean() }),
  fc.record({ do: fc.constant('move' as const), at: fc.nat(40), to: fc.nat(40) }),
  fc.record({ do: fc.constant('issue' as const) }),
)

describe('whatever happens to an agenda', () => {
  it('keeps its numbers apart, in order, and those that went out where they were', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let next = 0
        let items: AgendaItem[] = [item({ id: 'first' })]
        const wentTo = new Map<string, string>()
        for (const one of events) {
          if (one.do === 'put') {
            next += 1
            const fresh = item({ id: `n${next}`, ...(one.under ? { under: true } : {}) })
            const before = new Map(numberItems({ items }).map(({ id, number }) => [id, number]))
            items = items.toSpliced(1 + (one.at % items.length), 0, fresh)
            for (const { id, number, under, issuedAs } of numberItems({ items }))
              if (!under && issuedAs === before.get(id) && id !== fresh.id)
                expect(number).toBe(issuedAs)
          } else if (one.do === 'move') {
            const from = one.at % items.length
            const [moved] = items.splice(from, 1)
            items.splice(one.to % (items.length + 1), 0, moved!)
          } else {
            items = issued(items)
            for (const { id, issuedAs } of items) {
              // No number that went out is ever another item's.
              expect(wentTo.get(issuedAs!) ?? id).toBe(id)
              wentTo.set(issuedAs!, id!)
            }
          }
        }
        const made = numbers(items)
        expect(new Set(made).size).toBe(made.length)
        expect(made.toSorted(inOrder)).toEqual(made)
        for (const number of made)
          expect(agendaItemSchema.safeParse({ title: 'A', issuedAs: number }).success).toBe(true)
        expect(numbers(issued(items))).toEqual(made)
      }),
      { numRuns: 500 },
    )
  })
})

/** Written otherwise than the numbering: by whole numbers, then by letters with z before a, part by part. */
function inOrder(one: string, other: string): number {
  const key = (number: string) =>
    number.split('.').map((part) => {
      const [, base = '', letters = ''] = /^(\d+)([a-z]*)$/.exec(part) ?? []
      const sortable = [...letters].map((letter) => (letter === 'z' ? '!' : letter)).join('')
      return `${base.padStart(4, '0')}${sortable}`
    })
  const [a, b] = [key(one), key(other)]
  const part = a[0] === b[0] ? 1 : 0
  const [x = '', y = ''] = [a[part], b[part]]
  return x < y ? -1 : Number(x > y)
}
