/** Blocks of text: title, heading, paragraph, list, and what a person wrote. */
import { figuresInWords } from './quoted.ts'
import type { RichBlock } from '../../domain/rich-text.ts'
import { readRichText } from '../../domain/rich-text.ts'
import type { PageContext } from '../page.ts'
import { drawText, layText } from '../text.ts'
import type { Laid, Text } from '../text.ts'
import { mm } from '../tokens.ts'
import type { Style } from '../tokens.ts'
import type { Block, Flow } from './flow.ts'

/** Lines that a paragraph leaves at the foot of a page at least, before it goes on overleaf. */
const fewestLines = 2

/** A text as one element of the structure, parted where it is longer than its page. */
export function words(
  text: Text,
  options: { style?: Style; before?: number; tag?: string; keep?: boolean; indent?: number } = {},
): Block {
  const { style = 'body', before = mm(2), tag = 'P', keep = false, indent = 0 } = options
  const lay = (flow: Flow): Laid => layText(flow.doc, text, style, flow.width - indent)
  return {
    before,
    keep,
    height: (flow) => lay(flow).height,
    start: (flow) =>
      lay(flow)
        .lines.slice(0, fewestLines)
        .reduce((sum, line) => sum + line.height, 0),
    draw: (flow) => flow.doc.group(tag, () => drawLines(flow, lay(flow), flow.x + indent)),
  }
}

/** Draws the lines from `flow.y` down, overleaf where the page ends. */
function drawLines(flow: Flow, laid: Laid, x: number): void {
  let lines = [...laid.lines]
  while (lines.length > 0) {
    let fits = 0
    let height = 0
    for (const line of lines) {
      if (flow.y + height + line.height > flow.bottom + 0.01 && fits > 0) break
      height += line.height
      fits += 1
    }
    const top = lines[0]?.top ?? 0
    const here = lines
      .slice(0, fits)
      .map((line) => ({ ...line, top: line.top - top, baseline: line.baseline - top }))
    drawText(flow.doc, { lines: here, width: laid.width, height }, x, flow.y)
    flow.y += height
    lines = lines.slice(fits)
    if (lines.length > 0) flow.turn()
  }
}

/** The page's finding as its title, and the sentence below it. */
export function title(finding: string, sentence = ''): Block {
  const below = words(sentence, { style: 'lead', before: 2 })
  const head = words(finding, { style: 'title', tag: 'H1', keep: true })
  return {
    before: 0,
    height: (flow) => head.height(flow) + (sentence === '' ? 0 : below.height(flow)),
    draw(flow) {
      head.draw(flow)
      if (sentence === '') return
      flow.y += below.before
      below.draw(flow)
      flow.y += mm(1)
    },
  }
}

/** The heading of a block; it stays with what follows. */
export function heading(text: Text, options: { before?: number; tag?: string } = {}): Block {
  const { before = mm(6), tag = 'H2' } = options
  return words(text, { style: 'heading', before, tag, keep: true })
}

/** A list, each entry after a bullet or its own label. */
export function list(
  entries: readonly { text: Text; label?: string }[],
  options: { style?: Style; before?: number } = {},
): Block {
  const { style = 'body', before = mm(2) } = options
  const indent = (flow: Flow): number =>
    Math.max(
      mm(4.5),
      ...entries.map(
        ({ label = '•' }) => flow.doc.width(label, style) + flow.doc.width('  ', style),
      ),
    )
  const lay = (flow: Flow, text: Text): Laid =>
    layText(flow.doc, text, style, flow.width - indent(flow))
  const gap = mm(1)
  return {
    before,
    height: (flow) =>
      entries.reduce((sum, { text }, i) => sum + (i === 0 ? 0 : gap) + lay(flow, text).height, 0),
    start: (flow) => (entries[0] === undefined ? 0 : lay(flow, entries[0].text).height),
    draw(flow) {
      const { doc } = flow
      const inner = indent(flow)
      doc.group('L', () => {
        entries.forEach(({ text, label = '•' }, i) => {
          const laid = lay(flow, text)
          const [line] = laid.lines
          if (i > 0) flow.y += gap
          if (flow.y + (line?.height ?? 0) > flow.bottom + 0.01) flow.turn()
          doc.group('LI', () => {
            doc.group('Lbl', () => drawText(doc, layText(doc, label, style), flow.x, flow.y))
            doc.group('LBody', () => drawLines(flow, laid, flow.x + inner))
          })
        })
      })
    },
  }
}

/** What a person wrote, figures that it quotes filled in from the vault. */
export function richText(context: PageContext, text: string): Block[] {
  return readRichText(text).map((block: RichBlock): Block => {
    if (block.kind === 'heading') return heading(block.text, { before: mm(5) })
    if (block.kind === 'list')
      return list(block.items.map((pieces) => ({ text: figuresInWords(context, pieces) })))
    return words(figuresInWords(context, block.pieces), { before: mm(2.5) })
  })
}
