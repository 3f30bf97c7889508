import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../electron/contract/index.ts'
import { personId } from '../../electron/domain/people.ts'
import { usualRules } from '../../electron/domain/rules.ts'
import { usualTerms } from '../../electron/domain/terms.ts'
import { journalQueries, unlockVault } from '../../electron/store/index.ts'
import { passphrase, startApp, type Started } from './start.ts'

const meeting = `
meeting: { id: board-2026-12-09, body: Trust Board, title: Trust Board, date: 2026-12-09 }
items: [{ title: Welcome }]
`

let started: Started

/** What the journal of the vault says, newest first, read after the app has let go of it. */
async function journal({ app, folder }: Started) {
  await app.dispatch('vault.lock', {})
  const env = { clock: { now: () => new Date() }, who: 'reader', id: () => 'x' }
  const vault = await unlockVault(`${folder}/ours`, { passphrase }, env)
  const entries = journalQueries.list(vault.db)
  vault.close()
  return entries
}

beforeEach(async () => {
  started = startApp()
  await started.call('vault.create', {
    folder: `${started.folder}/ours`,
    trust: 'Ours Trust',
    passphrase,
  })
})

describe('settings', () => {
  it('have a beginning that serves until they are set', async () => {
    expect(await started.call('settings.get', {})).toEqual({
      trust: { name: 'Ours Trust', uid: null, companiesHouse: null },
      terms: { years: [] },
      holidays: { added: [], dropped: [] },
      notice: { clearDays: 7, count: 'every-day', papersDays: 12 },
      rules: usualRules,
      security: { idleMinutes: 15 },
      cycle: { since: null },
    })
  })

  it('are set part by part, and journalled with before and after', async () => {
    const { call } = started
    await call('settings.set', {
      part: 'notice',
      clearDays: 5,
      count: 'working-days',
      papersDays: 14,
    })
    await call('settings.set', { part: 'security', idleMinutes: 5 })
    await call('settings.set', { part: 'trust', name: '  The Ours Trust ' })
    await call('settings.set', {
      part: 'holidays',
      added: [{ date: '2026-12-04', name: 'Founders’ day' }],
      dropped: [],
    })
    await call('settings.set', { part: 'terms', years: [usualTerms(2026)] })
    const after = await call('settings.get', {})
    expect(after.trust?.name).toBe('The Ours Trust')
    expect(after.security).toEqual({ idleMinutes: 5 })
    expect(after.terms.years).toHaveLength(1)
    const notice = (await journal(started)).find(({ subject }) => subject === 'setting/notice')
    expect(notice).toMatchObject({
      what: 'Set the notice of meetings',
      who: 'tester',
      before: { clearDays: 7 },
      after: { clearDays: 5, count: 'working-days', papersDays: 14 },
    })
  })

  it('refuse terms that overlap, and an idle time over an hour', async () => {
    const year = usualTerms(2026)
    const [autumn] = year.terms
    if (!autumn) throw new Error('no term')
    const refused = await started.app.dispatch('settings.set', {
      part: 'terms',
      years: [{ ...year, terms: [autumn, autumn] }],
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'SettingInvalid' } })
    const twice = await started.app.dispatch('settings.set', { part: 'terms', years: [year, year] })
    expect(twice).toMatchObject({ ok: false, error: { code: 'SettingInvalid' } })
    const idle = await started.app.dispatch('settings.set', { part: 'security', idleMinutes: 120 })
    expect(idle).toMatchObject({ ok: false, error: { code: 'InputInvalid' } })
    expect((await started.call('settings.get', {})).terms.years).toEqual([])
  })
})

describe('the calendar', () => {
  it('tells when papers are due and the pack goes out, by the rule of the trust', async () => {
    const { call } = started
    await call('meetings.load', { text: meeting })
    expect(await call('calendar.dates', { meeting: 'next' })).toMatchObject({
      papersIn: '2026-11-27',
      goesOut: '2026-12-01',
      noticeBy: '2026-12-01',
      meeting: '2026-12-09',
      term: null,
    })
    await call('settings.set', {
      part: 'notice',
      clearDays: 7,
      count: 'working-days',
      papersDays: 20,
    })
    await call('settings.set', { part: 'terms', years: [usualTerms(2026)] })
    const dates = await call('calendar.dates', { date: '2026-12-09' })
    expect(dates).toMatchObject({ papersIn: '2026-11-19', goesOut: '2026-11-27' })
    expect(dates.term?.words).toBe('Autumn term 2026/27, second half')
    expect(dates.rule).toContain('seven clear working days')
    await call('settings.set', {
      part: 'holidays',
      added: [{ date: '2026-11-27', name: 'Proclaimed' }],
      dropped: [],
    })
    expect((await call('calendar.dates', { date: '2026-12-09' })).goesOut).toBe('2026-11-26')
    expect((await call('calendar.terms', {})).today?.words).toBe('Autumn term 2026/27, second half')
  })

  it('asks for a meeting or a date, and knows only meetings that are there', async () => {
    const ask = (input: unknown) => started.app.dispatch('calendar.dates', input)
    expect(await ask({})).toMatchObject({ ok: false, error: { code: 'InputInvalid' } })
    expect(await ask({ meeting: 'none' })).toMatchObject({
      ok: false,
      error: { code: 'MeetingUnknown' },
    })
  })
})

