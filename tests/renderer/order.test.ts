import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inNewOrder, placeAt } from '../../renderer/parts/order.ts'

describe('a list in a new order', () => {
  it('has the item at its new place and everything else in the order it was in', () => {
    const places = fc
      .uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 })
      .chain((items) =>
        fc.tuple(fc.constant(items), fc.nat(items.length - 1), fc.nat(items.length - 1)),
      )
    fc.assert(
      fc.property(places, ([items, from, to]) => {
        const moved = inNewOrder(items, from, to)
        expect(moved[to]).toBe(items[from])
        const others = (list: number[]) => list.filter((item) => item !== items[from])
        expect(others(moved)).toEqual(others(items))
        expect(inNewOrder(moved, to, from)).toEqual(items)
      }),
    )
  })

  it('has the same items after any number of moves, sound or not', () => {
    const place = fc.integer({ min: -2, max: 12 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { maxLength: 10 }),
        fc.array(fc.tuple(place, place)),
        (items, moves) => {
          const moved = moves.reduce((now, [from, to]) => inNewOrder(now, from, to), items)
          expect(moved.toSorted()).toEqual(items.toSorted())
        },
      ),
    )
  })

  it('stays as it is where a place lies outside it', () => {
    expect(inNewOrder(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
    expect(inNewOrder(['a', 'b'], 2, 0)).toEqual(['a', 'b'])
    expect(inNewOrder(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })
})

describe('where something let go would stand', () => {
  const rows = [
    { top: 0, bottom: 40 },
    { top: 40, bottom: 140 },
  ]

  it.each([
    [-10, 0],
    [19, 0],
    [21, 1],
    [89, 1],
    [91, 2],
    [500, 2],
  ])('at height %s: before row %s', (height, before) => {
    expect(placeAt(height, rows)).toBe(before)
  })
})
