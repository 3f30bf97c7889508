/** What every maker of the comparison sets: the same words and figures, drawn from a fixed seed. */
import type { LineChart } from '../../../electron/domain/line-chart.ts'

export type BenchTable = { title: string; heads: string[]; rows: string[][] }
export type BenchText = { title: string; paragraphs: string[] }
export type BenchChart = { title: string; labels: string[]; values: number[]; target: number }

/** Each table and each text fills a page; two charts share one. */
export type BenchContent = { tables: BenchTable[]; texts: BenchText[]; charts: BenchChart[] }

const words =
  'attendance reading board trust school pupils figure above below expected range term decision risk progress evidence leaders children community improvement review local measure strand finance'.split(
    ' ',
  )

/** Content for so many pages: two thirds tables, a tenth charts, the rest text. */
export function benchContent(pages: number): BenchContent {
  let seed = 20_261_209
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const sentence = (): string => {
    const said = Array.from({ length: 8 + random(14) }, () => words[random(words.length)])
    return `${said.join(' ').replace(/^./, (c) => c.toUpperCase())}.`
  }
  const figure = (): string => `${random(100)}.${random(10)}`
  const charts = Math.round(pages / 10)
  const tables = Math.round((pages * 2) / 3)
  return {
    tables: Array.from({ length: tables }, (_, n) => ({
      title: `Table ${n + 1}: schools against their expected range`,
      heads: ['School', 'Reading', 'Writing', 'Maths', 'Attendance', 'Pupils', 'Range', 'Verdict'],
      rows: Array.from({ length: 40 }, (_, i) => [
        `${words[random(words.length)]} ${words[random(words.length)]} Primary ${i + 1}`,
        ...[figure(), figure(), figure(), figure(), `${random(2000)}`],
        `${random(50)} to ${50 + random(50)}`,
        ['Within', 'Above, better', 'Below, worse'][random(3)] ?? '',
      ]),
    })),
    texts: Array.from({ length: pages - tables - charts }, (_, n) => ({
      title: `Report ${n + 1}`,
      paragraphs: Array.from({ length: 9 }, () => Array.from({ length: 4 }, sentence).join(' ')),
    })),
    charts: Array.from({ length: charts * 2 }, (_, n) => ({
      title: `Attendance, chart ${n + 1}`,
      labels: ['2018/19', '2020/21', '2021/22', '2022/23', '2023/24', '2024/25', '2025/26'],
      values: Array.from({ length: 7 }, () => 90 + random(60) / 10),
      target: 95,
    })),
  }
}

/** A chart as the pack's own definition has it. */
export function lineChartOf({ title, labels, values, target }: BenchChart): LineChart {
  return {
    ...{ title, subtitle: '%, by year', target, breaks: [], spans: [], decimals: 1 },
    points: labels.map((label, i) => ({
      ...{ period: label, label, value: values[i] ?? null },
      ...{ provisional: false, unpublished: false, startsAnew: false, words: null },
    })),
    ranges: [{ from: 0, to: labels.length - 1, lower: 91, upper: 95.5, mean: 93.2 }],
    outside: [],
    comparisons: [{ name: 'England', of: 'england', values: labels.map(() => 93.4) }],
  }
}
