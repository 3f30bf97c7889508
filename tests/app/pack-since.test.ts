/** What the page of changes compares with: the pack that the board last saw, and never a draft or another copy. */
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf } from '../pack/read-pdf.ts'
import { openApp, passphrase } from './start.ts'

const shared = openApp()
const { call, app } = shared
let meeting = ''

beforeAll(async () => {
  const folder = join(shared.folder, 'demo')
  ;({ meeting } = await call('demo.create', { folder, passphrase, schools: 3, years: 4 }))
}, 60_000)
afterAll(shared.close)

/** The pages that say what changed. */
async function changes(of: string, copy = 'full'): Promise<string> {
  const { url } = await call('pack.build', { meeting: of, copy })
  const blob = await app.takeBlob(url.replace('/_blob/', ''))
  const { text } = await readPdf(blob?.bytes ?? new Uint8Array())
  return text.filter((page) => page.slice(0, 120).includes('What changed')).join(' ')
}

it('compares with nothing before a pack was saved, nor with a draft of the same day of issue', async () => {
  expect(await changes(meeting)).toContain('No earlier pack of this board is recorded')
  await call('pack.record', { meeting })
  expect(await changes(meeting)).toContain('No earlier pack of this board is recorded')
})

it('compares a version that is issued later with the one before, papers and agenda among it', async () => {
  const found = (await call('meetings.get', { id: meeting })).meeting
  const later = { ...found.meeting, issued: '2026-12-03' }
  await call('meetings.save', { meeting: { ...found, meeting: later } })
  const file = await PDFDocument.create()
  file.addPage()
  const item = found.items[6]?.id ?? ''
  const bytes = new Uint8Array(await file.save())
  await call('meetings.addPapers', {
    id: meeting,
    item,
    papers: [{ name: 'workload-charter.pdf', bytes }],
  })
  const page = await changes(meeting)
  expect(page).toContain('Since the pack of this meeting issued on 1 December 2026')
  expect(page).toContain('Item 7: workload-charter.pdf was replaced')
  expect(page).toContain('no figure did')
})

it('compares the next meeting of the body with the last pack of the one before, copy by copy', async () => {
  await call('pack.record', { meeting })
  const made = await call('meetings.create', {
    from: { kind: 'meeting', id: meeting },
    date: '2027-03-24',
  })
  const next = made.meeting.meeting.id
  expect(await changes(next)).toContain('Since the pack for Trust Board, 9 December 2026')
  expect(await changes(next)).toContain('Nothing has changed')
  // A public copy is held against a public one alone: the full one may tell what it hides.
  expect(await changes(next, 'public')).toContain('No earlier pack of this board is recorded')
})
