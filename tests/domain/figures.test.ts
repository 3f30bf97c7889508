import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { schoolsByPhase } from '../../electron/domain/school-order.ts'
import { wilson } from '../../electron/domain/interval.ts'
import { pupilGroups, type Kpi } from '../../electron/domain/kpi.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import { kpi, national, observation, school } from './builders.ts'

const rwm = kpi({
  validity: [{ from: '2015/16' }],
  unpublished: [{ period: '2019/20', reason: 'Tests were cancelled.' }],
  breaks: [{ period: '2017/18', what: 'Writing was assessed anew.' }],
})
const absence = kpi({
  code: 'absence.persistent',
  polarity: 'lower',
  phases: ['primary', 'secondary', 'special'],
})
const alder = school('100001', { name: 'Alder' })
const birch = school('100002', { name: 'birch' })
const cedar = school('100003', { name: 'Cedar', phase: 'secondary', ages: { from: 11, to: 16 } })
const withy = school('100004', { name: 'Withy', phase: 'special', ages: { from: 4, to: 16 } })

function book(observations: Observation[], kpis: Kpi[] = [rwm, absence]) {
  return createFigureBook({ kpis, schools: [cedar, birch, alder, withy], observations })
}
const of = (urn: string, period: string, value: number | null, given: Partial<Observation> = {}) =>
  observation({ urn, period, value, denominator: value === null ? null : 40, ...given })

describe('a school’s figure', () => {
  it('has its interval, England, verdict and source', () => {
    const england = national({ period: '2018/19', value: 62 })
    const figure = book([of('100001', '2018/19', 30), england]).figure(
      '100001',
      rwm.code,
      'all',
      '2018/19',
    )
    expect(figure).toMatchObject({
      state: 'value',
      value: 30,
      denominator: 40,
      small: false,
      coverage: null,
    })
    expect(figure?.interval).toEqual(wilson(12, 40))
    expect(figure?.england).toBe(england)
    expect(figure?.verdict).toMatchObject({
      kind: 'worse',
      words: 'Below, worse',
      against: 'England, state-funded schools',
    })
    expect(figure?.sources).toHaveLength(1)
  })

  it('is null where none can exist: unknown KPI or school, another phase, before the KPI', () => {
    const full = book([of('100001', '2018/19', 30)])
    expect(full.figure('100001', 'ks9.nothing', 'all', '2018/19')).toBeNull()
    expect(full.figure('999999', rwm.code, 'all', '2018/19')).toBeNull()
    expect(full.figure('100003', rwm.code, 'all', '2018/19')).toBeNull()
    expect(full.figure('100001', rwm.code, 'all', '2014/15')).toBeNull()
    expect(full.figure('100001', rwm.code, 'all', '2014/16')).toBeNull()
  })

  it('says why there is no value: not published, or not available', () => {
    const full = book([of('100001', '2018/19', 30)])
    expect(full.figure('100002', rwm.code, 'all', '2018/19')).toMatchObject({
      state: 'not-available',
      note: 'No figure is available.',
    })
    expect(full.figure('100001', rwm.code, 'all', '2019/20')).toMatchObject({
      state: 'not-published',
      note: 'Not published for 2019/20. Tests were cancelled.',
      verdict: { words: 'Not rated' },
    })
  })

  it('exists where it was seen, whatever the phase says', () => {
    const full = book([of('100003', '2018/19', 30)])
    expect(full.figure('100003', rwm.code, 'all', '2018/19')?.value).toBe(30)
  })

  it('is small and unrated from fewer than 11 pupils', () => {
    const full = book([
      of('100001', '2018/19', 0, { denominator: 10 }),
      national({ period: '2018/19', value: 62 }),
    ])
    expect(full.figure('100001', rwm.code, 'all', '2018/19')).toMatchObject({
      small: true,
      verdict: { kind: 'not-rated', why: 'It comes from fewer than 11 pupils.' },
    })
  })

  it('takes its number of pupils from the KPI that counts them where its file does not, and says so', () => {
    const score = { ...rwm, cohort: 'ks2.cohort.size' }
    const size = kpi({
      code: 'ks2.cohort.size',
      unit: 'count',
      significance: 'none',
      aggregation: 'sum',
    })
    const counted = (urn: string, value: number, given: Partial<Observation> = {}) =>
      of(urn, '2018/19', value, { kpi: size.code, denominator: null, ...given })
    const bare = { denominator: null }
    const full = book(
      [
        of('100001', '2018/19', 30, bare),
        of('100002', '2018/19', 60, bare),
        of('100002', '2018/19', 50, { ...bare, group: 'boys' }),
        counted('100001', 40),
        counted('100002', 20),
      ],
      [score, size],
    )
    const figure = full.figure('100001', rwm.code, 'all', '2018/19')
    expect(figure?.denominator).toBe(40)
    expect(figure?.interval).toEqual(wilson(12, 40))
    expect(figure?.note).toMatch(/^The number of pupils is from .+, row \d+, column .+\.$/)
    expect(full.figure(null, rwm.code, 'all', '2018/19')).toMatchObject({
      value: 40,
      denominator: 60,
    })
    expect(full.figure('100002', rwm.code, 'boys', '2018/19')?.denominator).toBeNull()
  })

  it('is not missing from a school that was closed all the while', () => {
    const closed = school('100009', { name: 'Dell', status: 'Closed', closed: '2018-08-31' })
    const full = createFigureBook({
      kpis: [rwm],
      schools: [alder, closed],
      observations: [of('100001', '2018/19', 30), of('100009', '2017/18', 50)],
    })
    expect(full.figure('100009', rwm.code, 'all', '2018/19')).toBeNull()
    expect(full.figure(null, rwm.code, 'all', '2018/19')?.coverage).toMatchObject({
      ...{ schools: 1, of: 1 },
    })
    expect(full.figure('100009', rwm.code, 'all', '2017/18')?.value).toBe(50)
    expect(full.figure(null, rwm.code, 'all', '2017/18')?.coverage).toMatchObject({ of: 2 })
  })

  it('takes a final value before a provisional one, whichever came first', () => {
    const [early, late] = [
      of('100001', '2018/19', 30, { provisional: true }),
      of('100001', '2018/19', 33),
    ]
    for (const list of [
      [early, late],
      [late, early],
    ]) {
      expect(book(list).figure('100001', rwm.code, 'all', '2018/19')?.value).toBe(33)
    }
  })
})

