import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../electron/domain/figure.ts'
import { createFigureBook, type About, type FigureBook } from '../../electron/domain/figures.ts'
import type { PupilGroup } from '../../electron/domain/kpi.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import { byOwnLimits, readMeasure } from '../../electron/domain/reading.ts'
import { releaseBook } from '../../electron/domain/release.ts'
import { solvable } from '../../electron/domain/solvable.ts'
import { mustHide } from '../../electron/domain/suppression.ts'
import { kpi, national, observation, school } from './builders.ts'

const phases = ['primary', 'secondary', 'special'] as const
const measure = kpi({ phases: [...phases] })
const code = measure.code
const year = '2017/18'

/** `reached` of `of` pupils. */
const row = (urn: string, reached: number, of: number, given: Partial<Observation> = {}) =>
  observation({
    ...{ urn, numerator: reached, denominator: of, value: (reached / of) * 100, period: year },
    ...given,
  })

const books = (
  observations: Observation[],
  schools = ['1', '2', '3'].map((urn) => school(urn)),
) => {
  const full = createFigureBook({ kpis: [measure], schools, observations })
  return { full, released: releaseBook(full) }
}

const value = (book: FigureBook, about: About, group: PupilGroup = 'all', period = year) =>
  book.figure(about, code, group, period)?.value ?? null

describe('a figure in two copies', () => {
  it('is the same: the trust’s covers a hidden school as well, and a second school hides it', () => {
    const { full, released } = books([row('1', 2, 4), row('2', 10, 20), row('3', 30, 40)])
    expect(['1', '2', '3'].map((urn) => value(released, urn))).toEqual([null, null, 75])
    expect(value(released, null)).toBe(value(full, null))
    expect(released.figure(null, code, 'all', year)).toMatchObject({
      coverage: { schools: 3, of: 3, pupils: 64 },
      denominator: 64,
    })
  })

  it('gives nothing of a hidden one away: no number, no verdict, no cell of a file', () => {
    const { released } = books([
      national({ value: 30, period: year }),
      row('1', 57, 60),
      row('2', 30, 60),
      row('3', 40, 60),
    ])
    const figure = released.figure('1', code, 'all', year)
    expect(figure).toMatchObject({
      state: 'suppressed',
      ...{ value: null, numerator: null, denominator: null, interval: null, small: false },
      note: 'Hidden, because so few people could be recognised.',
      verdict: { kind: 'not-rated', words: 'Not rated' },
    })
    expect(figure?.sources[0]).toMatchObject({ value: null, source: { cell: '' } })
    const inTrust = released.figure(null, code, 'all', year)?.sources ?? []
    expect(inTrust.map((one) => one.value === null)).toEqual([true, true, false])
  })

  it('counts pupils that another file lends', () => {
    const staff = kpi({ code: 'own.share', cohort: 'own.roll' })
    const roll = kpi({ code: 'own.roll', unit: 'count', aggregation: 'sum', significance: 'none' })
    const full = createFigureBook({
      kpis: [staff, roll],
      schools: [school('1')],
      observations: [
        observation({ urn: '1', kpi: staff.code, value: 50, period: year }),
        observation({ urn: '1', kpi: roll.code, value: 4, period: year }),
      ],
    })
    expect(releaseBook(full).figure('1', staff.code, 'all', year)?.state).toBe('suppressed')
  })

  it('hides the trust’s figure where no second school could keep the first', () => {
    const { released } = books([row('1', 2, 4), row('2', 0, 0, { value: null })])
    expect(value(released, null)).toBeNull()
  })

  it('hides the figures of all phases where one of them is a lone school’s', () => {
    const schools = [school('1'), school('2'), school('3', { phase: 'special' })]
    const { released } = books([row('1', 10, 20), row('2', 30, 40), row('3', 2, 4)], schools)
    expect(value(released, { phase: 'primary' })).toBeNull()
    expect(value(released, { phase: 'special' })).toBeNull()
    expect(value(released, null)).toBe((42 / 64) * 100)
    expect(['1', '2', '3'].map((urn) => value(released, urn))).toEqual([null, 75, null])
  })

  it('hides girls where boys are hidden and all pupils are shown', () => {
    const { released } = books([
      row('1', 12, 24),
      row('1', 2, 4, { group: 'boys' }),
      row('1', 10, 20, { group: 'girls' }),
      row('2', 30, 60),
      row('2', 10, 30, { group: 'boys' }),
      row('2', 20, 30, { group: 'girls' }),
      row('3', 30, 60),
      row('3', 10, 30, { group: 'boys' }),
      row('3', 20, 30, { group: 'girls' }),
    ])
    const of = (urn: string) =>
      (['all', 'boys', 'girls'] as const).map((group) => value(released, urn, group))
    expect(of('1')).toEqual([50, null, null])
    expect(of('3')[0]).toBe(50)
  })

  it('keeps a verdict against its own past, and hides limits that a hidden figure is part of', () => {
    const past = ['2013/14', '2014/15', '2015/16', '2016/17']
    const { full, released } = books([
      ...past.map((period, i) => row('1', i === 1 ? 57 : 45, 60, { period })),
      row('1', 20, 60),
    ])
    const [known, shown] = [full, released].map((book) => readMeasure(book, '1', code))
    expect(known).toMatchObject({ kind: 'worse', words: 'Below, worse', by: 'cohort' })
    expect(shown).toMatchObject({ kind: 'worse', words: 'Below, worse', by: 'cohort' })
    expect(known?.range).not.toBeNull()
    expect(shown).toMatchObject({ range: null, detail: 'range not shown' })
    const target = (book: FigureBook) => {
      const figure = book.figure('1', code, 'all', year)
      return figure && book.target(figure, 30)?.words
    }
    expect([target(full), target(released)]).toEqual(['met every time', 'met'])
  })

  it('holds what covers too few schools against no target, whatever is hidden before it', () => {
    const schools = Array.from({ length: 20 }, (_, i) => school(String(i)))
    const { full, released } = books(
      [row('0', 2, 4, { period: '2016/17' }), ...['0', '1', '2'].map((urn) => row(urn, 40, 50))],
      schools,
    )
    const words = [full, released].map((book) => {
      const figure = book.figure(null, code, 'all', year)
      return figure && book.target(figure, 30)?.words
    })
    expect(value(released, null, 'all', '2016/17')).toBeNull()
    expect(words).toEqual(['too few schools', 'too few schools'])
  })

  it('says of no month what limits it is within, where a hidden one is part of them', () => {
    const months = Array.from({ length: 14 }, (_, i) =>
      i < 4 ? `2025-${String(i + 9).padStart(2, '0')}` : `2026-${String(i - 3).padStart(2, '0')}`,
    )
    const { full, released } = books(
      months.map((period, i) => row('1', i === 3 ? 57 : 40 + (i % 3), 60, { period })),
    )
    const why = [full, released].map((book) => {
      const figure = book.figure('1', code, 'all', months.at(-1) ?? '')
      return figure && byOwnLimits(book, figure).verdict
    })
    expect(why.map((one) => one?.against)).toEqual(['its own limits', 'its own limits'])
    expect(why[0]?.why).toMatch(/\d/)
    expect(why[1]?.why).toBe('Range not shown: a hidden figure is part of it.')
  })
})

