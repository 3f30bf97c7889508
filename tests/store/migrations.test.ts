import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  createVault,
  heldQueries,
  importQueries,
  inspectionQueries,
  journalQueries,
  kpiQueries,
  meetingQueries,
  observationQueries,
  registerQueries,
  restoreVault,
  trustQueries,
  unlockVault,
  visionQueries,
} from '../../electron/store/index.ts'
import type { Vault } from '../../electron/store/index.ts'
import { createDatabase, openDatabase, stepOf } from '../../electron/store/database.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { latestStep, migrate, migrations } from '../../electron/store/migrate.ts'
import type { Migration } from '../../electron/store/migrate.ts'
import {
  at,
  copyOf,
  envAt,
  expectFailure,
  freshDatabase,
  keyOf,
  observation,
  openAgain,
  passphrase,
  scratch,
  withImports,
} from './support.ts'

const home = scratch()
const stepFiles = join(import.meta.dirname, '../../electron/store/migrations')
const fixtures = join(import.meta.dirname, '../fixtures/vaults')

/** SHA-256 of each step's file. A step that was released is never changed: add another. */
const frozen: Record<string, string> = {
  '010-first.ts': 'b162007f5a855870aeba730e6d646f2cc9e56e8d4eab201062a5e33f2a552a0c',
  '020-undo.ts': '99e87f871029c3869bb8b850db03f5324a6cb8d0d54710af479a7f0ddae63fbd',
  '030-settings.ts': 'a19b9651912445ac93c78c7a4b4db198aa88dff6da7bde75948969296303b408',
  '040-packs.ts': 'c91b94579485c478646c3d4f5d96f310297a5e8437c2bad0a6a3968196b32df6',
  '050-visions.ts': '37ad749cd499c9c398978e99cbee6b6493b6e51c92c3ffdb0ab08bb01e2819bc',
  '060-search.ts': '939ba280281ca33f96a04f109b6b5431f7ff8eb5bd426c2f8dacdc89af8db30a',
  '070-governance.ts': '7e3e0e4d6f876ed552f366e16daaead7d727ce1249549aafc26e023e9bdbe7b4',
}

/** The whole schema as text, by kind and name. */
function schemaOf(db: VaultDatabase): string {
  const rows = db
    .prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .pluck()
    .all()
  return `${rows.join(';\n\n')};\n`
}

