/** Parts of a whole as one bar, the number inside each part, its words below (LOOK §3.9). */
import type { PackDocument } from '../document.ts'
import { drawText, layText } from '../text.ts'

export type SharePart = {
  count: number
  words: string
  /** `filled` is the vision's own; the others are hollow, `dashed` the one to question. */
  kind: 'filled' | 'hollow' | 'dashed'
}

const height = 15

/** A part stays wide enough for its number and a word. */
const least = 60
const style = { style: 'label', face: 'regular' } as const

/** Height of the bar with its words, in points. */
export function shareBarHeight(
  doc: PackDocument,
  parts: readonly SharePart[],
  width: number,
): number {
  return shareBar(doc, parts, 0, 0, width, false)
}

/** Draws the bar from (x, y); returns the y below its words. Parts of nothing are left out. */
export function shareBar(
  doc: PackDocument,
  parts: readonly SharePart[],
  x: number,
  y: number,
  width: number,
  visible = true,
): number {
  const shown = parts.filter((part) => part.count > 0)
  const total = shown.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return y
  // What the least width takes comes off the widest.
  const widths = shown.map((part) => Math.max(least, (part.count / total) * width))
  const over = widths.reduce((sum, w) => sum + w, 0) - width
  const widest = widths.indexOf(Math.max(...widths))
  widths[widest] = Math.max(least, (widths[widest] ?? 0) - over)

  let [left, below] = [x, y]
  shown.forEach((part, i) => {
    const w = (widths[i] ?? least) - (i < shown.length - 1 ? 2 : 0)
    const { kind } = part
    const words = layText(doc, part.words, style, Math.max(w - 4, least - 4))
    below = Math.max(below, y + height + 5 + words.height)
    left += widths[i] ?? least
    if (!visible) return
    const at = left - (widths[i] ?? least)
    doc.artifact(() => {
      const { pdf } = doc
      pdf.save()
      if (kind === 'dashed') pdf.dash(2.2, { space: 1.8 })
      pdf.lineWidth(0.9)
      if (kind === 'filled') pdf.rect(at, y, w, height).fill(doc.hex('accent'))
      else pdf.rect(at + 0.45, y + 0.45, w - 0.9, height - 0.9).stroke(doc.hex('ink-2'))
      pdf.restore()
    })
    doc.group('P', () => {
      const colour = kind === 'filled' ? 'ground' : 'ink'
      const number = layText(doc, `${part.count}`, { style: 'table', face: 'bold', colour })
      drawText(doc, number, at + 5, y + (height - number.height) / 2)
      drawText(doc, words, at, y + height + 5)
    })
  })
  return below
}
