import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { observationSchema, type Observation } from '../../electron/domain/observation.ts'
import { readFile, type IntakeContext } from '../../electron/intake/index.ts'
import { bytesSource, fixture } from './sources.ts'
import { only, schoolLike, trust, withSchools } from './trust.ts'

const secondary = withSchools(
  schoolLike('137736', '9365407', { phase: 'secondary' }),
  schoolLike('136828', '9365401', { phase: 'secondary' }),
)

/** What each cell of the file says, by a reading of its own. */
const words: Record<string, string> = {
  '': 'not-applicable',
  SUPP: 'suppressed',
  NA: 'not-applicable',
  NE: 'no-entries',
  LOWCOV: 'low-coverage',
  c: 'suppressed',
  z: 'not-applicable',
}

function expectCellsKept(path: string, observations: Observation[]): void {
  const raw: string[][] = parse(
    readFileSync(resolve(import.meta.dirname, '../fixtures', path), 'utf8'),
    { bom: true, relax_column_count: true },
  )
  const head = raw[0]?.map((heading) => heading.trim()) ?? []
  for (const o of observations) {
    const cells = raw[o.source.row - 1] ?? []
    const cell = cells[head.indexOf(o.source.column)]
    const where = `${o.kpi} ${o.group} in row ${o.source.row}, ${o.source.column}`
    expect(cell, where).toBe(o.source.cell)
    const text = (cell ?? '').trim()
    const number = Number(text.replace('%', ''))
    if (text === '' || Number.isNaN(number))
      expect([o.state, o.value], where).toEqual([words[text], null])
    else expect([o.state, o.value], where).toEqual(['value', number])
    if (o.level === 'school') expect(cells[head.indexOf('URN')]?.trim(), where).toBe(o.source.urn)
    expect(observationSchema.safeParse(o).success, where).toBe(true)
  }
}

const files: [
  path: string,
  context: IntakeContext,
  period: string | undefined,
  title: string,
  atLeast: number,
][] = [
  [
    'performance/2016_936_ks2final.csv',
    trust,
    undefined,
    'Key stage 2 performance tables, 2016/17',
    2000,
  ],
  [
    'performance/2017_936_ks2final.csv',
    trust,
    undefined,
    'Key stage 2 performance tables, 2017/18',
    2000,
  ],
  [
    'performance/2016-2017_936_ks4final.csv',
    secondary,
    undefined,
    'Key stage 4 performance tables, 2016/17',
    450,
  ],
  [
    'performance/england_ks4provisional_2019_KSP.csv',
    secondary,
    undefined,
    'Key stage 4 performance tables, 2018/19 (provisional)',
    30,
  ],
  [
    'performance/2015-2016_england_ks5final.csv',
    secondary,
    undefined,
    '16 to 18 performance tables, 2015/16',
    60,
  ],
  [
    'absence/england_abs_KSP_pa10.csv',
    trust,
    '2018/19',
    'School absence, performance tables, 2018/19',
    46,
  ],
  [
    'census/england_census_KSP.csv',
    trust,
    '2018/19',
    'School census, performance tables, 2018/19',
    161,
  ],
]