describe('people', () => {
  const ann: Input<'people.put'>['person'] = {
    name: 'Ann O’Brien',
    kind: 'trustee',
    role: 'Chair',
  }

  it('are added, changed, removed and put back', async () => {
    const { call } = started
    const { id } = await call('people.put', { person: ann })
    expect(id).toBe('ann-o-brien')
    expect((await call('people.put', { person: ann })).id).toBe('ann-o-brien-2')
    await call('people.put', { person: { ...ann, id, to: '2026-11-22' } })
    const removed = await call('people.remove', { id: 'ann-o-brien-2' })
    expect((await call('people.list', {})).people).toMatchObject([{ id, active: false }])
    await call('changes.undo', { change: removed.change })
    expect((await call('people.list', {})).people.map((one) => [one.id, one.active])).toEqual([
      ['ann-o-brien', false],
      ['ann-o-brien-2', true],
    ])
    const subjects = (await journal(started)).map(({ subject, before, after }) => [
      subject,
      before === null,
      after === null,
    ])
    expect(subjects.slice(0, 3)).toEqual([
      ['person/ann-o-brien-2', true, false],
      ['person/ann-o-brien-2', false, true],
      ['person/ann-o-brien', false, false],
    ])
  })

  it('have a term of office that does not end before it begins', async () => {
    const person = { ...ann, from: '2026-01-02', to: '2026-01-01' }
    const refused = await started.app.dispatch('people.put', { person })
    expect(refused).toMatchObject({ ok: false, error: { code: 'SettingInvalid' } })
    const unknown = await started.app.dispatch('people.put', { person: { ...ann, id: 'nobody' } })
    expect(unknown).toMatchObject({ ok: false, error: { code: 'PersonUnknown' } })
  })

  it('name the journal by who is at work, until that is taken back', async () => {
    const { call } = started
    const { id } = await call('people.put', { person: ann })
    await call('people.me', { id })
    expect((await call('people.list', {})).me).toBe(id)
    await call('vault.lock', {})
    await call('vault.unlock', { folder: `${started.folder}/ours`, passphrase })
    await call('settings.set', { part: 'security', idleMinutes: 30 })
    await call('people.me', { id: null })
    await call('settings.set', { part: 'security', idleMinutes: 60 })
    const [last, , first] = await journal(started)
    expect([last?.who, first?.who]).toEqual(['tester', 'Ann O’Brien'])
  })

  it('come from a file, with its problems by row', async () => {
    const { call } = started
    await call('people.put', { person: ann })
    const text = [
      'Name,Kind,Role,Bodies,From,To,Email',
      'ann o’brien,trustee,Vice chair,Trust Board; Finance,01/09/2024,31/08/2028,ann@example.org',
      'Bo Lee,Governance professional,,,,,not an address',
      'Cy Dao,wizard,,,32/01/2026,,',
      ',trustee,,,,,',
    ].join('\n')
    const loaded = await call('people.load', { text })
    expect(loaded).toMatchObject({ added: 2, changed: 1 })
    expect(loaded.problems.map(({ row, column, severity }) => [row, column, severity])).toEqual([
      [3, 'email', 'doubt'],
      [4, 'kind', 'doubt'],
      [4, 'from', 'doubt'],
      [5, 'name', 'left-out'],
    ])
    const { people } = await call('people.list', {})
    expect(people.map(({ id, kind }) => [id, kind])).toEqual([
      ['ann-o-brien', 'trustee'],
      ['bo-lee', 'clerk'],
      ['cy-dao', 'other'],
    ])
    expect(people[0]).toMatchObject({
      from: '2024-09-01',
      offices: [
        { body: 'trust-board', votes: true },
        { body: 'finance', votes: true },
      ],
    })
    expect((await call('bodies.list', {})).bodies.map(({ name }) => name)).toEqual([
      'Finance',
      'Trust Board',
    ])
    const wrong = await started.app.dispatch('people.load', { text: 'a,b\n1,2\n' })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'ImportUnknown' } })
  })
})

describe('rules', () => {
  const rule = async (id: string) =>
    (await started.call('rules.list', {})).rules.find((one) => one.id === id)

  it('are told in words, with what the trust may do with each', async () => {
    expect(await rule('unratedBelow')).toMatchObject({
      says: 'From fewer than 11 pupils a figure is shown and not rated.',
      value: 11,
      usual: 11,
      may: 'raised',
      bounds: { least: 11, most: 50 },
    })
    expect(await rule('limitFactor')).toMatchObject({ value: 2.66, may: 'fixed', bounds: null })
  })

  it('are raised, never lowered, journalled and set back', async () => {
    const { call, app } = started
    const told: unknown[] = []
    const stop = app.listen((event, data) => event === 'changed' && told.push(data))
    await call('rules.set', { id: 'unratedBelow', value: 21 })
    stop()
    // A pack that is on the screen was made by the rule of before.
    expect(told).toEqual([{ areas: ['settings', 'figures'] }])
    expect((await rule('unratedBelow'))?.says).toContain('21 pupils')
    expect((await call('insight.scorecard', {})).rule).toContain('fewer than 21')
    const lowered = await app.dispatch('rules.set', { id: 'unratedBelow', value: 10 })
    expect(lowered).toMatchObject({ ok: false, error: { code: 'SettingInvalid' } })
    const fixed = await app.dispatch('rules.set', { id: 'runLength', value: 8 })
    expect(fixed).toMatchObject({ ok: false, error: { code: 'InputInvalid' } })
    await call('rules.set', { id: 'unratedBelow', value: null })
    expect((await rule('unratedBelow'))?.value).toBe(11)
    const [back] = await journal(started)
    expect(back).toMatchObject({
      subject: 'setting/rules',
      before: { unratedBelow: 21 },
      after: { unratedBelow: 11 },
    })
  })
})

describe('an id of a person', () => {
  it('is plain letters, and one that no other has', () => {
    expect(personId('Małgorzata Wiśniewska', new Set())).toBe('malgorzata-wisniewska')
    expect(personId('Eşref Yıldız', new Set(['esref-yildiz']))).toBe('esref-yildiz-2')
    expect(personId('李', new Set())).toBe('person')
  })
})
