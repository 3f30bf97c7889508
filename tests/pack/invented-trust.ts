/** An invented trust with figures of every kind, to lay pages from. All names and numbers are made up. */
import { usualRules } from '../../electron/domain/rules.ts'
import type { Inspection } from '../../electron/domain/inspection.ts'
import type { Phase, PupilGroup } from '../../electron/domain/kpi.ts'
import { meetingSchema } from '../../electron/domain/meeting.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import type { School } from '../../electron/domain/school.ts'
import { visionSchema } from '../../electron/domain/vision.ts'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import type { PackInput } from '../../electron/pack/input.ts'
import { kpiFolder } from '../resources.ts'

/** Repeatable numbers between 0 and 1 (Park and Miller). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

function school(urn: string, name: string, phase: Phase, pupils: number): School {
  const ages: Record<Phase, [number, number]> = {
    ...{ primary: [4, 11], secondary: [11, 16], special: [4, 19] },
    ...{ '16-plus': [16, 19], 'all-through': [4, 18] },
  }
  const [from, to] = ages[phase]
  return {
    ...{
      urn,
      laestab: `899${urn.slice(2)}`,
      name,
      phase,
      type: 'Academy converter',
      status: 'Open',
    },
    ...{ la: { code: '899', name: 'Alder Vale' }, region: 'South West', ages: { from, to } },
    ...{
      capacity: Math.ceil(pupils * 1.05),
      pupils,
      fsm: 24.3,
      opened: '2019-09-01',
      closed: null,
    },
    ...{ joined: '2019-09-01', postcode: null, easting: null, northing: null, trust: null },
  }
}

export const schools: School[] = [
  school('900001', 'Alder Brook Primary School', 'primary', 412),
  school('900002', 'Coldwater Lane Primary School', 'primary', 204),
  school('900003', 'Fernhollow Primary School', 'primary', 421),
  school('900004', 'Larkfold Primary School', 'primary', 318),
  school('900005', 'Wenbrook Church of England Voluntary Aided Primary School', 'primary', 96),
  school('900006', 'Harrowmere Academy', 'secondary', 1102),
  school('900007', 'Stonewick High School', 'secondary', 1260),
  school('900008', 'Withy Tree School', 'special', 118),
]

type Spread = { england: number; by: number; cohort: number; groups?: PupilGroup[] }
const measures: Record<string, Spread> = {
  'ks2.rwm.expected': { england: 62, by: 10, cohort: 0.14, groups: ['disadvantaged'] },
  'ks2.rwm.higher': { england: 8, by: 4, cohort: 0.14, groups: ['disadvantaged'] },
  'ks2.reading.average': { england: 105, by: 2, cohort: 0.14, groups: ['disadvantaged'] },
  'ks2.maths.average': { england: 104, by: 2, cohort: 0.14 },
  'ks2.writing.expected': { england: 72, by: 9, cohort: 0.14, groups: ['disadvantaged'] },
  'ks2.reading.progress': { england: 0, by: 2, cohort: 0.14 },
  'ks4.attainment8': { england: 45.9, by: 4, cohort: 0.19, groups: ['disadvantaged'] },
  'ks4.progress8': { england: -0.03, by: 0.4, cohort: 0.19 },
  'ks4.basics.strong': { england: 45, by: 8, cohort: 0.19, groups: ['disadvantaged'] },
  'absence.persistent': { england: 17, by: 5, cohort: 1 },
  'voice.pupils.belong': { england: 77, by: 6, cohort: 0.8 },
  'staff.retention': { england: 87, by: 5, cohort: 0.06 },
}
/** Measures without a figure for England. */
const own = new Set(['voice.pupils.belong', 'staff.retention'])

/** Pushes two schools out, so that pages have something to say: the fourth down, the third up. */
const pushes: Record<string, number> = { '900004': -1.4, '900003': 1.5, '900006': -1 }

function observation(over: Partial<Observation>): Observation {
  return {
    ...{
      level: 'school',
      urn: null,
      laestab: null,
      area: null,
      areaCode: null,
      covers: null,
      kpi: '',
    },
    ...{
      group: 'all',
      period: '',
      state: 'value',
      value: null,
      numerator: null,
      denominator: null,
    },
    ...{ lower: null, upper: null, provisional: false, matched: 'urn' },
    source: {
      file: 'invented.csv',
      sha256: '0'.repeat(64),
      row: 2,
      column: 'VALUE',
      urn: null,
      cell: '',
    },
    ...over,
  }
}

