import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Observation } from '../../electron/domain/observation.ts'
import { browseQueries, observationQueries } from '../../electron/store/index.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { freshDatabase, observation, plansOf, scratch, source, withImports } from './support.ts'

const { put, query, querySql, history, counts, total } = observationQueries
const home = scratch()
let db: VaultDatabase
let n = 0

beforeEach(() => {
  db?.close()
  db = freshDatabase(home, `observations-${(n += 1)}.db`)
  withImports(db, 'first', 'second', 'third')
})
afterAll(() => db.close())

const first = '2026-10-01T09:00:00.000Z'
const second = '2026-10-02T09:00:00.000Z'
const third = '2026-10-03T09:00:00.000Z'
const cell = { kpi: 'ks2.rwm.expected', urn: '900001', period: '2017/18', group: 'all' } as const

describe('observations', () => {
  it('come back as they were put, with every state and the cell that they came from', () => {
    const list: Observation[] = [
      observation(),
      observation({
        kpi: 'ks2.reading.progress',
        value: -1.25,
        lower: -2.5,
        upper: 0,
        numerator: null,
      }),
      observation({
        group: 'boys',
        state: 'suppressed',
        value: null,
        numerator: null,
        source: source('ks2.csv', { cell: 'SUPP' }),
      }),
      observation({
        group: 'eal',
        state: 'unreliable',
        value: 12.5,
        provisional: true,
        matched: 'predecessor',
        source: source('ks2.csv', { urn: '800001' }),
      }),
      observation({ group: 'ehcp', state: 'unreliable', value: null }),
      observation({
        level: 'la',
        urn: null,
        laestab: null,
        area: 'Hampshire',
        areaCode: '850',
        covers: 'state-funded',
        matched: null,
        source: source('ks2.csv', { urn: null }),
      }),
      observation({
        level: 'national',
        urn: null,
        laestab: null,
        area: 'England',
        covers: 'primary',
        matched: null,
        source: source('tidy.csv', { urn: null }),
      }),
      observation({
        level: 'national',
        urn: null,
        laestab: null,
        area: 'England',
        covers: 'all',
        matched: null,
        source: source('tidy.csv', { urn: null }),
      }),
      observation({ level: 'trust', urn: null, laestab: null, value: 0, matched: null }),
    ]
    expect(put(db, 'first', first, list)).toEqual({ added: 9, superseded: 0, same: 0 })
    const found = query(db, {})
    expect(found).toHaveLength(9)
    for (const one of list) expect(found).toContainEqual(one)
    expect(found.map(({ level }) => level)).toEqual([
      'school',
      'school',
      'school',
      'school',
      'school',
      'trust',
      'la',
      'national',
      'national',
    ])
    expect(total(db)).toBe(9)
    expect(counts(db)).toEqual(
      new Map([
        ['ks2.reading.progress', 1],
        ['ks2.rwm.expected', 8],
      ]),
    )
  })

  it('refuse a number without the state of one, and the state of one without a number', () => {
    expect(() => put(db, 'first', first, [observation({ state: 'suppressed' })])).toThrow(/CHECK/)
    expect(() => put(db, 'first', first, [observation({ value: null })])).toThrow(/CHECK/)
  })

  it('are the same when an equal value comes from any file, or a file says less of it', () => {
    put(db, 'first', first, [observation({ lower: 60, upper: 68 })])
    expect(put(db, 'first', first, [observation({ lower: 60, upper: 68 })])).toEqual({
      added: 0,
      superseded: 0,
      same: 1,
    })
    expect(
      put(db, 'second', second, [
        observation({ numerator: null, denominator: null, source: source('other.csv') }),
      ]),
    ).toEqual({ added: 0, superseded: 0, same: 1 })
    expect(query(db, {})[0]?.source.file).toBe('ks2.csv')
    expect(history(db, cell)).toHaveLength(1)
  })

  it('are superseded by the newest import, and the older ones stay with their times', () => {
    put(db, 'first', first, [observation()])
    expect(
      put(db, 'second', second, [observation({ value: 66, source: source('revised.csv') })]),
    ).toEqual({ added: 0, superseded: 1, same: 0 })
    put(db, 'third', third, [observation({ state: 'suppressed', value: null, numerator: null })])
    expect(query(db, cell)).toMatchObject([{ state: 'suppressed', value: null }])
    expect(total(db)).toBe(1)
    expect(
      history(db, cell).map(({ observation: o, stored, superseded }) => [
        o.value,
        o.source.file,
        stored,
        superseded,
      ]),
    ).toEqual([
      [null, 'ks2.csv', third, null],
      [66, 'revised.csv', second, third],
      [64, 'ks2.csv', first, second],
    ])
  })

  it('that are final replace provisional ones, even with the same value, and never the other way', () => {
    put(db, 'first', first, [observation({ provisional: true })])
    expect(put(db, 'second', second, [observation()])).toEqual({ added: 0, superseded: 1, same: 0 })
    expect(put(db, 'third', third, [observation({ value: 70, provisional: true })])).toEqual({
      added: 0,
      superseded: 0,
      same: 1,
    })
    expect(query(db, {})).toEqual([observation()])
    put(db, 'third', third, [observation({ group: 'girls', provisional: true, value: 70 })])
    expect(
      put(db, 'third', third, [observation({ group: 'girls', provisional: true, value: 71 })])
        .superseded,
    ).toBe(1)
  })

  it('differ by each part of their key', () => {
    const la = {
      level: 'la',
      urn: null,
      areaCode: '850',
      area: 'Hampshire',
      covers: 'primary',
    } as const
    const list = [
      observation(),
      observation({ urn: '900002' }),
      observation({ group: 'girls' }),
      observation({ period: '2018/19' }),
      observation({ kpi: 'ks2.rwm.higher' }),
      observation(la),
      observation({ ...la, covers: 'all' }),
      observation({ ...la, areaCode: '936' }),
      observation({ ...la, level: 'region' }),
    ]
    expect(put(db, 'first', first, list).added).toBe(list.length)
    expect(put(db, 'first', first, list).same).toBe(list.length)
  })

  it('are found by KPI, school, period, group, level and any of these together, up to a limit', () => {
    const list = ['900001', '900002'].flatMap((urn) =>
      ['2016/17', '2017/18'].flatMap((period) =>
        (['all', 'boys'] as const).map((group) => observation({ urn, period, group })),
      ),
    )
    put(db, 'first', first, [
      ...list,
      observation({ kpi: 'absence.overall', level: 'national', urn: null, area: 'England' }),
    ])
    expect(query(db, { urn: '900001' })).toHaveLength(4)
    expect(query(db, { urn: '900001', period: '2016/17', group: 'boys' })).toHaveLength(1)
    expect(query(db, { kpi: 'absence.overall' })).toHaveLength(1)
    expect(query(db, { level: 'school', period: '2017/18' })).toHaveLength(4)
    expect(query(db, { limit: 3 })).toEqual(query(db, {}).slice(0, 3))
    expect(query(db, { urn: 'none' })).toEqual([])
  })

  it('are found by a URN that the school had before, all of them', () => {
    put(db, 'first', first, [
      observation({
        period: '2015/16',
        matched: 'predecessor',
        source: source('ks2.csv', { urn: '800001' }),
      }),
      observation({ period: '2017/18' }),
      observation({ urn: '900002' }),
    ])
    expect(query(db, { urn: '800001' }).map(({ urn, period }) => [urn, period])).toEqual([
      ['900001', '2015/16'],
      ['900001', '2017/18'],
    ])
    expect(history(db, { ...cell, urn: '800001', period: '2015/16' })).toHaveLength(1)
  })

  it.each([
    ['KPI', { kpi: 'a' }],
    ['school', { urn: '900001' }],
    ['period', { period: '2017/18' }],
    ['KPI, school and period', { kpi: 'a', urn: '900001', period: '2017/18' }],
    ['KPI and level', { kpi: 'a', level: 'national' }],
  ] as const)('are found by %s through an index', (_, filter) => {
    const { sql, values } = querySql(filter)
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
    expect(
      plan.filter((detail) => /SCAN (o|observations)\b/.test(detail) && !/USING/.test(detail)),
    ).toEqual([])
    expect(plan.join('\n')).toMatch(/SEARCH o USING (COVERING )?INDEX/)
  })

  it.each(browseQueries.browseOrders)('are looked through by %s in an index alone', (sort) => {
    const sql = browseQueries.pageSql({ sort, descending: true, offset: 0, limit: 100 })
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(100, 0)
      .map(({ detail }) => detail)
    expect(plan.filter((detail) => /SCAN (o|observations)\b/.test(detail))).toEqual([
      'SCAN o USING COVERING INDEX observations_browsed',
    ])
  })

  it('are looked up by an index for each one that goes in', () => {
    const list = Array.from({ length: 400 }, (_, at) =>
      observation({ kpi: `k.${at % 40}`, period: `${Math.floor(at / 40)}` }),
    )
    const plans = plansOf(db, () => void put(db, 'first', first, list))
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([])
    expect(plans.some((step) => step.startsWith('SEARCH o USING'))).toBe(true)
    expect(total(db)).toBe(list.length)
  })
})
