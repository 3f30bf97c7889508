/** The content of the comparison in the words of other makers. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BenchChart, BenchContent } from './content.ts'

const fonts = join(import.meta.dirname, '..', '..', '..', 'resources', 'fonts')

/** A chart as plain lines and words. */
export function svgOf({ labels, values, target }: BenchChart): string {
  const x = (i: number): number => 30 + (i * 420) / (labels.length - 1)
  const y = (value: number): number => 200 - ((value - 88) / 10) * 190
  const points = values.map((value, i) => `${x(i)},${y(value).toFixed(1)}`).join(' ')
  const dots = values.map(
    (value, i) => `<circle cx="${x(i)}" cy="${y(value).toFixed(1)}" r="2.5"/>`,
  )
  const words = labels.map(
    (label, i) => `<text x="${x(i) - 15}" y="215" font-size="8.5">${label}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="220" viewBox="0 0 480 220" role="img"><title>Attendance by year</title><line x1="30" x2="450" y1="${y(target)}" y2="${y(target)}" stroke="black" stroke-dasharray="3 2"/><polyline points="${points}" fill="none" stroke="black"/>${dots.join('')}${words.join('')}</svg>`
}

function pairs(charts: readonly BenchChart[]): BenchChart[][] {
  return charts.flatMap((_, i) => (i % 2 === 0 ? [charts.slice(i, i + 2)] : []))
}

export function htmlOf(content: BenchContent): string {
  const cell =
    (kind: string, scope = '') =>
    (text: string): string =>
      `<${kind}${scope}>${text}</${kind}>`
  const tables = content.tables.map(
    ({ title, heads, rows }) =>
      `<section><h1>${title}</h1><table><thead><tr>${heads.map(cell('th', ' scope="col"')).join('')}</tr></thead><tbody>${rows
        .map(
          ([first = '', ...rest]) =>
            `<tr>${cell('th', ' scope="row"')(first)}${rest.map(cell('td')).join('')}</tr>`,
        )
        .join('\n')}</tbody></table></section>`,
  )
  const texts = content.texts.map(
    ({ title, paragraphs }) =>
      `<section><h1>${title}</h1>${paragraphs.map(cell('p')).join('\n')}</section>`,
  )
  const charts = pairs(content.charts).map(
    (two) => `<section><h1>${two[0]?.title}</h1>${two.map(svgOf).join('\n')}</section>`,
  )
  const face = (weight: number, file: string): string =>
    `@font-face{font-family:Sans;font-weight:${weight};src:url(${pathToFileURL(join(fonts, file)).href})}`
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Bench</title><style>${face(400, 'SourceSans3_400Regular.ttf')}${face(700, 'SourceSans3_700Bold.ttf')}@page{size:A4;margin:18mm 17mm}body{margin:0;font:10.5pt/1.36 Sans}section{break-after:page}h1{font-size:20pt;margin:0 0 6pt}p{margin:0 0 6pt}table{border-collapse:collapse;width:100%}th,td{font-size:9.25pt;line-height:1.2;padding:1pt 2pt;border-bottom:.75pt solid #ddd;text-align:left;font-weight:400}thead th{font-weight:700}svg{display:block;margin-bottom:20pt}</style></head><body>${[...tables, ...texts, ...charts].join('\n')}</body></html>`
}

/** Charts are files `chart-0.svg`, … beside it. */
export function typstOf(content: BenchContent): string {
  const quoted = (text: string): string => JSON.stringify(text)
  const tables = content.tables.map(
    ({ title, heads, rows }) =>
      `#heading(${quoted(title)})\n#table(columns: (3fr, 1fr, 1fr, 1fr, 1fr, 1fr, 1.2fr, 1.2fr), stroke: (bottom: 0.75pt), inset: 2.2pt, table.header(${heads.map(quoted).join(', ')}), ${rows.flat().map(quoted).join(', ')})\n#pagebreak()`,
  )
  const texts = content.texts.map(
    ({ title, paragraphs }) =>
      `#heading(${quoted(title)})\n${paragraphs.join('\n\n')}\n#pagebreak()`,
  )
  let at = 0
  const charts = pairs(content.charts).map(
    (two) =>
      `#heading(${quoted(two[0]?.title ?? '')})\n${two.map(() => `#figure(image("chart-${at++}.svg", alt: "Attendance by year"))`).join('\n')}\n#pagebreak()`,
  )
  return `#set document(title: "Bench")\n#set page(paper: "a4", margin: (x: 17mm, y: 18mm), numbering: "1")\n#set text(size: 9.25pt, lang: "en", font: "Source Sans 3")\n${[...tables, ...texts, ...charts].join('\n').replace(/#pagebreak\(\)$/, '')}`
}

/** In fixed columns, which is all that one pass can do; charts are lines of its own. */
export function latexOf(content: BenchContent): string {
  const tables = content.tables.map(
    ({ title, heads, rows }) =>
      `\\section*{${title}}\\begin{tabular}{lrrrrrll}${[heads, ...rows].map((row) => row.join(' & ')).join('\\\\\\hline\n')}\\end{tabular}\\newpage`,
  )
  const texts = content.texts.map(
    ({ title, paragraphs }) => `\\section*{${title}}${paragraphs.join('\n\n')}\\newpage`,
  )
  const charts = pairs(content.charts).map(
    (two) =>
      `\\section*{${two[0]?.title}}${two
        .map(
          ({ values, labels }) =>
            `\\begin{picture}(400,220)${values.map((value, i) => `\\put(${i * 60},${((value - 88) * 20).toFixed(1)}){\\circle*{4}}\\put(${i * 60},0){${labels[i]}}`).join('')}\\end{picture}`,
        )
        .join('\n\n')}\\newpage`,
  )
  return `\\documentclass[a4paper,10pt]{article}\\usepackage[margin=17mm]{geometry}\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{3pt}\\begin{document}\\small ${[...tables, ...texts, ...charts].join('\n')}\\end{document}`
}
