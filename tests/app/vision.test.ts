import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Vision } from '../../electron/domain/vision.ts'
import { passphrase, startApp } from './start.ts'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))

/** A vault without a vision; its clock can be put on. */
async function start(now = { at: '2026-11-23T10:00:00Z' }) {
  const started = startApp({ clock: { now: () => new Date(now.at) } })
  await started.call('vault.create', {
    folder: join(started.folder, 'trust'),
    trust: 'T',
    passphrase,
  })
  return { ...started, now }
}

const ours: Vision = {
  vision: { title: 'Our vision', adopted: null, statement: '' },
  strands: [
    {
      title: 'Every child reads',
      success: '',
      kpis: [{ code: 'ks2.reading.average', reason: '', target: 106 }],
    },
    { title: 'Rooted in our places', success: '', kpis: [] },
  ],
}

function edited(edit: (copy: Vision) => void, from = ours): Vision {
  const copy = structuredClone(from)
  edit(copy)
  return copy
}

describe('writing the vision', () => {
  it('names the person who is at work, and begins a version where another takes over', async () => {
    const { call } = await start()
    for (const name of ['Ann Chair', 'Bo Clerk']) {
      const { id } = await call('people.put', { person: { name, kind: 'trustee' } })
      await call('people.me', { id })
      await call('vision.save', {
        vision: edited((copy) => (copy.vision.statement = `By ${name}`)),
      })
    }
    const { versions } = await call('vision.versions', {})
    expect(versions.map(({ who }) => who)).toEqual(['Bo Clerk', 'Ann Chair'])
  })

  it('saves each edit whole, and says what it did', async () => {
    const { call } = await start()
    expect(await call('vision.get', {})).toMatchObject({ vision: null, version: null })
    expect(await call('vision.save', { vision: ours })).toMatchObject({
      version: 1,
      changes: ['Wrote “Our vision”'],
    })
    const found = await call('vision.get', {})
    expect(found).toMatchObject({
      vision: ours,
      version: 1,
      edited: '2026-11-23T10:00:00.000Z',
      adoption: null,
      strandsWithoutKpi: [2],
      balance: { vision: 1, accountability: 0, neither: 0 },
    })
    const tied = edited((copy) => {
      copy.strands[1]!.kpis = [{ code: 'voice.pupils.belong', reason: 'Their word', target: 80 }]
    })
    expect((await call('vision.save', { vision: tied })).changes).toEqual([
      'Tied “Pupils who feel they belong” to “Rooted in our places”',
    ])
    expect((await call('vision.get', {})).strandsWithoutKpi).toEqual([])
  })

  it('is one version on one day, another on the next, and another once it is adopted', async () => {
    const { call, now } = await start()
    await call('vision.save', { vision: ours })
    const second = edited((copy) => void (copy.strands[0]!.success = 'All read.'))
    expect((await call('vision.save', { vision: second })).version).toBe(1)
    now.at = '2026-11-24T08:00:00Z'
    const third = edited((copy) => void (copy.strands[1]!.success = 'Rooted.'), second)
    expect((await call('vision.save', { vision: third })).version).toBe(2)
    const adopted = edited((copy) => void (copy.vision.adopted = '2026-11-24'), third)
    expect((await call('vision.save', { vision: adopted })).version).toBe(2)
    expect((await call('vision.get', {})).adoption).toEqual({
      version: 2,
      date: '2026-11-24',
      changed: false,
    })
    const after = edited((copy) => void (copy.strands[0]!.title = 'Reading'), adopted)
    expect((await call('vision.save', { vision: after })).version).toBe(3)
    expect((await call('vision.get', {})).adoption).toMatchObject({ version: 2, changed: true })
    const { versions } = await call('vision.versions', {})
    expect(versions.map(({ version, how, who, changes }) => [version, how, who, changes])).toEqual([
      [3, 'written', 'tester', ['Renamed “Every child reads” to “Reading”']],
      [
        2,
        'written',
        'tester',
        [
          'Adopted on 24 November 2026',
          'Changed what success looks like in “Rooted in our places”',
        ],
      ],
      [1, 'written', 'tester', ['Wrote “Our vision”']],
    ])
  })

  it('changes nothing where nothing differs', async () => {
    const { call } = await start()
    await call('vision.save', { vision: ours })
    const before = await call('vision.versions', {})
    expect(await call('vision.save', { vision: ours })).toMatchObject({
      version: 1,
      changes: [],
      change: null,
    })
    expect(await call('vision.versions', {})).toEqual(before)
  })

  it('brings an earlier version back and loses none', async () => {
    const { app, call, now } = await start()
    await call('vision.save', { vision: ours })
    now.at = '2026-11-24T08:00:00Z'
    const shorter = edited((copy) => void copy.strands.pop())
    await call('vision.save', { vision: shorter })
    expect(await call('vision.revert', { version: 1 })).toMatchObject({ version: 3 })
    expect((await call('vision.get', {})).vision).toEqual(ours)
    const { versions } = await call('vision.versions', {})
    expect(versions.map(({ how, restored, strands }) => [how, restored, strands])).toEqual([
      ['restored', 1, 2],
      ['written', null, 1],
      ['written', null, 2],
    ])
    // What was brought back stands: the next edit has a version of its own.
    expect((await call('vision.save', { vision: shorter })).version).toBe(4)
    expect(await app.dispatch('vision.revert', { version: 9 })).toMatchObject({
      ok: false,
      error: { code: 'VisionVersionUnknown' },
    })
  })

  it('refuses a target that cannot be and a KPI tied twice, and keeps what stood', async () => {
    const { app, call } = await start()
    await call('vision.save', { vision: ours })
    const wrong = [
      edited((copy) => void (copy.strands[0]!.kpis[0]!.target = 300)),
      edited((copy) => void copy.strands[0]!.kpis.push(copy.strands[0]!.kpis[0]!)),
    ]
    for (const vision of wrong)
      expect(await app.dispatch('vision.save', { vision })).toMatchObject({
        ok: false,
        error: { code: 'VisionInvalid' },
      })
    expect(await app.dispatch('vision.save', { vision: { ...ours, strands: [] } })).toMatchObject({
      ok: false,
      error: { code: 'InputInvalid' },
    })
    expect((await call('vision.get', {})).vision).toEqual(ours)
  })

  it('still takes an edit beside an old slip that came with a file', async () => {
    const { call } = await start()
    const text = JSON.stringify(edited((copy) => void (copy.strands[0]!.kpis[0]!.target = 300)))
    await call('vision.load', { text })
    const vision = edited((copy) => {
      copy.strands[0]!.kpis[0]!.target = 300
      copy.strands[0]!.success = 'All read.'
    })
    expect(await call('vision.save', { vision })).toMatchObject({ version: 2 })
  })

  it('tells the window, and the journal from what to what', async () => {
    const { app, call } = await start()
    const heard: unknown[] = []
    app.listen((event, data) => event === 'changed' && heard.push(data))
    await call('vision.save', { vision: ours })
    await call('vision.revert', { version: 1 })
    expect(heard).toEqual([{ areas: ['vision'] }, { areas: ['vision'] }])
    expect((await call('vault.check', {})).ok).toBe(true)
  })

  it('starts from examples whose KPIs and targets are sound', async () => {
    const { call } = await start()
    const { strands } = await call('vision.examples', {})
    expect(strands).toHaveLength(3)
    const vision = { vision: { title: 'Ours' }, strands }
    await call('vision.save', { vision })
    const codes = new Set((await call('kpis.list', {})).kpis.map((kpi) => kpi.code))
    for (const { kpis } of strands) for (const { code } of kpis) expect(codes).toContain(code)
    expect((await call('vision.get', {})).strandsWithoutKpi).toEqual([])
  })
})

