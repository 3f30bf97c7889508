import { beforeEach, describe, expect, it } from 'vitest'
import type { CallName, Input } from '../../electron/contract/index.ts'
import { usualTerms } from '../../electron/domain/terms.ts'
import type { Vision } from '../../electron/domain/vision.ts'
import { passphrase, startApp, type Started } from './start.ts'

let started: Started

beforeEach(async () => {
  started = startApp()
  const folder = `${started.folder}/ours`
  await started.call('vault.create', { folder, trust: 'Ours Trust', passphrase })
})

/** The name of the change that a call made. */
async function change<N extends CallName>(name: N, input: Input<N>): Promise<string> {
  const made = (await started.call(name, input)) as { change: string | null }
  return made.change ?? ''
}

const undo = (name: string) => started.app.dispatch('changes.undo', { change: name })
const refused = { ok: false, error: { code: 'ChangedSince' } }

describe('undo of a setting', () => {
  const notice = { part: 'notice', clearDays: 7, count: 'every-day', papersDays: 12 } as const

  it('sets back the one field that was changed, and keeps what came after', async () => {
    const fewer = await change('settings.set', { ...notice, clearDays: 5 })
    await change('settings.set', { ...notice, clearDays: 5, papersDays: 20 })
    expect(await undo(fewer)).toMatchObject({ ok: true })
    expect((await started.call('settings.get', {})).notice).toEqual({
      clearDays: 7,
      count: 'every-day',
      papersDays: 20,
    })
  })

  it('is refused where the field was set again, and nothing is changed', async () => {
    const five = await change('settings.set', { ...notice, clearDays: 5 })
    await change('settings.set', { ...notice, clearDays: 6 })
    expect(await undo(five)).toMatchObject(refused)
    expect((await started.call('settings.get', {})).notice.clearDays).toBe(6)
  })

  it('takes one year of terms, one bank holiday, one rule, the name', async () => {
    const [first, second] = [usualTerms(2026), usualTerms(2027)]
    const day = (date: string) => ({ date, name: 'Proclaimed' })
    const year = await change('settings.set', { part: 'terms', years: [first] })
    await change('settings.set', { part: 'terms', years: [first, second] })
    const added = [day('2026-12-04')]
    const holiday = await change('settings.set', { part: 'holidays', added, dropped: [] })
    await change('settings.set', {
      part: 'holidays',
      added: [...added, day('2026-12-07')],
      dropped: ['2027-08-30'],
    })
    const rule = await change('rules.set', { id: 'unratedBelow', value: 21 })
    await change('rules.set', { id: 'answersBelow', value: 12 })
    const name = await change('settings.set', { part: 'trust', name: 'Another' })
    for (const one of [year, holiday, rule, name])
      expect(await undo(one)).toMatchObject({ ok: true })
    const { terms, holidays, rules, trust } = await started.call('settings.get', {})
    expect(terms.years).toEqual([second])
    expect(holidays).toEqual({ added: [day('2026-12-07')], dropped: ['2027-08-30'] })
    expect(rules).toMatchObject({ unratedBelow: 11, answersBelow: 12 })
    expect(trust?.name).toBe('Ours Trust')
  })
})

describe('undo of a person', () => {
  const ann = { name: 'Ann Lee', kind: 'clerk' } as const

  it('keeps what was written of them since', async () => {
    const { id } = await started.call('people.put', { person: ann })
    const role = await change('people.put', { person: { ...ann, id, role: 'Clerk to all' } })
    await change('people.put', {
      person: { ...ann, id, role: 'Clerk to all', email: 'ann@example.org' },
    })
    expect(await undo(role)).toMatchObject({ ok: true })
    const [person] = (await started.call('people.list', {})).people
    expect(person).toMatchObject({ role: '', email: 'ann@example.org' })
  })

  it('takes nobody off who was changed since', async () => {
    const added = await started.call('people.put', { person: ann })
    await change('people.put', { person: { ...ann, id: added.id, role: 'Clerk' } })
    expect(await undo(added.change)).toMatchObject(refused)
    expect((await started.call('people.list', {})).people).toHaveLength(1)
    const gone = await change('people.remove', { id: added.id })
    expect(await undo(gone)).toMatchObject({ ok: true })
    expect((await started.call('people.list', {})).people).toMatchObject([{ role: 'Clerk' }])
  })
})

