/** Small makers of the domain's shapes, so that a test writes only what it is about. */
import { kpiSchema, type Kpi } from '../../electron/domain/kpi.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import type { School } from '../../electron/domain/school.ts'
import { visionSchema, type Vision } from '../../electron/domain/vision.ts'

export function kpi(given: Partial<Kpi> = {}): Kpi {
  return kpiSchema.parse({
    code: 'ks2.rwm.expected',
    name: 'Reading, writing and maths: expected standard',
    short: 'Reading, writing, maths',
    definition: 'Pupils who reach the expected standard in all three.',
    unit: 'percent',
    decimals: 0,
    polarity: 'higher',
    phases: ['primary', 'all-through'],
    evidence: 'outcomes',
    origin: 'accountability',
    cadence: 'year',
    aggregation: 'mean',
    significance: 'wilson',
    source: { title: 'Key stage 2 performance tables', publisher: 'DfE' },
    ...given,
  })
}

export function school(urn: string, given: Partial<School> = {}): School {
  return {
    urn,
    laestab: null,
    name: `School ${urn}`,
    phase: 'primary',
    type: null,
    status: 'Open',
    la: { code: '850', name: 'Hampshire' },
    region: null,
    ages: { from: 4, to: 11 },
    capacity: null,
    pupils: 210,
    fsm: null,
    opened: null,
    closed: null,
    joined: null,
    postcode: null,
    easting: null,
    northing: null,
    trust: null,
    ...given,
  }
}

export function observation(given: Partial<Observation> = {}): Observation {
  const value = given.value ?? null
  return {
    level: 'school',
    urn: '100001',
    laestab: null,
    area: null,
    areaCode: null,
    covers: null,
    kpi: 'ks2.rwm.expected',
    group: 'all',
    period: '2017/18',
    state: value === null ? 'not-available' : 'value',
    value,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    provisional: false,
    matched: 'urn',
    source: {
      file: 'ks2.csv',
      sha256: '0'.repeat(64),
      row: 2,
      column: 'PTRWM_EXP',
      urn: given.urn ?? null,
      cell: value === null ? '' : String(value),
    },
    ...given,
  }
}

export function national(given: Partial<Observation> = {}): Observation {
  return observation({
    level: 'national',
    urn: null,
    area: 'England',
    covers: 'state-funded',
    matched: null,
    ...given,
  })
}

export function vision(
  ...strands: { title: string; kpis?: { code: string; target?: number | null }[] }[]
): Vision {
  return visionSchema.parse({ vision: { title: 'Our vision' }, strands })
}
