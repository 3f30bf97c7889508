import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, passphrase, startApp } from './start.ts'

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const file = (name: string, text: string) => ({ name, bytes: bytesOf(text) })
const register = readFileSync(join(fixtures, 'gias/extract-2022.csv'))
const shared = openApp()
const { call } = shared

beforeAll(async () => {
  await call('vault.create', {
    folder: join(shared.folder, 'trust'),
    trust: 'GLF Schools',
    passphrase,
  })
  await call('import.bytes', { files: [{ name: 'gias.csv', bytes: new Uint8Array(register) }] })
  await call('trust.adopt', { name: 'GLF SCHOOLS' })
})
afterAll(shared.close)

const absence = (percent: number) =>
  `LA,ESTAB,URN,PERCTOT,PPERSABS10\n936,2000,138764,${percent},9.1\nNAT,,NAT,4.7,10.9\n`
const overall = async (period: string) =>
  (
    await call('values.query', { kpi: 'absence.overall', urn: '138764', period, group: 'all' })
  ).values.map(({ value }) => value)

describe('the year of a file', () => {
  it('may stand in the name of its folder alone', async () => {
    const folder = join(shared.folder, '2018-2019')
    mkdirSync(folder)
    writeFileSync(join(folder, 'england_abs.csv'), absence(3.9))
    const { results } = await call('import.files', { files: [join(folder, 'england_abs.csv')] })
    expect(results[0]).toMatchObject({ outcome: 'stored', period: '2018/19' })
    expect(results[0]!.problems.map((problem) => problem.found)).toEqual(['the folder 2018-2019'])
    expect(await overall('2018/19')).toEqual([3.9])
  })

  it('is kept with a file that waits for the trust', async () => {
    const { call: ask, folder } = startApp()
    await ask('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
    mkdirSync(join(folder, '2021-2022'))
    writeFileSync(join(folder, '2021-2022', 'england_abs.csv'), absence(5.5))
    await ask('import.files', { files: [join(folder, '2021-2022', 'england_abs.csv')] })
    await ask('import.bytes', { files: [{ name: 'gias.csv', bytes: new Uint8Array(register) }] })
    const { results } = await ask('trust.adopt', { name: 'GLF SCHOOLS' })
    expect(results).toMatchObject([{ file: 'england_abs.csv', period: '2021/22' }])
  })

  it('when it is said anew takes the figures of the wrong year back, and what they replaced counts again', async () => {
    const first = file('absence-a.csv', absence(4.1))
    await call('import.bytes', { files: [first], period: '2016/17' })
    const second = file('absence-b.csv', absence(4.6))
    await call('import.bytes', { files: [second], period: '2016/17' })
    expect(await overall('2016/17')).toEqual([4.6])

    const { results } = await call('import.bytes', { files: [second], period: '2017/18' })
    expect(await overall('2017/18')).toEqual([4.6])
    expect(await overall('2016/17')).toEqual([4.1])
    expect(results[0]!.problems.at(-1)).toMatchObject({ found: '2016/17', expected: '2017/18' })
    const { values: history } = await call('values.history', {
      ...{ kpi: 'absence.overall', urn: '138764', period: '2016/17', group: 'all' },
    })
    expect(history.map(({ value }) => value)).toEqual([4.1, 4.6, 4.1])
  })
})

it.each(['2018/99', '2018', 'last year'])(
  'values are asked for by a period, not by %j',
  async (period) => {
    expect(await shared.app.dispatch('values.query', { period })).toMatchObject({
      ...{ ok: false, error: { code: 'InputInvalid' } },
    })
  },
)

describe('the metadata of a tidy file', () => {
  const data = file(
    'attendance.csv',
    'time_period,time_identifier,geographic_level,country_name,school_urn,term_kind,attendance_perc\n' +
      '202425,Autumn term,School,England,138764,Whole,95.1\n' +
      '202425,Autumn term,School,England,138764,Total,94.2\n',
  )
  const meta = file(
    'attendance.meta.csv',
    'col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n' +
      'term_kind,Filter,Kind,,,,,\nattendance_perc,Indicator,Attendance,,%,1,,\n',
  )

  it('is used where it comes with its file', async () => {
    const { results, refused } = await call('import.bytes', { files: [meta, data] })
    expect(refused).toEqual([])
    expect(results).toMatchObject([{ file: 'attendance.csv', counts: { added: 1 } }])
  })

  it('alone is refused with what it is', async () => {
    const { results, refused } = await call('import.bytes', { files: [meta] })
    expect(results).toEqual([])
    expect(refused).toMatchObject([{ code: 'ImportRefused', file: 'attendance.meta.csv' }])
    expect(refused[0]!.message).toContain('metadata')
  })

  it('waits with its file, and leaves with it', async () => {
    const { call: ask, folder } = startApp()
    await ask('vault.create', { folder: join(folder, 'trust'), trust: 'GLF Schools', passphrase })
    const wrongUnit = file(
      'attendance.meta.csv',
      new TextDecoder().decode(meta.bytes).replace(',%,', ',£,'),
    )
    const dropped = await ask('import.bytes', { files: [wrongUnit, data] })
    expect(dropped).toMatchObject({ refused: [], results: [{ outcome: 'waiting' }] })
    await ask('import.bytes', { files: [{ name: 'gias.csv', bytes: new Uint8Array(register) }] })
    const { results, refused } = await ask('trust.adopt', { name: 'GLF SCHOOLS' })
    expect(refused).toEqual([])
    expect(results.map((result) => result.problems.map(({ found }) => found))).toEqual([['£']])
    expect((await ask('vault.status', {})).waiting).toBe(0)
  })
})

describe('a newer register', () => {
  it('brings the trust’s schools up to date, and says who left and who came', async () => {
    const heads =
      'URN,EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),Trusts (code),Trusts (name),NumberOfPupils'
    const { schools: before } = await call('schools.list', {})
    const uid = before[0]!.trust!.uid!
    const newer = file(
      'newer.csv',
      `${heads}\n138764,Renamed School,Open,Primary,${uid},GLF SCHOOLS,301\n` +
        `139915,Left School,Closed,Primary,${uid},GLF SCHOOLS,0\n` +
        `150001,New School,Open,Primary,${uid},GLF SCHOOLS,200\n`,
    )
    const { results } = await call('import.bytes', { files: [newer] })
    const { schools: after } = await call('schools.list', {})
    expect(after.map(({ urn }) => urn).toSorted()).toEqual(before.map(({ urn }) => urn).toSorted())
    expect(after.find(({ urn }) => urn === '138764')).toMatchObject({
      name: 'Renamed School',
      pupils: 301,
      laestab: before.find(({ urn }) => urn === '138764')!.laestab,
    })
    const messages = results[0]!.problems.map(({ message }) => message)
    expect(messages.some((text) => text.startsWith('Left School is closed'))).toBe(true)
    expect(messages.some((text) => text.startsWith('New School is of the trust'))).toBe(true)
  })
})

describe('a trust adopted again', () => {
  it('keeps the past of a school that came back under a new URN', async () => {
    const { call: ask, folder } = startApp()
    await ask('vault.create', { folder: join(folder, 'trust'), trust: 'T', passphrase })
    const extract = (urn: string, status = 'Open') =>
      `${urn},Danetree,${status},Primary,900,THE TRUST,936,2000,936/2000`
    const heads =
      'URN,EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),Trusts (code),Trusts (name),LA (code),EstablishmentNumber,LAESTAB'
    await ask('import.bytes', { files: [file('old.csv', `${heads}\n${extract('138764')}\n`)] })
    await ask('trust.adopt', { name: 'The Trust' })
    await ask('import.bytes', { files: [file('abs.csv', absence(4.2))], period: '2018/19' })
    const newer = `${heads}\n${extract('138764', 'Closed')}\n${extract('150002')}\n`
    await ask('import.bytes', { files: [file('new.csv', newer)] })
    await ask('trust.adopt', { name: 'The Trust' })

    const { values } = await ask('values.query', { kpi: 'absence.overall', level: 'school' })
    expect(values).toMatchObject([
      {
        ...{ urn: '150002', laestab: '9362000', value: 4.2, period: '2018/19', matched: 'laestab' },
        source: { urn: '138764', file: 'abs.csv' },
      },
    ])
  })

  it.each([
    ['with a group UID', ',1234', '1234'],
    ['without one', ',', null],
  ])('is found %s whatever name it prints, and keeps that', async (_, code, uid) => {
    const { call: ask, app, folder } = startApp()
    await ask('vault.create', { folder: join(folder, 'trust'), trust: 'T', passphrase })
    expect(await app.dispatch('trust.adopt', {})).toMatchObject({ error: { code: 'TrustMissing' } })
    const heads =
      'URN,EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),LA (code),EstablishmentNumber,Trusts (code),Trusts (name)'
    const row = (urn: string) =>
      `${urn},School ${urn},Open,Primary,936,${urn.slice(2)}${code},THE TRUST`
    const other = '150009,Elsewhere,Open,Primary,936,2009,99,ANOTHER TRUST'
    await ask('import.bytes', {
      files: [file('old.csv', [heads, row('138764'), other, ''].join('\n'))],
    })
    await ask('trust.adopt', uid === null ? { name: 'the trust' } : { uid })
    await ask('settings.set', { part: 'trust', name: 'Ours, and proud of it' })
    await ask('import.bytes', {
      files: [file('new.csv', [heads, row('138764'), row('138765'), other, ''].join('\n'))],
    })
    const again = await ask('trust.adopt', {})
    expect(again.trust).toMatchObject({ name: 'Ours, and proud of it', uid })
    expect(again.schools.map(({ urn }) => urn)).toEqual(['138764', '138765'])
  })
})
