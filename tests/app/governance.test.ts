import { beforeEach, describe, expect, it } from 'vitest'
import { passphrase, startApp, type Started } from './start.ts'

let started: Started
const call: Started['call'] = (name, input) => started.call(name, input)

const file = `
governance: { since: 2026-09-01 }
bodies:
  - { name: Trust Board, kind: board, quorum: { number: 3, fraction: third }, places: 9 }
people:
  - name: Ann Lee
    offices: [{ body: Trust Board, role: Chair }]
    interests:
      - { interest: Director, organisation: Lee Ltd, nature: business, declared: 2026-09-24 }
      - { interest: Aunt of a pupil, declared: 2026-09-24, publish: false }
      - { interest: Adviser, declared: 2025-09-24, to: 2026-08-31 }
    confirmed: [2026-09-24]
    training: [{ name: Safeguarding, on: 2025-02-10, expires: 2026-02-09 }]
  - { name: Bo Dao, offices: [{ body: trust board, to: 2026-12-31 }] }
  - { name: Cy Roe, kind: clerk, offices: [{ body: Trust Board, role: Clerk }] }
  - { name: Di Fox, to: 2026-11-22, offices: [{ body: Trust Board }] }
done:
  - { item: accounts-trustees, on: 2026-10-03, shownBy: Sent with the papers }
`

/** The message of a call that is refused. */
async function refusal(name: Parameters<Started['call']>[0], input: unknown): Promise<string> {
  const result = await started.app.dispatch(name, input)
  return result.ok ? 'taken' : `${result.error.code}: ${result.error.message}`
}

beforeEach(async () => {
  started = startApp()
  await call('vault.create', { folder: `${started.folder}/ours`, trust: 'Ours', passphrase })
})

describe('a governance file', () => {
  it('brings in bodies, people and what they declare, and doubles nothing when it is loaded again', async () => {
    expect(await call('governance.load', { text: file })).toEqual({
      bodies: 1,
      people: 4,
      interests: 3,
      training: 1,
      records: 1,
    })
    const told = async () => ({
      bodies: await call('bodies.list', {}),
      interests: await call('interests.list', {}),
      training: await call('training.list', {}),
      people: await call('people.list', {}),
      cycle: await call('cycle.get', {}),
    })
    const before = await told()
    await call('governance.load', { text: file })
    expect(await told()).toEqual(before)
    const [board] = before.bodies.bodies
    // Di Fox's term is over, and the clerk has no vote.
    expect(board?.seats.map(({ name, votes }) => [name, votes])).toEqual([
      ['Bo Dao', true],
      ['Ann Lee', true],
      ['Cy Roe', false],
    ])
    expect(board).toMatchObject({ needs: 3, of: 2, vacancies: 7, possible: false })
    expect(before.bodies.ending.map(({ words }) => words)).toEqual([
      'Di Fox’s term of office ended on 22 November 2026',
      'Bo Dao’s term of office on the Trust Board ends on 31 December 2026',
    ])
    expect(before.training.training[0]?.state).toBe('expired')
  })

  it('is refused whole where something in it cannot be', async () => {
    const wrong = file.replace('item: accounts-trustees', 'item: nothing-of-the-kind')
    expect(await refusal('governance.load', { text: wrong })).toMatch(/^GovernanceUnknown/)
    const early = file.replace('on: 2026-10-03', 'on: 2026-12-03')
    expect(await refusal('governance.load', { text: early })).toMatch(/is not done yet/)
    const none = file.replace('number: 3, fraction: third', 'counts: in-office')
    expect(await refusal('governance.load', { text: none })).toMatch(/a number, a fraction/)
    expect(await refusal('governance.load', { text: 'meeting: {}' })).toMatch(/is a meeting file/)
    expect((await call('people.list', {})).people).toEqual([])
  })
})

