import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { GroupLink, SchoolLink } from '../../electron/domain/school.ts'
import { registerQueries } from '../../electron/store/index.ts'
import type { VaultDatabase } from '../../electron/store/database.ts'
import { freshDatabase, plansOf, school, scratch, withImports } from './support.ts'

const { putSchools, putLinks, putGroupLinks, trusts, schoolsOfTrust, linksFor } = registerQueries
const home = scratch()
let db: VaultDatabase
let n = 0

beforeEach(() => {
  db?.close()
  db = freshDatabase(home, `register-${(n += 1)}.db`)
  withImports(db, 'gias', 'groups')
})
afterAll(() => db.close())

const named = (name: string, uid: string | null = null) => ({ trust: { name, uid } })

function groupLink(urn: string, more: Partial<GroupLink> = {}): GroupLink {
  return {
    urn,
    uid: '9001',
    name: 'Marram Point Trust',
    type: 'Multi-academy trust',
    companiesHouse: null,
    joined: null,
    ...more,
  }
}

function link(urn: string, linkedUrn: string, kind: SchoolLink['kind']): SchoolLink {
  return { urn, linkedUrn, kind, type: `${kind} - merged`, date: '2015-01-01' }
}

describe('the register', () => {
  it('keeps a school as the newest import has it', () => {
    putSchools(db, 'gias', [school('900001', { pupils: 10 })])
    putSchools(db, 'gias', [school('900001', { pupils: 11 })])
    expect(registerQueries.school(db, '900001')).toEqual(school('900001', { pupils: 11 }))
    expect(registerQueries.school(db, '900002')).toBeNull()
  })

  it('takes from a small extract only what it says', () => {
    putSchools(db, 'gias', [school('900001', { pupils: 10, laestab: '9992001' })])
    const small = school('900001', { name: 'A new name', pupils: null, laestab: null, trust: null })
    putSchools(db, 'groups', [small], ['urn', 'name'])
    expect(registerQueries.school(db, '900001')).toEqual(
      school('900001', { name: 'A new name', pupils: 10, laestab: '9992001' }),
    )
  })

  it('counts the open schools of each trust, and finds trusts by part of the name or by UID', () => {
    putSchools(db, 'gias', [
      school('900001', named('MARRAM POINT TRUST', '9001')),
      school('900002', {
        ...named('MARRAM POINT TRUST', '9001'),
        status: 'Open, but proposed to close',
      }),
      school('900003', { ...named('MARRAM POINT TRUST', '9001'), status: 'Closed' }),
      school('900004', named('THE MARRAM PARTNERSHIP', '9002')),
      school('900005', { trust: null }),
      school('900006', { ...named('GONE TRUST', '9003'), status: 'Closed' }),
    ])
    expect(trusts(db, 'marram')).toEqual([
      { name: 'MARRAM POINT TRUST', uid: '9001', schools: 2 },
      { name: 'THE MARRAM PARTNERSHIP', uid: '9002', schools: 1 },
    ])
    expect(trusts(db, ' Marram  point ').map(({ uid }) => uid)).toEqual(['9001'])
    expect(trusts(db, '9002').map(({ name }) => name)).toEqual(['THE MARRAM PARTNERSHIP'])
    expect(trusts(db, '')).toHaveLength(2)
    expect(
      schoolsOfTrust(db, { name: 'Marram Point Trust', uid: null }).map(({ urn }) => urn),
    ).toEqual(['900001', '900002'])
  })

  it('joins group links with the register: by UID, by name where one gives no UID, and of trusts only', () => {
    putSchools(db, 'gias', [
      school('900001', named('MARRAM POINT TRUST')),
      school('900002', { trust: null }),
      school('900003', { trust: null, status: 'Closed' }),
      school('900004', named('LONE SCHOOL TRUST')),
    ])
    putGroupLinks(db, 'groups', [
      groupLink('900001'),
      groupLink('900002'),
      groupLink('900003'),
      groupLink('900001', { uid: '77', name: 'Coast Federation', type: 'Federation' }),
      groupLink('900004', { uid: '78', name: 'Lone School Trust', type: 'Single-academy trust' }),
    ])
    expect(trusts(db, '')).toEqual([
      { name: 'Lone School Trust', uid: '78', schools: 1 },
      { name: 'Marram Point Trust', uid: '9001', schools: 2 },
    ])
    expect(schoolsOfTrust(db, { name: 'anything', uid: '9001' }).map(({ urn }) => urn)).toEqual([
      '900001',
      '900002',
    ])
  })

  it('keeps two trusts of one name apart by their UIDs', () => {
    putSchools(db, 'gias', [
      school('900001', named('ASPIRE', '1')),
      school('900002', named('Aspire', '2')),
      school('900003', named('Aspire')),
    ])
    expect(trusts(db, 'aspire')).toEqual([
      { name: 'Aspire', uid: null, schools: 1 },
      { name: 'ASPIRE', uid: '1', schools: 1 },
      { name: 'Aspire', uid: '2', schools: 1 },
    ])
    expect(schoolsOfTrust(db, { name: 'ASPIRE', uid: '1' }).map(({ urn }) => urn)).toEqual([
      '900001',
    ])
  })

  it('replaces what was known of a school’s groups', () => {
    putSchools(db, 'gias', [school('900001', { trust: null })])
    putGroupLinks(db, 'groups', [groupLink('900001', { uid: '1', name: 'Old Trust' })])
    putGroupLinks(db, 'groups', [groupLink('900001', { uid: '2', name: 'New Trust' })])
    expect(trusts(db, '')).toEqual([{ name: 'New Trust', uid: '2', schools: 1 }])
  })

  it('follows links over all generations, whichever way they are written, and in circles', () => {
    putLinks(db, 'gias', [
      link('900001', '800001', 'predecessor'),
      link('700001', '800001', 'successor'),
      link('700001', '600001', 'predecessor'),
      link('600001', '900001', 'predecessor'),
      link('800001', '900005', 'successor'),
      link('900007', '800007', 'predecessor'),
    ])
    const found = linksFor(db, ['900001']).map(({ urn, linkedUrn }) => `${urn}>${linkedUrn}`)
    expect(found).toEqual([
      '600001>900001',
      '700001>600001',
      '700001>800001',
      '800001>900005',
      '900001>800001',
    ])
    expect(linksFor(db, [])).toEqual([])
    putLinks(db, 'gias', [link('900001', '800001', 'predecessor')])
    expect(linksFor(db, ['900001'])).toHaveLength(5)
  })

  it('takes schools one by one without reading the others, and finds a trust in one pass', () => {
    const all = Array.from({ length: 1000 }, (_, at) =>
      school(`${100_000 + at}`, named(`Trust ${at % 50}`, `${at % 50}`)),
    )
    const taking = plansOf(db, () => putSchools(db, 'gias', all))
    expect(taking.filter((step) => step.startsWith('SCAN'))).toEqual([])
    let found: unknown
    const finding = plansOf(db, () => (found = trusts(db, 'Trust 49')))
    expect(found).toEqual([{ name: 'Trust 49', uid: '49', schools: 20 }])
    expect(finding.filter((step) => step.startsWith('SCAN register_schools')).length).toBeLessThan(
      2,
    )
    expect(finding.some((step) => step.startsWith('SEARCH s USING'))).toBe(true)
  })
})
