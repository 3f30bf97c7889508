import { describe, expect, it } from 'vitest'
import { passphrase, startApp } from './start.ts'

const meeting = `
meeting: { id: board, body: Trust Board, title: Trust Board, date: 2026-12-09, start: "17:30" }
items:
  - { title: Welcome, purpose: information }
  - { title: Reserves, purpose: decision, papers: [papers/reserves.pdf] }
  - { title: Pay, purpose: decision, decision: Approve the pay scales }
`
const vision = `
vision: { title: What we promise }
strands:
  - { title: Every child reads, kpis: [{ code: ks2.reading.average }] }
  - { title: Rooted in our places }
`

function withVault() {
  const left: (() => void)[] = []
  const started = startApp({
    every: (_, look) => {
      left.push(look)
      return () => undefined
    },
  })
  const folder = `${started.folder}/ours`
  const open = () => started.call('vault.unlock', { folder, passphrase })
  return {
    ...started,
    open,
    create: () => started.call('vault.create', { folder, trust: 'Ours', passphrase }),
  }
}

describe('home', () => {
  it('is empty of an empty vault but for who made it', async () => {
    const { call, create } = withVault()
    await create()
    const { cycle, ...home } = await call('home.get', {})
    // What the year asks for is asked of a new vault too; it is behind with nothing.
    expect(cycle.late).toBe(0)
    expect(home).toEqual({
      meeting: null,
      readiness: [],
      changes: [
        { at: '2026-11-23T10:00:00.000Z', who: 'tester', what: 'Made the vault', times: 1 },
      ],
      people: { ending: [], unconfirmed: [], overdue: false },
      freshness: [],
    })
  })

  it('counts what is in place of the next pack', async () => {
    const { call, create } = withVault()
    await create()
    await call('vision.load', { text: vision })
    await call('meetings.load', { text: meeting, papers: [] })
    const home = await call('home.get', {})
    expect(home.meeting).toEqual({
      id: 'board',
      title: 'Trust Board',
      date: '2026-12-09',
      start: '17:30',
    })
    expect(home.readiness).toEqual([
      { what: 'Papers', done: 0, of: 1 },
      { what: 'Decisions worded', done: 1, of: 2 },
      { what: 'Strands with figures', done: 0, of: 2 },
      { what: 'Vision’s KPIs with figures', done: 0, of: 1 },
    ])
  })

  it('tells changes alike on one day in one line, and not that the vault was left', async () => {
    const { call, create, open } = withVault()
    await create()
    await call('vision.load', { text: vision })
    await call('vision.load', { text: vision.replace('Every child', 'Each child') })
    await call('vault.lock', {})
    await open()
    const { changes } = await call('home.get', {})
    expect(changes.map(({ what }) => what)).not.toContain('Left the vault')
    expect(changes.reduce((sum, { times }) => sum + times, 0)).toBe(3)
    expect(new Set(changes.map(({ what }) => what)).size).toBe(changes.length)
  })
})

describe('the end of a sitting', () => {
  it('is where the next one begins', async () => {
    const { call, create, open } = withVault()
    await create()
    expect((await call('vault.status', {})).left).toBeNull()
    await call('vault.at', { screen: '/scorecard?strand=2' })
    await call('vault.lock', {})
    expect((await open()).left).toEqual({
      at: '2026-11-23T10:00:00.000Z',
      screen: '/scorecard?strand=2',
    })
    await call('vault.lock', {})
    expect((await open()).left?.screen).toBeNull()
  })
})

describe('today', () => {
  it('is the day in London, which in summer begins an hour before midnight at Greenwich', async () => {
    let now = '2026-06-29T22:59:59Z'
    const { call, folder } = startApp({ clock: { now: () => new Date(now) } })
    await call('vault.create', { folder: `${folder}/ours`, trust: 'Ours', passphrase })
    for (const date of ['2026-06-29', '2026-07-20'])
      await call('meetings.load', {
        text: meeting.replace('id: board', `id: board-${date}`).replace('2026-12-09', date),
        papers: [],
      })
    const next = async () => (await call('home.get', {})).meeting?.date
    expect(await next()).toBe('2026-06-29')
    now = '2026-06-29T23:00:00Z'
    expect(await next()).toBe('2026-07-20')
  })
})
