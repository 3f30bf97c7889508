import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import { schoolReport } from '../../electron/domain/school-report.ts'
import { comparisons, scorecard, worseElsewhere } from '../../electron/domain/scorecard.ts'
import { kpi, national, observation, school, vision } from './builders.ts'

const reading = kpi({ code: 'ks2.reading.expected', short: 'Reading at 11' })
const maths = kpi({ code: 'ks2.maths.expected', short: 'Maths at 11' })
const basics = kpi({ code: 'ks4.basics.strong', short: 'English and maths', phases: ['secondary'] })
const absence = kpi({
  code: 'absence.persistent',
  short: 'Persistent absence',
  polarity: 'lower',
  phases: ['primary', 'secondary'],
})
const kpis = [reading, maths, basics, absence]
const primaries = ['Dell', 'Ash', 'Copse', 'Brook', 'Elm'].map((name, i) =>
  school(String(i + 1), { name }),
)
const high = school('9', { name: 'Hill High', phase: 'secondary', ages: { from: 11, to: 16 } })

const england = kpis.map((one) => national({ kpi: one.code, value: 60 }))
const of = (urn: string, code: string, value: number | null, given: Partial<Observation> = {}) =>
  observation({ urn, kpi: code, value, denominator: value === null ? null : 60, ...given })
const level = primaries.flatMap(({ urn }) => [of(urn, reading.code, 60), of(urn, maths.code, 60)])
const book = (observations: Observation[], schools = [...primaries, high]) =>
  createFigureBook({ kpis, schools, observations: [...england, ...observations] })
const withNew = (...changed: Observation[]) => [
  ...level.filter((o) => !changed.some((other) => other.urn === o.urn && other.kpi === o.kpi)),
  ...changed,
]

describe('the scorecard', () => {
  it('groups columns by phase without a vision, schools by phase and alphabet', () => {
    const card = scorecard({ book: book([...level, of('9', basics.code, 60)]), vision: null })
    expect(
      card.groups.map((group) => [group.title, group.columns.map((one) => one.kpi.short)]),
    ).toEqual([
      ['Primary', ['Reading at 11', 'Maths at 11']],
      ['Secondary', ['English and maths']],
    ])
    expect(card.phases.map((one) => [one.title, one.rows.map((row) => row.school.name)])).toEqual([
      ['Primary', ['Ash', 'Brook', 'Copse', 'Dell', 'Elm']],
      ['Secondary', ['Hill High']],
    ])
    expect(card.columns).toHaveLength(3)
  })

  it('groups columns by strand, each measure under the first that it serves', () => {
    const plan = vision(
      { title: 'Read', kpis: [{ code: reading.code, target: 70 }, { code: 'own.unknown' }] },
      { title: 'Nothing yet' },
      { title: 'Count', kpis: [{ code: maths.code }, { code: reading.code }] },
    )
    const given = book([...level, of('9', basics.code, 60)])
    const card = scorecard({ book: given, vision: plan })
    expect(card.groups.map((group) => [group.title, group.strand, group.columns.length])).toEqual([
      ['Read', 1, 1],
      ['Count', 3, 1],
    ])
    expect(card.columns[0]).toMatchObject({
      strand: 1,
      target: 70,
      period: '2017/18',
      provisional: false,
    })
    const all = scorecard({ book: given, vision: plan, include: 'all' })
    expect(all.groups.map((group) => group.title)).toEqual(['Read', 'Count', 'Secondary'])
  })

  it('leaves a cell empty that cannot exist, and states one that is missing', () => {
    const card = scorecard({
      book: book([
        ...withNew(of('1', reading.code, null, { state: 'suppressed' })),
        of('9', basics.code, 60),
      ]),
      vision: null,
    })
    const row = (name: string) =>
      card.phases.flatMap((one) => one.rows).find((one) => one.school.name === name)
    expect(row('Hill High')?.cells.map((cell) => cell?.state ?? null)).toEqual([
      null,
      null,
      'value',
    ])
    expect(row('Dell')?.cells.map((cell) => cell?.state ?? null)).toEqual([
      'suppressed',
      'value',
      null,
    ])
    expect(card.counts).toMatchObject({
      cells: 11,
      values: 10,
      hidden: 1,
      missing: 0,
      noClearDifference: 10,
    })
  })

  it('has the trust below, with how many schools it covers, and England', () => {
    const card = scorecard({ book: book(level), vision: null })
    expect(card.trust.map((figure) => figure?.coverage)).toEqual([
      { schools: 5, of: 5, pupils: 300 },
      { schools: 5, of: 5, pupils: 300 },
    ])
    expect(card.england).toEqual([60, 60])
  })

  it('leaves out measures of which nothing is known', () => {
    expect(scorecard({ book: book([]), vision: null })).toMatchObject({
      columns: [],
      finding: 'There are no figures yet',
      markedShare: 0,
      tooLoose: null,
    })
  })
})

