/**
 * Tables by LOOK §4: text left, figures right, each head on its column's edge; a slot right of a figure for
 * its mark; full ink under the heads and above totals, a rule under a group, a hair between rows; no
 * uprights. A table that is longer than its page goes on overleaf with its heads repeated; a row is only
 * split where it is taller than a whole page; nothing is ever cut off.
 */
import { tableCards } from './table-cards.ts'
import { drawText, layText, plain } from './text.ts'
import { markSlot, mm, rowHeight, strokes } from './tokens.ts'
import type { Box, PackDocument } from './document.ts'
import type { Align, Laid, Text } from './text.ts'
import type { Colour, Style } from './tokens.ts'

export type Column = {
  /** Points. */
  width: number
  align?: Align
  head?: Text
  /** White gutter left of the column, in points; the lines are parted there too. */
  gap?: number
  /** Keeps room for a mark right of the text: right-aligned figures stay in line with or without one. */
  slot?: boolean
  /** Keeps text this far from the column's right edge. */
  pad?: number
  /** The column names its rows (a `TH` of scope Row in the structure). */
  names?: boolean
}

export type CellContent = {
  text?: Text
  style?: Style
  align?: Align
  /** A wash behind the cell, over its full width and height. */
  fill?: Colour
  /** Draws the mark; `x` is the slot's left edge, `y` the middle of the first line. Its words go in `markWords`. */
  mark?: (x: number, y: number) => void
  /** What the mark says, for those who hear the page; a mark without words is passed over. */
  markWords?: string
  /**
   * Draws something of its own in the cell's box, such as a sparkline; `words` is its text alternative and
   * `middle` the middle of the row's first line of text.
   */
  draw?: { words: string; height?: number; paint(box: Box, middle: number): void }
  /** An anchor of the pack that the whole cell leads to. */
  link?: string
  /** Takes this many columns. */
  span?: number
  /** Called when the cell is drawn, on the page that it stands on: to say that the page prints its figure. */
  drawn?: () => void
}
export type Cell = Text | CellContent | null

export type Row = {
  cells: readonly Cell[]
  /** `group` names the rows under it and stays with the first of them; `total` stands under a full rule. */
  kind?: 'row' | 'group' | 'total'
  /** The line under the row; by default a hair, a rule under a group. */
  line?: 'hair' | 'rule' | 'ink' | 'none'
  height?: number
  /** Anchors whose links land on this row. */
  anchors?: readonly string[]
}

export type TableOptions = {
  x: number
  y: number
  columns: readonly Column[]
  rows: readonly Row[]
  style?: Style
  /** The least height of a row. */
  rowHeight?: number
  /**
   * Rows may come closer, down to this least height, where that keeps the whole table on its page, and `below`
   * points of what follows it.
   */
  close?: { rowHeight: number; below?: number }
  /** Room above and below a cell's text. */
  padding?: number
  /** Heads above the heads, from column to column (from 0, both included). */
  bands?: readonly { from: number; to: number; text: Text }[]
  /** Where the rows must end; the frame's bottom where it is not said. */
  bottom?: number
  /** Begins the page overleaf and returns the y at which the table goes on. */
  overleaf?: () => { y: number; bottom?: number }
  /** The `total` rows at the end stand under the rows of every page, not of the last alone. */
  repeatTotals?: boolean
  /** What the table is, as the structure names it. */
  summary?: string
}

type LaidCell = {
  content: CellContent
  /** Its first column, from 0. */
  at: number
  column: Column
  span: number
  x: number
  width: number
  laid: Laid
  height: number
}

function contentOf(cell: Cell): CellContent {
  if (cell === null) return {}
  if (typeof cell === 'string' || Array.isArray(cell)) return { text: cell as Text }
  return 'face' in cell || 'size' in cell || 'colour' in cell
    ? { text: cell }
    : (cell as CellContent)
}

