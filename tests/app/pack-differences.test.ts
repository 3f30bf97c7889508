import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, passphrase } from './start.ts'

const saved: string[] = []
const shared = openApp()
const { call } = shared
let meeting = ''

beforeAll(async () => {
  const demo = await call('demo.create', {
    folder: join(shared.folder, 'demo'),
    passphrase,
    schools: 3,
    years: 3,
  })
  meeting = demo.meeting
}, 60_000)
afterAll(shared.close)

async function paper(text: string, pages = 1): Promise<Uint8Array<ArrayBuffer>> {
  const file = await PDFDocument.create({ updateMetadata: false })
  for (let page = 0; page < pages; page += 1) file.addPage().drawText(text, { x: 60, y: 700 })
  return new Uint8Array(await file.save())
}

const differences = async (copy = 'full') => call('pack.differences', { meeting, copy })
const words = async () => (await differences()).differences.map((one) => one.words)

describe('where the pack differs from the one last saved', () => {
  it('is unknown before one was saved, and nothing right after', async () => {
    expect(await differences()).toMatchObject({ since: null, differences: [] })
    const built = await call('pack.build', { meeting })
    const { sha256 } = await call('pack.record', { meeting })
    expect(sha256).toBe(built.sha256)
    expect(await differences()).toMatchObject({
      since: { at: '2026-11-23T10:00:00.000Z', who: 'tester', sha256, pages: built.pages },
      differences: [],
    })
    expect((await differences('public')).since).toBeNull()
    saved.push(sha256)
  })

  it('is still nothing when the pack is planned anew from the same', async () => {
    await call('pack.saveTemplate', { meeting, title: 'In between' })
    expect(await words()).toEqual([])
  })

  it('tells of an item that moved, a new paper and a longer one, and of nothing once they are undone', async () => {
    const { meeting: before } = await call('meetings.get', { id: meeting })
    const at = before.items.findIndex((item) => item.title.startsWith('Workload'))
    const item = before.items[at]!
    const moved = await call('meetings.save', {
      meeting: { ...before, items: [item, ...before.items.toSpliced(at, 1)] },
    })
    const added = await call('meetings.addPapers', {
      id: meeting,
      item: item.id!,
      papers: [
        { name: 'workload-charter.pdf', bytes: await paper('The charter', 4) },
        { name: 'costs.pdf', bytes: await paper('Costs') },
      ],
    })
    const found = await words()
    expect(found).toContain(`Item 1, Workload charter, has moved: it was item ${at + 1}`)
    expect(found).toContain('Item 1 has a new paper: costs.pdf')
    expect(found.join('\n')).toMatch(/workload-charter\.pdf was replaced, 4 pages where it had \d/)
    // School pages and the scorecard print what they printed, wherever they now stand.
    expect(found.filter((line) => /page of|Scorecard/.test(line))).toEqual([])

    await call('meetings.undo', { id: meeting, change: added.change! })
    await call('meetings.undo', { id: meeting, change: moved.change! })
    expect(await words()).toEqual([])
    expect((await call('pack.build', { meeting })).sha256).toBe(saved[0])
  })

  it('tells of a figure that changed, with school, measure, period, and both values', async () => {
    const { values } = await call('values.query', { kpi: 'ks2.reading.average', group: 'all' })
    const value = values.filter((one) => one.level === 'school').at(-1)!
    const head = 'time_period,time_identifier,geographic_level,school_urn,school_laestab'
    const groups = 'breakdown_topic,breakdown,ks2_reading_average'
    const about = [value.period, 'Academic year', 'School', value.urn, value.laestab]
    const row = [...about, 'Total', 'Total', value.value! + 3].join(',')
    const bytes = new TextEncoder().encode(`${head},${groups}\n${row}\n`)
    const { results, refused } = await call('import.bytes', { files: [{ name: 'own.csv', bytes }] })
    expect(refused).toEqual([])
    expect(results[0]!.counts.superseded).toBe(1)
    const now = (value.value! + 3).toFixed(1)
    const found = await words()
    const change = `${value.period}: ${now}, was ${value.value!.toFixed(1)}`
    const line = found.find((one) => one.startsWith(value.school!) && one.endsWith(change))
    expect(line).toMatch(/reading/i)
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^The page of ${value.school} has changed, page \\d+$`)),
    )
  })

  it('tells of schools left out and of a pack without its appendix', async () => {
    await call('pack.record', { meeting })
    const { meeting: before } = await call('meetings.get', { id: meeting })
    await call('meetings.save', {
      meeting: { ...before, pack: { schools: 'marked', appendix: false } },
    })
    const found = await words()
    expect(found).toContain('Where every figure comes from is no longer in the pack')
    expect(found.filter((line) => /^The page of .* is no longer/.test(line)).length).toBeLessThan(3)
    const built = await call('pack.build', { meeting })
    expect(built.contents.map((one) => one.title)).not.toContain('Where every figure comes from')
  })
})
