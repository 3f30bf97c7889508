/** Which pack the board last saw, so that a new one can say what has changed since. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workHere } from '../../electron/app/work-here.ts'
import type { EarlierPack } from '../../electron/pack/index.ts'
import { openApp, passphrase } from './start.ts'

const shared = openApp()
const { call } = shared
let meeting = ''

beforeAll(async () => {
  const folder = join(shared.folder, 'demo')
  ;({ meeting } = await call('demo.create', { folder, passphrase, schools: 3, years: 3 }))
}, 60_000)
afterAll(shared.close)

async function about(id: string, changes: object): Promise<void> {
  const { meeting: held } = await call('meetings.get', { id })
  await call('meetings.save', { meeting: { ...held, meeting: { ...held.meeting, ...changes } } })
}

/** The earlier pack that one of this meeting and copy is made with. */
async function since(id: string, copy = 'full'): Promise<EarlierPack | null> {
  const { check } = workHere
  let found: EarlierPack | null = null
  workHere.check = (input) => {
    found = input.since
    return check(input)
  }
  try {
    await call('pack.check', { meeting: id, copy })
  } finally {
    workHere.check = check
  }
  return found
}

describe('the pack that the board last saw', () => {
  it('is of the same meeting once it was issued on an earlier day, not a draft of the day', async () => {
    expect(await since(meeting)).toBeNull()
    await about(meeting, { issued: '2026-11-25' })
    await call('pack.record', { meeting })
    expect(await since(meeting)).toBeNull()
    await about(meeting, { issued: '2026-12-02' })
    expect(await since(meeting)).toMatchObject({ sameMeeting: true, issued: '2026-11-25' })
    await call('pack.record', { meeting })
    expect(await since(meeting)).toMatchObject({ sameMeeting: true, issued: '2026-11-25' })
  })

  it('is of the same copy alone, but that a member’s may follow the full one', async () => {
    expect(await since(meeting, 'public')).toBeNull()
    const { meeting: held } = await call('meetings.get', { id: meeting })
    const [person] = held.people
    const own = await since(meeting, `member:${person?.id ?? ''}`)
    expect(own).toMatchObject({ sameMeeting: true, issued: '2026-11-25' })
  })

  it('is the last of the body’s meeting before, where none of this one was issued', async () => {
    const made = await call('meetings.create', { from: { kind: 'nothing' }, date: '2027-02-10' })
    const { id } = made.meeting.meeting
    const { meeting: held } = await call('meetings.get', { id: meeting })
    await about(id, { body: 'Another body' })
    expect(await since(id)).toBeNull()
    await about(id, { body: held.meeting.body })
    expect(await since(id)).toMatchObject({ sameMeeting: false, issued: '2026-12-02' })
  })
})