const leaders = {
  code: 'own.pupils.lead',
  name: 'Pupils who lead',
  short: 'Lead',
  definition: 'Share of pupils who lead something.',
  unit: 'percent',
  decimals: 0,
  polarity: 'higher',
  phases: ['primary'],
  evidence: 'outcomes',
  origin: 'vision',
  cadence: 'term',
  aggregation: 'mean',
  significance: 'wilson',
  range: [0, 100],
  source: { title: 'Our count', publisher: 'The trust' },
} as const

describe('a KPI of the trust’s own', () => {
  it('is defined, changed, retired, taken back and removed', async () => {
    const { call } = await start()
    await call('kpis.define', { kpi: { ...leaders, phases: ['primary'], range: [0, 100] } })
    const found = await call('kpis.get', { code: leaders.code })
    expect(found).toMatchObject({ from: 'trust', retired: null, kept: null, strands: [] })
    await call('kpis.define', {
      kpi: { ...leaders, phases: ['primary'], range: [0, 100], name: 'Pupils who lead others' },
    })
    const mine = async () =>
      (await call('kpis.list', {})).kpis.filter((kpi) => kpi.from === 'trust')
    expect(await mine()).toMatchObject([{ name: 'Pupils who lead others', retired: null }])
    await call('kpis.retire', { code: leaders.code })
    expect(await mine()).toMatchObject([{ retired: '2026-11-23' }])
    await call('kpis.retire', { code: leaders.code, retired: false })
    expect(await mine()).toMatchObject([{ retired: null }])
    await call('kpis.remove', { code: leaders.code })
    expect(await mine()).toEqual([])
  })

  it('is not removed while it measures a strand', async () => {
    const { app, call } = await start()
    await call('kpis.define', { kpi: { ...leaders, phases: ['primary'], range: [0, 100] } })
    const vision = edited((copy) => {
      copy.strands[1]!.kpis = [{ code: leaders.code, reason: 'They lead', target: 40 }]
    })
    await call('vision.save', { vision })
    expect(await call('kpis.get', { code: leaders.code })).toMatchObject({
      strands: [{ number: 2, title: 'Rooted in our places', reason: 'They lead', target: 40 }],
    })
    expect(await app.dispatch('kpis.remove', { code: leaders.code })).toMatchObject({
      ok: false,
      error: { code: 'KpiKept' },
    })
  })

  it('is not changed or removed against the values that the vault holds', async () => {
    const { app, call } = await start()
    const file = (name: string) => ({
      name: name.split('/').at(-1)!,
      bytes: new Uint8Array(readFileSync(join(fixtures, name))),
    })
    await call('import.bytes', { files: [file('gias/extract-2022.csv')] })
    const { schools } = await call('trust.adopt', { name: 'GLF Schools' })
    await call('kpis.define', { kpi: { ...leaders, phases: ['primary'], range: [0, 100] } })
    const { urn, laestab } = schools[0]!
    const csv = `time_period,time_identifier,geographic_level,school_urn,school_laestab,breakdown_topic,breakdown,own_pupils_lead
202526,Autumn term,School,${urn},${laestab},Total,Total,41
`
    const { results } = await call('import.bytes', {
      files: [{ name: 'lead.csv', bytes: new TextEncoder().encode(csv) }],
    })
    expect(results[0]?.counts.added).toBe(1)
    expect(await call('kpis.get', { code: leaders.code })).toMatchObject({
      stored: { count: 1, schools: 1, periods: ['2025/26 autumn'], least: 41, most: 41 },
      kept: expect.stringContaining('1 value'),
    })
    await call('vision.save', { vision: ours })
    expect((await call('vision.get', {})).kpisWithoutStrand).toEqual([leaders.code])
    for (const [name, input, code] of [
      ['kpis.remove', { code: leaders.code }, 'KpiKept'],
      ['kpis.define', { kpi: { ...leaders, unit: 'count' } }, 'KpiContradicted'],
      ['kpis.define', { kpi: { ...leaders, range: [0, 40] } }, 'KpiContradicted'],
    ] as const)
      expect(await app.dispatch(name, input)).toMatchObject({ ok: false, error: { code } })
    await call('kpis.retire', { code: leaders.code })
    expect((await call('vision.get', {})).kpisWithoutStrand).toEqual([])
    expect((await call('values.query', { kpi: leaders.code })).values).toHaveLength(1)
  })

  it('leaves the library alone', async () => {
    const { app } = await start()
    for (const [name, input, code] of [
      ['kpis.retire', { code: 'ks4.progress8' }, 'KpiInvalid'],
      ['kpis.remove', { code: 'ks4.progress8' }, 'KpiInvalid'],
      ['kpis.define', { kpi: { ...leaders, code: 'ks4.progress8' } }, 'KpiInvalid'],
      ['kpis.remove', { code: 'own.nothing' }, 'KpiUnknown'],
      ['kpis.get', { code: 'own.nothing' }, 'KpiUnknown'],
    ] as const)
      expect(await app.dispatch(name, input)).toMatchObject({ ok: false, error: { code } })
  })
})