/** Draws the table and returns the y below it (on the page that it ends on). */
export function table(doc: PackDocument, options: TableOptions): number {
  if (doc.look.single) return tableCards(doc, options)
  const style = options.style ?? 'table'
  const padding = options.padding ?? 3
  const usual = options.rowHeight ?? rowHeight
  const edges: number[] = []
  let right = options.x
  for (const column of options.columns) {
    right += column.gap ?? 0
    edges.push(right)
    right += column.width
  }

  // Where heads stand above heads, every cell names its own: a column alone would not say which band it is in.
  const named = options.bands === undefined ? null : doc.nextName('heads')
  const bandOver = (at: number): number | null =>
    options.bands?.find(({ from, to }) => from <= at && at <= to)?.from ?? null
  const headId = (at: number): string => `${named} ${at}`
  const bandId = (from: number): string => `${named} over ${from}`
  const headersOf = (at: number): string[] => {
    if (named === null) return []
    const band = bandOver(at)
    return band === null ? [headId(at)] : [bandId(band), headId(at)]
  }

  /** Stretches of the table between gutters: lines are drawn along these. */
  const stretches: { x: number; length: number }[] = []
  options.columns.forEach((column, i) => {
    const x = edges[i] ?? options.x
    const last = stretches[stretches.length - 1]
    if (last === undefined || (column.gap ?? 0) > 0) stretches.push({ x, length: column.width })
    else last.length = x + column.width - last.x
  })
  const lineAt = (y: number, kind: 'hair' | 'rule' | 'ink'): void => {
    const width = kind === 'ink' ? strokes.head : strokes.rule
    for (const { x, length } of stretches) doc.rule(y, { x, length, colour: kind, width })
  }

  const layRow = (row: Row): LaidCell[] => {
    const cells: LaidCell[] = []
    let at = 0
    // A row that says less has empty cells to its end, so that every row has as many.
    const given = row.kind === 'group' && row.cells.length === 1 ? 1 : options.columns.length
    for (const cell of Array.from({ length: given }, (_, i) => row.cells[i] ?? null)) {
      const content = contentOf(cell)
      const column = options.columns[at]
      const x = edges[at]
      if (column === undefined || x === undefined) break
      const span =
        row.kind === 'group' && row.cells.length === 1
          ? options.columns.length
          : (content.span ?? 1)
      const end = Math.min(at + span, options.columns.length) - 1
      const width = (edges[end] ?? x) + (options.columns[end]?.width ?? 0) - x
      const room = width - (column.slot && span === 1 ? markSlot : 0) - (column.pad ?? 0)
      const base =
        content.style ?? (row.kind === 'group' || row.kind === 'total' ? bold(style) : style)
      const laid = layText(doc, content.text ?? '', base, room)
      const text = laid.lines.some((line) => line.pieces.length > 0) ? laid.height : 0
      cells.push({
        content,
        at,
        column,
        span: end - at + 1,
        x,
        width,
        laid,
        height: Math.max(text, content.draw?.height ?? 0),
      })
      at += span
    }
    return cells
  }

  const ownHeight = (cells: readonly LaidCell[]): number =>
    Math.max(...cells.map((cell) => cell.height + 2 * padding))

  const heads = options.columns.map((column) =>
    layText(doc, column.head ?? '', 'label', column.width - (column.slot ? markSlot : 0)),
  )
  const hasHeads = options.columns.some((column) => column.head !== undefined)
  const tallestHead = Math.max(...heads.map((laid) => laid.height))
  const bandHeight = options.bands ? doc.step('label').size * doc.step('label').leading + 4 : 0

  const leastHeight = (): number => {
    const { close, rows } = options
    const headsHeight = hasHeads ? bandHeight + tallestHead + 5 : 0
    const room =
      (options.bottom ?? doc.frame.bottom) - options.y - headsHeight - (close?.below ?? 0)
    if (close === undefined || rows.length * close.rowHeight > room) return usual
    const own = rows.map((row) => ownHeight(layRow(row)))
    return closestFit(rows, own, { room, usual, closest: close.rowHeight })
  }
  const least = leastHeight()

  const heightOf = (row: Row, cells: readonly LaidCell[]): number =>
    Math.max(row.height ?? least, ownHeight(cells))

  const drawRow = (row: Row, cells: readonly LaidCell[], y: number, height: number): void => {
    for (const anchor of row.anchors ?? []) doc.anchor(anchor, y)
    const tallest = Math.max(0, ...cells.map((cell) => cell.height))
    // Lines of one row stand on one baseline: the row's block of text is centred as a whole.
    const top = y + (height - tallest) / 2
    for (const cell of cells) {
      if (cell.content.fill)
        doc.box({ x: cell.x, y, width: cell.width, height }, { fill: cell.content.fill })
    }
    doc.group('TR', () => {
      for (const cell of cells) drawCell(doc, row, cell, { y, height, top }, headersOf(cell.at))
    })
  }

  const drawHeads = (y: number, again: boolean): number => {
    if (!hasHeads) return y
    /** Heads above heads, each over its columns; the columns between have empty ones. */
    const drawBands = (bands: NonNullable<TableOptions['bands']>): void => {
      for (let at = 0; at < options.columns.length; at++) {
        const band = bands.find((each) => each.from === at)
        const colSpan = band ? band.to - band.from + 1 : 1
        doc.group(
          band ? 'TH' : 'TD',
          () => {
            if (!band) return
            const laid = layText(doc, band.text, { style: 'label', face: 'regular' })
            drawText(doc, laid, edges[band.from] ?? options.x, y)
          },
          band ? { scope: 'Column', colSpan, id: bandId(band.from) } : {},
        )
        at += colSpan - 1
      }
    }
    const drawOwn = (): void => {
      options.columns.forEach((column, i) => {
        const laid = heads[i]
        if (laid === undefined) return
        const width = column.width - (column.slot ? markSlot : 0)
        const top = y + bandHeight + tallestHead - laid.height
        doc.group(
          'TH',
          () => drawText(doc, laid, edges[i] ?? options.x, top, column.align ?? 'left', width),
          {
            scope: 'Column',
            ...(named === null ? {} : { id: headId(i), headers: headersOf(i).slice(0, -1) }),
          },
        )
      })
    }
    const drawAll = (): void => {
      const { bands } = options
      if (bands) doc.group('TR', () => drawBands(bands))
      doc.group('TR', drawOwn)
    }
    if (again) doc.artifact(drawAll)
    else doc.group('THead', drawAll)
    const under = y + bandHeight + tallestHead + 5
    lineAt(under, 'ink')
    return under
  }

  /** Overleaf the rows keep their heading, for the eye alone. */
  const drawHeadingAgain = (row: Row, y: number): number => {
    const cells = layRow({ ...row, cells: row.cells.map(continued) })
    const height = heightOf(row, cells)
    doc.artifact(() => drawRow({ ...row, anchors: [] }, cells, y, height))
    lineAt(y + height, 'rule')
    return y + height
  }

  const firstTotal = options.rows.length - trailingTotals(options.rows)
  const totals = options.repeatTotals ? options.rows.slice(firstTotal) : []
  const kept = totals.reduce((sum, row) => sum + heightOf(row, layRow(row)), 0)
  /** The totals under the rows of a page that is not the last, for the eye alone. */
  const drawTotalsAgain = (y: number): void => {
    totals.forEach((row, i) => {
      const cells = layRow({ ...row, cells: row.cells.map(withoutLink) })
      const height = heightOf(row, cells)
      doc.artifact(() => drawRow({ ...row, anchors: [] }, cells, y, height))
      if (i === 0) lineAt(y, 'ink')
      y += height
      lineAt(y, 'hair')
    })
  }

  let y = options.y
  let bottom = options.bottom ?? doc.frame.bottom
  doc.group(
    'Table',
    () => {
      y = drawHeads(y, false)
      let heading: Row | null = null
      const turn = (from: Row): void => {
        if (from.kind !== 'total') drawTotalsAgain(y)
        const next = doc.again(() => options.overleaf?.() ?? { y: doc.continuePage().top })
        bottom = next.bottom ?? doc.frame.bottom
        y = drawHeads(next.y, true)
        if (heading !== null && (from.kind ?? 'row') === 'row') y = drawHeadingAgain(heading, y)
      }
      const drawRows = (): void =>
        options.rows.forEach((row, i) => {
          let cells = layRow(row)
          let height = heightOf(row, cells)
          const next = options.rows[i + 1]
          const below = row.kind === 'group' && next ? heightOf(next, layRow(next)) : 0
          const end = (): number => bottom - (i < firstTotal ? kept : 0)
          if (row.kind === 'group') heading = row
          if (y + height + below > end() + 0.01) turn(row)
          while (y + height > end() + 0.01) {
            // Taller than a whole page: what fits stays here, the rest goes overleaf.
            const room = end() - y - 2 * padding
            const [here, rest] = splitCells(cells, room)
            if (rest === null) break
            drawRow(row, here, y, end() - y)
            y = end()
            turn(row)
            cells = rest
            height = heightOf({ ...row, height: 0 }, cells)
          }
          drawRow(row, cells, y, height)
          // Over the row, since a wash would cover half of it.
          if (row.kind === 'total' && options.rows[i - 1]?.kind !== 'total') lineAt(y, 'ink')
          y += height
          const line = row.line ?? (row.kind === 'group' ? 'rule' : 'hair')
          if (line !== 'none') lineAt(y, line)
        })
      doc.group('TBody', drawRows)
    },
    options.summary === undefined ? {} : { title: options.summary },
  )
  return y
}