type Cell = { urn: string; group: PupilGroup; of: number; reached: number }

const random = fc.record({
  schools: fc.array(fc.constantFrom(...phases), { minLength: 1, maxLength: 7 }),
  stated: fc.boolean(),
  seeds: fc.array(fc.nat({ max: 4000 }), { minLength: 14 * 3, maxLength: 14 * 3 }),
})

const periods = ['2014/15', '2015/16', '2016/17', year]

/** A trust of schools with boys, girls and all pupils; every fourth number is of a handful of pupils. */
function trustOf({
  schools: kinds,
  stated,
  seeds,
}: typeof random extends fc.Arbitrary<infer T> ? T : never) {
  const schools = kinds.map((phase, i) => school(String(100001 + i), { phase }))
  const cells: (Cell & { period: string })[] = []
  const seed = (i: number, p: number) => (seeds[i] ?? 0) + p * 37
  for (const [p, period] of periods.entries()) {
    schools.forEach(({ urn }, i) => {
      const half = (n: number) => {
        const of = n % 4 === 0 ? n % 9 : 10 + (n % 50)
        return { of, reached: of === 0 ? 0 : Math.floor(n / 5) % (of + 1) }
      }
      const [boys, girls] = [half(seed(i * 2, p)), half(seed(i * 2 + 1, p))]
      const all = { of: boys.of + girls.of, reached: boys.reached + girls.reached }
      cells.push(
        { urn, period, group: 'boys', ...boys },
        { urn, period, group: 'girls', ...girls },
        { urn, period, group: 'all', ...all },
      )
    })
  }
  const held = cells.filter(({ of }) => of > 0)
  const observations = held.map(({ urn, period, group, of, reached }) =>
    row(urn, reached, of, { period, group }),
  )
  const own = periods.map((period) => {
    const all = held.filter((cell) => cell.period === period && cell.group === 'all')
    const sum = (of: 'of' | 'reached') => all.reduce((n, cell) => n + cell[of], 0)
    return row('', sum('reached'), sum('of'), { level: 'trust', urn: null, period })
  })
  const england = periods.map((period) => national({ value: 60, period }))
  const full = createFigureBook({
    kpis: [measure],
    schools,
    observations: [
      ...observations,
      ...england,
      ...(stated ? own.filter(({ denominator }) => denominator !== 0) : []),
    ],
  })
  return { schools, held, full, released: releaseBook(full) }
}

