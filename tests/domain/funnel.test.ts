import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { describeFunnel, funnelLimits, funnelOf } from '../../electron/domain/funnel.ts'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { richInput } from '../pack/invented-trust.ts'
import type { Figure } from '../../electron/domain/figure.ts'

const book = createFigureBook(richInput())
const about = { centre: 62, against: 'England', of: 'primary schools', period: '2025/26' }

function figure(changes: Partial<Figure>): Figure {
  const found = book.latest('900003', 'ks2.rwm.expected', 'all')!
  return { ...found, small: false, state: 'value', ...changes }
}

const schools = (values: [number, number][]) =>
  values.map(([value, denominator], i) => ({
    name: `School ${i + 1}`,
    figure: figure({ value, denominator }),
  }))

describe('a funnel', () => {
  it('has limits that close round the centre as numbers grow, the outer outside the inner', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 5000 }),
        (centre, pupils) => {
          const here = funnelLimits(centre, pupils)
          const more = funnelLimits(centre, pupils * 4)
          expect(here.outer[0]).toBeLessThanOrEqual(here.inner[0])
          expect(here.outer[1]).toBeGreaterThanOrEqual(here.inner[1])
          expect(more.inner[1] - more.inner[0]).toBeLessThanOrEqual(here.inner[1] - here.inner[0])
        },
      ),
    )
    // p ± 1.96 √(0.62 × 0.38 / 46), worked by hand.
    expect(funnelLimits(62, 46).inner[0]).toBeCloseTo(47.97, 1)
  })

  it('sets nobody apart for what chance alone explains, and names who is', () => {
    const calm = funnelOf(
      schools([
        [60, 30],
        [64, 40],
        [55, 20],
        [66, 45],
      ]),
      about,
    )!
    expect(calm.points.map((one) => one.kind)).toEqual(['within', 'within', 'within', 'within'])
    expect(calm.title).toContain('chance alone explains')
    const apart = funnelOf(
      schools([
        [30, 60],
        [64, 40],
        [55, 20],
        [66, 45],
      ]),
      about,
    )!
    expect(apart.points[0]?.kind).toBe('worse')
    expect(apart.title).toContain('School 1')
    expect(describeFunnel(apart)).toContain('School 1 30 of 60 pupils, worse')
  })

  it('is none for too few schools, for small groups and for what is no share', () => {
    expect(
      funnelOf(
        schools([
          [30, 60],
          [64, 40],
          [55, 20],
        ]),
        about,
      ),
    ).toBeNull()
    const few = schools([
      [30, 60],
      [64, 40],
      [55, 20],
    ])
    few.push({ name: 'Tiny', figure: figure({ value: 50, denominator: 4, small: true }) })
    expect(funnelOf(few, about)).toBeNull()
    const scores = ['900001', '900002', '900003', '900004'].map((urn) => ({
      name: urn,
      figure: book.latest(urn, 'ks2.reading.average', 'all')!,
    }))
    expect(funnelOf(scores, about)).toBeNull()
  })
})
