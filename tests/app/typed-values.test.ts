import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, passphrase } from './start.ts'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
const shared = openApp()
const { call, app } = shared

beforeAll(async () => {
  await call('vault.create', {
    folder: join(shared.folder, 'trust'),
    trust: 'GLF Schools',
    passphrase,
  })
  const bytes = new Uint8Array(readFileSync(join(fixtures, 'gias/extract-2022.csv')))
  await call('import.bytes', { files: [{ name: 'gias.csv', bytes }] })
  await call('trust.adopt', { name: 'GLF SCHOOLS' })
})
afterAll(shared.close)

const cell = { kpi: 'ks2.rwm.expected', urn: '138764', period: '2021/22' }
const typed = (text: string, more: Partial<typeof cell> = {}) => ({
  ...{ ...cell, text, row: 2, column: '2021/22' },
  ...more,
})
const values = async () => (await call('values.query', { kpi: cell.kpi, urn: cell.urn })).values

describe('values typed by hand', () => {
  it('are saved in one change, with who, why and their place in the grid', async () => {
    const saved = await call('values.type', {
      who: 'Ann Clerk',
      reason: 'The school told us by telephone',
      cells: [typed('26 of 40'), typed('hidden', { period: '2022/23' })],
    })
    expect(saved).toMatchObject({
      problems: [],
      import: {
        ...{ kind: 'typed', who: 'Ann Clerk', reason: 'The school told us by telephone' },
        counts: { added: 2, schools: 1 },
      },
    })
    expect(await values()).toMatchObject([
      {
        ...{
          value: 65,
          numerator: 26,
          denominator: 40,
          state: 'value',
          school: expect.any(String),
        },
        source: {
          ...{ file: 'Typed by Ann Clerk on 23 November 2026', row: 2, column: '2021/22' },
          cell: '26 of 40',
        },
      },
      { state: 'suppressed', value: null, period: '2022/23' },
    ])
    const { values: history } = await call('values.history', cell)
    expect(history).toMatchObject([
      { import: { who: 'Ann Clerk', reason: 'The school told us by telephone', kind: 'typed' } },
    ])
  })

  it('name the person at work where no name is given', async () => {
    const { import: made } = await call('values.type', {
      reason: 'Read off the report',
      cells: [typed('12', { kpi: 'absence.overall' })],
    })
    expect(made?.who).toBe('tester')
  })

  it('are all refused, each with its place, where one cannot be', async () => {
    const before = await call('values.query', {})
    const { import: made, problems } = await call('values.type', {
      reason: 'A slip',
      cells: [
        typed('64', { period: '2018/19' }),
        typed('640'),
        typed('many', { period: '2022/23' }),
        typed('50', { urn: '100000' }),
        typed('50', { period: '2019' }),
        typed('50', { kpi: 'no.such.kpi' }),
        typed('50', { period: '2001/02' }),
        typed('51', { period: '2018/19' }),
      ].map((one, at) => ({ ...one, row: at + 2 })),
    })
    expect(made).toBeNull()
    expect(problems.map(({ row, expected }) => [row, expected])).toEqual([
      [3, 'from 0 to 100'],
      [4, 'a number, a share such as 26 of 46 or a word such as hidden or due'],
      [5, 'a school of the trust'],
      [6, 'a period such as 2024/25, 2024/25 autumn or 2025-11'],
      [7, 'a code of a KPI'],
      [8, 'a period in which the measure exists'],
      [9, 'each value once'],
    ])
    expect(await call('values.query', {})).toEqual(before)
  })

  it.each(['', '  ', 'x'])('are refused without a reason (%j)', async (reason) => {
    expect(await app.dispatch('values.type', { reason, cells: [typed('50')] })).toMatchObject({
      ...{ ok: false, error: { code: 'InputInvalid' } },
    })
  })

  it('are undone whole, as any import', async () => {
    const before = await values()
    const { import: made } = await call('values.type', {
      reason: 'Corrected',
      cells: [typed('70'), typed('71', { period: '2018/19' })],
    })
    expect((await values()).map(({ value }) => value)).toEqual([71, 70, null])
    await call('import.undo', { id: made!.id })
    expect(await values()).toEqual(before)
  })

  it('are taken back one by one, and put back', async () => {
    const before = await values()
    await call('values.type', { reason: 'Corrected', cells: [typed('72')] })
    await call('values.untype', cell)
    expect(await values()).toEqual(before)
    await call('values.untype', { ...cell, back: true })
    expect((await values())[0]).toMatchObject({ value: 72 })
    await call('values.untype', cell)
    await call('values.untype', cell)
    expect(await app.dispatch('values.untype', cell)).toMatchObject({
      ...{ ok: false, error: { code: 'ValueNotTyped' } },
    })
  })

  it('may be of the trust as a whole', async () => {
    await call('values.type', {
      reason: 'From the accounts',
      cells: [{ ...typed('12'), urn: null, kpi: 'absence.overall' }],
    })
    expect((await call('values.query', { level: 'trust' })).values).toMatchObject([
      { urn: null, kpi: 'absence.overall', value: 12 },
    ])
  })
})

describe('looking through the values', () => {
  it('filters, sorts and counts', async () => {
    const text = `LA,ESTAB,URN,PERCTOT,PPERSABS10\n936,2000,138764,4.1,9.1\n936,2000,139915,4.4,9.4\nNAT,,NAT,4.7,10.9\n`
    const { results } = await call('import.bytes', {
      files: [{ name: 'abs.csv', bytes: new TextEncoder().encode(text) }],
      period: '2016/17',
    })
    const from = { import: results[0]!.id! }
    const all = await call('values.page', { ...from, sort: 'school', descending: false })
    expect(all.total).toBe(all.values.length)
    expect(all.values.at(-1)).toMatchObject({
      level: 'national',
      import: { title: expect.stringContaining('2016/17') },
    })
    const own = await call('values.page', {
      ...from,
      about: 'own',
      sort: 'value',
      descending: true,
    })
    expect(own.values.map(({ value }) => value)).toEqual([9.4, 9.1, 4.4, 4.1])
    const second = await call('values.page', {
      ...from,
      about: 'own',
      sort: 'value',
      descending: false,
      offset: 1,
      limit: 2,
    })
    expect(second).toMatchObject({ total: 4, values: [{ value: 4.4 }, { value: 9.1 }] })
    const benchmarks = await call('values.page', { ...from, about: 'benchmarks' })
    expect(benchmarks.total).toBe(all.total - own.total)
    const hand = await call('values.page', { typed: true, kpi: 'absence.overall' })
    expect(hand.values.map(({ import: { kind } }) => kind)).toEqual(['typed', 'typed'])
    expect((await call('values.periods', {})).periods).toEqual(['2022/23', '2021/22', '2016/17'])
    expect((await call('values.page', { state: 'suppressed' })).values).toMatchObject([
      { period: '2022/23' },
    ])
  })

  it('tells the older versions of a benchmark too', async () => {
    const { values: found } = await call('values.page', {
      about: 'benchmarks',
      kpi: 'absence.overall',
    })
    const { kpi, urn, period, group, level, area, areaCode, covers } = found[0]!
    const history = await call('values.history', {
      kpi,
      urn,
      period,
      group,
      level,
      area,
      areaCode,
      covers,
    })
    expect(history.values).toMatchObject([{ value: found[0]!.value, superseded: null }])
  })
})
