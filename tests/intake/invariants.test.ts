import { describe, expect, it } from 'vitest'
import type { Observation } from '../../electron/domain/observation.ts'
import { checkObservations } from '../../electron/intake/invariants.ts'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import { kpiFolder } from '../resources.ts'

const base: Observation = {
  level: 'school',
  urn: '100000',
  laestab: '2013614',
  area: null,
  areaCode: null,
  covers: null,
  kpi: 'ks2.rwm.expected',
  group: 'all',
  period: '2022/23',
  state: 'value',
  value: 60,
  numerator: null,
  denominator: 30,
  lower: null,
  upper: null,
  provisional: false,
  matched: 'urn',
  source: {
    file: 'ks2.csv',
    sha256: 'a'.repeat(64),
    row: 7,
    column: 'PTRWM_EXP',
    urn: '100000',
    cell: '60%',
  },
}
const check = (...changes: Partial<Observation>[]) =>
  checkObservations(
    changes.map((change) => ({ ...base, ...change })),
    loadKpiLibrary(kpiFolder),
  )
const cohort = { kpi: 'ks2.cohort.size', denominator: null } as const

describe('what must hold within a file', () => {
  it('holds for sound figures, and for those that were not published', () => {
    expect(
      check(
        {},
        { group: 'boys', value: 55, denominator: 14 },
        { group: 'girls', value: 65, denominator: 16 },
      ),
    ).toEqual([])
    expect(check({ state: 'suppressed', value: null, denominator: null })).toEqual([])
    expect(
      check(
        { ...cohort, value: 30 },
        { ...cohort, group: 'boys', value: 14 },
        { ...cohort, group: 'girls', value: 16 },
      ),
    ).toEqual([])
  })

  it.each<[string, Partial<Observation>[], string]>([
    ['a share above 100', [{ value: 130 }], 'between 0 and 100'],
    ['a share below 0', [{ value: -1 }], 'between 0 and 100'],
    [
      'a scaled score out of its scale',
      [{ kpi: 'ks2.reading.average', value: 60 }],
      'between 80 and 120',
    ],
    ['a negative count', [{ ...cohort, value: -3 }], '0 or more'],
    [
      'a value outside its interval',
      [{ kpi: 'ks2.reading.progress', value: 3, lower: -1, upper: 2 }],
      '-1 to 2',
    ],
    [
      'an interval upside down',
      [{ kpi: 'ks2.reading.progress', value: 1, lower: 2, upper: 0 }],
      '2 to 0',
    ],
    ['more in the numerator than there are', [{ numerator: 31 }], 'at most 30'],
    [
      'a group larger than all pupils',
      [{}, { group: 'disadvantaged', denominator: 31 }],
      'at most 30',
    ],
    [
      'boys and girls who are not all',
      [
        { ...cohort, value: 30 },
        { ...cohort, group: 'boys', value: 14 },
        { ...cohort, group: 'girls', value: 15 },
      ],
      '29',
    ],
    [
      'a whole that is not between its parts',
      [
        { value: 80 },
        { group: 'boys', value: 55, denominator: 14 },
        { group: 'girls', value: 65, denominator: 16 },
      ],
      'between 55 and 65',
    ],
  ])('doubts %s, with its cell', (_, observations, expected) => {
    expect(check(...observations)).toMatchObject([
      { severity: 'doubt', row: 7, column: 'PTRWM_EXP', expected },
    ])
  })
})
