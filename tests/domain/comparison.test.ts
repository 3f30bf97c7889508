import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSchools } from '../../electron/domain/comparison.ts'
import { createFigureBook } from '../../electron/domain/figures.ts'
import {
  intervalRow,
  sharedScale,
  type IntervalRowInput,
} from '../../electron/domain/interval-row.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import { kpi, national, observation, school } from './builders.ts'

const reading = kpi({ code: 'ks2.reading.expected', short: 'Reading at 11' })
const absence = kpi({
  code: 'absence.persistent',
  short: 'Persistent absence',
  polarity: 'lower',
  phases: ['primary', 'secondary'],
})
const [ash, elm, hill] = [
  school('1', { name: 'Ash' }),
  school('2', { name: 'Elm' }),
  school('3', { name: 'Hill', phase: 'secondary' }),
]
const of = (urn: string, code: string, value: number, given: Partial<Observation> = {}) =>
  observation({ urn, kpi: code, value, denominator: 200, ...given })
const book = createFigureBook({
  kpis: [reading, absence],
  schools: [ash, elm, hill],
  observations: [
    national({ kpi: reading.code, value: 60, covers: 'primary' }),
    national({ kpi: absence.code, value: 15, covers: 'primary' }),
    national({ kpi: absence.code, value: 25, covers: 'secondary' }),
    ...[of('1', reading.code, 40), of('2', reading.code, 61)],
    ...[of('1', absence.code, 15), of('2', absence.code, 40), of('3', absence.code, 10)],
  ],
})
const compare = (urns: string[], code: string | null = null) =>
  compareSchools({
    ...{ book, vision: null, trust: 'Our trust', group: 'all' as const, period: null },
    ...{ urns, kpi: code },
  })

describe('schools compared', () => {
  it('are held against no number that was counted over all of England, or over the trust', () => {
    const cohort = kpi({ code: 'ks2.cohort', unit: 'count', polarity: 'context', decimals: 0 })
    const counted = createFigureBook({
      kpis: [cohort],
      schools: [ash, elm],
      observations: [
        national({ kpi: cohort.code, value: 600_000 }),
        ...[of('1', cohort.code, 40), of('2', cohort.code, 61)],
      ],
    })
    const { measures } = compareSchools({
      ...{ book: counted, vision: null, trust: 'Our trust', group: 'all' as const, period: null },
      ...{ urns: [], kpi: cohort.code },
    })
    expect(measures.map(({ england }) => england)).toEqual([null])
    const drawn = measures[0]!.rows.map(({ interval }) => [interval?.england, interval?.trust])
    expect(drawn).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('are held against what a measure’s definition makes of England for all pupils alone', () => {
    const progress = kpi({
      code: 'ks2.reading.progress',
      unit: 'points',
      reference: { value: 0, why: 'England’s mean, by definition.' },
    })
    const zero = createFigureBook({
      kpis: [progress],
      schools: [ash, elm],
      observations: (['all', 'girls'] as const).flatMap((group) => [
        of('1', progress.code, 2, { group }),
        of('2', progress.code, -1, { group }),
      ]),
    })
    const england = (group: 'all' | 'girls') =>
      compareSchools({
        ...{ book: zero, vision: null, trust: 'Our trust', group, period: null },
        ...{ urns: [], kpi: progress.code },
      }).measures.map((one) => one.england?.value ?? null)
    expect(england('all')).toEqual([0])
    expect(england('girls')).toEqual([null])
  })

  it('stand in their own England’s rows, each phase with its own upright', () => {
    const { measures } = compare([], absence.code)
    expect(
      measures.map(({ of: whose, england, rows }) => [
        whose,
        england?.value,
        rows.map(({ name }) => name),
      ]),
    ).toEqual([
      ['Primary', 15, ['Ash', 'Elm']],
      ['Secondary', 25, ['Hill']],
    ])
    expect(measures[0]!.finding).toBe('Persistent absence: clearly worse at Elm')
    expect(measures[1]!.finding).toBe('Persistent absence: clearly better at Hill')
    expect(measures[0]!.trust).toMatchObject({ name: 'Our trust', phase: 'primary' })
  })

  it('are compared on the measures that at least two of them have', () => {
    expect(compare(['1', '2']).measures.map((one) => one.kpi.code)).toEqual([
      reading.code,
      absence.code,
    ])
    expect(new Set(compare(['1', '3']).measures.map((one) => one.kpi.code))).toEqual(
      new Set([absence.code]),
    )
    expect(compare(['1', '2']).choices.measures.map(({ code }) => code)).toEqual([
      reading.code,
      absence.code,
    ])
  })

  it('open on the first measure that can be rated', () => {
    const gps = kpi({ code: 'ks2.gps.average', unit: 'score', significance: 'none' })
    const more = createFigureBook({
      kpis: [gps, reading],
      schools: [ash, elm],
      observations: [
        national({ kpi: gps.code, value: 105, covers: 'primary' }),
        national({ kpi: reading.code, value: 60, covers: 'primary' }),
        ...[of('1', gps.code, 104), of('2', gps.code, 106)],
        ...[of('1', reading.code, 40), of('2', reading.code, 61)],
      ],
    })
    const opened = compareSchools({
      ...{ book: more, vision: null, trust: 'Our trust', group: 'all', period: null },
      ...{ urns: [], kpi: null },
    })
    expect(opened.measures.map((one) => one.kpi.code)).toEqual([reading.code])
  })

  it('say so where there is no figure', () => {
    expect(compare(['3'], reading.code).measures).toEqual([])
  })
})

const number = fc.double({ min: -500, max: 500, noNaN: true })
const row: fc.Arbitrary<IntervalRowInput> = fc.record({
  value: number,
  interval: fc.option(
    fc.tuple(number, number).map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) })),
  ),
  england: fc.constant(50),
  trust: fc.option(number),
  lastYear: fc.option(number),
  polarity: fc.constantFrom('higher', 'lower'),
  clear: fc.constantFrom(null, 'better', 'worse'),
})

describe('rows of one measure', () => {
  it('share a scale on which all of them fit, with England in the middle', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const scale = sharedScale(rows)
        expect(scale.centre).toBe(50)
        for (const one of rows) {
          const { shapes } = intervalRow(one, '', 200, 20, scale)
          expect(shapes[0]!.d).toBe('M100 0 L100 20')
          const xs = shapes.flatMap(({ d }) =>
            [...d.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x)),
          )
          for (const x of xs) {
            expect(x).toBeGreaterThanOrEqual(10)
            expect(x).toBeLessThanOrEqual(190)
          }
        }
      }),
    )
  })

  it('have no upright where there is no figure for England', () => {
    const without = { ...fc.sample(row, 1)[0]!, england: null, value: 3, interval: null }
    const { shapes } = intervalRow({ ...without, trust: null, lastYear: null }, '', 200, 20)
    expect(shapes).toHaveLength(1)
  })
})
