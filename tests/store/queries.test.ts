import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import { kpiSchema } from '../../electron/domain/kpi.ts'
import type { Inspection } from '../../electron/domain/inspection.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import {
  heldQueries,
  importQueries,
  inspectionQueries,
  kpiQueries,
  meetingQueries,
  observationQueries,
  trustQueries,
  visionQueries,
} from '../../electron/store/index.ts'
import { sha256 } from '../../electron/store/canonical.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import {
  at,
  expectFailure,
  freshDatabase,
  importResult,
  observation,
  school,
  scratch,
  source,
  withImports,
} from './support.ts'

const home = scratch()
let db: VaultDatabase
let n = 0

beforeEach(() => {
  db?.close()
  db = freshDatabase(home, `queries-${(n += 1)}.db`)
})
afterAll(() => db.close())

describe('the trust', () => {
  it('is none, then the one that was put last', () => {
    expect(trustQueries.get(db)).toBeNull()
    trustQueries.put(db, { name: 'Marram Point', uid: null, companiesHouse: null })
    trustQueries.put(db, { name: 'MARRAM POINT TRUST', uid: '9001', companiesHouse: '07000000' })
    expect(trustQueries.get(db)).toEqual({
      name: 'MARRAM POINT TRUST',
      uid: '9001',
      companiesHouse: '07000000',
    })
  })

  it('has the schools of the last list, by name, with nulls as nulls', () => {
    const bare = school('900003', {
      name: 'Ysgol Tŵr y Môr',
      laestab: null,
      type: null,
      la: { code: null, name: 'Hampshire' },
      ages: { from: null, to: null },
      fsm: null,
      easting: null,
      trust: null,
    })
    trustQueries.putSchools(db, [school('900009')])
    trustQueries.putSchools(db, [
      bare,
      school('900002', { name: 'B' }),
      school('900001', { name: 'B' }),
    ])
    expect(trustQueries.schools(db)).toEqual([
      school('900001', { name: 'B' }),
      school('900002', { name: 'B' }),
      bare,
    ])
  })
})

describe('imports', () => {
  const problem = {
    severity: 'doubt',
    row: 7,
    column: 'PTRWM_EXP',
    found: '140',
    expected: '0 to 100',
    message: 'Too high',
  } as const

  it('come back newest first, with their problems in order', () => {
    const one = importResult('one', {
      problems: [problem, { ...problem, row: null, column: null, severity: 'note' }],
    })
    const two = importResult('two', { sha256: 'b'.repeat(64), kind: 'gias', period: null })
    importQueries.add(db, one)
    importQueries.add(db, two)
    expect(importQueries.list(db)).toEqual([two, one])
  })

  it('are known again by their bytes', () => {
    expect(importQueries.bySha(db, 'a'.repeat(64))).toBeNull()
    importQueries.add(db, importResult('waits', { outcome: 'waiting' }))
    expect(importQueries.bySha(db, 'a'.repeat(64))).toBeNull()
    const stored = importResult('stored', { problems: [problem] })
    importQueries.add(db, stored)
    expect(importQueries.bySha(db, 'a'.repeat(64))).toEqual(stored)
  })
})

describe('held files', () => {
  const file = {
    id: 'h1',
    name: 'ks2.csv',
    sha256: 'c'.repeat(64),
    bytes: Buffer.from([0, 1, 255]),
    as: 'ks2',
    period: null,
    at,
  } as const

  it('wait with their bytes until they are let go', () => {
    heldQueries.hold(db, file)
    heldQueries.hold(db, { ...file, id: 'h2', sha256: 'd'.repeat(64), as: null, period: '2017/18' })
    expect(heldQueries.list(db)[0]).toEqual({
      id: 'h1',
      name: 'ks2.csv',
      sha256: 'c'.repeat(64),
      size: 3,
      as: 'ks2',
      period: null,
      at,
    })
    expect(heldQueries.list(db)).toHaveLength(2)
    expect(heldQueries.read(db, 'h1')).toEqual(file)
    heldQueries.remove(db, 'h1')
    expect(heldQueries.read(db, 'h1')).toBeNull()
    expect(heldQueries.list(db).map(({ id }) => id)).toEqual(['h2'])
  })

  it('wait once for the same bytes', () => {
    heldQueries.hold(db, file)
    heldQueries.hold(db, { ...file, id: 'h2' })
    expect(heldQueries.list(db).map(({ id }) => id)).toEqual(['h2'])
  })
})