/**
 * The greatest least height, by quarters of a point from `usual` down to `closest`, with which all rows fit
 * `room`; `usual` where none does. `own` is what each row's words need.
 */
function closestFit(
  rows: readonly Row[],
  own: readonly number[],
  { room, usual, closest }: { room: number; usual: number; closest: number },
): number {
  for (let least = usual; least >= closest; least -= 0.25) {
    const heights = rows.map((row, i) => Math.max(row.height ?? least, own[i] ?? 0))
    if (heights.reduce((sum, height) => sum + height, 0) <= room) return least
  }
  return usual
}

function trailingTotals(rows: readonly Row[]): number {
  return rows.length - 1 - rows.findLastIndex((row) => row.kind !== 'total')
}

function withoutLink(cell: Cell): Cell {
  return { ...contentOf(cell), link: undefined }
}

function continued(cell: Cell, i: number): Cell {
  const content = contentOf(cell)
  if (i > 0 || content.text === undefined) return content
  const text =
    typeof content.text === 'object' && 'length' in content.text ? content.text : [content.text]
  return { ...content, link: undefined, text: [...text, { text: ', continued', face: 'regular' }] }
}

function bold(style: Style): Style {
  return typeof style === 'string' ? { style, face: 'bold' } : { ...style, face: 'bold' }
}