describe('what a figure is held against', () => {
  const rows = ['all', 'state-funded', 'primary', 'secondary'].map((covers, i) =>
    national({ kpi: absence.code, period: '2018/19', value: 10 + i, covers }),
  )
  const seen = [alder, birch, cedar, withy].map((one) =>
    of(one.urn, '2018/19', 50, { kpi: absence.code }),
  )

  it('is the row for its phase, else state-funded, else all schools', () => {
    const england = (list: Observation[], about: string | null) =>
      book([...seen, ...list]).figure(about, absence.code, 'all', '2018/19')?.england?.covers
    expect(england(rows, '100001')).toBe('primary')
    expect(england(rows, '100003')).toBe('secondary')
    expect(england(rows.slice(0, 2), '100001')).toBe('state-funded')
    expect(england(rows.slice(0, 1), '100001')).toBe('all')
    expect(england(rows.slice(3), '100001')).toBeUndefined()
    // The trust has schools of several phases, so no one phase's row is like it.
    expect(england(rows, null)).toBe('state-funded')
  })

  it('goes past a row without a value', () => {
    const empty = national({ kpi: absence.code, period: '2018/19', covers: 'primary' })
    const figure = book([...seen, empty, rows[1]!]).figure('100001', absence.code, 'all', '2018/19')
    expect(figure?.england?.covers).toBe('state-funded')
  })

  it('is the phase’s row for the trust’s schools of one phase', () => {
    const figure = book([...seen, ...rows]).figure(
      { phase: 'primary' },
      absence.code,
      'all',
      '2018/19',
    )
    expect(figure).toMatchObject({ urn: null, phase: 'primary', coverage: { schools: 2, of: 2 } })
    expect(figure?.england?.covers).toBe('primary')
  })

  it('does not rate a special school against mainstream schools', () => {
    const figure = book([...seen, ...rows]).figure('100004', absence.code, 'all', '2018/19')
    expect(figure?.england?.covers).toBe('state-funded')
    expect(figure?.verdict).toMatchObject({ kind: 'not-rated', reference: 11 })
    const own = national({ kpi: absence.code, period: '2018/19', value: 12, covers: 'special' })
    const rated = book([...seen, ...rows, own]).figure('100004', absence.code, 'all', '2018/19')
    expect(rated?.verdict.kind).toBe('worse')
  })

  it('is what the definition makes of England where no row says it, for all pupils', () => {
    const progress = kpi({
      code: 'ks2.reading.progress',
      unit: 'points',
      decimals: 1,
      significance: 'published',
      phases: ['primary', 'special'],
      reference: { value: 0, why: 'Counted from the national mean.' },
    })
    const score = (urn: string, given = {}) =>
      of(urn, '2018/19', -2, { kpi: progress.code, lower: -3, upper: -1, ...given })
    const verdict = (list: Observation[], urn: string, group: 'all' | 'boys' = 'all') =>
      book(list, [progress]).figure(urn, progress.code, group, '2018/19')?.verdict
    expect(verdict([score('100001')], '100001')).toMatchObject({
      kind: 'worse',
      reference: 0,
      against: 'England, by definition',
    })
    expect(verdict([score('100001', { group: 'boys' })], '100001', 'boys')?.kind).toBe('not-rated')
    expect(verdict([score('100004')], '100004')?.why).toContain('mainstream')
    const row = national({ kpi: progress.code, period: '2018/19', value: -2 })
    expect(verdict([score('100001'), row], '100001')?.kind).toBe('no-clear-difference')
  })

  it('finds the local authority by code, and by name where a file has no code', () => {
    const la = (given: Partial<Observation>) =>
      national({
        level: 'la',
        kpi: absence.code,
        period: '2018/19',
        value: 14,
        area: 'Hampshire',
        ...given,
      })
    const byCode = la({ areaCode: '850' })
    const other = la({ areaCode: '936', area: 'Surrey' })
    expect(
      book([...seen, byCode, other]).figure('100001', absence.code, 'all', '2018/19')?.la,
    ).toBe(byCode)
    const byName = la({ areaCode: null })
    expect(book([...seen, byName]).figure(null, absence.code, 'all', '2018/19')?.la).toBe(byName)
  })
})

