/** Rows as older releases may have written them, which no input would be let through with today. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startApp, passphrase } from '../app/start.ts'
import {
  agendaTemplateQueries,
  kpiQueries,
  meetingQueries,
  peopleQueries,
  settingQueries,
  unlockVault,
  visionQueries,
} from '../../electron/store/index.ts'
import { AppError } from '../../electron/contract/error.ts'
import { at, freshDatabase, scratch } from './support.ts'

type Bodies = {
  visions: object[]
  meetings: { id: string; date: string; body: object }[]
  kpis: { code: string }[]
  people: { id: string }[]
  settings: Record<string, object>
  templates: { name: string }[]
}

const home = scratch()
const bodies = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/stored/0.1.json'), 'utf8'),
) as Bodies

function fill(db: ReturnType<typeof freshDatabase>): void {
  const json = JSON.stringify
  for (const body of bodies.visions)
    db.prepare('INSERT INTO visions (at, edited, body) VALUES (?, ?, ?)').run(at, at, json(body))
  for (const { id, date, body } of bodies.meetings)
    db.prepare('INSERT INTO meetings (id, date, body) VALUES (?, ?, ?)').run(id, date, json(body))
  for (const body of bodies.kpis)
    db.prepare('INSERT INTO kpis (code, body) VALUES (?, ?)').run(body.code, json(body))
  for (const body of bodies.people)
    db.prepare('INSERT INTO people (id, body) VALUES (?, ?)').run(body.id, json(body))
  for (const [part, body] of Object.entries(bodies.settings))
    db.prepare('INSERT INTO settings (part, body) VALUES (?, ?)').run(part, json(body))
  for (const body of bodies.templates)
    db.prepare('INSERT INTO agenda_templates (name, body) VALUES (?, ?)').run(body.name, json(body))
}

describe('what an older release stored', () => {
  it('is read, whatever the rules of input are today', () => {
    const db = freshDatabase(home, 'awkward.db')
    fill(db)
    const [newest, oldest] = visionQueries.versions(db)
    expect(oldest?.vision).toEqual({
      vision: { title: '', adopted: null, statement: '' },
      strands: [],
    })
    expect(newest?.vision.strands[0]).toMatchObject({
      success: '',
      kpis: [{ reason: '', target: null }],
    })
    expect(newest?.vision.strands[0]?.title).toHaveLength(300)
    expect(newest?.vision.vision.adopted).toBe('9 July 1850')
    expect(meetingQueries.get(db, 'A meeting_1')).toMatchObject({
      meeting: { date: '1850-02-30', start: 'at dusk', place: '' },
      people: [{ id: 'Ann Ó', role: 'Trustee' }],
      items: [{ id: 'item-1', minutes: -5.5, purpose: 'information' }],
    })
    expect(kpiQueries.own(db).map(({ code }) => code)).toEqual(bodies.kpis.map(({ code }) => code))
    expect(peopleQueries.list(db)).toHaveLength(bodies.people.length)
    expect(settingQueries.get(db, 'notice')).toMatchObject({ clearDays: 400 })
    expect(settingQueries.get(db, 'security').idleMinutes).toBe(90)
    expect(settingQueries.get(db, 'rules')).toMatchObject({ hiddenBelow: 3, markedShare: 90 })
    expect(settingQueries.get(db, 'terms').years[0]?.year).toBe('the year')
    expect(agendaTemplateQueries.list(db)).toMatchObject([{ items: [] }])
    db.close()
  })

  it('says which thing cannot be read, and leaves the others readable', () => {
    const db = freshDatabase(home, 'unreadable.db')
    fill(db)
    db.prepare("UPDATE meetings SET body = '[]' WHERE id = 'A meeting_1'").run()
    db.prepare("UPDATE visions SET body = '{}' WHERE version = 1").run()
    const why = (body: () => unknown) => {
      try {
        body()
      } catch (error) {
        if (error instanceof AppError) return [error.code, error.details['what']]
      }
      return null
    }
    expect(why(() => meetingQueries.get(db, 'A meeting_1'))).toEqual([
      'StoredUnreadable',
      'The meeting A meeting_1',
    ])
    expect(why(() => visionQueries.versions(db))).toEqual([
      'StoredUnreadable',
      'Version 1 of the vision',
    ])
    expect(visionQueries.current(db)?.strands).toHaveLength(1)
    expect(kpiQueries.own(db)).toHaveLength(bodies.kpis.length)
    db.close()
  })

  it('reaches the screens through the contract', async () => {
    const { call, folder } = startApp()
    await call('vault.create', { folder: `${folder}/ours`, trust: 'Ours', passphrase })
    await call('vault.lock', {})
    const env = { clock: { now: () => new Date(at) }, who: 'older', id: () => 'x' }
    const vault = await unlockVault(`${folder}/ours`, { passphrase }, env)
    vault.change('As an older release', fill)
    vault.close()
    await call('vault.unlock', { folder: `${folder}/ours`, passphrase })
    expect((await call('vision.get', {})).vision?.strands).toHaveLength(1)
    expect((await call('vision.versions', {})).versions).toHaveLength(2)
    expect((await call('meetings.get', { id: 'A meeting_1' })).meeting.items).toHaveLength(1)
    expect((await call('people.list', {})).people).toHaveLength(bodies.people.length)
    expect((await call('settings.get', {})).security.idleMinutes).toBe(90)
    for (const { code } of bodies.kpis)
      expect((await call('kpis.get', { code })).kpi.code).toBe(code)
    expect((await call('calendar.terms', {})).years).toHaveLength(1)
  })
})
