import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, passphrase, startApp } from './start.ts'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
const fixture = (name: string) => ({
  name: name.split('/').at(-1)!,
  bytes: new Uint8Array(readFileSync(join(fixtures, name))),
})
const register = fixture('gias/extract-2022.csv')
const results = readdirSync(join(fixtures, 'performance'))
  .filter(
    (name) => name.endsWith('.csv') && !name.startsWith('2015') && !name.includes('provisional'),
  )
  .map((name) => fixture(`performance/${name}`))

/** One trust for all tests, as a vault costs a second: each leaves the values as the others need them. */
const shared = openApp()
beforeAll(async () => {
  const { call, folder } = shared
  await call('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
  await call('import.bytes', { files: [...results, register] })
  await call('trust.adopt', { name: 'glf  schools' })
})
afterAll(shared.close)

describe('from files to values', () => {
  it('lets files wait for the trust and reads them when it is adopted', async () => {
    const { call, folder } = startApp()
    await call('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
    const dropped = await call('import.bytes', { files: [...results, register] })
    expect(dropped.refused).toEqual([])
    expect(dropped.results.map((result) => result.outcome).toSorted()).toEqual([
      'stored',
      ...results.map(() => 'waiting'),
    ])
    expect((await call('values.query', {})).values).toEqual([])

    const adopted = await call('trust.adopt', { name: 'GLF SCHOOLS' })
    expect(adopted.schools.map((school) => school.urn).toSorted()).toEqual([
      '138764',
      '139915',
      '139916',
    ])
    expect(adopted.results.map((result) => result.outcome)).toEqual(results.map(() => 'stored'))
    expect((await call('vault.status', {})).waiting).toBe(0)
    expect((await call('values.query', { level: 'school' })).values.length).toBeGreaterThan(100)
  })

  it('stores each value as its cell has it, and a suppressed one as a state', async () => {
    const { call } = shared
    const { values } = await call('values.query', {})
    const tables = new Map(
      results.map(({ name, bytes }) => [
        name,
        parse(bytes, { bom: true, relax_column_count: true }),
      ]),
    )
    const suppressed = values.filter((value) => value.state === 'suppressed')
    expect(suppressed.length).toBeGreaterThan(0)
    for (const { source, value, state } of values) {
      const rows = tables.get(source.file)!
      const cell = rows[source.row - 1]![rows[0]!.indexOf(source.column)]!
      expect(source.cell.trim()).toBe(cell.trim())
      if (state === 'value') expect(value).toBe(Number(cell.replace('%', '')))
      else expect(value).toBeNull()
      if (cell === 'SUPP') expect(state).toBe('suppressed')
    }
  })

  it('keeps local authority and national rows as benchmarks, and no other school', async () => {
    const { call } = shared
    const { values } = await call('values.query', { kpi: 'ks2.rwm.expected', group: 'all' })
    const own = new Set((await call('schools.list', {})).schools.map((school) => school.urn))
    expect(new Set(values.map((value) => value.level))).toEqual(
      new Set(['school', 'la', 'national']),
    )
    for (const value of values) {
      if (value.level === 'school') expect(own).toContain(value.urn)
      else expect(value.urn).toBeNull()
    }
  })

  it('changes nothing when the same files come again', async () => {
    const { call } = shared
    const before = await call('values.query', {})
    const again = await call('import.bytes', { files: [register, ...results] })
    expect(again.results.map((result) => result.outcome)).toEqual(
      [...results, register].map(() => 'unchanged'),
    )
    expect(await call('values.query', {})).toEqual(before)
    expect((await call('import.list', {})).imports).toHaveLength(results.length + 1)
  })

  it('puts a revised value in the place of the older one, which stays in the history', async () => {
    const { call } = shared
    const table = results.find((file) => file.name.startsWith('2017_'))!
    const cell = {
      kpi: 'ks2.reading.average',
      urn: '138764',
      period: '2017/18',
      group: 'all',
    } as const
    const [before] = (await call('values.query', cell)).values
    const rows = new TextDecoder().decode(table.bytes).split(/\r?\n/)
    const heads = rows[0]!.split(',')
    const at = rows.findIndex((row) => row.includes(',138764,'))
    const cells = parse(rows[at]!)[0]!
    cells[heads.indexOf('READ_AVERAGE')] = String(before!.value! + 1)
    rows[at] = cells.map((text) => `"${text}"`).join(',')
    const revised = {
      name: 'revised_2017-2018_ks2.csv',
      bytes: new TextEncoder().encode(rows.join('\r\n')),
    }

    const { results: imported } = await call('import.bytes', { files: [revised] })
    expect(imported[0]!.counts).toMatchObject({ added: 0, superseded: 1 })
    const [after] = (await call('values.query', cell)).values
    expect(after).toMatchObject({ value: before!.value! + 1, source: { file: revised.name } })
    const { values: history } = await call('values.history', cell)
    expect(history.map((entry) => entry.value)).toEqual([after!.value, before!.value])
    expect(history.map((entry) => entry.superseded === null)).toEqual([true, false])

    // The older file once more does not undo the revision.
    const again = await call('import.bytes', { files: [table] })
    expect(again.results[0]!.outcome).toBe('unchanged')
    expect((await call('values.query', cell)).values).toEqual([after])
  })

  it('keeps a vault to its trust', async () => {
    const { app, call } = shared
    const before = await call('schools.list', {})
    expect(await app.dispatch('trust.adopt', { name: 'CLEVES ACADEMY TRUST' })).toMatchObject({
      ok: false,
      error: { code: 'TrustOther' },
    })
    expect(await call('schools.list', {})).toEqual(before)
  })

  it('asks for the year of a table at once, though it would wait for the trust', async () => {
    const { call, folder } = startApp()
    await call('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
    const files = [fixture('absence/england_abs_KSP_pa10.csv')]
    const { refused } = await call('import.bytes', { files })
    expect(refused.map((refusal) => refusal.code)).toEqual(['ImportNeedsPeriod'])
    const { results: told } = await call('import.bytes', { files, period: '2018/19' })
    expect(told.map((result) => result.outcome)).toEqual(['waiting'])
  })

  it('refuses a file of pupils before anything is stored, and takes the others', async () => {
    const { call } = shared
    const pupils = {
      name: 'class.csv',
      bytes: new TextEncoder().encode(
        'UPN,Forename,DOB,Reading\nA123456789012,Ann,01/02/2015,104\n',
      ),
    }
    const unknown = {
      name: 'notes.csv',
      bytes: new TextEncoder().encode('fruit,colour\napple,green\n'),
    }
    const before = await call('import.list', {})
    const { refused } = await call('import.bytes', { files: [pupils, unknown] })
    expect(refused.map((refusal) => refusal.code)).toEqual(['ImportRefused', 'ImportUnknown'])
    expect(await call('import.list', {})).toEqual(before)
  })
})

const vision = `
vision: { title: Our vision, adopted: 2025-07-10 }
strands:
  - title: Every child reads with joy
    success: Every child leaves us a confident reader.
    kpis: [ { code: ks2.reading.average, reason: reading, target: 106 } ]
  - title: Rooted in our places
    kpis: []
`
const meeting = `
meeting: { id: board-2026-12-09, body: Trust Board, title: Trust Board, date: 2026-12-09, start: "17:30", place: Hall }
items:
  - { title: Welcome, purpose: information, minutes: 5, presenter: Chair }
  - { title: How we stand against our vision, purpose: discussion, minutes: 30, sections: [vision, scorecard, schools] }
  - { title: Estates strategy, purpose: decision, minutes: 15, papers: [papers/estates.pdf] }
`

describe('from values to a pack', () => {
  it('reviews the vision: strands without a KPI and KPIs without a strand', async () => {
    const { call } = shared
    expect(await call('vision.load', { text: vision })).toMatchObject({ strands: 2, unknown: [] })
    const review = await call('vision.get', {})
    expect(review.strandsWithoutKpi).toEqual([2])
    expect(review.kpisWithoutStrand).toContain('ks2.rwm.expected')
    expect(review.kpisWithoutStrand).not.toContain('ks2.reading.average')
    expect(review.balance.vision).toBe(1)
  })

  it.each([
    ['vision: [', 'VisionInvalid'],
    ['strands: []', 'VisionInvalid'],
    ['vision: { title: x }\nstrands: [ { titel: y } ]', 'VisionInvalid'],
  ])('says what is wrong with a vision file: %s', async (text, code) => {
    const { app } = shared
    expect(await app.dispatch('vision.load', { text })).toMatchObject({
      ok: false,
      error: { code },
    })
  })

  it('tells a meeting file from a vision file', async () => {
    const { app, call, folder } = startApp()
    await call('vault.create', { folder: join(folder, 'trust'), trust: 'T', passphrase })
    expect(await app.dispatch('vision.load', { text: meeting })).toMatchObject({
      ok: false,
      error: { code: 'VisionInvalid', message: 'This is a meeting file, not a vision file.' },
    })
  })

  it('builds the same bytes twice, gives them once, and names a missing paper', async () => {
    const { app, call } = shared
    await call('vision.load', { text: vision })
    expect(await call('meetings.load', { text: meeting, papers: [] })).toEqual({
      id: 'board-2026-12-09',
      missing: ['papers/estates.pdf'],
    })
    const { checks } = await call('pack.check', { meeting: 'next' })
    expect(checks.filter((check) => check.level === 'stops').map((check) => check.item)).toContain(
      '3',
    )

    const first = await call('pack.build', { meeting: 'next' })
    // Something is journalled in between, so that the pack is made again.
    await call('vision.load', { text: vision })
    const second = await call('pack.build', { meeting: 'board-2026-12-09' })
    expect(second.sha256).toBe(first.sha256)
    const token = first.url.split('/').at(-1)!
    const blob = (await app.takeBlob(token))!
    expect(new TextDecoder().decode(blob.bytes.subarray(0, 5))).toBe('%PDF-')
    expect(blob.name).toBe('2026-12-09 Trust Board.pdf')
    expect(await app.takeBlob(token)).toBeNull()
    expect(first.papers).toEqual([
      expect.objectContaining({ item: '3', file: 'estates.pdf', status: 'refused' }),
    ])
  })

  it('stops building when it is told to', async () => {
    const { app, call } = shared
    await call('meetings.load', { text: meeting })
    app.listen((event) => {
      if (event === 'progress') void app.dispatch('job.cancel', { job: 'build' })
    })
    expect(
      await app.dispatch('pack.build', { meeting: 'next', copy: 'public', job: 'build' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'Cancelled' },
    })
  })
})
