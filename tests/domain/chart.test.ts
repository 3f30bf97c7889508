import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { lineChartConfig } from '../../electron/domain/chart.ts'
import { colours } from '../../electron/domain/look.ts'
import { describeLineChart } from '../../electron/domain/line-chart.ts'
import type { ChartPoint, LineChart } from '../../electron/domain/line-chart.ts'
import { intervalRow } from '../../electron/domain/interval-row.ts'
import { sparkline, stretches } from '../../electron/domain/sparkline.ts'

function point(value: number | null, startsAnew = false, period = '2020/21'): ChartPoint {
  return {
    ...{ period, label: period, value, startsAnew, provisional: false },
    unpublished: value === null,
    words: value === null ? 'not published' : null,
  }
}

function chart(points: ChartPoint[], over: Partial<LineChart> = {}): LineChart {
  return {
    ...{ title: 'Reading held within its range', subtitle: 'average score, yearly', points },
    ...{
      ranges: [],
      outside: [],
      comparisons: [],
      target: null,
      breaks: [],
      spans: [],
      decimals: 1,
    },
    ...over,
  }
}

const theme = { size: 8.5, family: 'Source Sans 3', responsive: false, colours }

describe('a line over years', () => {
  it('is cut at a missing year and before a new method', () => {
    const points = [point(1), point(2), point(null), point(3), point(4), point(5, true), point(6)]
    expect(stretches(points)).toEqual([
      [0, 1],
      [3, 4],
      [5, 6],
    ])
  })

  it('never joins over a gap or break, whatever the series', () => {
    const series = fc.array(
      fc.record({ value: fc.option(fc.double({ noNaN: true })), startsAnew: fc.boolean() }),
    )
    fc.assert(
      fc.property(series, (points) => {
        const cut = stretches(points)
        const all = cut.flat()
        expect(all).toEqual(points.flatMap(({ value }, i) => (value === null ? [] : [i])))
        for (const stretch of cut) {
          stretch.slice(1).forEach((i, k) => {
            expect(i).toBe((stretch[k] ?? 0) + 1)
            expect(points[i]?.startsAnew).toBe(false)
          })
        }
      }),
    )
  })

  it('gives Chart.js one data set for each stretch, so that no setting can join them', () => {
    const { data } = lineChartConfig(
      chart([point(1), point(null), point(2), point(3, true)]),
      theme,
    )
    expect(data.datasets.map((set) => set.data)).toEqual([
      [1, null, null, null],
      [null, null, 2, null],
      [null, null, null, 3],
    ])
    expect(data.datasets.map((set) => set.spanGaps)).toEqual([false, false, false])
  })

  it('colours only the points outside the range, solid for worse and hollow for better', () => {
    const outside = [
      { index: 0, kind: 'better' as const, words: 'High' },
      { index: 2, kind: 'worse' as const, words: 'Low' },
    ]
    const { data } = lineChartConfig(chart([point(3), point(2), point(1)], { outside }), theme)
    const [set] = data.datasets
    expect(set?.pointBorderColor).toEqual(['#1A5A8A', '#17212B', '#B3470C'])
    expect(set?.pointBackgroundColor).toEqual(['#FFFFFF', '#17212B', '#B3470C'])
  })

  it('says finding, values, range, exceptions and gaps in words', () => {
    const words = describeLineChart(
      chart(
        [
          point(103.4, false, '2018/19'),
          point(null, false, '2019/20'),
          point(102, false, '2020/21'),
        ],
        {
          ranges: [{ from: 0, to: 2, lower: 102.5, upper: 105, mean: 103.7 }],
          outside: [{ index: 2, kind: 'worse', words: '102.0 in 2020/21, below the limit' }],
        },
      ),
    )
    expect(words).toBe(
      'Reading held within its range. average score, yearly. From 103.4 in 2018/19 to 102.0 in 2020/21. ' +
        'Expected range 102.5 to 105.0. 102.0 in 2020/21, below the limit. 2019/20 not published.',
    )
  })
})

describe('a sparkline', () => {
  const points = [60, null, 62, 63].map((value, i) => ({ ...point(value), at: i / 3 }))

  it('draws a dotted upright for an unpublished year and no line across it', () => {
    const { shapes } = sparkline({ points, range: null, target: null, outside: null }, 'Reading')
    expect(shapes.filter(({ dash }) => dash?.[0] === 1)).toHaveLength(1)
    const lines = shapes.filter(({ stroke, dash }) => stroke === 'ink-2' && dash === undefined)
    expect(lines.map(({ d }) => d.match(/[ML]/g)?.join(''))).toEqual(['ML'])
  })

  it('has a hollow last dot where better and a solid one where worse', () => {
    const last = (outside: 'better' | 'worse') =>
      sparkline({ points, range: null, target: null, outside }, 'Reading').shapes.at(-1)
    expect(last('better')).toMatchObject({ fill: 'ground', stroke: 'better' })
    expect(last('worse')).toMatchObject({ fill: 'worse' })
  })
})

describe('an interval row', () => {
  const input = {
    value: 57,
    interval: { lower: 43, upper: 70 },
    england: 62,
    trust: 63,
    lastYear: null,
  }
  const dotAt = (polarity: 'higher' | 'lower'): number => {
    const { shapes } = intervalRow({ ...input, polarity, clear: null }, 'Reading')
    return Number(/^M([\d.]+)/.exec(shapes.at(-1)?.d ?? '')?.[1])
  }

  it('has better on the right, whichever way the measure counts', () => {
    expect(dotAt('higher')).toBeLessThan(84)
    expect(dotAt('lower')).toBeGreaterThan(84 - 5)
  })

  it('keeps everything inside its width', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (value, england) => {
          const row = intervalRow(
            { ...input, value, england, polarity: 'higher', clear: null },
            'Reading',
          )
          for (const { d } of row.shapes) {
            for (const [, x] of d.matchAll(/[ML]([\d.-]+) /g)) {
              expect(Number(x)).toBeGreaterThanOrEqual(0)
              expect(Number(x)).toBeLessThanOrEqual(168)
            }
          }
        },
      ),
    )
  })
})
