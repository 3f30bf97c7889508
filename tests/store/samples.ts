/** Invented schools, values and imports; apart, so that a process that is not a test can use them too. */
import type { ImportResult } from '../../electron/contract/shapes.ts'
import type { Observation } from '../../electron/domain/observation.ts'
import type { School } from '../../electron/domain/school.ts'

export const passphrase = 'seven herons over the weir'
export const at = '2026-10-05T09:00:00.000Z'

export function school(urn: string, more: Partial<School> = {}): School {
  return {
    urn,
    laestab: `850${urn.slice(2)}`,
    name: `Marram Point School ${urn}`,
    phase: 'primary',
    type: 'Academy converter',
    status: 'Open',
    la: { code: '850', name: 'Hampshire' },
    region: 'South East',
    ages: { from: 4, to: 11 },
    capacity: 420,
    pupils: 401,
    fsm: 12.5,
    opened: '2014-09-01',
    closed: null,
    joined: '2015-01-01',
    postcode: 'SO99 9ZZ',
    easting: 440000,
    northing: 110000,
    trust: { uid: '9001', name: 'MARRAM POINT TRUST' },
    ...more,
  }
}

export function observation(more: Partial<Observation> = {}): Observation {
  return {
    level: 'school',
    urn: '900001',
    laestab: '8500001',
    area: null,
    areaCode: null,
    covers: null,
    kpi: 'ks2.rwm.expected',
    group: 'all',
    period: '2017/18',
    state: 'value',
    value: 64,
    numerator: 32,
    denominator: 50,
    lower: null,
    upper: null,
    provisional: false,
    matched: 'urn',
    source: source('ks2.csv'),
    ...more,
  }
}

export function source(
  file: string,
  more: Partial<Observation['source']> = {},
): Observation['source'] {
  const sha256 = [...file]
    .map((char) => (char.codePointAt(0) ?? 0).toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64)
  return { file, sha256, row: 2, column: 'PTRWM_EXP', urn: '900001', cell: '64%', ...more }
}

export function importResult(
  id: string,
  more: Partial<ImportResult> = {},
): ImportResult & { id: string } {
  return {
    file: 'ks2.csv',
    sha256: 'a'.repeat(64),
    bytes: 1000,
    kind: 'ks2',
    title: 'Key stage 2 performance tables, 2017/18',
    period: '2017/18',
    outcome: 'stored',
    rows: 10,
    counts: { added: 1, superseded: 0, same: 0, records: 0, schools: 1, benchmarks: 0 },
    at,
    problems: [],
    ...more,
    id,
  }
}