describe('undo in the vision', () => {
  const link = (code: string) => ({ code, reason: '', target: null })
  const ours: Vision = {
    vision: { title: 'Our vision', adopted: null, statement: '' },
    strands: [
      { title: 'Reading', success: '', kpis: [link('ks2.reading.average')] },
      { title: 'Belonging', success: '', kpis: [] },
    ],
  }
  const held = async () => (await started.call('vision.get', {})).vision as Vision

  async function edit(make: (copy: Vision) => void): Promise<string> {
    const vision = structuredClone(await held())
    make(vision)
    return change('vision.save', { vision })
  }

  it('is of the one change, whatever was written meanwhile', async () => {
    await change('vision.save', { vision: ours })
    const untied = await edit((copy) => void (copy.strands[0]!.kpis = []))
    await edit((copy) => void (copy.strands[0]!.success = 'All of them read.'))
    await edit((copy) => void (copy.strands = copy.strands.toReversed()))
    expect(await undo(untied)).toMatchObject({ ok: true })
    expect((await held()).strands).toEqual([
      ours.strands[1],
      { ...ours.strands[0], success: 'All of them read.' },
    ])
  })

  it('says so where the same thing was written again, and changes nothing', async () => {
    await change('vision.save', { vision: ours })
    const one = await edit((copy) => void (copy.strands[0]!.success = 'One'))
    await edit((copy) => void (copy.strands[0]!.success = 'Two'))
    expect(await undo(one)).toMatchObject(refused)
    expect((await held()).strands[0]?.success).toBe('Two')
  })

  it('brings the vision back that a file took the place of', async () => {
    await change('vision.save', { vision: ours })
    const text = 'vision: { title: Another }\nstrands: [{ title: Elsewhere }]'
    const loaded = await change('vision.load', { text })
    expect(await undo(loaded)).toMatchObject({ ok: true })
    expect(await held()).toEqual(ours)
  })

  it('and an edit of an older vision: each keeps what the other wrote', async () => {
    await change('vision.save', { vision: ours })
    const one = structuredClone(ours)
    const other = structuredClone(ours)
    one.strands[0]!.success = 'From one window'
    other.strands[1]!.success = 'From the other'
    await change('vision.save', { vision: one, from: ours })
    const saved = await started.call('vision.save', { vision: other, from: ours })
    expect(saved.vision.strands.map(({ success }) => success)).toEqual([
      'From one window',
      'From the other',
    ])
    other.strands[0]!.success = 'The same thing otherwise'
    expect(await started.app.dispatch('vision.save', { vision: other, from: ours })).toMatchObject(
      refused,
    )
    expect(await held()).toEqual(saved.vision)
  })
})

describe('undo of a KPI', () => {
  it('takes back its definition, its retiring and its removal, and refuses what was changed since', async () => {
    const kpi = (name: string) =>
      ({
        ...{ code: 'own.lead', name, short: 'Leaders', definition: 'Share of pupils who lead.' },
        ...{ unit: 'percent', decimals: 0, polarity: 'higher', phases: ['primary' as const] },
        ...{ evidence: 'pupil-voice', origin: 'vision', cadence: 'year', aggregation: 'mean' },
        ...{ significance: 'wilson', source: { title: 'Survey', publisher: 'The trust' } },
      }) as Input<'kpis.define'>['kpi']
    const defined = await change('kpis.define', { kpi: kpi('Pupils who lead') })
    const renamed = await change('kpis.define', { kpi: kpi('Pupils who lead others') })
    expect(await undo(defined)).toMatchObject(refused)
    expect(await undo(renamed)).toMatchObject({ ok: true })
    const get = () => started.call('kpis.get', { code: 'own.lead' })
    expect((await get()).kpi.name).toBe('Pupils who lead')
    const retired = await change('kpis.retire', { code: 'own.lead' })
    expect(await undo(retired)).toMatchObject({ ok: true })
    expect((await get()).retired).toBeNull()
    const removed = await change('kpis.remove', { code: 'own.lead' })
    expect(await undo(removed)).toMatchObject({ ok: true })
    expect((await get()).kpi.name).toBe('Pupils who lead')
  })
})

it('takes back nothing that it does not know', async () => {
  expect(await undo('nothing')).toMatchObject({ ok: false, error: { code: 'InputInvalid' } })
})

it('keeps every edit that was told as saved while the vault was being locked', async () => {
  const { app, call, folder } = started
  const names = Array.from({ length: 12 }, (_, n) => `Person ${n}`)
  const answers = names.map((name) =>
    app.dispatch('people.put', { person: { name, kind: 'head' } }),
  )
  const read = app.dispatch('people.load', { text: 'name,kind\nLate Lee,clerk\n' })
  const lock = app.dispatch('vault.lock', {})
  const after = app.dispatch('people.put', { person: { name: 'Too late', kind: 'head' } })
  const told = await Promise.all([...answers, read, after])
  expect(await lock).toMatchObject({ ok: true })
  await call('vault.unlock', { folder: `${folder}/ours`, passphrase })
  const there = (await call('people.list', {})).people.map(({ name }) => name)
  const all = [...names, 'Late Lee', 'Too late']
  expect(all.filter((_, i) => told[i]?.ok).toSorted()).toEqual(there.toSorted())
})