describe('reading wide performance tables', () => {
  it.each(files)(
    '%s: every value equals its cell',
    async (path, context, period, title, atLeast) => {
      const intake = await readFile(fixture(path), context, { period })
      expect(intake.title).toBe(title)
      expect(intake.observations.length).toBeGreaterThanOrEqual(atLeast)
      expectCellsKept(path, intake.observations)
    },
  )

  it('reads a school’s results, their intervals and the pupils that they are about', async () => {
    const { observations } = await readFile(fixture('performance/2016_936_ks2final.csv'), trust)
    const rwm = only(observations, { urn: '138764', kpi: 'ks2.rwm.expected', group: 'all' })
    expect(rwm).toMatchObject({
      level: 'school',
      laestab: '9362092',
      period: '2016/17',
      state: 'value',
      lower: null,
      matched: 'urn',
      provisional: false,
    })
    expect(rwm.denominator).toBeGreaterThan(10)
    const progress = only(observations, {
      urn: '138764',
      kpi: 'ks2.reading.progress',
      group: 'disadvantaged',
    })
    expect(progress.lower).toBeLessThan(progress.value ?? 0)
    expect(progress.upper).toBeGreaterThan(progress.value ?? 0)
    expect(progress.source).toMatchObject({
      file: '2016_936_ks2final.csv',
      column: 'READPROG_FSM6CLA1A',
      urn: '138764',
    })
    expect(progress.source.sha256).toMatch(/^[0-9a-f]{64}$/)
    const boys = only(observations, { urn: '138764', kpi: 'ks2.rwm.expected', group: 'boys' })
    const girls = only(observations, { urn: '138764', kpi: 'ks2.rwm.expected', group: 'girls' })
    expect((boys.denominator ?? 0) + (girls.denominator ?? 0)).toBe(rwm.denominator)
  })

  it('keeps a suppressed cell as a state, never as a number', async () => {
    const { observations } = await readFile(fixture('performance/2016_936_ks2final.csv'), trust)
    const hidden = observations.filter(({ state }) => state === 'suppressed')
    expect(hidden.length).toBeGreaterThan(100)
    expect(new Set(hidden.map(({ value }) => value))).toEqual(new Set([null]))
  })

  it('follows a converter by the new URN in its row, and others by LAESTAB', async () => {
    const { observations } = await readFile(fixture('performance/2016_936_ks2final.csv'), trust)
    const ways = new Map(
      observations
        .filter(({ level }) => level === 'school')
        .map(({ urn, matched }) => [urn, matched]),
    )
    expect(new Set(ways.values())).toEqual(new Set(['urn', 'stated-successor', 'laestab']))
    for (const o of observations.filter(({ matched }) => matched === 'stated-successor'))
      expect(o.source.urn).not.toBe(o.urn)
  })

  it.each([
    ['performance/2016_936_ks2final.csv', 'ks2.rwm.expected', 61, 61],
    ['performance/2017_936_ks2final.csv', 'ks2.rwm.expected', 64, 64],
    ['performance/england_ks4provisional_2019_KSP.csv', 'ks4.attainment8', 44.5, 46.5],
    ['performance/2015-2016_england_ks5final.csv', 'ks5.alevel.aps', 31.79, 30.45],
  ])(
    '%s: tells the row of all schools from that of state-funded ones',
    async (path, kpi, all, stateFunded) => {
      const { observations } = await readFile(fixture(path), secondary)
      const england = { level: 'national', area: 'England', urn: null, kpi, group: 'all' } as const
      expect(only(observations, { ...england, covers: 'all' }).value).toBe(all)
      expect(only(observations, { ...england, covers: 'state-funded' }).value).toBe(stateFunded)
    },
  )

  it('keeps the rows of the trust’s own local authorities only', async () => {
    const { observations } = await readFile(fixture('performance/2015-2016_england_ks5final.csv'), {
      ...secondary,
      schools: secondary.schools.filter(({ la }) => la.code === '936'),
    })
    const areas = new Set(
      observations
        .filter(({ level }) => level === 'la')
        .map(({ area, areaCode, covers }) => `${area} ${areaCode} ${covers}`),
    )
    expect([...areas]).toEqual(['Surrey 936 state-funded'])
    expect(
      new Set(observations.filter(({ level }) => level === 'school').map(({ urn }) => urn)),
    ).toEqual(new Set(['137736']))
  })

  it('reads the national rows of absence and census by type of school', async () => {
    const absence = await readFile(fixture('absence/england_abs_KSP_pa10.csv'), trust, {
      period: '2018/19',
    })
    for (const [covers, value] of [
      ['primary', 4],
      ['secondary', 5.5],
      ['special', 10.1],
    ] as const) {
      expect(
        only(absence.observations, { level: 'national', kpi: 'absence.overall', covers }).value,
      ).toBe(value)
    }
    const census = await readFile(fixture('census/england_census_KSP.csv'), trust, {
      period: '2018/19',
    })
    expect(
      only(census.observations, { level: 'national', kpi: 'context.eal', covers: 'primary' }),
    ).toMatchObject({ value: 21.2, numerator: 1_002_292, denominator: 4_727_089 })
    // DfE's own totals are one out, and its special schools have more plans than pupils.
    expect(
      census.problems.map(({ severity, column }) => `${severity} ${column}`).toSorted(),
    ).toEqual(['doubt NOR', 'doubt PSENELSE'])
  })

  it('asks for the year of a table that does not say it', async () => {
    await expect(
      readFile(fixture('absence/england_abs_KSP_pa10.csv'), trust),
    ).rejects.toMatchObject({ code: 'ImportNeedsPeriod' })
  })

  it('stores what a short row has, and says what it does not have', async () => {
    const { observations, problems } = await readFile(
      fixture('performance/2016_936_ks2final.csv'),
      trust,
    )
    const short = problems.find(({ message }) => message.includes('cells before its header does'))
    expect(short).toMatchObject({ severity: 'note' })
    expect(observations.filter(({ source }) => source.row === short?.row).length).toBeLessThan(20)
  })

  it('drops intervals without width, with which DfE fills rows of England', async () => {
    const { observations } = await readFile(fixture('performance/2016_936_ks2final.csv'), trust)
    const england = observations.filter(
      ({ level, kpi }) => level === 'national' && kpi.endsWith('.progress'),
    )
    expect(england.length).toBeGreaterThan(10)
    for (const { lower, upper } of england) expect([lower, upper]).toEqual([null, null])
  })

  const made = (text: string, name = '2022-2023_england_ks4final.csv') =>
    readFile(bytesSource(new TextEncoder().encode(text), 64, name), secondary)

  it('takes the columns of other years under their other names, whatever their case', async () => {
    const { observations } = await made(
      'RECTYPE,lea,estab,urn,att8scr,ATT8SCR_MID,P8MEA_MID,P8CILOW_MID,P8CIUPP_MID,P8PUP_MID,TPRIORAV\n1,936,5407,137736,51.2,48.5,-0.2,-0.5,0.1,61,62\n',
    )
    expect(only(observations, { kpi: 'ks4.attainment8', group: 'prior-middle' })).toMatchObject({
      value: 48.5,
      denominator: 62,
      source: { column: 'ATT8SCR_MID' },
    })
    expect(only(observations, { kpi: 'ks4.progress8', group: 'prior-middle' })).toMatchObject({
      value: -0.2,
      lower: -0.5,
      upper: 0.1,
      denominator: 61,
    })
  })

  it('never takes an earlier year’s column for this year’s', async () => {
    const { observations } = await made(
      'RECTYPE,LEA,ESTAB,URN,ATT8SCR,ATT8SCR_22,P8MEA_PREV\n1,936,5407,137736,51.2,49.9,0.5\n',
    )
    expect(observations.map(({ kpi, value }) => [kpi, value])).toEqual([['ks4.attainment8', 51.2]])
  })

  it('stores nothing for text that it does not know, and reports it', async () => {
    const { observations, problems } = await made(
      'RECTYPE,LEA,ESTAB,URN,ATT8SCR,P8MEA\n1,936,5407,137736,fifty,0.5\n',
    )
    expect(observations.map(({ kpi }) => kpi)).toEqual(['ks4.progress8'])
    expect(problems).toMatchObject([
      { severity: 'left-out', row: 2, column: 'ATT8SCR', found: 'fifty' },
    ])
  })

  it('stores neither of two rows of England that contradict each other', async () => {
    const { observations, problems } = await made(
      'RECTYPE,LEA,ESTAB,URN,ATT8SCR\n7,,,,46.3\n7,,,,46.4\n1,936,5407,137736,51\n',
    )
    expect(observations.map(({ level }) => level)).toEqual(['school'])
    expect(problems).toMatchObject([{ severity: 'left-out', row: 3, found: '46.3 and 46.4' }])
  })
})

describe('a difference from England', () => {
  it('is a figure of schools and authorities, and none of England itself, whose row holds a 0', async () => {
    const { observations } = await readFile(fixture('performance/2016_936_ks2final.csv'), trust, {})
    const gaps = observations.filter(({ source }) => source.column.startsWith('DIFFN_'))
    expect(new Set(gaps.map(({ level }) => level))).toEqual(new Set(['school', 'la']))
  })
})