function observe(years: readonly string[], codes: readonly string[]): Observation[] {
  const random = generator(20261209)
  const library = new Map(loadKpiLibrary(kpiFolder).map((kpi) => [kpi.code, kpi]))
  const out: Observation[] = []
  let row = 2
  const add = (over: Partial<Observation>): void => {
    row += 1
    const { value } = over
    const source = {
      file: 'invented_results.csv',
      sha256: 'a1b2'.repeat(16),
      row,
      column: (over.kpi ?? '').toUpperCase(),
      urn: over.urn ?? null,
      cell: String(value ?? 'SUPP'),
    }
    out.push(observation({ ...over, source }))
  }
  for (const code of codes) {
    const kpi = library.get(code)
    const measure = measures[code]
    if (kpi === undefined || measure === undefined) throw new Error(`The library has no ${code}`)
    const decimals = 10 ** kpi.decimals
    for (const period of years) {
      if (kpi.unpublished.some((hole) => hole.period === period)) continue
      for (const group of ['all', ...(measure.groups ?? [])] as const) {
        const less = group === 'all' ? 0 : -measure.by * 1.4 * (kpi.polarity === 'lower' ? -1 : 1)
        const mean = measure.england + less
        if (!own.has(code)) {
          add({
            level: 'national',
            area: 'England',
            covers: 'state-funded',
            kpi: code,
            group,
            period,
            value: Math.round(mean * decimals) / decimals,
            denominator: 600000,
          })
        }
        for (const one of schools) {
          if (!kpi.phases.includes(one.phase) || (one.phase === 'special' && code.startsWith('ks')))
            continue
          const of = Math.max(
            3,
            Math.round((one.pupils ?? 100) * measure.cohort * (group === 'all' ? 1 : 0.28)),
          )
          const push = (pushes[one.urn] ?? 0) * (period === years.at(-1) ? 1 : 0.2)
          const sign = kpi.polarity === 'lower' ? -1 : 1
          const raw = mean + sign * push * measure.by + (random() - 0.5) * measure.by
          const base = { urn: one.urn, laestab: one.laestab, kpi: code, group, period } as const
          if (of < 6) add({ ...base, state: 'suppressed', denominator: of })
          else {
            const top = kpi.unit === 'percent' ? 100 : Infinity
            const least = kpi.unit === 'percent' ? 0 : -Infinity
            const value = Math.round(Math.max(least, Math.min(raw, top)) * decimals) / decimals
            const half = kpi.significance === 'published' ? (measure.by * 7) / Math.sqrt(of) : null
            add({
              ...base,
              value,
              denominator: of,
              numerator: kpi.unit === 'percent' ? Math.round((value / 100) * of) : null,
              lower: half === null ? null : value - half,
              upper: half === null ? null : value + half,
              provisional: period === years.at(-1),
            })
          }
        }
      }
    }
  }
  return out
}

/** Monthly attendance of two school years and an autumn, with a fall at one school in the last month. */
function monthly(): Observation[] {
  const random = generator(7)
  const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05', '06', '07']
  const periods = [2024, 2025].flatMap((year) =>
    months.map((month) => `${Number(month) < 9 ? year + 1 : year}-${month}`),
  )
  periods.push('2026-09', '2026-10', '2026-11')
  let row = 1
  return schools.flatMap((one) =>
    periods.map((period) => {
      row += 1
      const fall = one.urn === '900004' && period === '2026-11' ? -2.2 : 0
      const base = one.phase === 'secondary' ? 91.6 : one.phase === 'special' ? 88 : 94.4
      const value = Math.round((base + fall + (random() - 0.5) * 1.1) * 10) / 10
      const source = {
        file: 'attendance_returns.csv',
        sha256: 'c3d4'.repeat(16),
        row,
        column: 'ATTENDANCE',
        urn: one.urn,
        cell: String(value),
      }
      return observation({
        urn: one.urn,
        laestab: one.laestab,
        kpi: 'attendance.overall',
        period,
        value,
        source,
      })
    }),
  )
}