describe('the trust’s figure', () => {
  it('weights its schools and says how many it covers', () => {
    const full = book([
      of('100001', '2018/19', 30),
      of('100002', '2018/19', null, { state: 'suppressed' }),
    ])
    expect(full.figure(null, rwm.code, 'all', '2018/19')).toMatchObject({
      urn: null,
      value: 30,
      coverage: { schools: 1, of: 2, pupils: 40 },
      note: 'Weighted by the pupils behind each school’s figure.',
    })
  })

  it('weights by the roll of that year’s census where no cohort is known, else by today’s', () => {
    const roll = kpi({ code: 'context.roll', unit: 'count', significance: 'none' })
    const bare = { denominator: null }
    const list = [of('100001', '2018/19', 30, bare), of('100002', '2018/19', 60, bare)]
    const trustOf = (more: Observation[]) =>
      book([...list, ...more], [rwm, roll]).figure(null, rwm.code, 'all', '2018/19')?.value
    // Both have 210 pupils today.
    expect(trustOf([])).toBe(45)
    const census = { kpi: roll.code, denominator: null }
    expect(trustOf([of('100001', '2018/19', 420, census)])).toBe(40)
    expect(trustOf([of('100001', '2017/18', 420, census)])).toBe(45)
  })

  it('is what was stated for the trust as a whole, where it was', () => {
    const stated = observation({
      level: 'trust',
      urn: null,
      period: '2018/19',
      value: 44,
      denominator: 90,
    })
    const full = book([of('100001', '2018/19', 30), stated])
    expect(full.figure(null, rwm.code, 'all', '2018/19')).toMatchObject({
      value: 44,
      note: 'As stated for the trust as a whole.',
      sources: [stated],
    })
  })

  it('of a measure of the trust alone leaves no school without one', () => {
    const cash = kpi({
      code: 'finance.cashdays',
      unit: 'days',
      aggregation: 'none',
      significance: 'none',
      phases: ['primary', 'secondary', 'special'],
    })
    const stated = observation({
      level: 'trust',
      urn: null,
      kpi: cash.code,
      period: '2018/19',
      value: 60,
    })
    const full = book([stated], [cash])
    expect(full.figure(null, cash.code, 'all', '2018/19')?.value).toBe(60)
    expect(full.figure('100001', cash.code, 'all', '2018/19')).toBeNull()
    expect(full.hasObservations(cash.code)).toBe(true)
  })

  it('is not published in a year of which nothing was', () => {
    expect(
      book([of('100001', '2018/19', 30)]).figure(null, rwm.code, 'all', '2019/20'),
    ).toMatchObject({
      state: 'not-published',
      note: 'Not published for 2019/20. Tests were cancelled.',
    })
  })
})