describe('its finding', () => {
  const found = (...changed: Observation[]) =>
    scorecard({ book: book(withNew(...changed)), vision: null })

  it('says so where no school is worse', () => {
    expect(found()).toMatchObject({
      finding: 'No school is clearly worse than England on any measure shown',
      sentence: 'None of the 10 figures in this table that can be rated is clearly different.',
    })
    expect(found(of('1', reading.code, 95)).sentence).toBe(
      'Of the 10 figures in this table that can be rated, one is clearly better.',
    )
  })

  it('names up to three schools that hold every worse figure', () => {
    expect(found(of('1', reading.code, 20))).toMatchObject({
      finding: 'Dell needs our questions',
      sentence:
        'The one figure marked worse, of the 10 figures in this table that can be rated, is in this school.',
    })
    expect(
      found(of('1', reading.code, 20), of('1', maths.code, 20), of('2', maths.code, 20)),
    ).toMatchObject({
      finding: 'Ash and Dell need our questions',
      sentence:
        'All three figures marked worse, of the 10 figures in this table that can be rated, are in these two schools.',
    })
  })

  it('counts schools where there are more than three, or all', () => {
    const four = primaries.slice(0, 4).map(({ urn }) => of(urn, reading.code, 20))
    // Hill High has no figure, so it is not among those that could have been found worse.
    expect(found(...four)).toMatchObject({
      finding: 'Four of five rated schools have a figure worse than England',
      sentence:
        'Four of the 10 figures in this table that can be rated are marked worse, and none better.',
    })
    const two = [primaries[0]!, primaries[1]!]
    const both = two.map(({ urn }) => of(urn, reading.code, 20))
    expect(scorecard({ book: book(both, two), vision: null }).finding).toBe(
      'Both rated schools have a figure worse than England',
    )
  })

  it('claims nothing where nothing can be rated', () => {
    const small = primaries.map(({ urn }) => of(urn, reading.code, 0, { denominator: 8 }))
    expect(scorecard({ book: book(small), vision: null })).toMatchObject({
      finding: 'No figure can be rated yet',
      sentence: 'Five figures are shown without a rating, each with its reason.',
    })
  })

  it('says where the rule marks too many figures to pick any out', () => {
    const marked = found(
      of('1', reading.code, 20),
      of('2', reading.code, 20),
      of('3', reading.code, 99),
    )
    expect(marked.markedShare).toBeCloseTo(0.3, 10)
    expect(marked.tooLoose).toContain('30% of the figures are marked')
    expect(found(of('1', reading.code, 20)).tooLoose).toBeNull()
  })
})

describe('the scorecard of a month', () => {
  const attendance = kpi({
    ...{ code: 'attendance.overall', short: 'Attendance', decimals: 1, significance: 'none' },
    ...{ phases: ['primary', 'secondary'], cadence: 'month' },
  })
  const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05', '06', '07']
  const monthly = (urn: string, last: number) =>
    [...months.map((month, i) => `${i < 4 ? 2024 : 2025}-${month}`), '2025-09', '2025-10'].map(
      (period, i, all) =>
        observation({
          ...{ urn, kpi: attendance.code, period, denominator: 200 },
          value: i === all.length - 1 ? last : 94 + (i % 3) * 0.2,
        }),
    )
  const card = (...given: Observation[]) =>
    scorecard({
      book: createFigureBook({
        ...{ kpis: [attendance], schools: primaries },
        observations: given,
      }),
      vision: null,
    })

  it('marks a school whose month leaves its own limits, and the finding counts it', () => {
    const found = card(...monthly('1', 90), ...monthly('2', 94.2), ...monthly('3', 98))
    const verdicts = new Map(
      found.phases.flatMap(({ rows }) =>
        rows.map((row) => [row.school.urn, row.cells[0]?.verdict] as const),
      ),
    )
    expect(verdicts.get('1')).toMatchObject({ kind: 'worse', direction: 'below' })
    expect(verdicts.get('1')?.against).toBe('its own limits')
    expect(verdicts.get('2')?.kind).toBe('no-clear-difference')
    expect(verdicts.get('3')).toMatchObject({ kind: 'better', direction: 'above' })
    expect(found.counts).toMatchObject({ worse: 1, better: 1, noClearDifference: 1 })
    expect(found.finding).toBe('Dell needs our questions')
  })

  it('says “expected” where it is not England that a figure is held against', () => {
    expect(card(...monthly('1', 94.2)).finding).toBe(
      'No school is clearly worse than expected on any measure shown',
    )
  })

  it('leaves a month unrated that has too few before it for limits', () => {
    const found = card(...monthly('1', 90).slice(-5))
    const cells = found.phases.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
    expect(cells.map((cell) => cell?.verdict.kind)).toContain('not-rated')
    expect(found.counts.worse).toBe(0)
  })
})