/** Lines of every cell that fit into `room`, and those that do not; null where not one line more would fit. */
function splitCells(cells: readonly LaidCell[], room: number): [LaidCell[], LaidCell[] | null] {
  const part = (cell: LaidCell, keep: (bottom: number) => boolean, shiftTop: boolean): LaidCell => {
    const lines = cell.laid.lines.filter((line) => keep(line.top + line.height))
    const start = shiftTop ? (lines[0]?.top ?? 0) : 0
    const moved = lines.map((line) => ({
      ...line,
      top: line.top - start,
      baseline: line.baseline - start,
    }))
    const height = moved.reduce((sum, line) => sum + line.height, 0)
    return {
      ...cell,
      content: { ...cell.content, ...(shiftTop ? { mark: undefined, draw: undefined } : {}) },
      laid: { ...cell.laid, lines: moved, height },
      height,
    }
  }
  const here = cells.map((cell) => part(cell, (bottom) => bottom <= room, false))
  const rest = cells.map((cell) => part(cell, (bottom) => bottom > room, true))
  const took = here.some((cell) => cell.laid.lines.length > 0)
  return took && rest.some((cell) => cell.laid.lines.length > 0) ? [here, rest] : [[...cells], null]
}

function drawCell(
  doc: PackDocument,
  row: Row,
  cell: LaidCell,
  { y, height, top }: { y: number; height: number; top: number },
  headers: readonly string[],
): void {
  const { content, column, x, width, laid } = cell
  const names = column.names === true || row.kind === 'group'
  content.drawn?.()
  doc.group(
    names ? 'TH' : 'TD',
    () => {
      const align = content.align ?? column.align ?? 'left'
      const slot = column.slot === true && content.span === undefined ? markSlot : 0
      const write = (): void => {
        if (content.text !== undefined) drawText(doc, laid, x, top, align, width - slot)
      }
      if (content.link !== undefined && content.text !== undefined) {
        doc.link({ x, y, width, height }, content.link, plain(content.text), write)
      } else write()
      const { draw, mark } = content
      if (draw) {
        const box = { x, y, width, height }
        doc.figure(draw.words, box, () =>
          draw.paint(box, top + (laid.lines[0]?.height ?? height) / 2),
        )
      }
      if (mark) {
        const middle = top + (laid.lines[0]?.height ?? height) / 2
        const left = align === 'right' ? x + width - slot + mm(0.6) : x + laid.width + mm(1)
        const box = { x: left, y: middle - 6, width: markSlot, height: 12 }
        if (content.markWords) doc.figure(content.markWords, box, () => mark(left, middle))
        else doc.artifact(() => mark(left, middle))
      }
    },
    { colSpan: cell.span, headers, ...(names ? { scope: 'Row' as const } : {}) },
  )
}
