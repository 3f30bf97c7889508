/**
 * Sets the content as a pack would, measuring first and then drawing, and writes the file. Arguments: pages,
 * the file. Prints how long a chart took, and the time on a processor in all, in milliseconds.
 */
import { writeFileSync } from 'node:fs'
import { drawLineChart } from '../../../electron/pack/charts/line-chart.ts'
import { PackDocument } from '../../../electron/pack/document.ts'
import { table } from '../../../electron/pack/table.ts'
import { lineOfText, paragraph } from '../../../electron/pack/text.ts'
import { benchContent, lineChartOf } from './content.ts'
import type { Learned } from '../../../electron/pack/document.ts'
import type { BenchContent } from './content.ts'

let chartTime = 0

function lay(content: BenchContent, known: Learned, measuring: boolean): PackDocument {
  const doc = new PackDocument({
    ...{ title: 'Bench', author: 'Plumbline', subject: 'Bench', created: new Date(0) },
    ...{ known, measuring },
    furniture(at) {
      const { left, right } = at.frame
      at.artifact(() => {
        lineOfText(at, 'Bench trust', { x: left, y: 38, style: 'label' })
        at.rule(47)
      }, 'Header')
      at.artifact(() => {
        const number = `Page ${at.pageNumber} of ${at.known.pages}`
        lineOfText(at, number, {
          x: right,
          y: at.frame.pageHeight - 28,
          style: 'label',
          align: 'right',
        })
      }, 'Footer')
    },
  })
  const begin = (title: string): { x: number; y: number; width: number } => {
    const { left: x, top, width } = doc.addPage({ name: title })
    doc.anchor(title)
    doc.bookmark(title, 0)
    return { x, y: paragraph(doc, title, { x, y: top, width, style: 'title' }) + 6, width }
  }
  for (const { title, heads, rows } of content.tables) {
    const { x, y } = begin(title)
    const columns = heads.map((head, i) => ({
      ...{ head, width: i === 0 ? 150 : i > 5 ? 65 : 41 },
      ...(i === 0 ? { names: true } : i > 5 ? { pad: 2, gap: 4 } : { align: 'right' as const }),
    }))
    table(doc, { x, y, columns, padding: 1, rowHeight: 15, rows: rows.map((cells) => ({ cells })) })
  }
  for (const { title, paragraphs } of content.texts) {
    const { x, y: top, width } = begin(title)
    let y = top
    for (const text of paragraphs) y = paragraph(doc, text, { x, y, width }) + 6
  }
  content.charts.forEach((chart, i) => {
    const { x, y, width } =
      i % 2 === 0 ? begin(chart.title) : { x: doc.frame.left, y: 440, width: doc.frame.width }
    const from = performance.now()
    drawLineChart(doc, lineChartOf(chart), { x, y: y + 30, width, height: 220 })
    chartTime += performance.now() - from
  })
  return doc
}

const [pages, file] = process.argv.slice(2)
const content = benchContent(Number(pages))
const { learned } = lay(content, { pages: 0, anchors: new Map() }, true)
const doc = lay(content, learned, false)
if (doc.learned.pages !== Number(pages))
  throw new Error(`${doc.learned.pages} pages instead of ${pages}`)
writeFileSync(file ?? '', doc.finish())
const { user, system } = process.cpuUsage()
const chart = chartTime / Math.max(1, content.charts.length)
console.log(JSON.stringify({ chart, cpu: (user + system) / 1000 }))
