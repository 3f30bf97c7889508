/**
 * A table in large print: a card for each row, its name in bold and below it each cell after the head of its
 * column; in tables of sources, which are looked up and not read, all in one paragraph. Marks and pictures are
 * said in words, so that nothing is cut and nothing hangs on a shape.
 */
import { drawText, layText, plain } from './text.ts'
import { mm } from './tokens.ts'
import type { PackDocument } from './document.ts'
import type { Cell, CellContent, Column, Row, TableOptions } from './table.ts'
import type { Laid, Run, Text } from './text.ts'

function contentOf(cell: Cell): CellContent {
  if (cell === null) return {}
  if (typeof cell === 'string' || Array.isArray(cell)) return { text: cell as Text }
  return 'face' in cell || 'size' in cell || 'colour' in cell
    ? { text: cell }
    : (cell as CellContent)
}

function runsOf(text: Text): Run[] {
  return typeof text === 'object' && 'length' in text ? [...text] : [text]
}

/** Without what only a table needs: lines in a head, hyphens that part its words. */
function headWords({ head }: Column): string {
  return head === undefined
    ? ''
    : plain(head)
        .replaceAll(/(?<=\p{Ll})-\s?(?=\p{Ll})/gu, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
}

type CardLine = { runs: Run[]; drawn: (() => void) | undefined }

/** What a cell says after the head of its column; null of an empty one. */
function lineOf(content: CellContent, head: string): CardLine | null {
  const said: Run[] = content.text === undefined ? [] : runsOf(content.text)
  const text = plain(said).trim()
  // A mark may only repeat the word beside it, as that of `hidden` does.
  const repeated = text.toLowerCase()
  const words = [content.draw?.words ?? '', content.markWords ?? ''].filter(
    (one) => one !== '' && one.toLowerCase() !== repeated,
  )
  if (text === '' && words.length === 0) return null
  const link = content.link
  const linked =
    link === undefined
      ? said
      : said.map((run) => (typeof run === 'string' ? { text: run, link } : { ...run, link }))
  const runs: Run[] = [
    ...(head === '' ? [] : [{ text: `${head}: `, face: 'semibold' as const }]),
    ...linked.map((run) => flat(run)),
    ...(words.length === 0 ? [] : [`${text === '' ? '' : ', '}${words.join(', ')}`]),
  ]
  return { runs, drawn: content.drawn }
}

/** A second line of a cell goes on after a comma. */
function flat(run: Run): Run {
  const tidy = (text: string): string => text.replaceAll('\n', '; ')
  return typeof run === 'string' ? tidy(run) : { ...run, text: tidy(run.text) }
}

/** Draws the rows as cards; returns the y below the last on the page that it ends on. */
export function tableCards(doc: PackDocument, options: TableOptions): number {
  const { columns, rows } = options
  const asked = options.style ?? 'table'
  const isRunIn = (typeof asked === 'string' ? asked : asked.style) === 'source'
  const style = isRunIn ? 'source' : 'table'
  const width = doc.frame.right - options.x
  let y = options.y
  let bottom = options.bottom ?? doc.frame.bottom
  const turn = (): void => {
    const next = options.overleaf?.() ?? { y: doc.continuePage().top }
    y = next.y
    bottom = next.bottom ?? doc.frame.bottom
  }
  const place = (laid: Laid, indent: number): void => {
    for (const line of laid.lines) {
      if (y + line.height > bottom + 0.01) turn()
      const one = { ...line, top: 0, baseline: line.baseline - line.top }
      drawText(doc, { lines: [one], width: laid.width, height: line.height }, options.x + indent, y)
      y += line.height
    }
  }
  doc.group('Sect', () => {
    for (const row of rows) {
      const card = cardOf(row, columns)
      const isGroup = row.kind === 'group'
      const { name, lines } = isRunIn && !isGroup ? runIn(card) : card
      const head = layText(doc, name, isGroup ? 'heading' : { style, face: 'bold' }, width)
      const first = lines[0] === undefined ? 0 : layText(doc, lines[0].runs, style, width).height
      const gap = isGroup ? mm(5) : isRunIn ? mm(1.5) : mm(3)
      if (y + gap + head.height + Math.min(first, mm(20)) > bottom) turn()
      else y += gap
      for (const anchor of row.anchors ?? []) doc.anchor(anchor, y)
      if (plain(name) !== '') doc.group(isGroup ? 'H2' : 'P', () => place(head, 0))
      if (lines.length === 0) continue
      doc.group('L', () => {
        for (const { runs, drawn } of lines) {
          drawn?.()
          const indent = isRunIn ? 0 : mm(4)
          const laid = layText(doc, runs, style, width - indent)
          doc.group('LI', () => doc.group('LBody', () => place(laid, indent)))
          y += mm(0.5)
        }
      })
      if (!isRunIn) doc.rule(y + mm(1.5), { x: options.x, length: width, colour: 'hair' })
    }
  })
  return y + mm(3)
}

/** A name of several lines: the first is the card's, the others stand below it. */
function splitName({ text }: CellContent, runs: Run[]): [Run[], Run[]] {
  const parted = (text === undefined ? [] : runsOf(text)).findIndex((run) =>
    (typeof run === 'string' ? run : run.text).startsWith('\n'),
  )
  if (parted < 1) return [runs, []]
  const below = runs
    .slice(parted)
    .map((run) => (typeof run === 'string' ? run : { ...run, text: run.text.replace(/^; /, '') }))
  return [runs.slice(0, parted), below]
}

/** All of a card in one line: name, then cell after cell. */
function runIn({ name, lines }: { name: Text; lines: CardLine[] }): {
  name: Text
  lines: CardLine[]
} {
  const title = plain(name).trim()
  const runs: Run[] = [
    ...(title === '' ? [] : [{ text: `${title}. `, face: 'bold' as const }]),
    ...lines.flatMap((line, i) => [...(i === 0 ? [] : ['; ']), ...line.runs]),
  ]
  return { name: '', lines: [{ runs, drawn: () => lines.forEach(({ drawn }) => drawn?.()) }] }
}

/** A row's name, and its cells as lines. */
function cardOf(row: Row, columns: readonly Column[]): { name: Text; lines: CardLine[] } {
  const naming = Math.max(
    0,
    columns.findIndex(({ names }) => names === true),
  )
  let name: Text = ''
  const lines: CardLine[] = []
  let at = 0
  for (const cell of row.cells) {
    const content = contentOf(cell)
    const column = columns[at]
    const span = content.span ?? 1
    if (column === undefined) break
    if (row.kind === 'group' && row.cells.length === 1) {
      const line = lineOf(content, '')
      line?.drawn?.()
      name = line?.runs ?? ''
    } else if (at === naming && span === 1) {
      const line = lineOf(content, '')
      if (line) {
        const [own, below] = splitName(content, line.runs)
        name = own
        lines.push({ runs: below, drawn: line.drawn })
      }
    } else {
      const line = lineOf(content, span > 1 ? '' : headWords(column))
      if (line) lines.push(line)
      else content.drawn?.()
    }
    at += span
  }
  // What only says that a figure is printed is no line.
  const silent = lines.filter(({ runs }) => runs.length === 0)
  const [first, ...rest] = lines.filter(({ runs }) => runs.length > 0)
  const called = (): void => {
    for (const { drawn } of silent) drawn?.()
    first?.drawn?.()
  }
  return { name, lines: first === undefined ? [] : [{ ...first, drawn: called }, ...rest] }
}