describe('inspections', () => {
  const inspection: Inspection = {
    urn: '900001',
    kind: 'graded',
    era: 'report-card',
    date: '2026-01-13',
    published: '2026-02-20',
    type: 'Full inspection',
    judgements: [{ area: 'Inclusion', words: 'Strong standard', code: null }],
    overall: null,
    safeguarding: 'met',
    concern: null,
    inheritedFrom: null,
    source: source('mi.csv', { column: 'Inclusion' }),
  }

  beforeEach(() => withImports(db, 'first', 'second'))

  it('come back by school, newest first', () => {
    const older: Inspection = {
      ...inspection,
      era: 'graded-overall',
      date: '2019-05-01',
      overall: 'Good',
      inheritedFrom: '800001',
      judgements: [],
    }
    const other: Inspection = { ...inspection, urn: '900002' }
    expect(inspectionQueries.put(db, 'first', [other, older, inspection])).toBe(3)
    expect(inspectionQueries.list(db)).toEqual([inspection, older, other])
    expect(inspectionQueries.list(db, '900002')).toEqual([other])
  })

  it('change nothing when another file says the same, and give way when it says something else', () => {
    inspectionQueries.put(db, 'first', [inspection])
    expect(
      inspectionQueries.put(db, 'second', [{ ...inspection, source: source('mi2.csv') }]),
    ).toBe(0)
    const revised: Inspection = {
      ...inspection,
      safeguarding: 'not-met',
      source: source('mi2.csv'),
    }
    db.transaction(() => expect(inspectionQueries.put(db, 'second', [revised])).toBe(1))()
    expect(inspectionQueries.list(db)).toEqual([revised])
    // The second file's repetition is kept behind the first, for when the first is undone.
    expect(db.prepare('SELECT count(*) FROM inspections').pluck().get()).toBe(3)
  })
})

describe('the trust’s own KPIs', () => {
  it('come back by code, the newer of a code for the older', () => {
    const kpi = kpiSchema.parse({
      code: 'own.joy',
      name: 'Children who read for joy',
      short: 'Reading for joy',
      definition: 'Share of children who say so in the autumn survey.',
      unit: 'percent',
      decimals: 0,
      polarity: 'higher',
      phases: ['primary'],
      evidence: 'pupil-voice',
      origin: 'vision',
      cadence: 'year',
      aggregation: 'mean',
      significance: 'wilson',
      source: { title: 'Survey', publisher: 'The trust' },
    })
    kpiQueries.put(db, { ...kpi, decimals: 1 })
    kpiQueries.put(db, kpi)
    kpiQueries.put(db, { ...kpi, code: 'own.a' })
    expect(kpiQueries.own(db)).toEqual([{ ...kpi, code: 'own.a' }, kpi])
    kpiQueries.retire(db, 'own.a', '2026-10-05')
    kpiQueries.put(db, { ...kpi, code: 'own.a', decimals: 1 })
    expect(kpiQueries.ownRows(db).map(({ retired }) => retired)).toEqual(['2026-10-05', null])
    kpiQueries.retire(db, 'own.a', null)
    expect(kpiQueries.ownRows(db).map(({ retired }) => retired)).toEqual([null, null])
    kpiQueries.remove(db, 'own.a')
    expect(kpiQueries.own(db)).toEqual([kpi])
  })

  it('know what is stored of them', () => {
    withImports(db, 'one')
    expect(kpiQueries.stored(db, 'ks2.rwm.expected')).toEqual({
      count: 0,
      least: null,
      most: null,
      periods: [],
      schools: 0,
    })
    observationQueries.put(db, 'one', at, [
      observation({ value: 61 }),
      observation({ value: 40, group: 'boys', period: '2018/19' }),
      observation({ state: 'suppressed', value: null, group: 'girls' }),
      observation({
        level: 'national',
        urn: null,
        laestab: null,
        area: 'England',
        value: 65,
        kpi: 'ks2.maths.average',
      }),
    ])
    expect(kpiQueries.stored(db, 'ks2.rwm.expected')).toMatchObject({
      count: 3,
      least: 40,
      most: 61,
      schools: 1,
    })
    expect(kpiQueries.stored(db, 'ks2.rwm.expected').periods).toContain('2018/19')
    const codes = ['ks2.rwm.expected', 'ks2.maths.average', 'ks4.progress8']
    expect(kpiQueries.told(db, codes)).toEqual(new Set(['ks2.rwm.expected']))
  })
})

describe('the vision', () => {
  it('is kept in every version', () => {
    expect(visionQueries.current(db)).toBeNull()
    const one = visionSchema.parse({
      vision: { title: 'One', adopted: '2025-07-10' },
      strands: [{ title: 'Reading', kpis: [{ code: 'ks2.reading.average', target: 106 }] }],
    })
    const two = { ...one, vision: { ...one.vision, title: 'Two' } }
    const later = '2026-11-24T09:00:00.000Z'
    expect(visionQueries.put(db, one, { at, who: 'Ann', how: 'loaded' })).toBe(1)
    expect(visionQueries.put(db, two, { at, who: 'Ben', how: 'written' })).toBe(2)
    expect(visionQueries.put(db, one, { at, who: 'Ben', how: 'restored', restored: 1 })).toBe(3)
    expect(visionQueries.current(db)).toEqual(one)
    visionQueries.amend(db, 3, two, later)
    expect(visionQueries.current(db)).toEqual(two)
    expect(visionQueries.versions(db)).toEqual([
      { version: 3, at, edited: later, who: 'Ben', how: 'restored', restored: 1, vision: two },
      { version: 2, at, edited: at, who: 'Ben', how: 'written', restored: null, vision: two },
      { version: 1, at, edited: at, who: 'Ann', how: 'loaded', restored: null, vision: one },
    ])
    expect(visionQueries.versions(db, 1)).toHaveLength(1)
  })
})