describe('series', () => {
  const years = book([
    of('100001', '2015/16', 50),
    of('100001', '2016/17', 52),
    of('100001', '2017/18', 55),
    of('100001', '2018/19', 56),
    of('100001', '2020/21', 58),
    of('100001', '2021/22', null, { state: 'suppressed' }),
    of('100001', '2022/23', 60),
  ])

  it('has every year from the first to the last, and says where no line may be drawn', () => {
    const points = years.series('100001', rwm.code, 'all')
    expect(
      points.map((point) => [point.period, point.figure.state, point.gapBefore?.kind ?? null]),
    ).toEqual([
      ['2015/16', 'value', null],
      ['2016/17', 'value', null],
      ['2017/18', 'value', 'method'],
      ['2018/19', 'value', null],
      ['2019/20', 'not-published', 'not-published'],
      ['2020/21', 'value', 'not-published'],
      ['2021/22', 'suppressed', null],
      ['2022/23', 'value', null],
    ])
  })

  it('leaves no year out silently that was never read', () => {
    const points = book([of('100001', '2021/22', 50), of('100001', '2023/24', 52)]).series(
      '100001',
      rwm.code,
      'all',
    )
    expect(points.map((point) => point.figure.state)).toEqual(['value', 'not-available', 'value'])
  })

  it('gives the earlier value of the same method, and none over a break, a gap or a hidden year', () => {
    const previous = (period: string) => years.figure('100001', rwm.code, 'all', period)?.previous
    expect(previous('2016/17')).toEqual({ period: '2015/16', value: 50 })
    expect(previous('2017/18')).toBeNull()
    expect(previous('2020/21')).toBeNull()
    expect(previous('2022/23')).toBeNull()
  })

  it('keeps to periods of one length', () => {
    const mixed = book([
      of('100001', '2017/18', 50),
      of('100001', '2018/19 autumn', 52),
      of('100001', '2018/19', 53),
    ])
    expect(mixed.latestPeriod(rwm.code)).toBe('2018/19')
    expect(mixed.series('100001', rwm.code, 'all').map((point) => point.period)).toEqual([
      '2017/18',
      '2018/19',
    ])
    expect(mixed.periods(rwm.code)).toEqual(['2017/18', '2018/19 autumn', '2018/19'])
  })

  it('crosses the summer by month, but not a missing month', () => {
    const months = book(
      ['2025-06', '2025-07', '2025-09', '2025-11'].map((period) =>
        of('100001', period, 10, { kpi: absence.code }),
      ),
    )
    expect(
      months.series('100001', absence.code, 'all').map((point) => point.gapBefore?.kind ?? null),
    ).toEqual([null, null, null, 'missing'])
  })

  it('reads the change of a month against the same month last year, never against the month before', () => {
    const attendance = kpi({
      ...{ code: 'attendance.overall', decimals: 1, significance: 'none', cadence: 'month' },
    })
    const monthly = [
      ['2025-11', 93.4],
      ['2026-10', 94],
      ['2026-11', 91.5],
    ] as const
    const months = createFigureBook({
      kpis: [attendance],
      schools: [school('100001')],
      observations: monthly.map(([period, value]) =>
        observation({ kpi: attendance.code, period, value }),
      ),
    })
    const change = (period: string) =>
      months.change(months.figure('100001', attendance.code, 'all', period)!)
    expect(change('2026-11')).toMatchObject({ from: '2025-11' })
    expect(change('2026-11')?.by).toBeCloseTo(-1.9, 10)
    expect(change('2026-10')).toBeNull()
  })

  it('finds last year, the change since then and the target', () => {
    const latest = years.latest('100001', rwm.code, 'all')
    expect(latest?.period).toBe('2022/23')
    expect(latest && years.lastYear(latest)).toMatchObject({
      period: '2021/22',
      state: 'suppressed',
    })
    const second = years.figure('100001', rwm.code, 'all', '2016/17')!
    expect(years.change(second)).toEqual({ from: '2015/16', by: 2, kind: 'no-clear-difference' })
    expect(latest && years.change(latest)).toBeNull()
    // 2017/18 began a new method: the target looks back no further, but over the unpublished year.
    expect(latest && years.target(latest, 56)).toMatchObject({
      metIn: { met: 3, of: 4 },
      kind: 'met',
    })
    expect(years.target(second, 56)).toMatchObject({ words: 'not met', metIn: { met: 0, of: 2 } })
  })

  it('shares the latest period between schools, so that a column is of one period', () => {
    const full = book([of('100001', '2018/19', 50), of('100002', '2017/18', 50)])
    expect(full.latest('100002', rwm.code, 'all')).toMatchObject({
      period: '2018/19',
      state: 'not-available',
    })
    expect(full.latest('100002', 'absence.persistent', 'all')).toBeNull()
  })
})

