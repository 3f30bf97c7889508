import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solvable } from '../../electron/domain/solvable.ts'

const sum = (factors: Record<string, number>) => new Map(Object.entries(factors))

describe('what follows from sums', () => {
  it('is a number that stands alone, and none of two', () => {
    expect([...solvable([sum({ a: 1 }), sum({ b: 1, c: 1 })])]).toEqual(['a'])
  })

  it('is found through several sums together', () => {
    expect(solvable([sum({ a: 1, b: 1 }), sum({ b: 1, c: 1 }), sum({ a: 1, c: 1 })]).size).toBe(3)
    expect(solvable([sum({ a: 1, b: 1, c: 1 }), sum({ a: 1, b: 1 })])).toEqual(new Set(['c']))
    expect(solvable([sum({ a: 1, b: 1 }), sum({ c: 1, d: 1 }), sum({ a: 1, c: 1 })]).size).toBe(0)
  })

  it('of any sums is what no other numbers with the same sums differ in', () => {
    const rows = fc.array(
      fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 4, maxLength: 4 }),
      {
        maxLength: 4,
      },
    )
    const steps = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
    const changes = steps.flatMap((a) =>
      steps.flatMap((b) => steps.flatMap((c) => steps.map((d) => [a, b, c, d]))),
    )
    fc.assert(
      fc.property(rows, (given) => {
        const used = [0, 1, 2, 3].filter((i) => given.some((row) => row[i] !== 0))
        const free = changes.filter((change) =>
          given.every(
            (row) => row.reduce((n, factor, i) => n + factor * (change[i] ?? 0), 0) === 0,
          ),
        )
        const fixed = used.filter((i) => free.every((change) => change[i] === 0))
        const known = solvable(
          given.map((row) => new Map(used.map((i) => [String(i), row[i] ?? 0]))),
        )
        expect([...known].toSorted()).toEqual(fixed.map(String))
      }),
    )
  })
})