describe('migrations', () => {
  it('are frozen', () => {
    const found = readdirSync(stepFiles).toSorted()
    const hashes = found.map((name) => {
      const text = readFileSync(join(stepFiles, name), 'utf8').replaceAll('\r\n', '\n')
      return [name, createHash('sha256').update(text).digest('hex')]
    })
    expect(Object.fromEntries(hashes)).toEqual(frozen)
  })

  it('are numbered in tens, each once, as their files are', () => {
    const steps = migrations.map(({ step }) => step)
    expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b))
    const names = migrations.map(({ step, name }) => `${String(step).padStart(3, '0')}-${name}.ts`)
    expect(names).toEqual(readdirSync(stepFiles).toSorted())
  })

  it('lead to the golden schema, all of it in STRICT tables but the index of words', () => {
    const db = freshDatabase(home, 'golden.db')
    const golden = readFileSync(join(import.meta.dirname, 'golden/schema.sql'), 'utf8')
    expect(schemaOf(db)).toBe(golden.replaceAll('\r\n', '\n'))
    const loose = db
      .prepare(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
      )
      .all()
    expect(loose).toEqual([])
    expect(stepOf(db)).toBe(latestStep)
    db.close()
  })

  it('run once: a second run changes nothing', () => {
    const db = freshDatabase(home, 'twice.db')
    const before = schemaOf(db)
    migrate(db)
    expect(schemaOf(db)).toBe(before)
    db.close()
  })

  const awkward = [
    observation({ value: -0, numerator: 0, denominator: 0 }),
    observation({ group: 'boys', value: 1e308, lower: -1e308, upper: 5e-324 }),
    observation({ group: 'girls', state: 'unreliable', value: null }),
    observation({
      group: 'eal',
      source: { ...observation().source, file: '', column: '', cell: '\u0000 ' },
    }),
    observation({ group: 'ehcp', urn: '', period: '', kpi: '' }),
    observation({
      level: 'national',
      urn: null,
      laestab: null,
      area: 'Ünïcödé 🏴󠁧󠁢󠁷󠁬󠁳󠁿 İıŁł',
      matched: null,
    }),
  ]
  const rebuild: Migration = {
    step: latestStep + 10,
    name: 'rebuild',
    up(db) {
      // As SQLite says that a table is to be rebuilt, with the references of others to it.
      db.exec(`CREATE TABLE fresh (n INTEGER PRIMARY KEY, import_id TEXT NOT NULL REFERENCES imports (id) DEFERRABLE INITIALLY DEFERRED,
          file TEXT NOT NULL, sha256 TEXT NOT NULL, note TEXT, UNIQUE (import_id, file, sha256)) STRICT;
        INSERT INTO fresh SELECT n, import_id, file, sha256, NULL FROM sources;
        DROP TABLE sources;
        ALTER TABLE fresh RENAME TO sources;`)
    },
  }

  function awkwardDatabase(name: string): VaultDatabase {
    const db = freshDatabase(home, name)
    withImports(db, 'one')
    observationQueries.put(db, 'one', at, awkward)
    return db
  }

  it('keep awkward rows when a table that others refer to is rebuilt', () => {
    const db = awkwardDatabase('awkward.db')
    const before = observationQueries.query(db, {})
    migrate(db, [...migrations, rebuild])
    expect(observationQueries.query(db, {})).toEqual(before)
    expect(before).toHaveLength(awkward.length)
    expect(stepOf(db)).toBe(latestStep + 10)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
    db.close()
  })

  it('are all or nothing: a step that fails takes back those before it', () => {
    const db = awkwardDatabase('failing.db')
    const schema = schemaOf(db)
    const before = observationQueries.query(db, {})
    const failing: Migration = {
      step: latestStep + 20,
      name: 'failing',
      up(inner) {
        inner.exec('DELETE FROM observations')
        throw new Error('no')
      },
    }
    expect(() => migrate(db, [...migrations, rebuild, failing])).toThrow('no')
    const orphaning: Migration = {
      step: latestStep + 20,
      name: 'orphaning',
      up: (inner) => void inner.exec('DELETE FROM sources'),
    }
    expect(() => migrate(db, [...migrations, orphaning])).toThrow(/without their parents/)
    expect(schemaOf(db)).toBe(schema)
    expect(observationQueries.query(db, {})).toEqual(before)
    expect(stepOf(db)).toBe(latestStep)
    db.close()
  })
})

describe('a vault of an older step', () => {
  let older = ''
  let key: Buffer

  beforeAll(async () => {
    older = join(home, 'older')
    const { vault } = await createVault(older, { trust: 'T', passphrase }, envAt())
    vault.close()
    key = await keyOf(older)
    // Step 0: what the first step is run on.
    const empty = join(home, 'empty.db')
    createDatabase(empty, key).close()
    cpSync(empty, join(older, 'trust.db'))
  })

  function stepIn(folder: string): number {
    const db = openDatabase(join(folder, 'trust.db'), key)
    const step = stepOf(db)
    db.close()
    return step
  }

  it('is backed up, and the backup proved, before it is migrated', async () => {
    const folder = copyOf(older, join(home, 'migrated'))
    const vault = await openAgain(folder, key)
    expect(stepOf(vault.db)).toBe(latestStep)
    const backups = vault.backups()
    vault.close()
    expect(backups).toHaveLength(1)
    const restored = join(home, 'as before')
    await restoreVault(backups[0]?.file ?? '', restored, envAt())
    expect(stepIn(restored)).toBe(0)
  })

  it('is not migrated where it cannot be backed up', async () => {
    const folder = copyOf(older, join(home, 'no backup'))
    rmSync(join(folder, 'backups'), { recursive: true })
    writeFileSync(join(folder, 'backups'), 'a file in the way')
    await expectFailure(() => openAgain(folder, key), 'FileNotWritten')
    expect(stepIn(folder)).toBe(0)
    expect(existsSync(join(folder, 'vault.lock'))).toBe(false)
  })
})

