import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../electron/domain/period.ts'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import { kpiFolder } from '../resources.ts'

const library = loadKpiLibrary(kpiFolder)
const byCode = new Map(library.map((kpi) => [kpi.code, kpi]))

describe('the KPI library', () => {
  it('has the codes that the command line promises', () => {
    for (const code of [
      'ks2.rwm.expected',
      'ks2.rwm.higher',
      'ks2.reading.average',
      'ks2.maths.average',
      'ks2.gps.average',
      'ks2.writing.expected',
      'ks2.reading.progress',
      'ks2.writing.progress',
      'ks2.maths.progress',
      'ks4.attainment8',
      'ks4.progress8',
      'ks4.basics.strong',
      'ks4.basics.standard',
      'ks4.ebacc.entry',
      'ks4.ebacc.aps',
      'ks5.alevel.aps',
      'absence.overall',
      'absence.persistent',
      'attendance.overall',
    ]) {
      expect(byCode.has(code), code).toBe(true)
    }
  })

  it('takes numbers of pupils from KPIs that count pupils', () => {
    for (const { code, cohort } of library) {
      if (cohort !== undefined)
        expect(byCode.get(cohort), code).toMatchObject({ unit: 'count', aggregation: 'sum' })
    }
    expect(byCode.get('ks2.rwm.expected')?.cohort).toBe('ks2.cohort.size')
  })

  it('measures what a vision speaks of as well as what government counts', () => {
    for (const code of [
      'voice.pupils.belong',
      'voice.pupils.readforpleasure',
      'voice.staff.recommend',
      'voice.parents.recommend',
      'staff.retention',
      'enrichment.participation',
      'peer.reviews',
      'capacity.sledays.given',
    ]) {
      expect(byCode.get(code)?.origin, code).toBe('vision')
    }
    const kinds = new Set(library.map(({ evidence }) => evidence))
    expect(kinds.size).toBeGreaterThanOrEqual(8)
  })

  it('knows the years without publication', () => {
    const gaps = (code: string) => byCode.get(code)?.unpublished.map(({ period }) => period)
    expect(gaps('ks2.rwm.expected')).toEqual(['2019/20', '2020/21'])
    expect(gaps('ks2.reading.progress')).toEqual(['2019/20', '2020/21', '2023/24', '2024/25'])
    expect(gaps('ks4.progress8')).toEqual(['2019/20', '2020/21', '2024/25', '2025/26'])
    expect(byCode.get('ks4.ebacc.entry')?.validity).toEqual([{ from: '2015/16', to: '2024/25' }])
    // Tables of 2017/18 are the first with …PROG_UNADJUSTED beside …PROG.
    for (const code of ['ks2.rwm.expected', 'ks2.reading.progress', 'ks2.maths.progress'])
      expect(
        byCode.get(code)?.breaks.map(({ period }) => period),
        code,
      ).toEqual(['2017/18'])
  })

  it('writes every period so that it can be read', () => {
    for (const { code, validity, unpublished, breaks } of library) {
      const periods = [
        ...validity.flatMap(({ from, to }) => (to ? [from, to] : [from])),
        ...unpublished.map((gap) => gap.period),
        ...breaks.map((each) => each.period),
      ]
      for (const period of periods) expect(parsePeriod(period), `${code} ${period}`).not.toBeNull()
    }
  })

  it('never takes columns of an earlier year for the present one', () => {
    for (const { code, wide } of library) {
      for (const { value } of wide) expect(value, code).not.toMatch(/_(1[4-9]|2\d|PREV2?)(_|$)/)
    }
  })

  it('counts pupils for each group by that group’s own column', () => {
    for (const { code, wide } of library) {
      for (const { table, group, denominator } of wide) {
        if (group === 'all' || denominator === undefined || table === 'ks5') continue
        expect(['TELIG', 'TPUP', 'P8PUP'], `${code} ${group}`).not.toContain(denominator)
      }
    }
  })

  it('says of every measure what is counted, with an interval only where one is to be had', () => {
    for (const {
      code,
      definition,
      significance,
      unit,
      wide,
      tidy,
      polarity,
      goodBand,
    } of library) {
      expect(definition, code).toMatch(/^[A-Z].+\.$/)
      if (significance === 'wilson') expect(unit, code).toBe('percent')
      if (significance === 'published')
        expect(
          [...wide, ...tidy].some(({ lower, upper }) => lower && upper),
          code,
        ).toBe(true)
      expect(goodBand !== undefined, code).toBe(polarity === 'band')
    }
  })
})
