/** Chart.js on paper: vectors and text, no image, and the page as it was before. */
import { describe, expect, it } from 'vitest'
import type { LineChart } from '../../electron/domain/line-chart.ts'
import { readColour, readFont } from '../../electron/pack/charts/canvas.ts'
import { drawLineChart } from '../../electron/pack/charts/line-chart.ts'
import { PackDocument } from '../../electron/pack/document.ts'
import { readPdf } from './read-pdf.ts'

const chart: LineChart = {
  title: 'Reading fell out of its range in 2025/26',
  subtitle: 'Average score, 2022/23 to 2025/26',
  points: [104.2, 104.6, null, 101.9].map((value, i) => ({
    ...{
      period: `${2022 + i}/${23 + i}`,
      label: `${2022 + i}/${23 + i}`,
      value,
      provisional: false,
    },
    ...{
      unpublished: value === null,
      startsAnew: i === 3,
      words: value === null ? 'not published' : null,
    },
  })),
  ranges: [{ from: 0, to: 3, lower: 103, upper: 106, mean: 104.4 }],
  outside: [{ index: 3, kind: 'worse', words: '101.9 in 2025/26, below its range' }],
  ...{
    comparisons: [{ name: 'England', of: 'england', values: [105, 105, null, 105] }],
    target: 106,
    breaks: [],
    spans: [],
    decimals: 1,
  },
}

async function drawn(): Promise<{ bytes: Uint8Array; depth: number }> {
  const doc = new PackDocument({
    ...{
      title: 'Chart',
      author: 'Test',
      subject: 'Test',
      created: new Date(0),
      furniture: () => {},
    },
    known: { pages: 0, anchors: new Map() },
  })
  doc.addPage({ name: 'Chart' })
  let depth = 0
  const { save, restore } = doc.pdf
  doc.pdf.save = function saved() {
    depth += 1
    return save.call(this)
  }
  doc.pdf.restore = function restored() {
    depth -= 1
    return restore.call(this)
  }
  drawLineChart(doc, chart, { x: 60, y: 80, width: 400, height: 160 })
  return { bytes: doc.finish(), depth }
}

describe('a chart on paper', () => {
  it('has its words as text: axis, limits, comparison, target and exception', async () => {
    const { text } = await readPdf((await drawn()).bytes)
    for (const words of [
      '2022/23',
      'upper 106.0',
      'lower 103.0',
      'mean 104.4',
      'England 105.0',
      'target 106.0',
      '101.9 in 2025/26, below its range',
    ]) {
      expect(text[0]).toContain(words)
    }
  })

  it('holds no image', async () => {
    const raw = Buffer.from((await drawn()).bytes).toString('latin1')
    expect(raw).not.toContain('/Subtype /Image')
  })

  it('leaves the graphics state of the page as it found it', async () => {
    expect((await drawn()).depth).toBe(0)
  })

  it('is the same bytes when drawn again', async () => {
    const [one, two] = [await drawn(), await drawn()]
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true)
  })
})

describe('the words of canvas', () => {
  it('are read as colours', () => {
    expect(readColour('#1A5A8A')).toEqual({ colour: [26, 90, 138], alpha: 1 })
    expect(readColour('#fff')).toEqual({ colour: [255, 255, 255], alpha: 1 })
    expect(readColour('#00000080').alpha).toBeCloseTo(0.5, 2)
    expect(readColour('rgba(1, 2, 3, 0.25)')).toEqual({ colour: [1, 2, 3], alpha: 0.25 })
    expect(readColour('transparent').alpha).toBe(0)
  })

  it('are read as faces', () => {
    expect(readFont("700 9px 'Source Sans 3'")).toEqual({ size: 9, face: 'bold' })
    expect(readFont('italic 8.5px Source Sans 3')).toEqual({ size: 8.5, face: 'italic' })
    expect(readFont('12px "Source Sans 3"')).toEqual({ size: 12, face: 'regular' })
    expect(readFont("600 20px 'Source Serif 4'")).toEqual({ size: 20, face: 'serif' })
  })
})
