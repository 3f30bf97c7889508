/**
 * The attack: what a window sends, or a person pastes, is no text, has no end, or says what can be nowhere. It is
 * refused in words or kept so that the vault, its journal and every screen still stand.
 */
import { describe, expect, it } from 'vitest'
import { passphrase, startApp, type Started } from '../app/start.ts'

async function started(): Promise<Started> {
  const all = startApp({ trusted: false })
  await all.call('vault.create', { folder: 'v', trust: 'T', passphrase })
  return all
}

const person = { name: 'A', kind: 'trustee' as const }
const vision = { vision: { title: 'V' }, strands: [{ title: 'S' }] }

/** An emoji of which a field of so many letters kept the first half. */
const half = 'Ann \ud83d'

describe('half a character', () => {
  it.each([
    ['people.put', { person: { ...person, name: half } }],
    ['settings.set', { part: 'trust', name: half }],
    ['vision.save', { vision: { ...vision, strands: [{ title: half }] } }],
    ['meetings.create', { from: { kind: 'nothing' }, date: '2026-12-09', title: half }],
  ])('leaves the journal whole: %s', async (name, input) => {
    const { app, call } = await started()
    expect(await app.dispatch(name, input)).toMatchObject({ ok: true })
    expect(await call('vault.check', {})).toMatchObject({ ok: true })
  })

  it('is answered as it is kept', async () => {
    const { call } = await started()
    await call('people.put', { person: { ...person, name: half } })
    expect((await call('people.list', {})).people[0]?.name).toBe('Ann \ufffd')
  })
})

describe('a list without end', () => {
  const many = <T>(count: number, one: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => one(n))
  it.each([
    [
      'strands',
      'vision.save',
      { vision: { ...vision, strands: many(5000, (n) => ({ title: `S${n}` })) } },
    ],
    [
      'a code',
      'vision.save',
      { vision: { ...vision, strands: [{ title: 'S', kpis: [{ code: 'x'.repeat(5_000_000) }] }] } },
    ],
    ['a definition', 'kpis.define', { kpi: ownKpi({ definition: 'word '.repeat(100_000) }) }],
  ])('is refused: %s', async (_what, name, input) => {
    const { app } = await started()
    expect(await app.dispatch(name, input)).toMatchObject({ error: { code: 'InputInvalid' } })
  })

  it('of items and people is refused', async () => {
    const { app, call } = await started()
    const { meeting } = await call('meetings.create', {
      from: { kind: 'nothing' },
      date: '2026-12-09',
    })
    for (const more of [
      { items: many(5000, (n) => ({ title: `I${n}` })) },
      { people: many(5000, (n) => ({ id: `p-${n}`, name: 'P' })) },
    ]) {
      expect(
        await app.dispatch('meetings.save', { meeting: { ...meeting, ...more } }),
      ).toMatchObject({ error: { code: 'InputInvalid' } })
    }
  })

  it('of people in a file is read in linear time', async () => {
    const { call } = await started()
    const text = `name,kind\n${many(6000, (n) => `Person ${n},trustee\n`).join('')}`
    expect(await call('people.load', { text })).toMatchObject({ added: 6000, problems: [] })
  })
})

describe('what can be nowhere', () => {
  it.each(['0000-01-01', '0001-01-01', '9999-12-31'])(
    'is no day of a meeting: %s',
    async (date) => {
      const { app } = await started()
      const from = { kind: 'nothing' }
      for (const [name, input] of [
        ['calendar.dates', { date }],
        ['meetings.create', { from, date }],
      ] as const)
        expect(await app.dispatch(name, input)).toMatchObject({ error: { code: 'InputInvalid' } })
    },
  )

  it('is no meeting of its own: "next" stands for another', async () => {
    const { app } = await started()
    const text = JSON.stringify({
      meeting: { id: 'next', body: 'B', title: 'T', date: '2026-12-09' },
      items: [{ title: 'I' }],
    })
    expect(await app.dispatch('meetings.load', { text })).toMatchObject({
      error: { code: 'MeetingInvalid' },
    })
  })

  it.each([
    ['a range from more to less', { range: [5, 1] }],
    ['a good range that is missing', { polarity: 'band' }],
    ['a good range from more to less', { polarity: 'band', goodBand: [9, 1] }],
    ['a period that is none', { validity: [{ from: 'soon' }] }],
    ['a change at no time', { breaks: [{ period: 'once', what: 'New' }] }],
  ])('is no KPI: %s', async (_what, more) => {
    const { app } = await started()
    expect(await app.dispatch('kpis.define', { kpi: ownKpi(more) })).toMatchObject({
      error: { code: 'InputInvalid' },
    })
  })
})

function ownKpi(more: object) {
  return {
    ...{ code: 'own.measure', name: 'Measure', short: 'Measure', definition: 'What is measured.' },
    ...{ unit: 'percent', decimals: 0, polarity: 'higher', phases: ['primary'], origin: 'vision' },
    ...{ evidence: 'outcomes', cadence: 'year', aggregation: 'mean', significance: 'none' },
    source: { title: 'Records', publisher: 'The trust' },
    ...more,
  }
}