export const vision = visionSchema.parse({
  vision: { title: 'What we promise', adopted: '2025-07-10' },
  strands: [
    {
      title: 'Every child reads with joy',
      short: 'Reading',
      success: 'Every child leaves us a confident reader who chooses to read.',
      kpis: [{ code: 'ks2.reading.average', target: 106 }, { code: 'ks2.reading.progress' }],
    },
    {
      title: 'Known, safe and belonging',
      short: 'Belonging',
      success: 'Every child is known by name and wants to be here.',
      kpis: [
        { code: 'attendance.overall', target: 95 },
        { code: 'absence.persistent', target: 15 },
        { code: 'voice.pupils.belong', target: 72 },
      ],
    },
    {
      title: 'A curriculum that opens doors',
      short: 'Curriculum',
      success: 'Every child meets the best that has been thought and made.',
      kpis: [
        { code: 'ks2.rwm.expected', target: 68 },
        { code: 'ks4.attainment8', target: 46 },
        { code: 'ks4.progress8' },
      ],
    },
    {
      title: 'People who stay and grow',
      short: 'People',
      success: 'The best place in the valley to teach, learn and lead.',
      kpis: [{ code: 'staff.retention', target: 85 }],
    },
    {
      title: 'Rooted in our places',
      short: 'Our places',
      success: 'Each school gives back to its community.',
      kpis: [],
    },
  ],
})

function inspection(urn: string, over: Partial<Inspection>): Inspection {
  return {
    ...{
      urn,
      kind: 'graded',
      era: 'graded-overall',
      date: '2023-03-07',
      published: null,
      type: null,
    },
    ...{ judgements: [], overall: null, safeguarding: null, concern: null, inheritedFrom: null },
    source: {
      file: 'ofsted.csv',
      sha256: 'e'.repeat(64),
      row: 2,
      column: 'Overall',
      urn,
      cell: '2',
    },
    ...over,
  }
}

const judged = (words: string[]): Inspection['judgements'] =>
  [
    'Quality of education',
    'Behaviour and attitudes',
    'Personal development',
    'Leadership and management',
  ].map((area, i) => ({ area, words: words[i] ?? 'Good', code: null }))

export const inspections: Inspection[] = [
  inspection('900003', {
    overall: 'Outstanding',
    judgements: judged(['Outstanding', 'Outstanding', 'Outstanding', 'Outstanding']),
  }),
  inspection('900004', {
    era: 'key-judgements',
    date: '2025-05-14',
    judgements: judged(['Good', 'Good', 'Outstanding', 'Good']),
    safeguarding: 'met',
  }),
  inspection('900006', {
    era: 'report-card',
    date: '2026-03-03',
    safeguarding: 'met',
    judgements: [
      'Achievement',
      'Attendance and behaviour',
      'Curriculum and teaching',
      'Inclusion',
      'Leadership and governance',
      'Personal development and well-being',
    ].map((area, i) => ({
      area,
      words: i % 2 === 0 ? 'Needs attention' : 'Expected standard',
      code: null,
    })),
  }),
]

const meeting = meetingSchema.parse({
  meeting: {
    id: 'board-2026-12-09',
    body: 'Trust Board',
    title: 'Trust Board',
    date: '2026-12-09',
  },
  items: [
    {
      title: 'How we stand against our vision',
      purpose: 'discussion',
      minutes: 30,
      sections: ['vision', 'scorecard', 'comparison', 'schools'],
    },
  ],
})

export const richYears = ['2018/19', '2021/22', '2022/23', '2023/24', '2024/25', '2025/26']

/** Six years of every measure, monthly attendance, a vision, inspections of three eras. */
export function richInput(): PackInput {
  return {
    ...{
      trust: { name: 'Alder Valley Learning Trust', uid: null, companiesHouse: null },
      schools,
      register: '2026-04-20',
      vision,
      inspections,
    },
    ...{
      kpis: loadKpiLibrary(kpiFolder),
      meeting,
      papers: [],
      copy: 'full',
      version: 1,
      issued: '2026-12-01',
    },
    ...{ edition: 'standard', since: null },
    rules: usualRules,
    interests: [],
    privateNames: [],
    observations: [...observe(richYears, Object.keys(measures)), ...monthly()],
  }
}

/** Two years of key stage 2 for primaries alone, no vision, no inspections: what a first import gives. */
export function sparseInput(): PackInput {
  const codes = ['ks2.rwm.expected', 'ks2.reading.average', 'ks2.reading.progress']
  const primaries = schools.filter((one) => one.phase === 'primary')
  const urns = new Set(primaries.map((one) => one.urn))
  const observations = observe(['2015/16', '2016/17'], codes).filter(
    (o) => o.urn === null || urns.has(o.urn),
  )
  return { ...richInput(), schools: primaries, vision: null, inspections: [], observations }
}