describe('heat tables', () => {
  it('are one to a phase, with that phase’s measures, trust figure and finding', () => {
    const tables = comparisons({
      book: book([
        ...level,
        of('9', basics.code, 60),
        of('9', absence.code, 90),
        of('1', absence.code, 60),
      ]),
      vision: null,
    })
    expect(
      tables.map(({ title, table }) => [title, table.columns.map((one) => one.kpi.short)]),
    ).toEqual([
      ['Primary', ['Reading at 11', 'Maths at 11', 'Persistent absence']],
      ['Secondary', ['English and maths', 'Persistent absence']],
    ])
    expect(tables[0]?.table.trust[2]).toMatchObject({ phase: 'primary', value: 60 })
    expect(tables[0]?.table.finding).toBe(
      'No primary school is clearly worse than England on any measure shown',
    )
    expect(tables[1]?.table.finding).toBe('Hill High has a figure worse than England')
  })
})

describe('an all-through school', () => {
  const through = school('8', { name: 'Quarry', phase: 'all-through', ages: { from: 4, to: 16 } })
  const ofAll = [reading, maths, basics, absence].map((one) =>
    kpi({ ...one, phases: [...one.phases, 'all-through'] }),
  )
  const given = createFigureBook({
    kpis: ofAll,
    schools: [...primaries, high, through],
    observations: [
      ...england,
      ...level,
      of('9', basics.code, 60),
      of('9', absence.code, 60),
      of('8', reading.code, 60),
      of('8', basics.code, 20),
      of('8', absence.code, 60),
    ],
  })

  it('is compared in each phase by the measures of that phase alone', () => {
    const tables = comparisons({ book: given, vision: null })
    const secondary = tables.find(({ phase }) => phase === 'secondary')?.table
    expect(secondary?.phases.map((one) => one.title)).toEqual(['Secondary', 'All-through'])
    const cells = secondary?.phases[1]?.rows[0]?.cells
    expect(secondary?.columns.map((one) => one.kpi.short)).toEqual([
      'English and maths',
      'Persistent absence',
    ])
    expect(cells?.map((cell) => cell?.value ?? null)).toEqual([20, null])
    expect(secondary?.finding).toBe('Quarry needs our questions')
    const primary = tables.find(({ phase }) => phase === 'primary')?.table
    expect(primary?.phases.map((one) => one.title)).toEqual(['Primary', 'All-through'])
    expect(primary?.trust[0]?.coverage?.of).toBe(5)
  })

  it('is named where its worse figure is on no column of the scorecard', () => {
    const plan = vision({ title: 'Read', kpis: [{ code: reading.code }] })
    const card = scorecard({ book: given, vision: plan })
    expect(card.finding).toBe('No school is clearly worse than England on any measure shown')
    expect(worseElsewhere(given, card).map(({ name }) => name)).toEqual(['Quarry'])
    const whole = scorecard({ book: given, vision: null })
    expect(worseElsewhere(given, whole)).toEqual([])
  })
})

describe('a school’s report', () => {
  const years = [
    of('1', reading.code, 58, { period: '2016/17' }),
    of('1', reading.code, 20),
    of('1', reading.code, 10, { group: 'disadvantaged', denominator: 20 }),
    of('1', maths.code, 60),
    of('2', maths.code, 80),
  ]
  const report = schoolReport({
    book: book(years),
    vision: vision({ title: 'Count', kpis: [{ code: maths.code, target: 55 }] }),
    urn: '1',
  })

  it('has the vision’s measures first, groups below their measure, and only what is known', () => {
    expect(report?.rows.map((row) => [row.kpi.short, row.group, row.strand])).toEqual([
      ['Maths at 11', 'all', 1],
      ['Reading at 11', 'all', null],
      ['Reading at 11', 'disadvantaged', null],
    ])
  })

  it('holds each against the trust’s schools of its phase, England, last year and the target', () => {
    expect(report?.rows[0]).toMatchObject({
      trust: { value: 70 },
      england: { value: 60 },
      target: { words: 'met' },
    })
    expect(report?.rows[1]).toMatchObject({
      lastYear: { value: 58 },
      change: { from: '2016/17', by: -38, kind: 'worse' },
      target: null,
    })
    expect(report?.rows[1]?.series).toHaveLength(2)
  })

  it('finds in words what is worse', () => {
    expect(report?.finding).toBe('Reading at 11 is worse than in England')
    const more = [...years, of('1', absence.code, 90)]
    expect(schoolReport({ book: book(more), vision: null, urn: '1' })?.finding).toBe(
      'Reading at 11 and persistent absence are worse than in England',
    )
  })

  it('is null for a school that is not the trust’s', () => {
    expect(schoolReport({ book: book(years), vision: null, urn: '77' })).toBeNull()
  })
})