const groups = ['all', 'boys', 'girls'] as const

describe('of any trust', () => {
  it('each figure shown in both copies has the same value, verdict, limits and target', () => {
    fc.assert(
      fc.property(random, (given) => {
        const { schools, full, released } = trustOf(given)
        const abouts: About[] = [
          null,
          ...phases.map((phase) => ({ phase })),
          ...schools.map(({ urn }) => urn),
        ]
        for (const about of abouts) {
          for (const group of groups) {
            for (const period of periods) {
              const [known, shown] = [full, released].map((book) =>
                book.figure(about, code, group, period),
              )
              expect(shown === null).toBe(known === null)
              if (!known || !shown) continue
              if (shown.value === null) {
                expect(shown).toMatchObject({ numerator: null, denominator: null, interval: null })
                expect(shown.verdict.kind).toBe('not-rated')
                continue
              }
              const print = ({ value, interval, denominator, coverage, verdict }: Figure) => ({
                ...{ value, interval, denominator, coverage, verdict },
              })
              expect(print(shown)).toEqual(print(known))
              expect(byOwnLimits(released, shown).verdict).toEqual(byOwnLimits(full, known).verdict)
              expect(released.target(shown, 60)?.kind).toBe(full.target(known, 60)?.kind)
            }
            const [known, shown] = [full, released].map((book) =>
              readMeasure(book, about, code, { group }),
            )
            if (!known || !shown || shown.figure.value === null) continue
            expect([shown.kind, shown.words, shown.by]).toEqual([known.kind, known.words, known.by])
            if (shown.range !== null) expect(shown.range).toEqual(known.range)
          }
        }
      }),
    )
  })

  it('nothing hidden follows from what is shown', () => {
    fc.assert(
      fc.property(random, (given) => {
        const { schools, held, released } = trustOf(given)
        for (const period of periods) {
          const here = held.filter((cell) => cell.period === period)
          const keyOf = ({ urn, group }: { urn: string; group: PupilGroup }) => `${urn} ${group}`
          const hidden = here.filter(
            ({ urn, group }) => value(released, urn, group, period) === null,
          )
          const isHidden = new Set(hidden.map(keyOf))
          const unknown = (list: (readonly [string, number])[]) =>
            new Map(list.filter(([key]) => isHidden.has(key)))
          const halves = schools.map(({ urn }) =>
            unknown([
              [`${urn} all`, 1],
              [`${urn} boys`, -1],
              [`${urn} girls`, -1],
            ]),
          )
          const totals = groups.flatMap((group) =>
            [null, ...phases].flatMap((phase) => {
              const about = phase && { phase }
              if (value(released, about, group, period) === null) return []
              const inside = here.filter(
                (cell) =>
                  cell.group === group &&
                  (phase === null || schools.find(({ urn }) => urn === cell.urn)?.phase === phase),
              )
              return [unknown(inside.map((cell) => [keyOf(cell), 1] as const))]
            }),
          )
          const known = solvable([...halves, ...totals])
          for (const cell of hidden) {
            const { of, reached } = cell
            const few = mustHide(
              { level: 'school', value: (reached / of) * 100, numerator: reached, denominator: of },
              measure,
            )
            if (few) expect(known).not.toContain(keyOf(cell))
          }
          for (const { urn, group, of, reached } of here)
            if (of < 6 || (reached > 0 && reached < 6))
              expect(value(released, urn, group, period)).toBeNull()
        }
      }),
      { numRuns: 300 },
    )
  })
})