describe.each(['0.1'])('the fixture vault of release %s', (release) => {
  const secret = readFileSync(join(fixtures, 'passphrase.txt'), 'utf8').trim()

  function expectWhole({ db }: Vault): void {
    expect(trustQueries.get(db)).toEqual({
      name: 'MARRAM POINT TRUST',
      uid: '9001',
      companiesHouse: null,
    })
    expect(trustQueries.schools(db)).toMatchObject([
      { urn: '900002', name: '', capacity: 2 ** 40, easting: -0.5, trust: { uid: null } },
      {
        urn: '900001',
        name: 'Ysgol Tŵr y Môr – „Żółw” İlkokulu',
        ages: { from: 0, to: 19 },
        fsm: 0,
      },
    ])
    expect(registerQueries.school(db, '800001')?.status).toBe('Closed')
    expect(registerQueries.trusts(db, 'marram')).toEqual([
      { name: 'Marram Point Trust', uid: '9001', schools: 2 },
    ])
    expect(registerQueries.linksFor(db, ['900001'])).toHaveLength(1)
    expect(
      observationQueries.query(db, {}).map((o) => [o.level, o.group, o.state, o.value]),
    ).toEqual([
      ['school', 'all', 'value', 66],
      ['school', 'boys', 'value', 0],
      ['school', 'eal', 'suppressed', null],
      ['school', 'ehcp', 'unreliable', null],
      ['school', 'girls', 'value', -1.25],
      ['national', 'all', 'value', 64],
    ])
    const cell = {
      kpi: 'ks2.rwm.expected',
      urn: '800001',
      period: '2017/18',
      group: 'all',
    } as const
    expect(
      observationQueries
        .history(db, cell)
        .map((h) => [h.observation.value, h.observation.source.file, h.superseded]),
    ).toEqual([
      [66, 'revised.csv', null],
      [64, 'ks2 "final", v2.csv', '2026-10-06T09:00:00.000Z'],
    ])
    expect(importQueries.list(db).map(({ id, problems }) => [id, problems.length])).toEqual([
      ['two', 0],
      ['one', 1],
    ])
    expect(inspectionQueries.list(db)).toMatchObject([{ inheritedFrom: '800001', judgements: [] }])
    expect(heldQueries.list(db)).toMatchObject([{ id: 'held', size: 0, as: null }])
    expect(kpiQueries.own(db)).toMatchObject([{ code: 'own.joy', range: [null, 100] }])
    expect(visionQueries.versions(db).map(({ vision }) => vision.vision.title)).toEqual([
      'Second',
      'First',
    ])
    expect(meetingQueries.papers(db, 'm').map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['a.pdf', 19],
      ['empty.pdf', 0],
    ])
    expect(journalQueries.list(db).at(-1)).toMatchObject({
      what: 'Made the vault',
      who: 'Łucja Ŵyn-O’Neill',
    })
  }

  it('opens with everything that was in it', async () => {
    const folder = copyOf(join(fixtures, release, 'vault'), join(home, `vault ${release}`))
    const vault = await unlockVault(folder, { passphrase: secret }, envAt())
    expectWhole(vault)
    expect((await vault.check()).findings.filter(({ ok }) => !ok)).toEqual([])
    vault.close()
  })

  it('is restored from the backup of its time', async () => {
    const folder = join(home, `restored ${release}`)
    await restoreVault(join(fixtures, release, 'vault.plumbline-backup'), folder, envAt())
    const vault = await unlockVault(folder, { passphrase: secret }, envAt())
    expectWhole(vault)
    vault.close()
  })
})