describe('the book as a whole', () => {
  it('files letters with marks among those without', () => {
    const names = ['Łąkowa', 'Lime', 'Zeal', 'Ŵyn', 'Wold', 'Ivy', 'Ibis', 'İncir', 'Lyme']
    const sorted = schoolsByPhase(names.map((name, i) => school(String(i), { name })))
    expect(sorted[0]?.schools.map((one) => one.name)).toEqual([
      ...['Ibis', 'İncir', 'Ivy', 'Łąkowa', 'Lime', 'Lyme', 'Wold', 'Ŵyn', 'Zeal'],
    ])
  })

  it('keeps schools in alphabetical order within their phases', () => {
    const full = book([])
    expect(full.schools.map((one) => one.name)).toEqual(['Alder', 'birch', 'Cedar', 'Withy'])
    expect(schoolsByPhase(full.schools).map((one) => [one.title, one.schools.length])).toEqual([
      ['Primary', 2],
      ['Secondary', 1],
      ['Special', 1],
    ])
  })

  it('passes over schools that are not the trust’s', () => {
    const full = book([of('555555', '2018/19', 50)])
    expect(full.periods(rwm.code)).toEqual([])
    expect(full.hasObservations(rwm.code)).toBe(false)
  })

  it('does not depend on the order of the observations', () => {
    const list = [
      of('100001', '2017/18', 50),
      of('100002', '2017/18', 70),
      of('100001', '2018/19', 55),
      national({ period: '2018/19', value: 62 }),
    ]
    const figure = (given: Observation[]) => {
      const found = book(given).figure(null, rwm.code, 'all', '2018/19')
      return { ...found, sources: found?.sources.length }
    }
    expect(figure(list.toReversed())).toEqual(figure(list))
  })

  it('is quick for a large trust: sixty schools, thirty KPIs and ten years', () => {
    const kpis = Array.from({ length: 30 }, (_, i) => kpi({ code: `own.measure${i}` }))
    const schools = Array.from({ length: 60 }, (_, i) => school(String(200000 + i)))
    const periods = Array.from({ length: 10 }, (_, i) => `${2010 + i}/${11 + i}`)
    const observations = kpis.flatMap((one) =>
      periods.flatMap((period) => [
        national({ kpi: one.code, period, value: 60 }),
        ...schools.map(({ urn }, i) => of(urn, period, 40 + (i % 40), { kpi: one.code })),
      ]),
    )
    const before = process.cpuUsage()
    const full = createFigureBook({ kpis, schools, observations })
    let figures = 0
    for (const one of kpis) {
      for (const { urn } of schools) figures += full.series(urn, one.code, pupilGroups[0]).length
      figures += full.series(null, one.code, 'all').length
    }
    expect(figures).toBe(30 * 61 * 10)
    // Of the processor, not of the clock: other work on the machine must not fail it.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3)
  })
})
