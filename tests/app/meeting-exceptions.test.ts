import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPdf } from '../pack/read-pdf.ts'
import { openApp, passphrase } from './start.ts'

const shared = openApp()
const { app, call } = shared
let id = ''

beforeAll(async () => {
  const folder = join(shared.folder, 'demo')
  id = (await call('demo.create', { folder, passphrase, schools: 6, years: 4 })).meeting
}, 60_000)
afterAll(shared.close)

const listed = async () => call('meetings.exceptions', { id })

it('lists what the page of exceptions lists, in its order', async () => {
  const { of } = await listed()
  const { url } = await call('pack.build', { meeting: id })
  const pack = await app.takeBlob(url.replace('/_blob/', ''))
  const pages = (await readPdf(pack!.bytes)).text.filter((text) =>
    / Exceptions /.test(text.slice(0, 200)),
  )
  const page = pages.join(' ').replaceAll(/\s+/g, ' ')
  const asked = of.flatMap(({ school, exceptions }) => [
    school?.name ?? 'The trust as a whole',
    ...exceptions.map((one) => `${one.text} ${one.expected}`),
  ])
  expect(asked.length).toBeGreaterThan(4)
  let at = 0
  for (const words of asked) {
    const found = page.indexOf(words, at)
    expect(found, `${words} after ${page.slice(at, at + 60)}`).toBeGreaterThan(-1)
    at = found + words.length
  }
  const { checks } = await call('pack.check', { meeting: id })
  const figures = of.flatMap(({ exceptions }) => exceptions)
  const without = figures.filter(({ explanation }) => explanation === null).length
  const check = checks.find(({ title }) => title.startsWith(`${without} exception`))
  expect(check?.action?.to).toEqual({ place: 'meeting', meeting: id, item: null, part: 'words' })
})

it('says by which rule each is listed', async () => {
  const { of } = await listed()
  for (const { why, series } of of.flatMap(({ exceptions }) => exceptions)) {
    expect(why.length).toBeGreaterThan(0)
    expect(series?.sparkline.points.length).toBeGreaterThan(0)
  }
})

it('finds words for the pupils that they are of, and keeps aside those of no figure', async () => {
  const { of, aside } = await listed()
  const one = of.flatMap(({ exceptions }) => exceptions).find(({ explanation }) => !explanation)!
  const { meeting } = await call('meetings.get', { id })
  const about = { kpi: one.kpi.code, ...(one.urn === null ? {} : { school: one.urn }) }
  const other = one.group === 'all' ? 'boys' : 'all'
  const { change } = await call('meetings.save', {
    meeting: {
      ...meeting,
      explanations: [
        ...(meeting.explanations ?? []),
        { ...about, group: one.group, words: 'The cause, then what is done.', by: 'The head' },
        { ...about, group: other, words: 'Of no figure that asks.' },
      ],
    },
  })
  const now = await listed()
  const same = now.of
    .flatMap(({ exceptions }) => exceptions)
    .find(
      ({ urn, kpi, group }) => urn === one.urn && kpi.code === one.kpi.code && group === one.group,
    )
  expect(same?.explanation).toEqual({ words: 'The cause, then what is done.', by: 'The head' })
  expect(now.aside).toMatchObject([
    ...aside,
    { ...about, group: other, words: 'Of no figure that asks.' },
  ])
  const { checks } = await call('pack.check', { meeting: id })
  expect(checks.map(({ title }) => title)).toContain(
    `${aside.length + 1} explanations of no exception`,
  )
  await call('meetings.undo', { id, change: change! })
  expect(await listed()).toEqual({ ...now, of, aside })
})

it('shows what was said of the same figure the time before', async () => {
  const next = await call('meetings.create', { from: { kind: 'meeting', id }, date: '2027-02-03' })
  const { meeting } = await call('meetings.get', { id })
  const said = meeting.explanations![0]!
  const { of } = await call('meetings.exceptions', { id: next.meeting.meeting.id })
  const again = of
    .flatMap(({ exceptions }) => exceptions)
    .find(({ urn, kpi }) => urn === said.school && kpi.code === said.kpi)
  expect(again?.explanation).toBeNull()
  expect(again?.before).toEqual({ words: said.words, by: said.by, date: meeting.meeting.date })
})
