/** Blocks with a frame: what calls for attention, what is missing, and pictures. */
import type { Box } from '../document.ts'
import { drawText, layText } from '../text.ts'
import type { Laid, Text } from '../text.ts'
import { mm } from '../tokens.ts'
import type { Style } from '../tokens.ts'
import type { Block, Flow } from './flow.ts'

const barWidth = mm(1.1)

/** Words behind a plum bar: who explains a figure, what the board is asked. */
export function callout(
  texts: readonly { text: Text; style?: Style; tag?: string }[],
  options: { before?: number } = {},
): Block {
  const inset = mm(5.3)
  const lay = (flow: Flow): Laid[] =>
    texts.map(({ text, style = 'body' }) => layText(flow.doc, text, style, flow.width - inset))
  const heightOf = (laid: readonly Laid[]): number =>
    laid.reduce((sum, { height }) => sum + height + mm(1), mm(1))
  return {
    before: options.before ?? mm(3),
    height: (flow) => heightOf(lay(flow)),
    draw(flow) {
      const { doc } = flow
      const laid = lay(flow)
      const height = heightOf(laid)
      doc.box({ x: flow.x, y: flow.y, width: barWidth, height }, { fill: 'accent' })
      let y = flow.y + mm(0.5)
      laid.forEach((one, i) => {
        doc.group(texts[i]?.tag ?? 'P', () => drawText(doc, one, flow.x + inset, y))
        y += one.height + mm(1)
      })
      flow.y += height
    },
  }
}

/** A section, or a part of one, that has nothing to show: what would fill it, in one line. */
export function gap(text: Text, options: { before?: number } = {}): Block {
  const pad = mm(3.5)
  const lay = (flow: Flow): Laid => layText(flow.doc, text, 'body', flow.width - 2 * pad)
  return {
    before: options.before ?? mm(4),
    height: (flow) => lay(flow).height + 2 * pad,
    draw(flow) {
      const { doc } = flow
      const laid = lay(flow)
      const box = { x: flow.x, y: flow.y, width: flow.width, height: laid.height + 2 * pad }
      doc.box(box, { stroke: 'ink-2', width: 0.9, dash: [3, 2.2] })
      doc.group('P', () => drawText(doc, laid, flow.x + pad, flow.y + pad))
      flow.y += box.height
    },
  }
}

/**
 * A picture over the width of the column: `alt` says its finding to those who hear it. `height` may hang on the
 * width. What it draws must stay inside its box.
 */
export function figure(options: {
  alt: string
  height: number | ((flow: Flow) => number)
  paint(flow: Flow, box: Box): void
  before?: number
}): Block {
  const heightOf = (flow: Flow): number =>
    typeof options.height === 'number' ? options.height : options.height(flow)
  return {
    before: options.before ?? mm(2),
    height: heightOf,
    draw(flow) {
      const box = { x: flow.x, y: flow.y, width: flow.width, height: heightOf(flow) }
      flow.doc.figure(options.alt, box, () => options.paint(flow, box))
      flow.y += box.height
    },
  }
}

/** Something of a page's own that knows its height; what it draws brings its own elements of the structure. */
export function drawn(options: {
  height(flow: Flow): number
  paint(flow: Flow): void
  before?: number
  keep?: boolean
}): Block {
  return {
    before: options.before ?? mm(3),
    keep: options.keep ?? false,
    height: (flow) => options.height(flow),
    draw(flow) {
      const height = options.height(flow)
      const top = flow.y
      options.paint(flow)
      flow.y = top + height
    },
  }
}