describe('meetings', () => {
  const meeting = meetingSchema.parse({
    meeting: {
      id: 'board-2026-12-09',
      body: 'Trust Board',
      title: 'Trust Board',
      date: '2026-12-09',
    },
    items: [
      { id: 'welcome', title: 'Welcome' },
      { id: 'estates', title: 'Estates', papers: ['b.pdf', 'a.pdf'] },
    ],
  })
  const paper = (name: string, text: string) => ({
    name,
    bytes: Buffer.from(text),
    sha256: sha256(text),
  })

  it('come back whole with their papers in order', () => {
    const earlier = {
      ...meeting,
      meeting: { ...meeting.meeting, id: 'board-2026-10-01', date: '2026-10-01' },
    }
    meetingQueries.put(db, meeting, [paper('b.pdf', 'B'), paper('a.pdf', 'A')])
    meetingQueries.put(db, earlier, [paper('same.pdf', 'A')])
    expect(meetingQueries.get(db, 'board-2026-12-09')).toEqual(meeting)
    expect(meetingQueries.get(db, 'none')).toBeNull()
    expect(meetingQueries.papers(db, 'board-2026-12-09')).toEqual([
      paper('b.pdf', 'B'),
      paper('a.pdf', 'A'),
    ])
    expect(meetingQueries.list(db)).toEqual([
      {
        id: 'board-2026-10-01',
        title: 'Trust Board',
        body: 'Trust Board',
        date: '2026-10-01',
        items: 2,
        papers: 1,
      },
      {
        id: 'board-2026-12-09',
        title: 'Trust Board',
        body: 'Trust Board',
        date: '2026-12-09',
        items: 2,
        papers: 2,
      },
    ])
    expect(db.prepare('SELECT count(*) FROM papers').pluck().get()).toBe(2)
  })

  it('replaced keep only the papers that some meeting still has', () => {
    meetingQueries.put(db, meeting, [paper('b.pdf', 'B'), paper('a.pdf', 'A')])
    meetingQueries.put(db, { ...meeting, items: meeting.items.slice(1) }, [paper('a.pdf', 'A2')])
    expect(meetingQueries.papers(db, 'board-2026-12-09')).toEqual([paper('a.pdf', 'A2')])
    expect(meetingQueries.list(db)).toMatchObject([{ items: 1, papers: 1 }])
    expect(db.prepare('SELECT count(*) FROM papers').pluck().get()).toBe(1)
  })

  it('that were stored before items had ids have the same ones at each reading', () => {
    const items = [
      { ...meeting.items[0]!, id: undefined },
      { ...meeting.items[1]!, id: 'item-1' },
    ]
    meetingQueries.put(db, { ...meeting, items }, [])
    const read = meetingQueries.get(db, 'board-2026-12-09')!
    expect(read.items.map((item) => item.id)).toEqual(['item-2', 'item-1'])
    expect(meetingQueries.get(db, 'board-2026-12-09')).toEqual(read)
  })

  it('keep the bytes of a removed paper until they are wiped', () => {
    const count = () => db.prepare('SELECT count(*) FROM papers').pluck().get()
    meetingQueries.put(db, meeting, [paper('b.pdf', 'B'), paper('a.pdf', 'A')])
    meetingQueries.keepRemoved(db, 'board-2026-12-09', '2026-11-01T00:00:00.000Z')
    meetingQueries.putRefs(db, meeting, [paper('a.pdf', 'A')])
    meetingQueries.dropKept(db, 'board-2026-12-09')
    const removed = { name: 'b.pdf', sha256: sha256('B') }
    expect(meetingQueries.removedPapers(db, 'board-2026-12-09')).toEqual([removed])
    meetingQueries.wipeRemoved(db, '2026-11-01T00:00:00.000Z')
    expect(count()).toBe(2)
    meetingQueries.wipeRemoved(db, '2026-11-01T00:00:00.001Z')
    expect(count()).toBe(1)
    expect(meetingQueries.papers(db, 'board-2026-12-09')).toEqual([paper('a.pdf', 'A')])
  })

  it('refuse a paper that is not what it is said to be', async () => {
    await expectFailure(
      () => meetingQueries.put(db, meeting, [{ ...paper('a.pdf', 'A'), bytes: Buffer.from('B') }]),
      'Unexpected',
    )
  })
})

describe('references', () => {
  it('are judged when the change ends, so that an import may be counted after its rows', () => {
    const put = () => inspectionQueries.put(db, 'later', [])
    expect(put()).toBe(0)
    expect(() =>
      db.transaction(() =>
        db.prepare(`INSERT INTO sources (import_id, file, sha256) VALUES ('none', 'f', 's')`).run(),
      )(),
    ).toThrow(/FOREIGN KEY/)
    db.transaction(() => {
      db.prepare(`INSERT INTO sources (import_id, file, sha256) VALUES ('later', 'f', 's')`).run()
      importQueries.add(db, importResult('later'))
    })()
  })
})
