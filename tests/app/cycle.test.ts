import { beforeEach, describe, expect, it } from 'vitest'
import { passphrase, startApp, type Started } from './start.ts'

let started: Started
const call: Started['call'] = (name, input) => started.call(name, input)

const item = async (id: string) => {
  const found = (await call('cycle.get', {})).items.find((one) => one.item.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}

beforeEach(async () => {
  started = startApp()
  await call('vault.create', { folder: `${started.folder}/ours`, trust: 'Ours', passphrase })
})

describe('the annual cycle', () => {
  it('names for every item the rule, its edition or that it is to be checked', async () => {
    const { items, since, year } = await call('cycle.get', {})
    expect([since, year]).toEqual(['2026-11-23', '2026/27'])
    expect(items.length).toBeGreaterThan(12)
    for (const { item: one, rule, from, state } of items) {
      expect(one.source.title, one.id).not.toBe('')
      expect(rule).toContain(one.source.title)
      expect(from).toBe('plumbline')
      // A vault that was made today is behind with nothing.
      expect(state).not.toBe('late')
    }
  })

  it('is behind once it is kept from an earlier day, until what was done is recorded', async () => {
    await call('settings.set', { part: 'cycle', since: '2026-09-01' })
    expect((await item('scheme-of-delegation')).state).toBe('late')
    const record = {
      ...{ item: 'scheme-of-delegation', on: '2026-09-24' },
      ...{ meeting: null, shownBy: 'Written resolution' },
    }
    const { change, id } = await call('cycle.record', { record })
    expect(await item('scheme-of-delegation')).toMatchObject({ state: 'in-order', says: null })
    await call('changes.undo', { change })
    expect((await item('scheme-of-delegation')).state).toBe('late')
    const { id: again } = await call('cycle.record', { record })
    const removed = await call('cycle.removeRecord', { id: again })
    await call('changes.undo', { change: removed.change })
    expect((await item('scheme-of-delegation')).slots[0]?.done?.record).toBe(again)
    expect(again).not.toBe(id)
    const early = { ...record, on: '2026-11-24' }
    expect(await started.app.dispatch('cycle.record', { record: early })).toMatchObject({
      ok: false,
      error: { code: 'GovernanceInvalid' },
    })
  })

  it('is changed by the trust, left out with a reason, and set back', async () => {
    const { item: was } = await item('risk-register')
    const cadence = { every: 'times' as const, times: 6 }
    const { change } = await call('cycle.putItem', { item: { ...was, cadence } })
    expect(await item('risk-register')).toMatchObject({ from: 'changed', item: { cadence } })
    await call('cycle.putItem', { item: { ...was, cadence, omitted: 'The diocese keeps it' } })
    expect((await item('risk-register')).state).toBe('omitted')
    await call('cycle.removeItem', { id: 'risk-register' })
    expect(await item('risk-register')).toMatchObject({ from: 'plumbline', item: was })
    expect(await started.app.dispatch('changes.undo', { change })).toMatchObject({
      ok: false,
      error: { code: 'ChangedSince' },
    })
    const own = { ...was, id: undefined, title: 'Visit every school' }
    const first = await call('cycle.putItem', { item: own })
    expect([first.id, (await call('cycle.putItem', { item: own })).id]).toEqual([
      'own-visit-every-school',
      'own-visit-every-school-2',
    ])
    expect((await item(first.id)).from).toBe('trust')
  })

  it('is offered to a meeting, stands on its agenda once, and the meeting then counts when it is held', async () => {
    await call('settings.set', { part: 'cycle', since: '2026-09-01' })
    const { offers } = await call('cycle.offers', { date: '2026-12-09', body: 'Trust Board' })
    const ids = offers.map(({ id }) => id)
    expect(ids).toContain('audited-accounts')
    // Not for the board, or not due before the next meeting could take it up.
    expect(ids).not.toContain('internal-scrutiny')
    expect(ids).not.toContain('budget')
    const from = { kind: 'template', name: 'trust-board' } as const
    const cycle = ['audited-accounts', 'risk-register']
    const { meeting } = await call('meetings.create', { from, date: '2026-12-09', cycle })
    const taken = meeting.items.filter((one) => one.cycle !== undefined)
    // The template has a risk register of its own, which takes the cycle's up.
    expect(taken.map((one) => [one.title, one.purpose])).toEqual([
      ['Risk register', 'discussion'],
      ['Audited accounts and trustees’ report', 'decision'],
    ])
    expect(meeting.items.at(-1)?.title).toBe('Confidential business')
    const { planned, says } = await item('audited-accounts')
    expect(planned?.id).toBe(meeting.meeting.id)
    expect(says).toContain('It is on the agenda of Trust Board, 9 December 2026.')
    expect((await item('board-meetings')).says).toContain('The next is Trust Board, 9 December')
    const home = await call('home.get', {})
    expect(home.cycle.late).toBeGreaterThan(0)
    expect(home.cycle.items[0]?.state).toBe('late')
  })
})
