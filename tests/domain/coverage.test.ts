import { describe, expect, it } from 'vitest'
import { createFigureBook } from '../../electron/domain/figures.ts'
import { readMeasure } from '../../electron/domain/reading.ts'
import { kpi, national, observation, school } from './builders.ts'

const code = kpi().code
const schools = Array.from({ length: 20 }, (_, i) => school(String(100001 + i)))

/** A book in which so many of twenty schools have a figure of each year, well above England's. */
function trustOf(counts: Record<string, number>) {
  const rows = Object.entries(counts).flatMap(([period, count]) => [
    national({ value: 60, period }),
    ...schools
      .slice(0, count)
      .map(({ urn }) => observation({ urn, period, value: 80, numerator: 80, denominator: 100 })),
  ])
  return createFigureBook({ kpis: [kpi()], schools, observations: rows })
}

describe('a trust figure', () => {
  it('of fewer than half of its schools is shown and not rated', () => {
    const figure = trustOf({ '2017/18': 3 }).figure(null, code, 'all', '2017/18')
    expect(figure).toMatchObject({ value: 80, coverage: { schools: 3, of: 20 } })
    expect(figure?.verdict).toMatchObject({
      kind: 'not-rated',
      why: 'It covers 3 of 20 schools, fewer than half.',
    })
    const half = trustOf({ '2017/18': 10 }).figure(null, code, 'all', '2017/18')
    expect(half?.verdict.kind).toBe('better')
  })

  it('of too few schools meets no target, changes from nothing, and is no past of another', () => {
    const years = { '2014/15': 20, '2015/16': 3, '2016/17': 20, '2017/18': 20 }
    const book = trustOf(years)
    const [thin, full] = ['2015/16', '2017/18'].map((year) => book.figure(null, code, 'all', year)!)
    expect(book.target(thin!, 70)).toMatchObject({ kind: 'no-figure', words: 'too few schools' })
    expect(book.target(full!, 70)?.metIn).toEqual({ met: 3, of: 3 })
    expect(book.change(thin!)?.kind).toBe('not-rated')
    expect(readMeasure(book, null, code)?.by).toBe('england')
    expect(readMeasure(trustOf({ ...years, '2015/16': 20 }), null, code)?.by).toBe('cohort')
  })
})
