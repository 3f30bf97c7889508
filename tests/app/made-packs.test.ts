/** The pack that was built last stays, until what it is made from changes; then it is told what has. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workHere } from '../../electron/app/work-here.ts'
import { openApp, passphrase } from './start.ts'

const shared = openApp()
const { call, app } = shared
let meeting = ''
const folder = join(shared.folder, 'demo')

beforeAll(async () => {
  ;({ meeting } = await call('demo.create', { folder, passphrase, schools: 3, years: 3 }))
}, 60_000)
afterAll(shared.close)

/** How often a pack is built while this runs. */
async function builds(run: () => Promise<unknown>): Promise<number> {
  const { build } = workHere
  let count = 0
  workHere.build = (input, options) => {
    count += 1
    return build(input, options)
  }
  try {
    await run()
  } finally {
    workHere.build = build
  }
  return count
}

const now = async (copy = 'full') => call('pack.built', { meeting, copy })

describe('the pack that was built last', () => {
  it('is none before one was built', async () => {
    expect(await now()).toEqual({ built: null, changed: [] })
    expect(await call('pack.openBuilt', { meeting })).toEqual({ url: null })
  })

  it('is there with its bytes, for its own copy, and is not built again to be recorded', async () => {
    const built = await call('pack.build', { meeting })
    expect(await now()).toMatchObject({ built: { sha256: built.sha256 }, changed: [] })
    expect((await now('public')).built).toBeNull()
    const { url } = await call('pack.openBuilt', { meeting })
    const bytes = await app.takeBlob((url ?? '').replace('/_blob/', ''))
    expect(bytes?.bytes.byteLength).toBe(built.bytes)
    expect(await builds(() => call('pack.record', { meeting }))).toBe(0)
    expect((await now()).changed).toEqual([])
  })

  it('says whether that very pack has left the vault, also after another edition of it has', async () => {
    const large = { meeting, edition: 'large-print' as const }
    await call('pack.build', large)
    const saved = async () => (await call('pack.built', large)).built?.saved
    expect([(await now()).built?.saved, await saved()]).toEqual([true, false])
    await call('pack.record', large)
    expect([(await now()).built?.saved, await saved()]).toEqual([true, true])
  })

  it('is still good when what changed is in no pack, and is not built again', async () => {
    await call('pack.saveTemplate', { meeting, title: 'A template' })
    await call('people.put', { person: { name: 'Ann', kind: 'trustee' } })
    const other = await call('meetings.create', { from: { kind: 'nothing' }, date: '2027-02-02' })
    expect((await now()).changed).toEqual([])
    expect(await builds(() => call('pack.build', { meeting }))).toBe(0)
    await call('pack.build', { meeting: other.meeting.meeting.id })
    expect((await now()).built?.meeting).toBe(meeting)
  })

  it('says what has changed, stays until it is built again, and is good again when that is undone', async () => {
    const before = (await now()).built
    const { meeting: held } = await call('meetings.get', { id: meeting })
    const { change } = await call('meetings.save', {
      meeting: { ...held, meeting: { ...held.meeting, place: 'Elsewhere' } },
    })
    const { built, changed } = await now()
    expect(changed).toContain('meeting')
    expect(built).toEqual(before)
    await call('meetings.undo', { id: meeting, change: change ?? '' })
    expect((await now()).changed).not.toContain('meeting')
  })

  it('tells figures that were typed from all else, and is built anew from them', async () => {
    const [value] = (await call('values.query', { level: 'school' })).values
    if (!value) throw new Error('The demonstration has no values.')
    const { kpi, urn, period, group } = value
    await call('pack.build', { meeting })
    await call('values.type', {
      reason: 'Counted again',
      cells: [{ kpi, urn, period, group, text: 'due', row: 2, column: 'x' }],
    })
    expect((await now()).changed).toEqual(['figures'])
    expect(await builds(() => call('pack.build', { meeting }))).toBe(1)
    expect((await now()).changed).toEqual([])
  })

  it('is forgotten when its vault is locked', async () => {
    await call('vault.lock', {})
    await call('vault.unlock', { folder, passphrase })
    expect(await now()).toEqual({ built: null, changed: [] })
  })
})
