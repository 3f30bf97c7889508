import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHeader } from '../../electron/intake/csv.ts'
import { academicYear, createPeriodFinder, yearsInName } from '../../electron/intake/file-period.ts'
import { loadKpiLibrary } from '../../electron/intake/kpi-library.ts'
import { kpiFolder } from '../resources.ts'

const measures = loadKpiLibrary(kpiFolder).filter(({ code }) => code.startsWith('ks2.rwm'))
const gcse = loadKpiLibrary(kpiFolder).filter(({ code }) =>
  ['ks4.attainment8', 'ks4.progress8'].includes(code),
)

function finder(
  name: string,
  columns: string[],
  rows: string[][] = [],
  option?: string,
  kpis = measures,
  folder?: string,
) {
  const header = createHeader({ row: 1, cells: columns })
  const made = createPeriodFinder({ name, folder }, header, kpis, option)
  rows.forEach((cells, i) =>
    made.observe({ row: i + 2, cells, extra: [], get: (column) => cells[header.index(column)] }),
  )
  return made
}
const periodOf = (...given: Parameters<typeof finder>) => finder(...given).conclude()

/** Rows in which the second column repeats the first, or is another year's. */
const rows = (repeats: boolean) =>
  Array.from({ length: 12 }, (_, i) => [
    `${40 + i}%`,
    repeats ? `${40 + i}%` : `${45 + ((i * 7) % 11)}%`,
  ])