describe('bodies', () => {
  it('of one name are refused, and one with somebody on it stays', async () => {
    await call('governance.load', { text: file })
    const body = {
      ...{ name: ' trust  BOARD', kind: 'board' as const, places: null },
      quorum: { number: 3, fraction: null, counts: 'in-office' as const },
    }
    expect(await refusal('bodies.put', { body })).toMatch(/already/)
    expect(await refusal('bodies.remove', { id: 'trust-board' })).toMatch(/holds an office/)
    const { id, change } = await call('bodies.put', { body: { ...body, name: 'Estates' } })
    const { change: removed } = await call('bodies.remove', { id })
    await call('changes.undo', { change: removed })
    expect((await call('bodies.list', {})).bodies.map(({ name }) => name)).toContain('Estates')
    await call('changes.undo', { change })
    expect((await call('bodies.list', {})).bodies.map(({ name }) => name)).not.toContain('Estates')
  })

  it('give a meeting its people and its quorum, from a file too', async () => {
    await call('governance.load', { text: file })
    const from = { kind: 'template', name: 'trust-board' } as const
    const { meeting } = await call('meetings.create', { from, date: '2027-01-13' })
    // On that day Bo Dao's office is over.
    expect(meeting.people.map(({ name, role }) => [name, role])).toEqual([
      ['Ann Lee', 'Chair'],
      ['Cy Roe', 'Clerk'],
    ])
    expect(meeting.meeting.quorum).toEqual({ needs: 3, of: 1 })
    const text =
      'meeting: { id: b, body: Trust Board, title: Board, date: 2026-12-09 }\nitems: [{ title: Welcome }]'
    await call('meetings.load', { text, papers: [] })
    const loaded = (await call('meetings.get', { id: 'b' })).meeting
    expect(loaded.people.map(({ name }) => name)).toEqual(['Bo Dao', 'Ann Lee', 'Cy Roe'])
    expect(loaded.meeting.quorum).toEqual({ needs: 3, of: 2 })
  })
})

describe('the register of interests', () => {
  beforeEach(() => call('governance.load', { text: file }))

  it('publishes what is held and for publication, of those in office whom the handbook names', async () => {
    const { entries } = await call('interests.published', {})
    expect(
      entries.map(({ name, interests }) => [name, interests.map((one) => one.interest)]),
    ).toEqual([
      ['Bo Dao', []],
      ['Ann Lee', ['Director']],
    ])
  })

  it('is printed by what is published alone', async () => {
    const first = await call('interests.print', {})
    const bytes = (await started.app.takeBlob(first.url.split('/').at(-1) ?? ''))?.bytes
    const second = await call('interests.print', {})
    const again = (await started.app.takeBlob(second.url.split('/').at(-1) ?? ''))?.bytes
    expect(again).toEqual(bytes)
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const pdf = await getDocument({ data: new Uint8Array(bytes ?? []) }).promise
    expect(pdf.numPages).toBe(first.pages)
    const { items } = await (await pdf.getPage(1)).getTextContent()
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(words).toContain('Lee Ltd')
    expect(words).not.toMatch(/Aunt|Adviser|Roe|Fox/)
    await pdf.loadingTask.destroy()
  })

  it('says who has not confirmed for the year, and that it is overdue after the day of the cycle', async () => {
    const { unconfirmed, due } = await call('interests.list', {})
    expect(due).toBe('2026-10-31')
    expect(unconfirmed).toEqual([{ person: 'bo-dao', name: 'Bo Dao', last: null, overdue: true }])
    expect(await refusal('interests.confirm', { person: 'bo-dao', on: '2026-08-31' })).toMatch(
      /^GovernanceInvalid/,
    )
    const { change } = await call('interests.confirm', { person: 'bo-dao', on: '2026-11-20' })
    expect((await call('interests.list', {})).unconfirmed).toEqual([])
    await call('changes.undo', { change })
    expect((await call('interests.list', {})).unconfirmed).toHaveLength(1)
    const home = await call('home.get', {})
    expect(home.people).toMatchObject({ unconfirmed: ['Bo Dao'], overdue: true })
  })

  it('refuses what contradicts itself', async () => {
    const interest = {
      ...{ person: 'ann-lee', interest: 'Director', organisation: '', nature: 'business' as const },
      ...{ from: null, to: null, declared: '2026-11-20', publish: true },
    }
    const span = { ...interest, from: '2026-02-01', to: '2026-01-01' }
    expect(await refusal('interests.put', { interest: span })).toMatch(/before it begins/)
    const late = { ...interest, declared: '2026-11-24' }
    expect(await refusal('interests.put', { interest: late })).toMatch(/in time to come/)
    const nobody = { ...interest, person: 'nobody' }
    expect(await refusal('interests.put', { interest: nobody })).toMatch(/^PersonUnknown/)
  })
})
