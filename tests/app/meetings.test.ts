import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Meeting } from '../../electron/domain/meeting.ts'
import { numberItems } from '../../electron/domain/numbering.ts'
import { openApp, passphrase } from './start.ts'

const shared = openApp()
const { app, call } = shared
beforeAll(async () => {
  await call('vault.create', { folder: join(shared.folder, 'trust'), trust: 'T', passphrase })
})
afterAll(shared.close)

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}\n%%EOF`)

let day = 0
/** A meeting of its own for each test. */
async function made(from: { kind: 'nothing' } | { kind: 'template'; name: string } = nothing) {
  day += 1
  const { meeting } = await call('meetings.create', {
    from,
    date: `2027-01-${String(day).padStart(2, '0')}`,
  })
  return meeting
}
const nothing = { kind: 'nothing' } as const

function withItem(meeting: Meeting, at: number, changes: Partial<Meeting['items'][number]>) {
  return {
    ...meeting,
    items: meeting.items.map((one, i) => (i === at ? { ...one, ...changes } : one)),
  }
}

async function namesHeld(id: string) {
  return (await call('meetings.get', { id })).papers.map((paper) => paper.name)
}

describe('making a meeting', () => {
  it('starts from nothing with one item, and names the meeting after body and date', async () => {
    const { meeting } = await call('meetings.create', {
      from: nothing,
      date: '2026-12-09',
      body: 'Audit & Risk Committee',
    })
    expect(meeting.meeting).toMatchObject({
      id: 'audit-risk-committee-2026-12-09',
      title: 'Audit & Risk Committee',
    })
    expect(meeting.items).toHaveLength(1)
    const again = await call('meetings.create', {
      from: nothing,
      date: '2026-12-09',
      body: 'Audit & Risk Committee',
    })
    expect(again.meeting.meeting.id).toBe('audit-risk-committee-2026-12-09-2')
  })

  it('starts from each template that comes with Plumbline, every item with an id of its own', async () => {
    const { templates } = await call('pack.templates', {})
    expect(templates.find((one) => one.title === 'Trust board, 120 minutes')?.minutes).toBe(120)
    for (const { name, items, title, minutes } of templates) {
      if (/\d+ minutes/.test(title)) expect(title).toContain(`${minutes} minutes`)
      const meeting = await made({ kind: 'template', name })
      expect(meeting.items.map((item) => item.purpose)).toEqual(items.map((item) => item.purpose))
      expect(new Set(meeting.items.map((item) => item.id)).size).toBe(items.length)
      expect(JSON.stringify(meeting)).not.toContain('{previous}')
    }
  })

  it('starts from a former meeting, naming its minutes and leaving papers and decisions behind', async () => {
    const first = await call('meetings.create', {
      from: { kind: 'template', name: 'trust-board' },
      date: '2027-02-01',
    })
    const item = first.meeting.items[6]!
    await call('meetings.save', {
      meeting: withItem(first.meeting, 6, { purpose: 'decision', decision: 'Spend it' }),
    })
    await call('meetings.addPapers', {
      id: first.meeting.meeting.id,
      item: item.id!,
      papers: [{ name: 'estates.pdf', bytes: pdf('a') }],
    })
    const { meeting } = await call('meetings.create', {
      from: { kind: 'meeting', id: first.meeting.meeting.id },
      date: '2027-03-01',
    })
    expect(meeting.items.flatMap((one) => one.papers)).toEqual([])
    expect(meeting.items[2]).toMatchObject({
      decision: 'Approve the minutes of **1 February 2027**',
    })
    expect(meeting.items[6]).toMatchObject({ title: item.title, purpose: 'decision' })
    expect(meeting.items[6]!.decision).toBeUndefined()
    // A template names the last meeting of the body, too.
    const next = await made({ kind: 'template', name: 'trust-board' })
    expect(next.items[2]!.title).toMatch(/^Minutes of \d/)
  })

  it('starts from a template that the trust has saved', async () => {
    const meeting = await made()
    await call('meetings.save', { meeting: withItem(meeting, 0, { title: 'Our own way' }) })
    const { name } = await call('pack.saveTemplate', {
      meeting: meeting.meeting.id,
      title: 'As we like it',
    })
    expect((await made({ kind: 'template', name })).items[0]!.title).toBe('Our own way')
    await call('pack.removeTemplate', { name })
    expect(
      await app.dispatch('meetings.create', {
        from: { kind: 'template', name },
        date: '2027-01-01',
      }),
    ).toMatchObject({ ok: false, error: { code: 'TemplateUnknown' } })
  })
})

describe('changing a meeting', () => {
  it('gives new items ids, keeps the others’, and writes nothing where nothing is different', async () => {
    const meeting = await made()
    const item = { ...meeting.items[0]!, id: undefined, title: 'Second' }
    const saved = await call('meetings.save', {
      meeting: { ...meeting, items: [...meeting.items, item] },
    })
    expect(saved.meeting.items[0]!.id).toBe(meeting.items[0]!.id)
    expect(saved.meeting.items[1]!.id).toMatch(/.+/)
    expect(saved.change).not.toBeNull()
    expect((await call('meetings.save', { meeting: saved.meeting })).change).toBeNull()
  })

  it('is taken back change by change, and not where something else was changed since', async () => {
    const meeting = await made()
    const { id } = meeting.meeting
    const one = await call('meetings.save', { meeting: withItem(meeting, 0, { minutes: 7 }) })
    const two = await call('meetings.save', { meeting: withItem(meeting, 0, { minutes: 8 }) })
    expect(await app.dispatch('meetings.undo', { id, change: one.change! })).toMatchObject({
      ok: false,
      error: { code: 'MeetingChanged' },
    })
    const minutes = async () => (await call('meetings.get', { id })).meeting.items[0]!.minutes
    await call('meetings.undo', { id, change: two.change! })
    expect(await minutes()).toBe(7)
    await call('meetings.undo', { id, change: one.change! })
    expect(await minutes()).toBe(meeting.items[0]!.minutes)
  })

  it('is put onto what was saved since, and refused where both touched the same', async () => {
    const from = await made({ kind: 'template', name: 'trust-board' })
    const { id } = from.meeting
    await call('meetings.save', { meeting: withItem(from, 0, { minutes: 7 }), from })
    const { meeting } = await call('meetings.save', {
      meeting: withItem(from, 0, { presenter: 'Vice-chair' }),
      from,
    })
    expect(meeting.items[0]).toMatchObject({ minutes: 7, presenter: 'Vice-chair' })
    expect(
      await app.dispatch('meetings.save', { meeting: withItem(from, 0, { minutes: 8 }), from }),
    ).toMatchObject({ ok: false, error: { code: 'ChangedSince' } })
    expect((await call('meetings.get', { id })).meeting).toEqual(meeting)
  })

  it('after the agenda went out leaves numbers where they are, until it is numbered anew', async () => {
    const begun = await made({ kind: 'template', name: 'short-board' })
    const { id } = begun.meeting
    const went = await call('meetings.number', { id, how: 'issued' })
    const [first, second, ...rest] = went.meeting.items
    const put = { ...first!, id: undefined, issuedAs: undefined, title: 'Put in' }
    const items = [first!, put, ...rest]
    const saved = await call('meetings.save', { meeting: { ...went.meeting, items } })
    const numbers = numberItems(saved.meeting).map(({ number, title }) => `${number} ${title}`)
    expect(numbers.slice(0, 4)).toEqual([
      `1 ${first!.title}`,
      `2 ${second!.title}`,
      '2a Put in',
      `3 ${rest[0]!.title}`,
    ])
    expect(saved.meeting.items[1]).toMatchObject({ id: second!.id, withdrawn: true, papers: [] })
    const anew = await call('meetings.number', { id, how: 'anew' })
    expect(numberItems(anew.meeting).map(({ number }) => number)).toEqual(
      items.map((_, i) => String(i + 1)),
    )
    await call('meetings.undo', { id, change: anew.change! })
    expect((await call('meetings.get', { id })).meeting).toEqual(saved.meeting)
  })

  it('is refused for a meeting that is not there, or that has no item', async () => {
    const meeting = await made()
    const none = { ...meeting, meeting: { ...meeting.meeting, id: 'none' } }
    expect(await app.dispatch('meetings.save', { meeting: none })).toMatchObject({
      error: { code: 'MeetingUnknown' },
    })
    expect(
      await app.dispatch('meetings.save', { meeting: { ...meeting, items: [] } }),
    ).toMatchObject({ error: { code: 'InputInvalid' } })
  })
})

describe('papers', () => {
  const held = async (id: string, name: string) => {
    const { url } = await call('meetings.openPaper', { id, paper: name })
    return new TextDecoder().decode((await app.takeBlob(url.split('/').at(-1)!))!.bytes)
  }

  it('are put on an item, replaced under their name, and the older one comes back', async () => {
    const meeting = await made()
    const about = { id: meeting.meeting.id, item: meeting.items[0]!.id! }
    const first = await call('meetings.addPapers', {
      ...about,
      papers: [{ name: 'estates.pdf', bytes: pdf('old') }],
    })
    expect(first).toMatchObject({ added: ['estates.pdf'], replaced: [] })
    const second = await call('meetings.addPapers', {
      ...about,
      papers: [{ name: 'estates.pdf', bytes: pdf('new') }],
    })
    expect(second).toMatchObject({ added: [], replaced: ['estates.pdf'] })
    expect(await held(about.id, 'estates.pdf')).toContain('new')
    await call('meetings.undo', { id: about.id, change: second.change! })
    expect(await held(about.id, 'estates.pdf')).toContain('old')
  })

  it('of one name on two items are told apart', async () => {
    const meeting = await made({ kind: 'template', name: 'trust-board' })
    const { id } = meeting.meeting
    for (const item of meeting.items.slice(0, 2)) {
      await call('meetings.addPapers', {
        id,
        item: item.id!,
        papers: [{ name: 'report.pdf', bytes: pdf(item.title) }],
      })
    }
    expect(await namesHeld(id)).toEqual(['report.pdf', 'report (2).pdf'])
    expect(await held(id, 'report (2).pdf')).toContain(meeting.items[1]!.title)
  })

  it('taken off, or gone with their item, are there again when it is undone', async () => {
    const meeting = await made({ kind: 'template', name: 'trust-board' })
    const { id } = meeting.meeting
    const item = meeting.items[1]!.id!
    const { meeting: full } = await call('meetings.addPapers', {
      id,
      item,
      papers: [{ name: 'a.pdf', bytes: pdf('a') }],
    })
    const off = await call('meetings.removePaper', { id, item, paper: 'a.pdf' })
    expect(await namesHeld(id)).toEqual([])
    await call('meetings.undo', { id, change: off.change! })
    expect(await namesHeld(id)).toEqual(['a.pdf'])

    const fewer = { ...full, items: full.items.toSpliced(1, 1) }
    await call('meetings.save', { meeting: fewer })
    expect(await namesHeld(id)).toEqual([])
    await call('meetings.save', { meeting: full })
    expect(await namesHeld(id)).toEqual(['a.pdf'])
  })

  it('that are no PDF are refused, and none of those with them is taken', async () => {
    const meeting = await made()
    const { id } = meeting.meeting
    const papers = [
      { name: 'a.pdf', bytes: pdf('a') },
      { name: 'b.docx', bytes: new TextEncoder().encode('PK') },
    ]
    expect(
      await app.dispatch('meetings.addPapers', { id, item: meeting.items[0]!.id, papers }),
    ).toMatchObject({ error: { code: 'PaperRefused' } })
    expect(await namesHeld(id)).toEqual([])
  })
})

describe('removing a meeting', () => {
  it('takes it from the list, and bringing it back brings its papers', async () => {
    const meeting = await made()
    const { id } = meeting.meeting
    await call('meetings.addPapers', {
      id,
      item: meeting.items[0]!.id!,
      papers: [{ name: 'a.pdf', bytes: pdf('a') }],
    })
    const before = await call('meetings.get', { id })
    await call('meetings.remove', { id })
    const listed = await call('meetings.list', {})
    expect(listed.meetings.map((one) => one.id)).not.toContain(id)
    expect(listed.removed[0]).toMatchObject({ id, date: meeting.meeting.date })
    await call('meetings.restore', { id })
    expect(await call('meetings.get', { id })).toEqual(before)
    expect((await call('meetings.list', {})).removed.map((one) => one.id)).not.toContain(id)
  })
})