describe('the year of a performance table', () => {
  it.each([
    ['2016-2017_850_ks4final.csv', '2016/17'],
    ['2015-2016_england_ks5final.csv', '2015/16'],
    ['england_ks2final_2018-19.csv', '2018/19'],
    ['202223_england_ks2revised.csv', '2022/23'],
    ['Performancetables_130242/2018-2019/england_ks2final 2018-2019.csv', '2018/19'],
    ['2022-2023_england_ks4final downloaded 2024-02-01.csv', '2022/23'],
  ])('is said by two years in the name: %s', (name, period) => {
    expect(periodOf(name, ['PTRWM_EXP'])).toEqual({ period, problems: [] })
  })

  describe('is said by the folder', () => {
    const inFolder = (folder: string, name: string, columns = ['PERCTOT'], of: string[][] = []) =>
      periodOf(name, columns, of, undefined, measures, folder)

    it('where nothing else says it, with a note of where it came from', () => {
      const { period, problems } = inFolder('2018-2019', 'england_abs.csv')
      expect(period).toBe('2018/19')
      expect(problems).toMatchObject([{ severity: 'note', found: 'the folder 2018-2019' }])
      expect(inFolder('Performancetables 2021-22', 'england_abs.csv').period).toBe('2021/22')
    })

    it('in its two-year form only', () => {
      for (const folder of ['2019', 'downloads', '2018-2019 and 2021-2022'])
        expect(() => inFolder(folder, 'england_abs.csv')).toThrow(/--period/)
    })

    it('to choose between the two years that one year in the name leaves', () => {
      expect(inFolder('2016-2017', '2017_ks2.csv')).toEqual({ period: '2016/17', problems: [] })
      expect(inFolder('2017-2018', '2017_ks2.csv')).toEqual({ period: '2017/18', problems: [] })
      expect(inFolder('2022-2023', '2017_ks2.csv').period).toBe('2016/17')
    })

    it('after the name and the content of the file', () => {
      expect(inFolder('2022-2023', '2016-2017_ks2.csv').period).toBe('2016/17')
      const lastYear = ['PTRWM_EXP', 'PTRWM_EXP_16']
      expect(inFolder('2022-2023', 'ks2.csv', lastYear, rows(false)).period).toBe('2016/17')
    })
  })

  it('goes before all else when a person says it', () => {
    expect(periodOf('2016-2017_ks2.csv', ['PTRWM_EXP'], [], '2018/19').period).toBe('2018/19')
    expect(periodOf('ks2.csv', ['PTRWM_EXP'], [], '2018-19').period).toBe('2018/19')
    expect(periodOf('ks2.csv', ['PTRWM_EXP'], [], '201819').period).toBe('2018/19')
    for (const vague of ['2018', 'last year', '2018/20', '2018/19 autumn']) {
      expect(() => periodOf('ks2.csv', ['PTRWM_EXP'], [], vague), vague).toThrow(
        /not a school year/,
      )
    }
  })

  it('is settled by the columns of the year before, which people’s single years contradict', () => {
    const settled = periodOf('2016_850_ks2final.csv', ['PTRWM_EXP', 'PTRWM_EXP_16'], rows(false))
    expect(settled.period).toBe('2016/17')
    expect(settled.problems).toMatchObject([{ severity: 'note', expected: '2016/17' }])
    expect(periodOf('ks2.csv', ['PTRWM_EXP', 'PTRWM_EXP_16'], rows(false)).period).toBe('2016/17')
  })

  it('is settled by columns that repeat the present year, and by a column named after it', () => {
    expect(periodOf('ks4.csv', ['PT5EM_94', 'PT5EM_94_17'], rows(true)).period).toBe('2016/17')
    expect(periodOf('ks4.csv', ['ATT8SCR', 'ADMPOL_2017']).period).toBe('2016/17')
  })

  it('is settled by a whole set of such columns, where too few figures can be compared', () => {
    const columns = ['PTRWM_EXP', 'READPROG', 'MATPROG'].flatMap((column) => [
      column,
      `${column}_16`,
    ])
    expect(
      periodOf('2016_201_ks2final.csv', columns, [['SUPP', 'SUPP', 'SUPP', 'SUPP', 'SUPP', 'SUPP']])
        .period,
    ).toBe('2016/17')
  })

  it('passes over the summers without tables', () => {
    expect(periodOf('ks2.csv', ['PTRWM_EXP', 'PTRWM_EXP_19'], rows(false)).period).toBe('2021/22')
  })

  it('drops a year in which nothing was published', () => {
    expect(
      periodOf('england_ks4provisional_2019_KSP.csv', ['ATT8SCR'], [], undefined, gcse),
    ).toEqual({ period: '2018/19', problems: [] })
    expect(periodOf('2015_england_ks2.csv', ['PTRWM_EXP']), 'no such table before 2016').toEqual({
      period: '2015/16',
      problems: [],
    })
  })

  it('takes a single year for that of the examinations where nothing else tells, and asks for a look', () => {
    const { period, problems } = periodOf('2018-850-ks2.csv', ['PTRWM_EXP'])
    expect(period).toBe('2017/18')
    expect(problems).toMatchObject([{ severity: 'doubt', expected: '2017/18 or 2018/19' }])
  })

  it('reports a name that the content contradicts', () => {
    const { period, problems } = periodOf(
      '2018-2019_ks2.csv',
      ['PTRWM_EXP', 'PTRWM_EXP_16'],
      rows(false),
    )
    expect(period).toBe('2018/19')
    expect(problems).toMatchObject([{ severity: 'doubt', column: 'PTRWM_EXP_16' }])
  })

  it('asks, and says how to answer, where nothing tells', () => {
    for (const name of [
      'england_abs.csv',
      'england_ks2_2018 of 2021.csv',
      'export 2019-10-03.csv',
    ]) {
      expect(() => periodOf(name, ['PERCTOT']), name).toThrow(
        expect.objectContaining({
          code: 'ImportNeedsPeriod',
          message: expect.stringContaining('--period 2018/19'),
        }),
      )
    }
  })

  it('reads every school year from a name, in every way of writing it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2011, max: 2098 }),
        fc.constantFrom('-', '_', ' ', ''),
        fc.boolean(),
        fc.constantFrom('', 'ks2_', '850-'),
        (summer, between, long, before) => {
          const second = long ? String(summer) : String(summer % 100).padStart(2, '0')
          const name = `${before}${summer - 1}${between}${second}_final.csv`
          expect(yearsInName(name)).toEqual({ kind: 'school-year', year: summer })
          expect(academicYear(summer)).toBe(
            `${summer - 1}/${String(summer % 100).padStart(2, '0')}`,
          )
        },
      ),
    )
  })

  it('finds no year in establishment numbers and dates', () => {
    for (const name of [
      '9362016.csv',
      'edubase20220420.csv',
      '850_ks2.csv',
      'ks4 01-09-2019.csv',
    ]) {
      expect(yearsInName(name), name).toEqual({ kind: 'none' })
    }
  })
})
